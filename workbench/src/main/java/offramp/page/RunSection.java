package offramp.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import offramp.finding.RunFinding;
import offramp.finding.RunFinding.Comparison;
import offramp.finding.RunFinding.Estimate;
import offramp.finding.RunFinding.OutcomeSeries;
import offramp.report.Figures;
import offramp.text.Unit;

/// How likely each outcome is, by when: theories side by side.
public final class RunSection {
  private static final int DATES = 4;
  private static final double DAYS_A_YEAR = Unit.YEAR.days();

  private final List<RunFinding> runs;
  private final List<Mark> marks;
  private final RunFinding first;

  private RunSection(List<RunFinding> runs, List<Mark> marks) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("runs are not at least 1");
    }
    this.runs = List.copyOf(runs);
    this.marks = List.copyOf(marks);
    this.first = runs.getFirst();
  }

  /// {@return the section}
  ///
  /// @param runs of one model under each theory, with the same horizon and report dates
  /// @param marks what the calendar brings
  /// @param rests what the numbers rest on, in sentences
  public static Section of(List<RunFinding> runs, List<Mark> marks, List<String> rests) {
    RunSection section = new RunSection(runs, marks);
    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(section.together());
    for (OutcomeSeries outcome : section.first.outcomes()) {
      if (!outcome.series().isEmpty()) {
        exhibits.add(section.exhibit(outcome.name()));
      }
    }
    return new Section(
        "likely",
        "How likely is each outcome, by when?",
        section.answer(),
        exhibits,
        List.of(Section.how(section.how()), Section.rests(rests), Section.change(section.change())),
        Section.again(runs.stream().map(RunFinding::command)));
  }

  /// {@return the figure of one outcome with its table}
  public static Exhibit exhibit(List<RunFinding> runs, String outcome, List<Mark> marks) {
    return new RunSection(runs, marks).exhibit(outcome);
  }

  private static Optional<OutcomeSeries> series(RunFinding run, String outcome) {
    return run.outcomes().stream()
        .filter(series -> series.name().equals(outcome) && !series.series().isEmpty())
        .findFirst();
  }

  private List<String> answer() {
    List<String> all = new ArrayList<>();
    first.outcomes().stream()
        .filter(outcome -> outcome.harm().isPresent() && !outcome.series().isEmpty())
        .forEach(outcome -> all.add(sentence(outcome)));
    all.add(
        "Each number holds under one theory and this model. The range (5% to 95%) says how far it"
            + " moves with what is not known; ± is two standard errors of dice and draws, which"
            + " more histories make smaller.");
    all.add(legend());
    return all;
  }

  /// {@return an outcome by the horizon under all theories, in a sentence}
  private String sentence(OutcomeSeries outcome) {
    String name =
        "`%s`%s by %s: "
            .formatted(
                outcome.name(),
                outcome.harm().map(kind -> " (harm: " + kind.replace('_', ' ') + ")").orElse(""),
                Words.by(first.horizon()));
    List<RunFinding> with =
        runs.stream().filter(run -> series(run, outcome.name()).isPresent()).toList();
    if (with.size() == 1) {
      Estimate last = last(with.getFirst(), outcome.name());
      return name + mean(with.getFirst(), last) + ", " + range(with.getFirst(), last) + ".";
    }
    Comparator<RunFinding> byMean =
        Comparator.comparingDouble(run -> last(run, outcome.name()).probability());
    RunFinding least = with.stream().min(byMean).orElseThrow();
    RunFinding most = with.stream().max(byMean).orElseThrow();
    Estimate one = last(least, outcome.name());
    if (with.stream().allMatch(run -> same(last(run, outcome.name()), one))) {
      return name + "%s under every theory (%s).".formatted(mean(least, one), range(least, one));
    }
    return name
        + "from %s under `%s` (%s) to %s under `%s` (%s)."
            .formatted(
                mean(least, last(least, outcome.name())),
                least.theory(),
                range(least, last(least, outcome.name())),
                mean(most, last(most, outcome.name())),
                most.theory(),
                range(most, last(most, outcome.name())));
  }

  private static boolean same(Estimate one, Estimate other) {
    return one.probability() == other.probability()
        && one.standardError() == other.standardError()
        && one.low() == other.low()
        && one.high() == other.high();
  }

  private static Estimate last(RunFinding run, String outcome) {
    return series(run, outcome).orElseThrow().series().getLast();
  }

  private static String mean(RunFinding run, Estimate estimate) {
    if (estimate.probability() == 0 && estimate.bound().isPresent()) {
      return "never seen, below " + Figures.percent(estimate.bound().get());
    }
    String error =
        estimate.standardError() > 0
            ? Words.ofProbability(estimate.standardError())
            : run.exact().isPresent() ? " (exact)" : "";
    return Figures.percent(estimate.probability()) + error;
  }

  private static boolean ranged(RunFinding run) {
    return run.unknowns() > 0 && run.draws() > 1;
  }

  private static String range(RunFinding run, Estimate estimate) {
    if (run.unknowns() == 0) {
      return "no unknowns";
    }
    return !ranged(run)
        ? "one draw, no range"
        : estimate.hidden()
            ? "range hidden by the dice"
            : "range %s to %s"
                .formatted(Figures.percent(estimate.low()), Figures.percent(estimate.high()));
  }

  /// {@return all outcomes by the horizon}
  private Exhibit together() {
    List<String> head = new ArrayList<>(List.of("outcome"));
    runs.forEach(run -> head.add(run.theory()));
    List<List<String>> rows = new ArrayList<>();
    for (OutcomeSeries outcome : first.outcomes()) {
      List<String> row = new ArrayList<>(List.of("`" + outcome.name() + "`"));
      for (RunFinding run : runs) {
        row.add(
            series(run, outcome.name())
                .map(series -> series.series().getLast())
                .map(last -> mean(run, last) + "; " + range(run, last))
                .orElse("no such outcome"));
      }
      rows.add(row);
    }
    return new Exhibit(
        "All outcomes by " + Words.by(first.horizon()),
        "Mean ± two standard errors; then the range over what is not known.",
        new Table(head, rows));
  }

  private Exhibit exhibit(String outcome) {
    List<Curve> curves = new ArrayList<>();
    runs.forEach(run -> series(run, outcome).ifPresent(series -> curves.add(curve(run, series))));
    OutcomeSeries series =
        runs.stream().flatMap(run -> series(run, outcome).stream()).findFirst().orElseThrow();
    Panels.Axes axes =
        new Panels.Axes(
            "Probability of %s over time under %s"
                .formatted(outcome, Words.plural(curves.size(), "theory", "theories")),
            times(),
            first.horizon().value(),
            marks,
            series.reference().map(this::published),
            Words::tick,
            Figures::percent);
    return new Exhibit(
        "`" + outcome + "` over time.",
        sentence(series) + compared(outcome),
        Optional.of(Panels.of(curves, axes)),
        table(outcome));
  }

  private List<String> times() {
    Unit unit = first.horizon().unit();
    List<Estimate> dates =
        first.outcomes().stream()
            .map(OutcomeSeries::series)
            .filter(series -> !series.isEmpty())
            .findFirst()
            .orElse(List.of());
    String middle =
        dates.size() < 2 ? "" : Words.time(dates.get(dates.size() / 2 - 1).time(), unit);
    return List.of("start", middle, Words.by(first.horizon()));
  }

  private static Curve curve(RunFinding run, OutcomeSeries series) {
    List<Curve.Point> points = new ArrayList<>();
    points.add(new Curve.Point(0, 0, 0, 0, 0, ranged(run)));
    for (Estimate e : series.series()) {
      double time = e.time().value();
      double error = 2 * e.standardError();
      points.add(
          ranged(run) && !e.hidden()
              ? new Curve.Point(time, e.probability(), error, e.low(), e.high(), true)
              : new Curve.Point(time, e.probability(), error));
    }
    return new Curve(run.theory(), points);
  }

  /// {@return the published range over time; of one at the horizon, a step shortly before it}
  private Curve published(Comparison reference) {
    double end = first.horizon().value();
    double years = end * first.horizon().unit().days() / DAYS_A_YEAR;
    List<Curve.Point> points = new ArrayList<>();
    int steps = 24;
    for (int i = 0; i <= steps; i++) {
      double share = reference.perYear() ? (double) i / steps : 0.94 + 0.06 * i / steps;
      double low = reference.perYear() ? by(reference.low(), share * years) : reference.low();
      double high = reference.perYear() ? by(reference.high(), share * years) : reference.high();
      points.add(new Curve.Point(share * end, high, 0, low, high, true));
    }
    return new Curve("published", points);
  }

  private static double by(double yearly, double years) {
    return -Math.expm1(years * Math.log1p(-Math.min(yearly, 1 - 1e-12)));
  }

  private String compared(String outcome) {
    List<String> inside = new ArrayList<>();
    List<String> outside = new ArrayList<>();
    Optional<Comparison> any = Optional.empty();
    for (RunFinding run : runs) {
      Optional<Comparison> found = series(run, outcome).flatMap(OutcomeSeries::reference);
      found.ifPresent(r -> (r.inside() ? inside : outside).add(run.theory()));
      any = any.or(() -> found);
    }
    return any.map(
            r ->
                " Published: %s to %s%s%s.%s%s"
                    .formatted(
                        Figures.percent(r.low()),
                        Figures.percent(r.high()),
                        r.perYear() ? " a year" : " by the horizon",
                        r.source().map(source -> " (" + source + ")").orElse(""),
                        inside.isEmpty() ? "" : " Inside: " + Words.names(inside) + ".",
                        outside.isEmpty()
                            ? ""
                            : " Outside: %s; explain the difference before using the number."
                                .formatted(Words.names(outside))))
        .orElse("");
  }

  /// {@return how the figures are read}
  private String legend() {
    boolean published = first.outcomes().stream().anyMatch(o -> o.reference().isPresent());
    return "In the figures the line is the mean, the pale band the range, the dark band ±"
        + (runs.size() > 1 ? "; thin lines are the other theories" : "")
        + (published ? "; between dashes lies what is published" : "")
        + (marks.isEmpty() ? "." : "; triangles are dates in the calendar.");
  }

  private Table table(String outcome) {
    List<List<String>> rows = new ArrayList<>();
    for (RunFinding run : runs) {
      for (Estimate e : dates(series(run, outcome).map(OutcomeSeries::series).orElse(List.of()))) {
        rows.add(
            List.of(
                Words.theory(run.theory()),
                Words.time(e.time(), first.horizon().unit()),
                mean(run, e),
                range(run, e)));
      }
    }
    for (Mark mark : marks) {
      rows.add(List.of(mark.past() ? "history" : "calendar", mark.date(), mark.words(), ""));
    }
    return new Table(List.of("theory", "by", "mean ± two standard errors", "5% to 95%"), rows);
  }

  private static List<Estimate> dates(List<Estimate> series) {
    List<Estimate> some = new ArrayList<>();
    int count = Math.min(DATES, series.size());
    for (int i = 1; i <= count; i++) {
      some.add(series.get(i * series.size() / count - 1));
    }
    return some;
  }

  private List<String> how() {
    List<String> how =
        new ArrayList<>(
            Words.under(
                runs.stream().map(RunFinding::theory).toList(),
                runs.stream().map(RunSection::work).toList()));
    how.addAll(runs.stream().flatMap(run -> run.caveats().stream()).distinct().toList());
    return how;
  }

  private static String work(RunFinding run) {
    String draws = Figures.draws(run.draws(), run.unknowns());
    String work =
        run.exact().isPresent() ? draws : Words.histories(run.trajectories()) + ", " + draws;
    return Words.method(run.method(), run.exact(), work, run.why()) + Words.stopped(run.stopped());
  }

  private List<String> change() {
    List<String> change = new ArrayList<>();
    if (runs.size() > 1) {
      change.add(
          "Another theory: the panels differ only in what the theories declare; the draws and dice"
              + " are the same.");
    }
    change.add(
        first.unknowns() == 0
            ? "Another value of a number of the model; nothing in it is said to be unknown."
            : "Better knowledge of the unknowns makes the range smaller; more histories"
                + " (`--trajectories`) make only ± smaller.");
    return change;
  }
}
