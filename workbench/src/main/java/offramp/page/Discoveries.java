package offramp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.explore.Scenario;
import offramp.explore.Scenario.Judged;
import offramp.finding.ExploreFinding;
import offramp.finding.ExploreFinding.Discovery;
import offramp.report.BoxText;
import offramp.report.Figures;
import offramp.report.ScenarioText;

/// Where an outcome is common: boxes of the unknowns, in figures and tables.
final class Discoveries {
  /// Boxes of the trade-off at most, beside the best.
  private static final int CURVE = 10;

  /// What holds nearly as much as the best box would hide it in the figure.
  private static final double APART = 0.03;

  private final ExploreFinding finding;
  private final Discovery found;
  private final Scenario scenario;

  private Discoveries(ExploreFinding finding, Discovery found) {
    this.finding = finding;
    this.found = found;
    this.scenario = found.scenario();
  }

  /// {@return the trade-off, the limits of the best box, and the second opinion}
  static List<Exhibit> of(ExploreFinding finding, Discovery found) {
    Discoveries all = new Discoveries(finding, found);
    return List.of(all.curve(), all.limits(), all.leaves());
  }

  private String where() {
    return "`%s`, under `%s`".formatted(found.outcome(), finding.theory());
  }

  /// {@return the best box, and of the others on the way to it so many that they can be read}
  private List<Judged> boxes() {
    List<Judged> curve = scenario.curve();
    List<Judged> boxes = new ArrayList<>(List.of(scenario.best()));
    int step = Math.max(1, (curve.size() + CURVE - 1) / CURVE);
    for (int i = 0; i < curve.size(); i += step) {
      double apart = curve.get(i).coverage().value() - scenario.best().coverage().value();
      if (Math.abs(apart) > APART) {
        boxes.add(curve.get(i));
      }
    }
    return boxes;
  }

  private Exhibit curve() {
    List<Scatter.Point> points = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Judged box : boxes()) {
      String words = words(box);
      points.add(
          new Scatter.Point(
              100 * box.coverage().value(),
              box.density().value(),
              box.density().low(),
              box.density().high(),
              words));
      List<String> row = new ArrayList<>(List.of(String.valueOf(points.size())));
      row.addAll(judged(box));
      row.add(String.valueOf(box.box().restricted(scenario.all())));
      row.add(words);
      rows.add(row);
    }
    return new Exhibit(
        "Boxes of unknowns in which %s is common: how much they hold and how likely it is there."
            .formatted(where()),
        "Number 1 parts most sharply; the wider a box, the more it holds and the less likely it is"
            + " there. Across: its part of all the histories with it; up: probability in the box,"
            + " with its interval of 95%%; in all %s. Found in one half of %s draws, judged by the other."
                .formatted(
                    ScenarioText.percent(scenario.everywhere()), Figures.count(found.rows())),
        Optional.of(
            Scatter.of(
                "Boxes in which %s is common".formatted(found.outcome()),
                points,
                "holds, in percent")),
        new Table(List.of("number", "holds", "probability", "of draws", "unknowns", "box"), rows));
  }

  private String words(Judged box) {
    return BoxText.of(box.box(), scenario.all(), found.unknowns());
  }

  private static List<String> judged(Judged box) {
    return List.of(
        ScenarioText.percent(box.coverage()),
        ScenarioText.percent(box.density()),
        ScenarioText.percent(box.support()));
  }

  private Exhibit limits() {
    return new Exhibit(
        "What each limit of the first box is worth, for %s.".formatted(where()),
        "How likely a box as good is by chance without the limit (quasi-p value).",
        new Table(
            List.of("limit", "as good by chance"),
            scenario.limits().stream()
                .map(
                    limit ->
                        List.of(
                            BoxText.of(limit, scenario.all(), found.unknowns()),
                            ScenarioText.chance(limit)))
                .toList()));
  }

  private Exhibit leaves() {
    return new Exhibit(
        "Second opinion: the leaves of a tree in which %s is most common.".formatted(where()),
        "A tree cuts the space of unknowns in two, again and again. Where it and the search name the same"
            + " unknowns, trust it more.",
        new Table(
            List.of("leaf", "holds", "probability", "of draws"),
            scenario.leaves().stream()
                .map(
                    leaf -> {
                      List<String> row = new ArrayList<>(List.of(words(leaf)));
                      row.addAll(judged(leaf));
                      return row;
                    })
                .toList()));
  }
}
