package offramp.cli;

import offramp.finding.Period;
import offramp.finding.Runs;
import offramp.text.Unit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How far a run looks, and at how many dates it reports.
final class HorizonOptions {
  @Mixin SpanOption span;

  @Option(
      names = "--steps",
      paramLabel = "K",
      defaultValue = "" + Runs.Question.STEPS,
      description = "Report dates, evenly apart (default ${DEFAULT-VALUE}).")
  int steps;

  private static final int MOST_STEPS = 10_000;

  /// Refuses values that no run can have.
  void check() throws Refusal {
    EffortOptions.atLeastOne("--steps", steps);
    if (steps > MOST_STEPS) {
      throw EffortOptions.usage("--steps takes at most 10,000, not %d", steps);
    }
  }

  /// {@return the horizon asked for, else that of the model}
  Period horizon(double runs, Unit unit) throws Refusal {
    return span.horizon(runs, unit);
  }
}
