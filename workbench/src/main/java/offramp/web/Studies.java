package offramp.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import offramp.report.JsonText;
import offramp.study.FolderStore;
import offramp.study.Glance;
import offramp.study.Manifest;
import offramp.study.Study;
import offramp.study.Unreadable;

/// The studies of a folder, how far they are and what was found; links are not followed.
record Studies(Path root) {
  /// Tells of all studies.
  void all(Call call) throws Refused, IOException {
    call.only("GET");
    Map<String, Glance> found = new TreeMap<>();
    try (Stream<Path> below = Files.list(root)) {
      for (Path folder : below.filter(Studies::study).toList()) {
        try {
          found.put(String.valueOf(folder.getFileName()), Glance.of(new FolderStore(folder)));
        } catch (IOException | Unreadable left) {
          // no study of this version, not ours to read, or gone in between
        }
      }
    }
    call.json(
        JsonText.of(
            json -> {
              json.writeStartArray();
              found.forEach(
                  (folder, glance) -> {
                    json.writeStartObject();
                    json.writeStringProperty("folder", folder);
                    json.writeStringProperty("told", String.join(" ", glance.told()));
                    json.writeNumberProperty("done", glance.done());
                    json.writeNumberProperty("planned", glance.planned());
                    json.writeBooleanProperty("finished", glance.finished());
                    json.writeEndObject();
                  });
              json.writeEndArray();
            }));
  }

  /// Tells what a study has found.
  void found(Call call) throws Refused, IOException {
    call.only("GET");
    String name = call.query().needed("folder");
    Path text = text(name);
    if (Files.size(text) > Call.MOST_BYTES) {
      throw new Refused(
          Refused.TOO_LARGE,
          "what was found has more bytes than a page shows",
          "read %s/%s".formatted(name, Study.FOUND));
    }
    String found = Call.text(Files.readAllBytes(text));
    call.json(
        JsonText.of(
            json -> {
              json.writeStartObject();
              json.writeStringProperty("text", found);
              json.writeEndObject();
            }));
  }

  private Path text(String name) throws Refused, IOException {
    try (Stream<Path> below = Files.list(root)) {
      return below
          .filter(each -> String.valueOf(each.getFileName()).equals(name) && study(each))
          .map(each -> each.resolve(Study.FOUND))
          .filter(Studies::ours)
          .findFirst()
          .orElseThrow(
              () ->
                  new Refused(
                      Refused.NOT_FOUND,
                      "there is no study `%s` that has found something".formatted(name),
                      ""));
    }
  }

  private static boolean study(Path folder) {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && ours(folder.resolve(Manifest.NAME))
        && !Files.isSymbolicLink(folder.resolve("jobs"));
  }

  private static boolean ours(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
