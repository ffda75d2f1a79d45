package offramp.report;

import java.util.List;
import java.util.stream.Collectors;
import offramp.finding.RunFinding.Time;
import offramp.finding.Walkthrough;
import offramp.finding.Walkthrough.Might;
import offramp.finding.Walkthrough.Step;

/// A walk through one history, as a person reads it in a terminal.
public final class WalkText {
  private static final int MOST_STEPS = 400;
  private static final int MOST_MIGHT = 4;

  private final Lines out = new Lines();
  private final Walkthrough walk;

  private WalkText(Walkthrough walk) {
    this.walk = walk;
  }

  /// {@return everything behind the heading}
  public static String of(Walkthrough walk) {
    WalkText text = new WalkText(walk);
    text.how();
    text.steps();
    text.end();
    text.out.line("");
    text.out.line(
        "One history of many: it shows a way in which things can go, not how likely it is.");
    text.out.line("To get it again: %s", walk.command());
    return text.out.toString();
  }

  private void how() {
    out.line(
        "history %s of seed %d, under draw %d of %s of the unknowns",
        Figures.count(walk.history()), walk.seed(), walk.draw(), Figures.count(walk.draws()));
    walk.levers().forEach(lever -> out.line("lever pulled: %s", lever));
    if (!walk.unknowns().isEmpty()) {
      out.heading("The unknowns in it");
      walk.unknowns().forEach(unknown -> out.entry(unknown.name(), unknown.value()));
    }
  }

  private void steps() {
    out.heading("What happened (in brackets: the most frequent of what might have come instead)");
    walk.steps().stream().limit(MOST_STEPS).forEach(this::step);
    if (walk.steps().size() > MOST_STEPS) {
      out.line("  ... and %d steps more; --json has them", walk.steps().size() - MOST_STEPS);
    }
  }

  private void step(Step step) {
    String changes =
        step.changes().stream()
            .map(change -> "%s %s → %s".formatted(change.name(), change.before(), change.after()))
            .collect(Collectors.joining(", "));
    String triggers =
        step.triggers().isEmpty() ? "" : ", sets off " + String.join(", ", step.triggers());
    String what = step.event() + triggers + (changes.isEmpty() ? "" : ": " + changes);
    out.entry(when(step.time()), what);
    if (!step.might().isEmpty()) {
      out.more("[" + might(step) + "]");
    }
    step.outcomes().forEach(outcome -> out.more("outcome " + outcome));
  }

  private String might(Step step) {
    String unit = walk.horizon().unit().word();
    List<Might> others =
        step.might().stream().filter(might -> !might.event().equals(step.event())).toList();
    return others.isEmpty()
        ? "nothing else with a rate"
        : others.stream()
                .limit(MOST_MIGHT)
                .map(m -> "%s %s".formatted(m.event(), Figures.number(m.rate())))
                .collect(Collectors.joining(", "))
            + " per "
            + unit;
  }

  private String when(Time time) {
    return time.date()
        .map(Object::toString)
        .orElse("%s %s".formatted(walk.horizon().unit().word(), Figures.number(time.value())));
  }

  private void end() {
    out.heading("How it ended: " + walk.end() + (walk.cut() ? " (more steps than are kept)" : ""));
    walk.outcomes().forEach(reached -> out.entry(reached.outcome(), when(reached.time())));
    if (walk.outcomes().isEmpty()) {
      out.line("  no outcome came about");
    }
  }
}
