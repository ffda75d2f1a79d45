package offramp.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import offramp.report.ForecastFile;
import offramp.report.ForecastJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `offramp forecast check`: whether a record is as it was written.
@Command(
    name = "check",
    description = {
      "Tells whether the chain of a record is whole, or at which entry it breaks first.",
      "A cut end shows only against a hash that was noted elsewhere (--head)."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ForecastCheckCommand implements Callable<Integer> {
  private static final int SHORTEST = 12;

  @Spec CommandSpec spec;

  @Option(
      names = "--head",
      paramLabel = "HASH",
      description = "A hash noted earlier, or its first 12 digits: its entry must still be there.")
  @Nullable String head;

  @Mixin RecordFile record;

  @Override
  public Integer call() throws Refusal {
    record.check();
    PrintWriter out = spec.commandLine().getOut();
    try {
      // a file that is not there is told in words of its own
      ForecastFile read = Files.exists(record.file) ? record.parsed() : record.read();
      String since = head == null ? "" : since(read, head);
      int count = read.entries().size();
      record.say(
          out,
          "%s is whole: %d entr%s, the last with hash%n  %s%n%s"
              .formatted(record.file, count, count == 1 ? "y" : "ies", read.head(), since));
      record.write(out, ForecastJson.check(read, OptionalInt.empty(), ""));
      return Exit.DONE;
    } catch (ForecastFile.Broken broken) {
      record.write(
          out, ForecastJson.check(ForecastFile.EMPTY, OptionalInt.of(broken.line()), broken.why()));
      throw record.refusal(broken);
    }
  }

  /// {@return how many entries follow that of a hash, in words}
  private String since(ForecastFile read, String noted) throws Refusal {
    if (!noted.matches("[0-9a-f]{%d,64}".formatted(SHORTEST))) {
      throw EffortOptions.usage(
          "--head takes a hash, or at least its first %d digits, not `%s`", SHORTEST, noted);
    }
    for (int i = 0; i < read.hashes().size(); i++) {
      if (read.hashes().get(i).startsWith(noted)) {
        return "The hash noted is that of entry %d; %d follow%n"
            .formatted(i + 1, read.hashes().size() - i - 1);
      }
    }
    throw new Refusal(
        Exit.WRONG_MODEL,
        "error: %s: no entry has the hash %s: its end was cut off, or it was written anew, since that"
                .formatted(record.file, noted)
            + " was noted%n  = help: put back the file as it was, from a copy".formatted());
  }
}
