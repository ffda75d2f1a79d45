package offramp.cli;

import offramp.finding.Period;
import offramp.text.Unit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How far a command looks.
final class SpanOption {
  @Option(
      names = "--horizon",
      paramLabel = "TIME",
      description = "How far to look, as in \"12 months\" (default: what the model says).")
  @Nullable String horizon;

  /// {@return the horizon asked for, else that of the model}
  Period horizon(double runs, Unit unit) throws Refusal {
    if (horizon == null) {
      return new Period(runs, unit);
    }
    try {
      return Period.of(horizon, unit);
    } catch (IllegalArgumentException wrong) {
      throw EffortOptions.usage("--horizon %s", String.valueOf(wrong.getMessage()));
    }
  }
}
