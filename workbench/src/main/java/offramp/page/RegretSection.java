package offramp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.finding.LeversFinding;
import offramp.finding.LeversFinding.Chosen;
import offramp.finding.LeversFinding.Doubt;
import offramp.finding.LeversFinding.Point;
import offramp.finding.LeversFinding.Regretted;
import offramp.finding.LeversFinding.Verdict;
import offramp.report.Figures;

/// Which policy is safest where nobody knows which theory is right.
public final class RegretSection {
  private static final int MOST_POINTS = 12;

  private final LeversFinding found;
  private final List<String> theories;

  private RegretSection(LeversFinding found) {
    this.found = found;
    this.theories = found.views().stream().map(LeversFinding.View::theory).toList();
  }

  /// {@return the section}
  ///
  /// @param rests what the levers rest on, in sentences
  public static Section of(LeversFinding found, List<String> rests) {
    RegretSection section = new RegretSection(found);
    List<Exhibit> exhibits = new ArrayList<>();
    for (Verdict verdict : found.verdicts()) {
      exhibits.add(section.regrets(verdict));
      exhibits.add(measures(verdict));
    }
    for (int i = 0; i < found.verdicts().size(); i++) {
      exhibits.add(section.front(i));
    }
    return new Section(
        "regret",
        "Which policy is safest if we do not know which theory is right?",
        found.verdicts().stream().map(RegretSection::sentence).toList(),
        exhibits,
        List.of(
            Section.how(
                List.of(
                    "Regret is how much likelier a harm is than under the best policy of the same"
                        + " theory; the policy is safest whose greatest regret is least.",
                    "No theory is taken for likelier than another.")),
            Section.rests(rests),
            Section.change(section.doubts())),
        Optional.of(found.command()));
  }

  private static String sentence(Verdict verdict) {
    return verdict.chosen().stream()
        .findFirst()
        .map(
            first ->
                "Against `%s`: by %s `%s`%s."
                    .formatted(verdict.outcome(), first.measure(), first.winner(), tied(first)))
        .orElse("Against `%s` there is nothing to choose.".formatted(verdict.outcome()));
  }

  private static String tied(Chosen chosen) {
    return chosen.choice().tied().isEmpty()
        ? ", ahead of all others"
        : ", not to be told from %s by these dice; the cheapest of them is `%s`"
            .formatted(Words.plural(chosen.choice().tied().size(), "other"), chosen.cheapest());
  }

  private static Exhibit measures(Verdict verdict) {
    List<List<String>> rows =
        verdict.chosen().stream()
            .map(
                chosen ->
                    List.of(
                        chosen.measure(),
                        "`" + chosen.winner() + "`",
                        Words.plural(chosen.choice().tied().size(), "other"),
                        "`" + chosen.cheapest() + "`"))
            .toList();
    return new Exhibit(
        "`%s`: what each measure of robustness chooses.".formatted(verdict.outcome()),
        "",
        new Table(List.of("measure", "chooses", "not told from", "cheapest of them"), rows));
  }

  private List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    for (Verdict verdict : found.verdicts()) {
      for (Doubt doubt : verdict.doubts()) {
        doubts.add(
            "Against `%s` the first choice is wrong under `%s` with %s (%s of the draws): there `%s` does better by %s%s percentage points."
                .formatted(
                    verdict.outcome(),
                    doubt.theory(),
                    doubt.words(),
                    Figures.percent(doubt.share()),
                    doubt.better(),
                    Figures.points(doubt.by()),
                    Words.error(doubt.standardError())));
      }
    }
    if (doubts.isEmpty()) {
      doubts.add(
          "No range of an unknown was found in which the first choice is wrong; a theory that is"
              + " not among these may still make it so.");
    }
    return doubts;
  }

  private Exhibit regrets(Verdict verdict) {
    List<Dots.Row> dots = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Regretted policy : verdict.policies()) {
      dots.add(
          new Dots.Row(
              policy.words(),
              policy.regrets().stream()
                  .map(r -> Optional.of(new Dots.Dot(r, 0, Optional.empty(), true)))
                  .toList()));
      List<String> row = new ArrayList<>(List.of("`" + policy.words() + "`"));
      policy.regrets().forEach(regret -> row.add(Figures.points(regret)));
      row.add(Figures.points(policy.regrets().stream().mapToDouble(r -> r).max().orElse(0)));
      row.add(Figures.number(policy.cost()));
      rows.add(row);
    }
    List<String> head = new ArrayList<>(List.of("policy"));
    head.addAll(theories);
    head.addAll(List.of("greatest", "cost"));
    String label = "Regret of each policy against %s".formatted(verdict.outcome());
    return new Exhibit(
        "`%s`: regret of the policies least to be regretted, in percentage points."
            .formatted(verdict.outcome()),
        "At 0: the best policy of that theory.",
        dots.isEmpty()
            ? Optional.empty()
            : Optional.of(Dots.of(label, theories, dots, Dots.Writing.POINTS)),
        new Table(head, rows));
  }

  private Exhibit front(int number) {
    Verdict verdict = found.verdicts().get(number);
    List<Scatter.Point> points = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Point point : found.front().stream().limit(MOST_POINTS).toList()) {
      double worst = point.worst().get(number);
      points.add(new Scatter.Point(point.cost(), worst, point.words()));
      rows.add(
          List.of(
              String.valueOf(points.size()),
              "`" + point.words() + "`",
              Figures.number(point.cost()),
              Figures.percent(worst),
              Figures.points(point.regret().get(number))));
    }
    int more = found.front().size() - points.size();
    return new Exhibit(
        "`%s`: what policies cost and what they leave.".formatted(verdict.outcome()),
        "Up: the probability under the theory in which it is greatest. No other policy is better"
            + " in cost and in worst case and regret of every harm at once."
            + (more > 0 ? " %d more are in the JSON of `levers`.".formatted(more) : ""),
        points.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Scatter.of(
                    "Cost of policies and worst probability of " + verdict.outcome(),
                    points,
                    "cost")),
        new Table(List.of("number", "policy", "cost", "at worst", "greatest regret"), rows));
  }
}
