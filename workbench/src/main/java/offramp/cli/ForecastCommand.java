package offramp.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `offramp forecast ...`: what was foretold, and how it has done.
@Command(
    name = "forecast",
    description = {
      "Keeps a record of forecasts: who foretold what, with which probability, and what",
      "came of it. Entries are chained, so that a change of an old one shows."
    },
    synopsisSubcommandLabel = "record|resolve|score|check|show",
    subcommands = {
      ForecastRecordCommand.class,
      ForecastResolveCommand.class,
      ForecastScoreCommand.class,
      ForecastCheckCommand.class,
      ForecastShowCommand.class
    },
    mixinStandardHelpOptions = true)
final class ForecastCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "error: say what to do: record, resolve, score, check or show");
  }

  /// {@return the day that an option names}
  static LocalDate day(String option, String written) throws Refusal {
    try {
      return LocalDate.parse(written.strip());
    } catch (DateTimeException unreadable) {
      throw EffortOptions.usage("%s takes a date, as in 2026-06-02, not `%s`", option, written);
    }
  }
}
