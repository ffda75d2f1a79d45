package offramp.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import offramp.explore.Tipping;
import offramp.finding.ExploreFinding;
import offramp.finding.ExploreFinding.Threshold;
import offramp.finding.ExploreFinding.Tip;
import offramp.report.Figures;

/// At which values of the unknowns an outcome crosses a threshold, on the axis of their priors.
final class TippingPoints {
  /// Unknowns that are shown at most.
  private static final int MOST = 12;

  private final List<ExploreFinding> all;

  private TippingPoints(List<ExploreFinding> all) {
    this.all = List.copyOf(all);
  }

  /// {@return an exhibit for each threshold that was asked for}
  static List<Exhibit> of(List<ExploreFinding> all) {
    TippingPoints points = new TippingPoints(all);
    return all.getFirst().tipping().stream().map(points::exhibit).toList();
  }

  /// {@return where an unknown tips an answer, with the interval}
  static String value(Tip tip) {
    Tipping tipping = tip.tipping();
    return "%s (%s to %s)"
        .formatted(
            tip.told(tipping.at().orElseThrow()),
            tip.told(tipping.low()),
            tip.told(tipping.high()));
  }

  private static Stream<Tip> tips(ExploreFinding finding, Threshold threshold) {
    return finding.tipping().stream()
        .filter(
            other ->
                other.outcome().equals(threshold.outcome())
                    && other.threshold() == threshold.threshold())
        .flatMap(other -> other.tips().stream())
        .filter(tip -> tip.tipping().at().isPresent());
  }

  /// {@return the unknowns that tip it, the surest and nearest first}
  private List<String> names(Threshold threshold) {
    return all.stream()
        .flatMap(finding -> tips(finding, threshold))
        .sorted(
            Comparator.comparing((Tip tip) -> !tip.tipping().certain())
                .thenComparingDouble(Tip::distance))
        .map(tip -> tip.unknown().name())
        .distinct()
        .limit(MOST)
        .toList();
  }

  private Exhibit exhibit(Threshold threshold) {
    List<Dots.Row> dots = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (String name : names(threshold)) {
      List<Optional<Dots.Dot>> cells = new ArrayList<>();
      for (ExploreFinding finding : all) {
        Optional<Tip> found =
            tips(finding, threshold).filter(tip -> tip.unknown().name().equals(name)).findFirst();
        cells.add(found.map(TippingPoints::dot));
        found.ifPresent(tip -> rows.add(row(finding.theory(), tip)));
      }
      dots.add(new Dots.Row(name, cells));
    }
    String crosses =
        "Where each unknown has to lie for `%s` to be %s, as a quantile of its prior"
            .formatted(threshold.outcome(), Figures.written(threshold.threshold()));
    return new Exhibit(
        crosses + ".",
        "Thin line: the whole prior, its median at 50%; thick line: interval of 95%. A filled dot is"
            + " sure to lie within the prior. All else is drawn as ever.",
        Optional.of(
            Dots.of(
                crosses,
                all.stream().map(ExploreFinding::theory).toList(),
                dots,
                Dots.Writing.PERCENT)),
        new Table(
            List.of(
                "unknown", "theory", "value (95%)", "quantile of its prior", "more likely", "sure"),
            rows));
  }

  private static Dots.Dot dot(Tip tip) {
    Tipping tipping = tip.tipping();
    return new Dots.Dot(
        tipping.at().orElseThrow(),
        new Dots.Range(tipping.low(), tipping.high()),
        Optional.of(new Dots.Range(0, 1)),
        tipping.certain());
  }

  private static List<String> row(String theory, Tip tip) {
    Tipping tipping = tip.tipping();
    return List.of(
        "`" + tip.unknown().name() + "`",
        "`" + theory + "`",
        value(tip),
        String.format(
            Locale.ROOT,
            "%.0f%% (%.0f%% to %.0f%%)",
            100 * tipping.at().orElseThrow(),
            100 * tipping.low(),
            100 * tipping.high()),
        tipping.rising() ? "above it" : "below it",
        tipping.certain() ? "yes" : "no");
  }
}
