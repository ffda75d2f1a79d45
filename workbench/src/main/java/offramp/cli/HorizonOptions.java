package offramp.cli;

import offramp.text.Unit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How far a run looks, and at how many dates it reports.
final class HorizonOptions {
  @Option(
      names = "--horizon",
      paramLabel = "TIME",
      description = "How far to look, as in \"12 months\" (default: what the model says).")
  @Nullable String horizon;

  @Option(
      names = "--steps",
      paramLabel = "K",
      defaultValue = "24",
      description = "Report dates, evenly apart (default 24).")
  int steps;

  private static final int MOST_STEPS = 10_000;

  /// Refuses values that no run can have.
  void check() throws Refusal {
    EffortOptions.atLeastOne("--steps", steps);
    if (steps > MOST_STEPS) {
      throw EffortOptions.usage("--steps takes at most 10,000, not %d", steps);
    }
  }

  /// How far a run looks: so many of a unit.
  record Span(double value, Unit unit) {}

  /// {@return the horizon asked for, else that of the model}
  Span horizon(double runs, Unit unit) throws Refusal {
    if (horizon == null) {
      return new Span(runs, unit);
    }
    String[] words = horizon.strip().split("\\s+", -1);
    Unit asked =
        words.length == 2
            ? Unit.of(words[1])
                .orElseThrow(
                    () ->
                        EffortOptions.usage(
                            "--horizon: `%s` is not a unit of time; they are hour, day, week, month, year",
                            words[1]))
            : unit;
    double value = EffortOptions.number("--horizon", words[0]);
    if (words.length > 2 || !(value > 0 && value * asked.days() <= 1e7)) {
      throw EffortOptions.usage(
          "--horizon is a duration, as in \"12 months\", not \"%s\"", horizon);
    }
    return new Span(value, asked);
  }
}
