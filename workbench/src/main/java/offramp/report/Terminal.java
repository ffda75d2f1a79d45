package offramp.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import offramp.finding.RunFinding;
import offramp.finding.RunFinding.Estimate;
import offramp.finding.RunFinding.OutcomeSeries;
import offramp.finding.RunFinding.Spread;
import offramp.finding.RunFinding.Time;
import offramp.finding.RunFinding.WatchSeries;

/// A run as a person reads it in a terminal.
public final class Terminal {
  private static final int ROWS = 6;
  private static final int UNSOURCED_SHOWN = 12;
  private static final int WIDTH = 96;
  private final Lines out = new Lines();
  private final RunFinding run;

  private Terminal(RunFinding run) {
    this.run = run;
  }

  /// {@return the first lines, which need no result: what is asked and how}
  public static String heading(RunFinding.Horizon horizon, String title, String theory) {
    String until = horizon.date().map(date -> ", to " + date).orElse("");
    return "%s%ntheory `%s`, %s %s%s%n"
        .formatted(
            title.isEmpty() ? "A model without a title" : title,
            theory,
            Figures.number(horizon.value()),
            horizon.unit().word() + (horizon.value() == 1 ? "" : "s"),
            until);
  }

  /// {@return everything about a run}
  public static String of(RunFinding run) {
    Terminal terminal = new Terminal(run);
    terminal.how();
    run.outcomes().forEach(terminal::outcome);
    terminal.watches();
    DistributionText.lines(run).forEach(line -> terminal.out.line("%s", line));
    terminal.unsourced();
    terminal.caveats();
    terminal.out.command(run.stopped(), run.command());
    return terminal.out.toString();
  }

  private void how() {
    out.stopped(run.stopped());
    String draws = Figures.draws(run.draws(), run.unknowns());
    String how =
        run.exact()
            .map(
                exact ->
                    "exact: %s states, %s, seed %d, relative error below %s"
                        .formatted(
                            Figures.count(exact.states()),
                            draws,
                            run.seed(),
                            Figures.number(exact.error())))
            .orElseGet(
                () ->
                    "%s histories, %s, seed %d"
                        .formatted(Figures.count(run.trajectories()), draws, run.seed()));
    out.line("%s", how);
    out.line("method %s: %s", run.method(), run.why());
    run.levers().forEach(lever -> out.line("lever pulled: %s", lever));
    GivenText.of(run.given(), run.unknowns()).forEach(words -> out.line("%s", words));
    if (run.givenShare() < 1) {
      out.line("`given` kept %s of the draws of the unknowns", Figures.percent(run.givenShare()));
    }
  }

  private void outcome(OutcomeSeries outcome) {
    out.line("");
    out.line(
        "%s%s%s",
        outcome.name(),
        outcome.harm().map(kind -> "  (harm: " + kind + ")").orElse(""),
        outcome.ends() ? "  ends the history" : "");
    List<Estimate> series = outcome.series();
    double top = series.stream().mapToDouble(Terminal::upper).max().orElse(0);
    List<String> chart =
        top > 0
            ? Chart.of(
                series.stream().mapToDouble(Estimate::probability).toArray(),
                series.stream().mapToDouble(Terminal::upper).toArray(),
                ROWS,
                top)
            : List.of();
    out.line("  %-12s %9s %10s   %-21s", "by", "mean", "± error", "5% to 95% of unknowns");
    List<Estimate> shown = rows(series);
    for (int i = 0; i < shown.size(); i++) {
      out.line(
          "%s",
          row(shown.get(i), i < chart.size() ? chart.get(i) : "", i == 0, top).stripTrailing());
    }
    outcome.split().ifPresent(this::split);
    reference(outcome);
    bound(outcome);
  }

  private static double upper(Estimate estimate) {
    return estimate.hidden()
        ? estimate.probability()
        : Math.max(estimate.high(), estimate.probability());
  }

  private String row(Estimate estimate, String chart, boolean first, double top) {
    return String.format(
        Locale.ROOT,
        "  %-12s %9s %10s   %-21s  %s%s",
        time(estimate.time()),
        Figures.percent(estimate.probability()),
        error(estimate),
        range(estimate),
        chart.isEmpty() ? "" : "|" + chart,
        first && !chart.isEmpty() ? "| " + Figures.percent(top) : chart.isEmpty() ? "" : "|");
  }

  private String error(Estimate estimate) {
    if (estimate.standardError() > 0) {
      return Figures.percent(estimate.standardError());
    }
    return run.exact().isPresent() ? "exact" : "unknown";
  }

  private String range(Estimate estimate) {
    if (estimate.probability() == 0 && estimate.bound().isPresent()) {
      return "never seen, < " + Figures.percent(estimate.bound().orElseThrow());
    }
    if (run.unknowns() == 0) {
      return "no unknowns";
    }
    if (run.draws() == 1) {
      return "one draw, no range";
    }
    return estimate.hidden()
        ? "hidden by the dice"
        : Figures.percent(estimate.low()) + " to " + Figures.percent(estimate.high());
  }

  private String time(Time time) {
    return time.date()
        .map(Object::toString)
        .orElseGet(() -> Figures.number(time.value()) + " " + run.horizon().unit().word() + "s");
  }

  /// {@return about six members, evenly apart, the last among them}
  private static <T> List<T> rows(List<T> series) {
    List<T> rows = new ArrayList<>();
    int count = Math.min(ROWS, series.size());
    for (int i = 1; i <= count; i++) {
      rows.add(series.get(i * series.size() / count - 1));
    }
    return rows;
  }

  private void reference(OutcomeSeries outcome) {
    outcome
        .reference()
        .ifPresent(
            r ->
                out.line(
                    "  published: %s to %s%s%s. This run: %s, %s",
                    Figures.percent(r.low()),
                    Figures.percent(r.high()),
                    r.perYear() ? " a year" : " at the horizon",
                    r.source().map(s -> " (" + s + ")").orElse(""),
                    Figures.percent(r.value()),
                    r.inside()
                        ? "inside"
                        : "OUTSIDE: explain the difference before using the number"));
  }

  private void split(RunFinding.Split split) {
    out.line(
        "  found by splitting: %d level%s, %s replications%s%s",
        split.levels(),
        split.levels() == 1 ? "" : "s",
        Figures.count(split.replications()),
        split.scored() ? ", the last step by its hazard" : "",
        split.goal().map(why -> "; " + why).orElse(""));
  }

  private void bound(OutcomeSeries outcome) {
    Optional<Double> bound =
        outcome.series().isEmpty() ? Optional.empty() : outcome.series().getLast().bound();
    bound.ifPresent(
        b ->
            out.line(
                "  %s in %s histories: below %s with 95%% confidence, given the model%s",
                outcome.seen().orElse(0) == 0
                    ? "never seen"
                    : "seen " + Figures.count(outcome.seen().getAsLong()) + "x",
                Figures.count(
                    run.given()
                        .flatMap(given -> given.histories().stream().boxed().findFirst())
                        .orElse(run.trajectories())),
                Figures.percent(b),
                run.unknowns() == 0 ? "" : " and the draws made"));
  }

  private void watches() {
    if (!run.watches().isEmpty()) {
      out.line("");
      out.line("  %-28s %-12s %9s   %s", "watch", "at", "mean", "5%, 50%, 95% of histories");
    }
    for (WatchSeries watch : run.watches()) {
      String name = watch.name() + (watch.unit().isEmpty() ? "" : " (" + watch.unit() + ")");
      for (Spread spread : ends(watch.series())) {
        out.line(
            "  %-28s %-12s %9s   %s, %s, %s",
            name,
            time(spread.time()),
            Figures.number(spread.mean()),
            Figures.number(spread.p05()),
            Figures.number(spread.p50()),
            Figures.number(spread.p95()));
        name = "";
      }
    }
  }

  private static List<Spread> ends(List<Spread> series) {
    return series.size() < 2
        ? series
        : List.of(series.get(series.size() / 2 - 1), series.getLast());
  }

  private void unsourced() {
    if (run.unsourced().isEmpty()) {
      return;
    }
    out.line("");
    out.line("Assumptions without a source (%d):", run.unsourced().size());
    List<String> names =
        new ArrayList<>(
            run.unsourced().stream()
                .limit(UNSOURCED_SHOWN)
                .map(a -> a.kind() + " " + a.name())
                .toList());
    if (run.unsourced().size() > UNSOURCED_SHOWN) {
      names.add(
          "and %d more (`offramp show` lists them)"
              .formatted(run.unsourced().size() - UNSOURCED_SHOWN));
    }
    wrapped(names);
  }

  private void wrapped(List<String> words) {
    StringBuilder line = new StringBuilder(" ");
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i) + (i < words.size() - 1 ? "," : "");
      if (line.length() + word.length() > WIDTH) {
        out.line("%s", line);
        line = new StringBuilder(" ");
      }
      line.append(' ').append(word);
    }
    out.line("%s", line);
  }

  private void caveats() {
    out.line("");
    run.caveats().forEach(caveat -> out.line("%s", caveat));
  }
}
