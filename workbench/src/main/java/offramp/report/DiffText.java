package offramp.report;

import java.util.List;
import java.util.Locale;
import offramp.check.Change;
import offramp.finding.DiffFinding;
import offramp.finding.DiffFinding.Move;
import offramp.finding.DiffFinding.NamedMove;
import offramp.finding.DiffFinding.OutcomeMoves;
import offramp.finding.DiffFinding.Step;

/// Two models side by side as a person reads them in a terminal.
public final class DiffText {
  private static final int NAME = 28;

  private final Lines lines = new Lines();
  private final DiffFinding diff;

  private DiffText(DiffFinding diff) {
    this.diff = diff;
  }

  /// {@return everything about the two}
  public static String of(DiffFinding diff) {
    DiffText text = new DiffText(diff);
    text.sides();
    text.changes();
    text.answers();
    text.alone();
    text.lines.line("");
    diff.caveats().forEach(caveat -> text.lines.wrapped("", 0, caveat));
    text.lines.command(diff.stopped(), diff.command());
    return text.lines.toString();
  }

  private void sides() {
    lines.line("A  %s", side(diff.a()));
    lines.line("B  %s", side(diff.b()));
    lines.line(
        "%s %ss%s, seed %d, the same draws and dice on both sides",
        Figures.number(diff.horizon().value()),
        diff.horizon().unit().word(),
        diff.horizon().date().map(date -> ", to " + date).orElse(""),
        diff.seed());
    lines.stopped(diff.stopped());
  }

  private static String side(DiffFinding.Side side) {
    String levers =
        side.levers().isEmpty() ? "" : ", lever " + String.join(", lever ", side.levers());
    String work =
        side.trajectories() == 0 ? "" : ", " + Figures.count(side.trajectories()) + " histories";
    return "%s, theory `%s`%s (%s%s)"
        .formatted(side.file(), side.theory(), levers, side.method(), work);
  }

  private void changes() {
    int count = diff.changes().size();
    if (count == 0) {
      lines.heading("The models do not differ.");
      return;
    }
    lines.heading(
        "What differs (%s)".formatted(count == 1 ? "1 change" : Figures.count(count) + " changes"));
    for (Change change : diff.changes()) {
      lines.line("  %s %s", change.what(), name(change));
      change.before().ifPresent(text -> lines.wrapped("    A  ", 7, text));
      change.after().ifPresent(text -> lines.wrapped("    B  ", 7, text));
    }
  }

  private static String name(Change change) {
    return change.name().equals(change.after().or(change::before).orElse(""))
        ? change.kind()
        : change.kind() + " " + change.name();
  }

  private void answers() {
    lines.heading("By the horizon (differences in percentage points)");
    lines.line("  %-28s %9s %9s %11s %10s", "outcome", "A", "B", "difference", "± error");
    for (OutcomeMoves outcome : diff.outcomes()) {
      if (!outcome.series().isEmpty()) {
        Step step = outcome.series().getLast();
        answer(outcome.name(), step);
      }
    }
    only(diff.onlyA(), "A");
    only(diff.onlyB(), "B");
  }

  private void answer(String name, Step step) {
    String numbers =
        String.format(Locale.ROOT, "%9s %9s", Figures.percent(step.a()), Figures.percent(step.b()));
    row(name, numbers + " " + move(step.move()));
  }

  private void row(String name, String rest) {
    if (name.length() > NAME) {
      lines.line("  %s", name);
    }
    lines.line("  %-28s %s", name.length() > NAME ? "" : name, rest);
  }

  private static String move(Move move) {
    String error = move.standardError() > 0 ? Figures.percent(move.standardError()) : "exact";
    return String.format(
        Locale.ROOT,
        "%11s %10s%s",
        difference(move.difference()),
        move.difference() == 0 ? "none" : error,
        move.seen() ? "" : "   no difference seen");
  }

  private static String difference(double difference) {
    String size = Figures.percent(Math.abs(difference));
    return difference == 0 ? "0" : (difference < 0 ? "-" : "+") + size;
  }

  private void only(List<String> names, String side) {
    names.forEach(name -> row(name, "only in " + side));
  }

  private void alone() {
    if (diff.changes().size() < 2) {
      return;
    }
    lines.heading("Each change made alone to A");
    diff.whyNotAlone().ifPresent(why -> lines.line("  not done: %s", why));
    for (DiffFinding.Alone alone : diff.alone()) {
      lines.line("  %s %s", alone.change().what(), name(alone.change()));
      alone.skipped().ifPresent(why -> lines.wrapped("    not possible alone: ", 6, why));
      named(alone.moves());
    }
    if (!diff.together().isEmpty()) {
      lines.line("  what the changes do only together");
      named(diff.together());
    }
  }

  private void named(List<NamedMove> moves) {
    List<NamedMove> seen = moves.stream().filter(move -> move.move().seen()).toList();
    for (NamedMove move : seen) {
      row("  " + move.outcome(), move(move.move()));
    }
    if (seen.isEmpty() && !moves.isEmpty()) {
      lines.line("    no difference seen");
    }
  }
}
