package offramp.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import offramp.explore.Index;
import offramp.finding.ExploreFinding.Contour;
import offramp.finding.ExploreFinding.From;
import offramp.finding.ExploreFinding.Point;
import offramp.finding.ExploreFinding.Start;
import offramp.finding.ExploreFinding.Swap;
import offramp.finding.ExploreFinding.Threshold;
import offramp.finding.ExploreFinding.Tip;

/// What tips an answer beyond single unknowns: pairs of them, other outcomes, starting values.
final class BeyondText {
  private final Lines out;

  BeyondText(Lines out) {
    this.out = out;
  }

  void of(Threshold threshold) {
    threshold.contours().stream().filter(BeyondText::crosses).forEach(this::contour);
    threshold.swaps().forEach(swap -> swap(threshold.outcome(), swap));
    List<Start> starts =
        threshold.starts().stream()
            .filter(start -> start.values().stream().anyMatch(From::crosses))
            .toList();
    if (!threshold.starts().isEmpty()) {
      out.line(
          starts.isEmpty()
              ? "  From no other starting value of a single variable it is sure to cross."
              : "  From other starting values (all else as today; * on the other side for sure):");
    }
    starts.forEach(this::start);
    threshold.levers().ifPresent(new PulledText(out)::of);
  }

  private static boolean crosses(Contour contour) {
    return contour.points().stream().anyMatch(point -> point.tip().tipping().certain());
  }

  private void contour(Contour contour) {
    out.line("  %s, where it crosses, by %s:", contour.unknown().name(), contour.other().name());
    for (Point point : contour.points()) {
      Tip tip = point.tip();
      double other = contour.other().quantile(point.quantile());
      out.line(
          "    at %-24s %s",
          String.format(
              Locale.ROOT, "%s (%.0f%%)", contour.other().told(other), 100 * point.quantile()),
          tip.tipping().certain() ? told(tip) : tip.tipping().never() ? "never" : "not for sure");
    }
  }

  /// {@return where an unknown tips an answer, with the interval and its place in the prior}
  static String told(Tip tip) {
    double rank = tip.tipping().at().orElseThrow();
    return String.format(
        Locale.ROOT,
        "%s (%s to %s), the %.0f%% quantile of its prior",
        tip.told(rank),
        tip.told(tip.tipping().low()),
        tip.told(tip.tipping().high()),
        100 * rank);
  }

  private void swap(String outcome, Swap swap) {
    out.wrapped(
        "  ",
        4,
        "%s is %s likely than %s (%s ±%s apart), and they swap places at %s."
            .formatted(
                outcome,
                swap.gap().value() > 0 ? "more" : "less",
                swap.other(),
                Figures.percent(Math.abs(swap.gap().value())),
                Figures.percent(swap.gap().half()),
                swap.tips().stream()
                    .map(tip -> tip.unknown().name() + " " + told(tip))
                    .collect(Collectors.joining("; "))));
  }

  private void start(Start start) {
    out.entry(
        start.variable(),
        start.values().stream()
            .map(from -> value(from, from.value().equals(start.today())))
            .collect(Collectors.joining(", ")));
  }

  private static String value(From from, boolean today) {
    return from.value()
        + (today ? " (today) " : " ")
        + from.probability().map(BeyondText::percent).orElse("breaks a rule")
        + (from.crosses() ? "*" : "");
  }

  private static String percent(Index index) {
    return "%s ±%s".formatted(Figures.percent(index.value()), Figures.percent(index.half()));
  }
}
