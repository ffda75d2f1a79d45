package offramp.report;

import java.util.List;
import java.util.Locale;
import offramp.explore.Index;
import offramp.explore.Tipping;
import offramp.finding.ExploreFinding.Best;
import offramp.finding.ExploreFinding.Pulled;
import offramp.finding.ExploreFinding.Strength;
import offramp.finding.ExploreFinding.Turn;

/// How strong levers have to be to carry an outcome over a threshold, and where the best one
/// changes, as a person reads it.
public final class PulledText {
  private final Lines out;

  PulledText(Lines out) {
    this.out = out;
  }

  void of(Pulled pulled) {
    out.line("  With a lever, by the share of histories in which it has to take hold to cross:");
    for (Strength strength : pulled.strengths()) {
      out.entry(
          strength.lever(),
          "%s; in all of them %s"
              .formatted(needed(strength.tipping()), percent(strength.probability())));
    }
    pulled
        .best()
        .ifPresentOrElse(
            this::best, () -> out.line("  No lever is sure to lower it, so none is the best."));
  }

  /// {@return how strong a lever has to be, with the interval}
  public static String needed(Tipping tipping) {
    if (tipping.never()) {
      return "never";
    }
    if (!tipping.certain()) {
      return "not for sure";
    }
    return String.format(
        Locale.ROOT,
        "in %.0f%% (%.0f%% to %.0f%%)",
        100 * tipping.at().orElseThrow(),
        100 * tipping.low(),
        100 * tipping.high());
  }

  private void best(Best best) {
    Index ahead = best.ahead();
    out.wrapped(
        "  ",
        4,
        "%s lowers it most, by %s points%s. %s"
            .formatted(
                best.lever(),
                points(best.change()),
                best.second()
                    .map(
                        second ->
                            ", %s points more than %s%s"
                                .formatted(
                                    points(ahead),
                                    second,
                                    ahead.above() ? "" : ", so the two cannot be told apart"))
                    .orElse(""),
                best.turns().isEmpty()
                    ? "No unknown alone is sure to change that within its prior."
                    : "That changes with:"));
    List<Turn> turns = best.turns();
    turns.forEach(turn -> out.entry(turn.tip().unknown().name(), turn(turn)));
  }

  private static String points(Index index) {
    Index size = index.value() < 0 ? new Index(-index.value(), -index.high(), -index.low()) : index;
    return "%s ±%s".formatted(Figures.points(size.value()), Figures.points(size.half()));
  }

  /// {@return which lever is the better one beyond, or that it is better to pull none}
  public static String turn(Turn turn) {
    return String.format(
        Locale.ROOT,
        "%s is better %s %s, %.0f points from the median",
        turn.other().orElse("no lever at all"),
        turn.tip().tipping().rising() ? "above" : "below",
        BeyondText.told(turn.tip()),
        100 * turn.tip().distance());
  }

  private static String percent(Index index) {
    return ScenarioText.percent(index);
  }
}
