package offramp.study;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import offramp.report.JsonText;

/// What a study is of: all that its results depend on, kept as `study.json`.
///
/// @param offramp the version that made it
/// @param machine the JDK and the kind of processor that made it: the last digits hang on them
/// @param told the command in the words of the user
/// @param words the same, with the name of each file that is read as in the folder of the study
/// @param options all options of the command that have a value, by name, typed or not: theories,
///   levers, seed, settings
/// @param inputs the checksum (SHA-256) of each file that is read, by its name in the folder
/// @param blocks how many blocks of 64 histories make a part
public record Manifest(
    String offramp,
    String machine,
    List<String> told,
    List<String> words,
    Map<String, String> options,
    Map<String, String> inputs,
    int blocks) {
  /// The name of the file.
  public static final String NAME = "study.json";

  /// The folder in which files lie that are read.
  public static final String INPUTS = "inputs/";

  private static final String KIND = "study";

  public Manifest {
    told = List.copyOf(told);
    words = List.copyOf(words);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    if (blocks < 1) {
      throw new IllegalArgumentException("blocks (%d) are below 1".formatted(blocks));
    }
  }

  /// {@return the checksum of a file}
  public static String sum(byte[] content) {
    return PartName.sha256(content);
  }

  byte[] bytes() {
    return JsonText.of(
            json -> {
              json.writeStartObject();
              json.writeStringProperty("kind", KIND);
              json.writeNumberProperty("version", 1);
              json.writeStringProperty("offramp", offramp);
              json.writeStringProperty("machine", machine);
              JsonText.array(json, "told", told, json::writeString);
              JsonText.array(json, "words", words, json::writeString);
              JsonObject.words(json, "options", options);
              JsonObject.words(json, "inputs", inputs);
              json.writeNumberProperty("blocks", blocks);
              json.writeEndObject();
            })
        .getBytes(StandardCharsets.UTF_8);
  }

  static Manifest parse(byte[] content) throws Unreadable {
    JsonObject json = JsonObject.parse(content);
    if (!json.word("kind").equals(KIND) || json.number("version") != 1) {
      throw new Unreadable("it is not a study of version 1");
    }
    long blocks = json.number("blocks");
    if (blocks < 1 || blocks > Integer.MAX_VALUE) {
      throw new Unreadable("`blocks` is not 1 or more");
    }
    return new Manifest(
        json.word("offramp"),
        json.word("machine"),
        json.list("told"),
        json.list("words"),
        json.words("options"),
        json.words("inputs"),
        (int) blocks);
  }
}
