package offramp.study;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import offramp.report.JsonText;
import offramp.simulate.Keeper;

/// What a study knows of one of its jobs, kept as `jobs/KEY.json`.
///
/// @param kind what it does, in a word
/// @param labels what distinguishes it, by name
/// @param tables names of those that each part has rows of
/// @param parts how many it has
public record JobFile(String kind, Map<String, String> labels, List<String> tables, long parts) {
  static final String FOLDER = "jobs";
  private static final String ENDING = ".json";

  public JobFile {
    tables = List.copyOf(tables);
  }

  static JobFile of(Keeper.Job job) {
    return new JobFile(job.kind(), job.labels(), job.tables(), job.parts());
  }

  /// {@return the name of the file of a job}
  static String name(String key) {
    return FOLDER + "/" + key + ENDING;
  }

  /// {@return the key of the job whose file has this name}
  static String key(String name) throws Unreadable {
    if (!name.endsWith(ENDING)) {
      throw new Unreadable("%s/%s is no job of it".formatted(FOLDER, name));
    }
    return name.substring(0, name.length() - ENDING.length());
  }

  byte[] bytes() {
    return JsonText.of(
            json -> {
              json.writeStartObject();
              json.writeStringProperty("kind", kind);
              JsonObject.words(json, "labels", labels);
              JsonText.array(json, "tables", tables, json::writeString);
              json.writeNumberProperty("parts", parts);
              json.writeEndObject();
            })
        .getBytes(StandardCharsets.UTF_8);
  }

  /// {@return what a file of this kind says}
  static JobFile parse(byte[] content) throws Unreadable {
    JsonObject json = JsonObject.parse(content);
    return new JobFile(
        json.word("kind"), json.words("labels"), json.list("tables"), json.number("parts"));
  }
}
