package offramp.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import offramp.finding.RunFinding.Time;
import offramp.finding.WhenFinding;
import offramp.finding.WhenFinding.Estimated;
import offramp.finding.WhenFinding.Interval;
import offramp.report.Figures;
import offramp.text.Unit;

/// When the risk comes: the hazard of an outcome over time, theories side by side.
public final class WhenSection {
  private final List<WhenFinding> all;
  private final WhenFinding first;
  private final Unit unit;

  private WhenSection(List<WhenFinding> all) {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("findings are not at least 1");
    }
    this.all = List.copyOf(all);
    this.first = all.getFirst();
    this.unit = first.horizon().unit();
  }

  /// {@return the section}
  ///
  /// @param all of one outcome of one model under each theory
  /// @param rests what the numbers rest on, in sentences
  public static Section of(List<WhenFinding> all, List<String> rests) {
    WhenSection section = new WhenSection(all);
    return new Section(
        "when",
        question(section.first.outcome()),
        section.answer(),
        section.exhibits(),
        List.of(
            Section.how(section.how()),
            Section.rests(rests),
            Section.change(
                marks(section.first).isEmpty()
                    ? List.of()
                    : List.of(
                        "Dates that the calendar brings, and what waits for them: see the"
                            + " triangles."))),
        Section.again(all.stream().map(WhenFinding::command)));
  }

  /// {@return what the section asks}
  static String question(String outcome) {
    return "When does the risk of `%s` come?".formatted(outcome);
  }

  /// {@return what the calendar brings, as marks on the axis of time}
  public static List<Mark> marks(WhenFinding found) {
    Unit unit = found.horizon().unit();
    return found.intervals().stream()
        .flatMap(interval -> interval.scheduled().stream())
        .map(s -> new Mark(s.time().value(), Words.time(s.time(), unit), s.what(), false))
        .toList();
  }

  private List<String> answer() {
    List<String> answer = new ArrayList<>(all.stream().map(this::sentence).toList());
    if (!first.ladders().isEmpty() && turning().rows().isEmpty()) {
      answer.add("There is no rung on any ladder from which most histories end there.");
    }
    return answer;
  }

  private List<Exhibit> exhibits() {
    return List.of(
        hazard(),
        new Exhibit(
            "From which rung on more than half of the histories end in `%s`."
                .formatted(first.outcome()),
            "",
            turning()));
  }

  private String sentence(WhenFinding found) {
    Comparator<Interval> byHazard =
        Comparator.comparingDouble(i -> i.hazard().map(Estimated::value).orElse(0.0));
    Optional<Interval> peak = found.intervals().stream().max(byHazard);
    double most = peak.flatMap(Interval::hazard).map(Estimated::value).orElse(0.0);
    if (most == 0) {
      return "Under `%s` it does not come about in what was computed, by %s."
          .formatted(found.theory(), Words.by(found.horizon()));
    }
    Interval at = peak.orElseThrow();
    return "Under `%s` the hazard is greatest from %s to %s: %s per %s%s.%s"
        .formatted(
            found.theory(),
            at.from().value() == 0 ? "the start" : Words.time(at.from(), unit),
            Words.time(at.to(), unit),
            at.hazard().map(WhenSection::number).orElse(""),
            unit.word(),
            at.range().map(r -> " (range " + range(r) + ")").orElse(""),
            found
                .time()
                .map(
                    t ->
                        " Where it comes about by the horizon, it is expected after %s."
                            .formatted(Words.span(t.value(), unit)))
                .orElse(""));
  }

  private static String number(Estimated e) {
    return Figures.number(e.value())
        + (e.standardError() > 0 ? " ±" + Figures.number(2 * e.standardError()) : "");
  }

  private static String range(WhenFinding.Range range) {
    return Figures.number(range.low()) + " to " + Figures.number(range.high());
  }

  private Exhibit hazard() {
    List<Curve> curves = all.stream().map(WhenSection::curve).toList();
    List<Mark> marks = marks(first);
    List<Interval> intervals = first.intervals();
    Time middle =
        intervals.isEmpty()
            ? new Time(0, Optional.empty())
            : intervals.get((intervals.size() - 1) / 2).to();
    Panels.Axes axes =
        new Panels.Axes(
            "Hazard of %s over time, per %s".formatted(first.outcome(), unit.word()),
            List.of("start", Words.time(middle, unit), Words.by(first.horizon())),
            first.horizon().value(),
            marks,
            Optional.empty(),
            Words::plain,
            Figures::number);
    return new Exhibit(
        "Hazard of `%s` per %s, where it has not come about yet."
            .formatted(first.outcome(), unit.word()),
        "Line: on the mean over the unknowns; pale band: 5% to 95% of them, where the dice do not"
            + " hide it; dark band: ± two standard errors; the number is the last one"
            + (marks.isEmpty() ? "." : "; triangles: dates in the calendar."),
        Optional.of(Panels.of(curves, axes)),
        table());
  }

  private static Curve curve(WhenFinding found) {
    List<Curve.Point> points = new ArrayList<>();
    for (Interval interval : found.intervals()) {
      interval
          .hazard()
          .ifPresent(
              hazard -> {
                double value = hazard.value();
                double low = interval.range().map(WhenFinding.Range::low).orElse(value);
                double high = interval.range().map(WhenFinding.Range::high).orElse(value);
                double error = 2 * hazard.standardError();
                for (Time time : List.of(interval.from(), interval.to())) {
                  points.add(
                      new Curve.Point(
                          time.value(), value, error, low, high, interval.range().isPresent()));
                }
              });
    }
    return new Curve(found.theory(), points);
  }

  private Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < first.intervals().size(); i++) {
      List<String> row = new ArrayList<>();
      row.add(Words.time(first.intervals().get(i).to(), unit));
      for (WhenFinding found : all) {
        row.add(i < found.intervals().size() ? cell(found, found.intervals().get(i)) : "");
      }
      row.add(
          first.intervals().get(i).scheduled().stream()
              .map(s -> Words.time(s.time(), unit) + " " + s.what())
              .collect(Collectors.joining("; ")));
      rows.add(row);
    }
    List<String> head = new ArrayList<>(List.of("until"));
    all.forEach(found -> head.add(found.theory()));
    head.add("calendar");
    return new Table(head, rows);
  }

  private static String cell(WhenFinding found, Interval interval) {
    return interval
        .hazard()
        .map(
            h ->
                number(h)
                    + interval
                        .range()
                        .map(r -> "; " + range(r))
                        .orElse(found.unknowns() == 0 ? "" : "; range hidden by the dice"))
        .orElse("all gone");
  }

  /// {@return from which rung of each ladder most histories do not come back}
  private Table turning() {
    List<String> head = new ArrayList<>(List.of("ladder"));
    all.forEach(found -> head.add(found.theory()));
    List<List<String>> rows = new ArrayList<>();
    for (WhenFinding.Ladder ladder : first.ladders()) {
      List<String> row = new ArrayList<>(List.of("`" + ladder.name() + "`"));
      for (WhenFinding found : all) {
        row.add(
            found.ladders().stream()
                .filter(other -> other.name().equals(ladder.name()))
                .findFirst()
                .flatMap(WhenFinding.Ladder::turning)
                .map(rung -> "`" + rung + "`")
                .orElse("none"));
      }
      if (row.stream().skip(1).anyMatch(cell -> !cell.equals("none"))) {
        rows.add(row);
      }
    }
    return new Table(head, rows);
  }

  private List<String> how() {
    return Words.under(
        all.stream().map(WhenFinding::theory).toList(),
        all.stream().map(WhenSection::work).toList());
  }

  private static String work(WhenFinding found) {
    String draws = Figures.draws(found.draws(), found.unknowns());
    String work =
        found.exact().isPresent() ? draws : Words.histories(found.trajectories()) + ", " + draws;
    return Words.method(found.method(), found.exact(), work, found.why())
        + Words.stopped(found.stopped());
  }
}
