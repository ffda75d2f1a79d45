package offramp.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import offramp.finding.ForecastRules;
import offramp.finding.Foretold;
import offramp.report.ForecastFile;
import offramp.report.ForecastJson;
import offramp.report.ForecastText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The file of a record of forecasts.
final class RecordFile {
  private static final long MOST_BYTES = 20_000_000;
  private static final int PATIENCE = 1_000;
  private static final long BETWEEN_MILLIS = 10;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      defaultValue = "forecasts.jsonl",
      description = "The record (default ${DEFAULT-VALUE}).")
  Path file;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the result as JSON; - for standard output, and then nothing else there.")
  @Nullable String json;

  /// {@return today, in UTC, so that it is the same day for everybody}
  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  /// Refuses a place for JSON that cannot be written to, before any work is done.
  void check() throws Refusal {
    Outputs.check(json);
    Outputs.check(file.toString());
  }

  /// {@return the record}
  ForecastFile read() throws Refusal {
    if (!Files.exists(file)) {
      throw EffortOptions.usage(
          "there is no file %s%n  = help: `offramp forecast record` begins one; --file names another",
          file);
    }
    try {
      return parsed();
    } catch (ForecastFile.Broken broken) {
      throw refusal(broken);
    }
  }

  /// {@return the record}
  ForecastFile parsed() throws Refusal, ForecastFile.Broken {
    return ForecastFile.read(TextFile.read(file, MOST_BYTES, "a record of forecasts"));
  }

  /// {@return where and how the record is broken}
  Refusal refusal(ForecastFile.Broken broken) {
    return new Refusal(
        Exit.WRONG_MODEL,
        "error: %s, line %d: %s%n  = help: %s"
            .formatted(file, broken.line(), broken.why(), broken.mend()));
  }

  /// What is to be added.
  ///
  /// @param question the short name of what is asked
  record Addition(String question, Foretold.Body body) {}

  /// Adds entries to the record, all or none, and says so.
  ///
  /// Whoever holds the lock writes the new record into it, and gives it up by moving it into the
  /// place of the old one; so no two lose each other's entries, and no half is ever seen.
  void append(PrintWriter out, List<Addition> additions) throws Refusal {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try {
      take(lock);
      ForecastFile before;
      ForecastFile after;
      try {
        before = Files.exists(file) ? read() : ForecastFile.EMPTY;
        after = with(before, additions);
        Files.writeString(lock, after.text(), StandardOpenOption.SYNC);
        Files.move(lock, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException | Refusal failed) {
        // not once it is moved: a lock that is there then is another's
        Files.deleteIfExists(lock);
        throw failed;
      }
      say(out, after, before.entries().size() + 1);
    } catch (IOException failed) {
      throw EffortOptions.usage("cannot write %s: %s", file, failed);
    }
  }

  private static ForecastFile with(ForecastFile before, List<Addition> additions) throws Refusal {
    ForecastFile record = before;
    for (Addition added : additions) {
      int number = record.entries().size() + 1;
      Foretold entry = new Foretold(number, today(), added.question(), added.body());
      Optional<String> against = ForecastRules.against(record.entries(), entry);
      if (against.isPresent()) {
        throw EffortOptions.usage("%s: %s", added.question(), against.get());
      }
      record = record.with(entry);
    }
    return record;
  }

  /// Waits until nobody else writes.
  private void take(Path lock) throws IOException, Refusal {
    for (int tries = 0; tries < PATIENCE; tries++) {
      try {
        Files.createFile(lock);
        return;
      } catch (FileAlreadyExistsException held) {
        pause();
      }
    }
    throw EffortOptions.usage(
        "%s is being written to: %s is there%n  = help: if nothing writes any more, it was left by"
            + " what was broken off; delete it",
        file, lock);
  }

  private static void pause() throws Refusal {
    try {
      Thread.sleep(BETWEEN_MILLIS);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new Refusal(Exit.INTERRUPTED, "error: interrupted");
    }
  }

  private void say(PrintWriter out, ForecastFile record, int from) throws Refusal {
    say(out, ForecastText.list(record, from, Optional.empty()));
    write(out, ForecastJson.of(record, from, Optional.empty()));
  }

  /// Prints for a person, unless standard output belongs to a program.
  void say(PrintWriter out, String text) {
    if (!"-".equals(json)) {
      out.print(text);
      out.flush();
    }
  }

  /// Writes JSON, if it is asked for.
  void write(PrintWriter out, String text) throws Refusal {
    if (json != null) {
      Outputs.write(out, json, text);
    }
  }
}
