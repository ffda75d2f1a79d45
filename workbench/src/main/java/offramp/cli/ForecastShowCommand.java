package offramp.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.report.ForecastFile;
import offramp.report.ForecastJson;
import offramp.report.ForecastText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp forecast show`: the entries of a record.
@Command(
    name = "show",
    description = "Shows the entries of a record, or those of one question.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ForecastShowCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "QUESTION",
      description = "The short name of what was asked (default: all).")
  @Nullable String question;

  @Mixin RecordFile record;

  @Override
  public Integer call() throws Refusal {
    record.check();
    ForecastFile read = record.read();
    Optional<String> asked = Optional.ofNullable(question);
    if (asked.isPresent()
        && read.entries().stream().noneMatch(entry -> entry.question().equals(asked.get()))) {
      throw EffortOptions.usage("%s has no question `%s`", record.file, asked.get());
    }
    PrintWriter out = spec.commandLine().getOut();
    record.say(out, ForecastText.list(read, 1, asked));
    record.write(out, ForecastJson.of(read, 1, asked));
    return Exit.DONE;
  }
}
