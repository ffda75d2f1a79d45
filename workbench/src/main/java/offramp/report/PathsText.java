package offramp.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import offramp.finding.PathsFinding;
import offramp.finding.PathsFinding.Change;
import offramp.finding.PathsFinding.Passed;
import offramp.finding.PathsFinding.Path;
import offramp.finding.PathsFinding.Step;
import offramp.finding.RunFinding.Time;
import offramp.text.Unit;

/// How an outcome comes about, as a person reads it in a terminal.
public final class PathsText {
  private static final double NEARLY = 0.95;
  private static final double SELDOM = 0.05;
  private static final double WORTH_TELLING = 0.1;
  private static final int MOST_EVENTS = 15;
  private static final int MOST_FOLLOWED = 8;
  private static final String DATE = "a date comes";
  private final Lines out = new Lines();
  private final PathsFinding found;
  private final Unit unit;

  private PathsText(PathsFinding found) {
    this.found = found;
    this.unit = found.horizon().unit();
  }

  /// {@return everything behind the heading}
  public static String of(PathsFinding found) {
    PathsText text = new PathsText(found);
    text.how();
    text.probability();
    if (found.histories() > 0) {
      text.paths();
      text.events();
    }
    text.out.line("");
    text.out.line("Shares are conditional on this model and theory.");
    text.out.command(found.stopped(), found.command());
    return text.out.toString();
  }

  private void how() {
    out.stopped(found.stopped());
    String draws = Figures.draws(found.draws(), found.unknowns());
    String how =
        found
            .states()
            .map(states -> "exact: %s states".formatted(Figures.count(states)))
            .orElse("%s histories".formatted(Figures.count(found.trajectories())));
    out.line("%s, %s, seed %d", how, draws, found.seed());
    out.line("method %s: %s", found.method(), found.why());
    found.levers().forEach(lever -> out.line("lever pulled: %s", lever));
    GivenText.of(found.given(), found.unknowns()).forEach(words -> out.line("%s", words));
    if (found.givenShare() < 1) {
      out.line("`given` kept %s of the draws of the unknowns", Figures.percent(found.givenShare()));
    }
  }

  private void probability() {
    PathsFinding.Probability p = found.probability();
    out.heading(
        found.outcome()
            + found.harm().map(kind -> "  (harm: " + kind + ")").orElse("")
            + ": "
            + Figures.percent(p.mean())
            + " by "
            + (p.standardError() > 0
                ? "the horizon, ± " + Figures.percent(p.standardError())
                : "the horizon"));
    if (found.histories() > 0) {
      return;
    }
    p.bound()
        .ifPresentOrElse(
            bound ->
                out.line(
                    "  never seen in %s histories: below %s with 95%% confidence, given the model",
                    Figures.count(
                        found
                            .given()
                            .flatMap(given -> given.histories().stream().boxed().findFirst())
                            .orElse(found.trajectories())),
                    Figures.percent(bound)),
            () ->
                out.line(
                    found.states().isEmpty() || found.draws() == 0
                        ? "  nothing was finished"
                        : found.given().isPresent()
                            ? "  it cannot come about by the horizon where what is given holds"
                            : "  it cannot come about by the horizon: no state that can be reached has it"));
  }

  private void paths() {
    boolean drawn = found.states().isPresent();
    boolean given = found.given().isPresent();
    boolean one = found.histories() == 1;
    out.line("");
    out.wrapped(
        "",
        2,
        "%s, from %s histor%s that end%s in %s%s%s."
            .formatted(
                found.different() == 1
                    ? "The only path"
                    : "The most frequent of %s paths".formatted(Figures.count(found.different())),
                Figures.count(found.histories()),
                one ? "y" : "ies",
                one ? "s" : "",
                found.outcome(),
                given ? (one ? " and keeps to what is given" : " and keep to what is given") : "",
                drawn ? ", drawn from all that do" : ""));
    out.wrapped("", 2, followed());
    for (int i = 0; i < found.paths().size(); i++) {
      path(i + 1, found.paths().get(i));
    }
    double rest = 1 - found.paths().stream().mapToDouble(path -> path.share().value()).sum();
    int others = found.different() - found.paths().size();
    if (others > 0) {
      out.line("");
      out.line(
          "%s other path%s: %s",
          Figures.count(others), others == 1 ? "" : "s", Figures.percent(rest));
    }
  }

  private String followed() {
    String when = "When: half of the histories had got so far, and a quarter to three quarters.";
    return found.followed().isEmpty()
        ? "Told by the last event alone, as what leads to it differs too much; `--follow NAME,...` tells more. "
            + when
        : "Told by what happens to %s; what came back is left out. `--follow NAME,...` tells more or less. %s"
            .formatted(names(), when);
  }

  private String names() {
    int more = found.followed().size() - MOST_FOLLOWED;
    return found.followed().stream()
            .limit(MOST_FOLLOWED)
            .map("`%s`"::formatted)
            .collect(Collectors.joining(", "))
        + (more > 0 ? " and %d more".formatted(more) : "");
  }

  private void path(int number, Path path) {
    out.line("");
    out.line(
        "%2d. %s (%s to %s)",
        number,
        Figures.percent(path.share().value()),
        Figures.percent(path.share().low()),
        Figures.percent(path.share().high()));
    if (path.steps().isEmpty()) {
      out.line("    it holds at the start");
    }
    int when = width(path.steps().stream().map(this::when).toList());
    int what = width(path.steps().stream().map(PathsText::what).toList());
    for (Step step : path.steps()) {
      String opening =
          String.format(
              Locale.ROOT, "    %-" + when + "s  %-" + what + "s ", when(step), what(step));
      out.wrapped(opening, opening.length() + 1, " " + changes(step.changes()));
    }
    if (path.excursions() >= WORTH_TELLING) {
      out.line(
          "    left out: %s steps that came back, on average", Figures.number(path.excursions()));
    }
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(1);
  }

  private String when(Step step) {
    boolean dates = step.middle().date().isPresent();
    return "%s%s (%s to %s)"
        .formatted(
            dates ? "" : unit.word() + " ",
            time(step.middle()),
            time(step.early()),
            time(step.late()));
  }

  private static String time(Time time) {
    return time.date().map(Object::toString).orElseGet(() -> Figures.number(time.value()));
  }

  private static String what(Step step) {
    return step.event().orElse(DATE) + (step.times() > 1 ? " x" + step.times() : "");
  }

  private static String changes(List<Change> changes) {
    return changes.stream()
        .map(change -> "%s: %s -> %s".formatted(change.variable(), change.from(), change.to()))
        .collect(Collectors.joining(", "));
  }

  private void events() {
    common("Every path passes through", 1, Double.POSITIVE_INFINITY);
    common("Nearly every path (95%) passes through", NEARLY, 1);
    List<Passed> shown =
        found.events().stream()
            .filter(event -> event.onPath() > 0 || event.happened() >= SELDOM)
            .limit(MOST_EVENTS)
            .toList();
    int width = Math.max(5, width(shown.stream().map(event -> name(event.event())).toList()));
    out.line("");
    out.line("  %-" + width + "s %12s %10s %8s", "event", "on the path", "happened", "times");
    for (Passed event : shown) {
      out.line(
          "  %-" + width + "s %12s %10s %8s",
          name(event.event()),
          Figures.percent(event.onPath()),
          Figures.percent(event.happened()),
          Figures.number(event.times()));
    }
  }

  private static String name(Optional<String> event) {
    return event.orElse(DATE);
  }

  private void common(String opening, double from, double below) {
    List<String> names =
        found.events().stream()
            .filter(event -> event.onPath() >= from && event.onPath() < below)
            .map(event -> name(event.event()))
            .toList();
    if (!names.isEmpty()) {
      out.line("");
      out.wrapped("", 2, opening + ": " + String.join(", ", names));
    }
  }
}
