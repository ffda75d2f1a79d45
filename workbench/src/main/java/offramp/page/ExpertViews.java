package offramp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import offramp.explore.Index;
import offramp.finding.ExploreFinding;
import offramp.finding.ExploreFinding.Disagreed;
import offramp.finding.ExploreFinding.Disputed;
import offramp.finding.ExploreFinding.Expert;
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

  private Optional<Index> expert(ExploreFinding finding, String name) {
    return of(finding)
        .flatMap(each -> each.experts().stream())
        .filter(expert -> expert.name().equals(name))
        .map(Expert::probability)
        .findFirst();
  }

  private Optional<Index> unknown(ExploreFinding finding, String name) {
    return of(finding)
        .flatMap(each -> each.unknowns().stream())
        .filter(unknown -> unknown.unknown().equals(name))
        .map(Disputed::share)
        .findFirst();
  }

  private Exhibit experts() {
    List<String> names =
        all.stream()
            .flatMap(this::of)
            .flatMap(each -> each.experts().stream())
            .map(Expert::name)
            .distinct()
            .toList();
    List<Dots.Row> dots = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (String name : names) {
      dots.add(
          new Dots.Row(
              name, all.stream().map(found -> expert(found, name).map(Dots.Dot::of)).toList()));
      for (ExploreFinding finding : all) {
        expert(finding, name)
            .ifPresent(
                index ->
                    rows.add(
                        List.of(name, "`" + finding.theory() + "`", ScenarioText.percent(index))));
      }
    }
    String title = "The probability of `%s` by the numbers of each expert".formatted(outcome);
    return new Exhibit(
        title + ".",
        "Thick line: interval of 95%. Of unknowns on which an expert says nothing, all count.",
        Optional.of(Dots.of(title, theories(), dots, Dots.Writing.PERCENT)),
        new Table(List.of("expert", "theory", "probability"), rows));
  }

  private Exhibit unknowns() {
    List<String> names =
        all.stream()
            .flatMap(this::of)
            .flatMap(each -> each.unknowns().stream())
            .map(Disputed::unknown)
            .distinct()
            .toList();
    List<Dots.Row> dots = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (String name : names) {
      dots.add(
          new Dots.Row(
              name, all.stream().map(found -> unknown(found, name).map(Dots.Dot::of)).toList()));
      for (ExploreFinding finding : all) {
        unknown(finding, name)
            .ifPresent(
                share ->
                    rows.add(
                        List.of(
                            "`" + name + "`",
                            "`" + finding.theory() + "`",
                            ExploreText.share(share))));
      }
    }
    String title =
        "The share of the spread of `%s` that is disagreement between experts".formatted(outcome);
    return new Exhibit(
        title + ".",
        "A filled dot is told from 0. The rest of the spread would stay if they agreed.",
        Optional.of(Dots.of(title, theories(), dots, Dots.Writing.PERCENT)),
        new Table(List.of("unknown", "theory", "disagreement over it"), rows));
  }
}
