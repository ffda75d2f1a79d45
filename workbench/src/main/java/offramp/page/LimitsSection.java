package offramp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.finding.WhenFinding;
import offramp.finding.WhenFinding.Rung;
import offramp.report.Figures;

/// What goes with it if a declared limit is crossed: the outcome in the histories that cross it.
public final class LimitsSection {
  /// What rounding alone may make of a difference.
  private static final double ROUNDING = 1e-12;

  private final List<WhenFinding> all;
  private final WhenFinding first;
  private final List<String> limits;

  private LimitsSection(List<WhenFinding> all, List<String> limits) {
    this.all = List.copyOf(all);
    this.first = all.getFirst();
    this.limits = List.copyOf(limits);
  }

  /// {@return the section}
  ///
  /// @param all of one outcome of one model under each theory, at least one
  /// @param limits names of the red lines
  /// @param rests what the limits rest on, in sentences
  public static Section of(List<WhenFinding> all, List<String> limits, List<String> rests) {
    LimitsSection section = new LimitsSection(all, limits);
    return new Section(
        "limits",
        "What goes with it if a declared limit is crossed?",
        section.answer(),
        List.of(section.exhibit()),
        List.of(
            Section.how(
                List.of(
                    ("Of the histories that “%s” looks at, those are counted that come to a step"
                            + " of the red line by the horizon, before the outcome or with it.")
                        .formatted(WhenSection.question(section.first.outcome())),
                    "That is no experiment: histories that cross a limit differ in other things"
                        + " too. What a crossing alone does is asked by a lever.")),
            Section.rests(rests),
            Section.change(
                List.of("Better knowledge of what a crossing leads to under each theory."))),
        Section.again(all.stream().map(WhenFinding::command)));
  }

  private List<String> answer() {
    List<String> answer = new ArrayList<>();
    for (WhenFinding found : all) {
      double base = found.probability().value();
      List<String> above = new ArrayList<>();
      for (Line line : lines()) {
        rung(found, line)
            .flatMap(Rung::probability)
            .filter(p -> p.value() - base > Math.max(2 * p.standardError(), ROUNDING))
            .ifPresent(
                p -> above.add("`%s` %s (%s)".formatted(line.ladder(), line.rung(), number(p))));
      }
      answer.add(
          "Under `%s`, `%s` comes about in %s of all histories; %s."
              .formatted(
                  found.theory(),
                  first.outcome(),
                  Figures.percent(base),
                  above.isEmpty()
                      ? "where a limit has been crossed it is not seen to be likelier"
                      : "it is likelier where these limits have been crossed: "
                          + String.join(", ", above)));
    }
    return answer;
  }

  /// A step of a red line.
  private record Line(String ladder, String rung) {}

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (WhenFinding.Ladder ladder : first.ladders()) {
      String family = ladder.name().replaceFirst("\\[.*", "");
      if (limits.contains(ladder.name()) || limits.contains(family)) {
        ladder.rungs().forEach(rung -> lines.add(new Line(ladder.name(), rung.name())));
      }
    }
    return lines;
  }

  private static Optional<Rung> rung(WhenFinding found, Line line) {
    return found.ladders().stream()
        .filter(ladder -> ladder.name().equals(line.ladder()))
        .flatMap(ladder -> ladder.rungs().stream())
        .filter(rung -> rung.name().equals(line.rung()))
        .findFirst();
  }

  private Exhibit exhibit() {
    List<Dots.Row> dots = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    List<String> total = new ArrayList<>(List.of("all histories"));
    all.forEach(found -> total.add(number(found.probability())));
    rows.add(total);
    dots.add(
        new Dots.Row(
            "all histories",
            all.stream().map(found -> Optional.of(dot(found.probability()))).toList()));
    for (Line line : lines()) {
      List<String> row = new ArrayList<>(List.of("`%s` %s".formatted(line.ladder(), line.rung())));
      List<Optional<Dots.Dot>> cells = new ArrayList<>();
      for (WhenFinding found : all) {
        Optional<Rung> rung = rung(found, line);
        cells.add(rung.flatMap(Rung::probability).map(LimitsSection::dot));
        row.add(rung.map(LimitsSection::cell).orElse(""));
      }
      rows.add(row);
      dots.add(new Dots.Row(line.ladder() + " " + line.rung(), cells));
    }
    List<String> theories = all.stream().map(WhenFinding::theory).toList();
    List<String> head = new ArrayList<>(List.of("what has come about"));
    head.addAll(theories);
    return new Exhibit(
        "Probability of `%s` by %s in the histories that come to a step of a red line."
            .formatted(first.outcome(), Words.by(first.horizon())),
        "Dot: probability; line: ± two standard errors.",
        Optional.of(
            Dots.of(
                "Probability of %s where a limit has been crossed".formatted(first.outcome()),
                theories,
                dots,
                Dots.Writing.PERCENT)),
        new Table(head, rows));
  }

  private static Dots.Dot dot(WhenFinding.Estimated e) {
    return new Dots.Dot(e.value(), 2 * e.standardError(), Optional.empty(), true);
  }

  private static String cell(Rung rung) {
    return "%s; comes about in %s"
        .formatted(
            rung.probability().map(LimitsSection::number).orElse("none"),
            Figures.percent(rung.reached()));
  }

  private static String number(WhenFinding.Estimated e) {
    return Words.probability(e.value(), e.standardError());
  }
}
