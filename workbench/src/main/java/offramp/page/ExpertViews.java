package offramp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import offramp.explore.Index;
import offramp.finding.ExploreFinding;
import offramp.finding.ExploreFinding.Disagreed;
import offramp.report.ExploreText;
import offramp.report.ScenarioText;

/// What several experts make of an outcome, and how much of its spread is disagreement between
/// them.
final class ExpertViews {
  private final List<ExploreFinding> all;
  private final String outcome;

  private ExpertViews(List<ExploreFinding> all, String outcome) {
    this.all = List.copyOf(all);
    this.outcome = outcome;
  }

  /// {@return two exhibits, whose tables are empty if no unknown has several experts}
  static List<Exhibit> of(List<ExploreFinding> all, String outcome) {
    ExpertViews views = new ExpertViews(all, outcome);
    return List.of(views.experts(), views.unknowns());
  }

  private List<String> theories() {
    return all.stream().map(ExploreFinding::theory).toList();
  }

  private Stream<Disagreed> of(ExploreFinding finding) {
    return finding.disagreements().stream().filter(each -> each.outcome().equals(outcome));
  }

  /// A number of an expert, or of an unknown on which they differ.
  private record Told(String name, Index index) {}

  /// What one exhibit shows.
  ///
  /// @param told the numbers of one theory
  /// @param cells name and number as they stand in the table
  private record View(
      String title,
      String note,
      List<String> head,
      Function<Disagreed, Stream<Told>> told,
      Function<Told, List<String>> cells) {}

  private Exhibit experts() {
    return exhibit(
        new View(
            "The probability of `%s` by the numbers of each expert".formatted(outcome),
            "Thick line: interval of 95%. Of unknowns on which an expert says nothing, all count.",
            List.of("expert", "theory", "probability"),
            each -> each.experts().stream().map(e -> new Told(e.name(), e.probability())),
            told -> List.of(told.name(), ScenarioText.percent(told.index()))));
  }

  private Exhibit unknowns() {
    return exhibit(
        new View(
            "The share of the spread of `%s` that is disagreement between experts"
                .formatted(outcome),
            "A filled dot is told from 0. The rest of the spread would stay if they agreed.",
            List.of("unknown", "theory", "disagreement over it"),
            each -> each.unknowns().stream().map(u -> new Told(u.unknown(), u.share())),
            told -> List.of("`" + told.name() + "`", ExploreText.share(told.index()))));
  }

  private Exhibit exhibit(View view) {
    List<String> names =
        all.stream().flatMap(finding -> told(finding, view)).map(Told::name).distinct().toList();
    List<Dots.Row> dots = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (String name : names) {
      List<Optional<Dots.Dot>> row = new ArrayList<>();
      for (ExploreFinding finding : all) {
        Optional<Told> told =
            told(finding, view).filter(each -> each.name().equals(name)).findFirst();
        row.add(told.map(Told::index).map(Dots.Dot::of));
        told.map(view.cells())
            .ifPresent(
                cells ->
                    rows.add(List.of(cells.get(0), "`" + finding.theory() + "`", cells.get(1))));
      }
      dots.add(new Dots.Row(name, row));
    }
    return new Exhibit(
        view.title() + ".",
        view.note(),
        Optional.of(Dots.of(view.title(), theories(), dots, Dots.Writing.PERCENT)),
        new Table(view.head(), rows));
  }

  private Stream<Told> told(ExploreFinding finding, View view) {
    return of(finding).flatMap(view.told());
  }
}
