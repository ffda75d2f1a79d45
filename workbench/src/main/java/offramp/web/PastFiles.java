package offramp.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import offramp.page.Html;
import offramp.report.JsonText;

/// What a folder holds of the past: ledgers of events, and records of forecasts, also those in its
/// folder `forecasts`. Links are not followed, and nothing is written.
final class PastFiles {
  private static final String FORECASTS = "forecasts";
  private static final String ENTRY = "{\"entry\":";

  private final Path root;
  private final Commands commands;

  /// A ledger may be large, so one is counted at a time.
  private final ReentrantLock reading = new ReentrantLock();

  PastFiles(Path root, Commands commands) {
    this.root = root;
    this.commands = commands;
  }

  private enum Kind {
    LEDGER(".duckdb", "ledger"),
    RECORD(".jsonl", "forecast score --file");

    private final String ending;
    private final String command;

    Kind(String ending, String command) {
      this.ending = ending;
      this.command = command;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// {@return the words that have a file read}
    List<String> words(String file) {
      List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
      words.add(file);
      return words;
    }

    /// {@return the command that reads such files}
    String command() {
      return words("").getFirst();
    }
  }

  /// A file, where it lies and what it is.
  private record Kept(Path path, Kind kind) {}

  /// Tells of all files.
  void all(Call call) throws Refused, IOException {
    call.only("GET");
    Map<String, Kept> kept = kept();
    Set<Kind> readable = EnumSet.noneOf(Kind.class);
    for (Kind kind : Kind.values()) {
      if (commands.has(kind.command())) {
        readable.add(kind);
      }
    }
    call.json(
        JsonText.of(
            json -> {
              json.writeStartArray();
              kept.forEach(
                  (name, file) -> {
                    json.writeStartObject();
                    json.writeStringProperty("file", name);
                    json.writeStringProperty("kind", file.kind().word());
                    json.writeBooleanProperty("readable", readable.contains(file.kind()));
                    json.writeEndObject();
                  });
              json.writeEndArray();
            }));
  }

  /// Tells what a file says, as a section of a page, or as a page of its own to be kept.
  void found(Call call) throws Refused, IOException {
    call.only("GET");
    String name = call.query().needed("file");
    Kept file =
        Optional.ofNullable(kept().get(name))
            .orElseThrow(
                () ->
                    new Refused(
                        Refused.NOT_FOUND,
                        "there is no ledger and no record of forecasts `%s` here".formatted(name),
                        ""));
    String section = section(name, file);
    boolean report = call.query().last("form").filter("report"::equals).isPresent();
    if (report) {
      call.attached("report.html");
    }
    String html = report ? Html.page(name, section) : section;
    call.send("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  private String section(String name, Kept file) throws Refused, IOException {
    String command = file.kind().command();
    if (!commands.has(command)) {
      throw new Refused(
          Refused.NOT_WORKABLE,
          "what reads a ledger of events is not built here",
          "type `offramp ledger %s` once, which fetches 85 MB, and start the workbench again"
              .formatted(name));
    }
    Path folder = Files.createTempDirectory("offramp-past");
    Path html = folder.resolve("found.html");
    reading.lock();
    try {
      List<String> words = file.kind().words(file.path().toString());
      words.add("--html=" + html);
      Commands.Done done =
          commands.run(
              new Commands.Typed(words, file.kind().words(name), (_, _) -> Optional.empty()));
      if (done.exit() != 0) {
        String said = done.mistakes().strip().replace(file.path().toString(), name);
        throw new Refused(Refused.NOT_WORKABLE, said, "");
      }
      return Files.readString(html);
    } finally {
      reading.unlock();
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private Map<String, Kept> kept() throws IOException {
    Map<String, Kept> kept = new TreeMap<>();
    add(kept, root, "");
    Path forecasts = root.resolve(FORECASTS);
    if (Files.isDirectory(forecasts, LinkOption.NOFOLLOW_LINKS)) {
      add(kept, forecasts, FORECASTS + "/");
    }
    return kept;
  }

  private static void add(Map<String, Kept> kept, Path folder, String before) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        for (Kind kind : Kind.values()) {
          if (name.endsWith(kind.ending) && !name.startsWith(".") && is(file, kind)) {
            kept.put(before + name, new Kept(file, kind));
          }
        }
      }
    }
  }

  private static boolean is(Path file, Kind kind) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && switch (kind) {
          case LEDGER -> true;
          case RECORD -> begins(file);
        };
  }

  /// {@return whether a file begins as a record of forecasts does}
  private static boolean begins(Path file) {
    char[] first = new char[ENTRY.length()];
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return reader.read(first) == first.length && new String(first).equals(ENTRY);
    } catch (IOException left) {
      return false; // no text, not ours to read, or gone in between
    }
  }
}
