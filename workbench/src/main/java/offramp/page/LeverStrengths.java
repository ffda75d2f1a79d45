package offramp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.explore.Index;
import offramp.explore.Tipping;
import offramp.finding.ExploreFinding;
import offramp.finding.ExploreFinding.Best;
import offramp.finding.ExploreFinding.Pulled;
import offramp.finding.ExploreFinding.Strength;
import offramp.finding.ExploreFinding.Threshold;
import offramp.finding.ExploreFinding.Turn;
import offramp.report.Figures;
import offramp.report.PulledText;
import offramp.report.ScenarioText;

/// How strong each lever has to be to carry an outcome over a threshold, and where another lever
/// becomes the best one.
final class LeverStrengths {
  private final List<ExploreFinding> all;

  private LeverStrengths(List<ExploreFinding> all) {
    this.all = List.copyOf(all);
  }

  /// {@return two exhibits for each threshold that was asked for}
  static List<Exhibit> of(List<ExploreFinding> all) {
    LeverStrengths strengths = new LeverStrengths(all);
    List<Exhibit> exhibits = new ArrayList<>();
    for (Threshold threshold : all.getFirst().tipping()) {
      exhibits.add(strengths.needed(threshold));
      exhibits.add(strengths.turns(threshold));
    }
    return exhibits;
  }

  private static Optional<Pulled> pulled(ExploreFinding finding, Threshold threshold) {
    return finding.tipping().stream()
        .filter(other -> other.outcome().equals(threshold.outcome()))
        .findFirst()
        .flatMap(Threshold::levers);
  }

  private List<String> names(Threshold threshold) {
    return all.stream()
        .flatMap(finding -> pulled(finding, threshold).stream())
        .flatMap(pulled -> pulled.strengths().stream())
        .map(Strength::lever)
        .distinct()
        .toList();
  }

  private static Optional<Strength> strength(
      ExploreFinding finding, Threshold threshold, String lever) {
    return pulled(finding, threshold).stream()
        .flatMap(pulled -> pulled.strengths().stream())
        .filter(strength -> strength.lever().equals(lever))
        .findFirst();
  }

  private Exhibit needed(Threshold threshold) {
    List<Dots.Row> dots = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (String lever : names(threshold)) {
      List<Optional<Dots.Dot>> cells = new ArrayList<>();
      for (ExploreFinding finding : all) {
        Optional<Strength> found = strength(finding, threshold, lever);
        cells.add(found.map(Strength::tipping).flatMap(LeverStrengths::dot));
        found.ifPresent(strength -> rows.add(row(finding.theory(), strength)));
      }
      dots.add(new Dots.Row(lever, cells));
    }
    String title =
        "In which share of histories each lever has to take hold for `%s` to be %s"
            .formatted(threshold.outcome(), Figures.written(threshold.threshold()));
    return new Exhibit(
        title + ".",
        "Thin line: from never to always; thick line: interval of 95%. A filled dot is sure to lie"
            + " between; a lever without a dot does not carry it over, however strong.",
        Optional.of(
            Dots.of(
                title,
                all.stream().map(ExploreFinding::theory).toList(),
                dots,
                Dots.Writing.PERCENT)),
        new Table(
            List.of("lever", "theory", "has to take hold", "if it always does", "change, points"),
            rows));
  }

  private static Optional<Dots.Dot> dot(Tipping tipping) {
    return tipping.at().isPresent()
        ? Optional.of(
            new Dots.Dot(
                tipping.at().getAsDouble(),
                new Dots.Range(tipping.low(), tipping.high()),
                Optional.of(new Dots.Range(0, 1)),
                tipping.certain()))
        : Optional.empty();
  }

  private static List<String> row(String theory, Strength strength) {
    Index change = strength.change();
    return List.of(
        "`" + strength.lever() + "`",
        "`" + theory + "`",
        PulledText.needed(strength.tipping()),
        ScenarioText.percent(strength.probability()),
        "%s ±%s".formatted(Words.points(change.value()), Figures.points(change.half())));
  }

  private Exhibit turns(Threshold threshold) {
    List<List<String>> rows = new ArrayList<>();
    for (ExploreFinding finding : all) {
      Optional<Best> best = pulled(finding, threshold).flatMap(Pulled::best);
      best.ifPresent(lever -> lever.turns().forEach(t -> rows.add(row(finding, lever, t))));
    }
    return new Exhibit(
        "Where the lever that lowers `%s` most changes.".formatted(threshold.outcome()),
        "",
        new Table(List.of("unknown", "theory", "best lever", "another is better"), rows));
  }

  private static List<String> row(ExploreFinding finding, Best best, Turn turn) {
    return List.of(
        "`" + turn.tip().unknown().name() + "`",
        "`" + finding.theory() + "`",
        "`" + best.lever() + "`",
        PulledText.turn(turn));
  }
}
