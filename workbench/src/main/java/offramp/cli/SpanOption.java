package offramp.cli;

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

  /// So many of a unit of time.
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
