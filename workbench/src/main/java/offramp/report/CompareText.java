package offramp.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import offramp.check.Change;
import offramp.explore.RankCorrelation;
import offramp.finding.CompareFinding;
import offramp.finding.CompareFinding.Causes;
import offramp.finding.CompareFinding.Difference;
import offramp.finding.CompareFinding.Dispute;
import offramp.finding.CompareFinding.OutcomeCauses;
import offramp.finding.CompareFinding.OutcomeRow;
import offramp.finding.CompareFinding.Ratio;
import offramp.finding.CompareFinding.Sized;
import offramp.finding.CompareFinding.Told;
import offramp.finding.LeversFinding;

/// What rival theories say, as a person reads it in a terminal: every theory a column, in the order
/// of the model and with the same space.
public final class CompareText {
  /// How wide the names of outcomes stand.
  private static final int NAME = 16;

  private static final int MOST_CAUSES = 2;
  private static final int MOST_SIZED = 3;

  private final Lines lines = new Lines();
  private final CompareFinding found;
  private final Columns columns;

  private CompareText(CompareFinding found) {
    this.found = found;
    this.columns = new Columns(lines, found.views().size(), NAME);
  }

  /// {@return everything that was found}
  public static String of(CompareFinding found) {
    CompareText text = new CompareText(found);
    text.heading();
    text.outcomes();
    text.disputes();
    found.causes().forEach(text::causes);
    new SignalsText(found, text.lines, text.columns).say();
    text.lines.line("");
    found.caveats().forEach(caveat -> text.lines.wrapped("", 0, caveat));
    text.lines.command(found.stopped(), found.command());
    return text.lines.toString();
  }

  private void heading() {
    lines.line("%s", found.title().isEmpty() ? found.file() : found.title());
    lines.line(
        "%s %ss%s, seed %d; every theory with %s",
        Figures.number(found.horizon().value()),
        found.horizon().unit().word(),
        found.horizon().date().map(date -> ", to " + date).orElse(""),
        found.seed(),
        found.ownDraws() ? "draws of its own and the same dice" : "the same draws and dice");
    lines.stopped(found.stopped());
    lines.wrapped(
        "Theories: ",
        2,
        IntStream.range(0, found.views().size())
            .mapToObj(
                i ->
                    "%d %s (%s)".formatted(i + 1, theory(i), LeversText.work(found.views().get(i))))
            .collect(Collectors.joining(", ")));
    lines.line(
        "%s",
        found.weighed()
            ? "Weights, as given: " + weights()
            : "No theory is taken for likelier than another; nothing is pooled (--weights).");
  }

  private String theory(int number) {
    return found.views().get(number).theory();
  }

  private String weights() {
    return IntStream.range(0, found.views().size())
        .mapToObj(i -> theory(i) + " " + Figures.percent(found.weights().get(i)))
        .collect(Collectors.joining(", "));
  }

  private void outcomes() {
    if (found.outcomes().isEmpty()) {
      lines.heading("Too little was finished to compare anything.");
      return;
    }
    lines.heading(
        "By the horizon: percent ± 2 standard errors"
            + (ranged() ? ", and the range over the unknowns (5% to 95%)" : ""));
    columns.row("", i -> String.valueOf(i + 1), found.weighed() ? "pooled" : "");
    found.outcomes().forEach(this::outcome);
    if (found.outcomes().stream().anyMatch(this::hidden)) {
      lines.line("  hidden: by the dice; more histories (--trajectories) show the range");
    }
    List<String> agreed =
        found.outcomes().stream().filter(OutcomeRow::agreed).map(OutcomeRow::name).toList();
    lines.wrapped(
        "  ",
        4,
        "All theories agree on: %s."
            .formatted(agreed.isEmpty() ? "no outcome" : String.join(", ", agreed)));
  }

  /// {@return whether any theory has unknowns}
  private boolean ranged() {
    return found.views().stream().anyMatch(view -> view.unknowns() > 0);
  }

  private boolean hidden(OutcomeRow row) {
    return IntStream.range(0, row.under().size())
        .anyMatch(i -> found.views().get(i).unknowns() > 0 && row.under().get(i).hidden());
  }

  private void outcome(OutcomeRow row) {
    Optional<Told> pooled = row.pooled();
    columns.row(
        row.name(), i -> mean(row.under().get(i)), pooled.map(CompareText::mean).orElse(""));
    if (ranged()) {
      columns.row(
          "",
          i -> found.views().get(i).unknowns() == 0 ? "" : range(row.under().get(i)),
          pooled.map(CompareText::range).orElse(""));
    }
    long apart = row.gaps().stream().filter(gap -> gap.difference().seen()).count();
    row.largest()
        .ifPresent(
            ratio ->
                lines.wrapped(
                    "    ",
                    6,
                    "differ in %d of %d pairs; most %s"
                        .formatted(apart, row.gaps().size(), most(ratio))));
  }

  private static String most(Ratio ratio) {
    return "%s over %s: %s times (%s to %s)%s"
        .formatted(
            ratio.theory(),
            ratio.other(),
            Figures.number(ratio.ratio()),
            Figures.number(ratio.low()),
            Figures.number(ratio.high()),
            ratio.guarded() ? ", by the estimate of Jeffreys where histories saw none or all" : "");
  }

  private static String mean(Told estimated) {
    String error =
        estimated.standardError() == 0 ? "" : " ±" + Figures.points(2 * estimated.standardError());
    return Figures.points(estimated.probability()) + error;
  }

  private static String range(Told estimated) {
    return estimated.hidden()
        ? "hidden"
        : Figures.points(estimated.low()) + " to " + Figures.points(estimated.high());
  }

  private void disputes() {
    if (found.disputes().isEmpty()) {
      return;
    }
    lines.heading(
        "Levers on which theories disagree (each alone, in percentage points, ± 2 standard errors)");
    for (Dispute dispute : found.disputes()) {
      lines.line("  %s", dispute.harm());
      for (LeversFinding.Split split : dispute.split()) {
        lines.wrapped(
            "    ",
            6,
            "in sign: %s lowers it under %s and raises it under %s"
                .formatted(
                    split.words(),
                    String.join(", ", split.lowers()),
                    String.join(", ", split.raises())));
      }
      dispute.sized().stream().limit(MOST_SIZED).forEach(this::sized);
      if (dispute.sized().isEmpty() && dispute.split().isEmpty()) {
        lines.line("    none seen");
      }
    }
  }

  private void sized(Sized sized) {
    lines.wrapped(
        "    ",
        6,
        "in size: %s %s under %s, %s under %s"
            .formatted(
                sized.lever(), move(sized.under()), sized.low(), move(sized.over()), sized.high()));
  }

  /// {@return a difference in percentage points, with two standard errors}
  private static String move(Difference move) {
    String error = move.standardError() == 0 ? "" : " ±" + Figures.points(2 * move.standardError());
    return (move.difference() > 0 ? "+" : "") + Figures.points(move.difference()) + error;
  }

  private void causes(Causes causes) {
    lines.heading(
        "Why %s differs from %s: each of its changes (%d) made alone, in percentage points"
            .formatted(causes.theory(), theory(0), causes.changes().size()));
    causes.whyNot().ifPresent(why -> lines.line("  not done: %s", why));
    for (OutcomeCauses outcome : causes.outcomes()) {
      if (outcome.whole().seen()) {
        lines.entry(outcome.outcome(), move(outcome.whole()) + ": " + parts(outcome));
        bearing(outcome.bearings()).ifPresent(lines::more);
      }
    }
    if (causes.outcomes().stream().noneMatch(outcome -> outcome.whole().seen())) {
      lines.line("  no difference seen");
    }
    long skipped = causes.skipped().stream().filter(Optional::isPresent).count();
    if (skipped > 0) {
      lines.line("  %d of the changes cannot be made alone (--json tells why)", skipped);
    }
  }

  private static String parts(OutcomeCauses outcome) {
    List<String> parts = new ArrayList<>();
    outcome.alone().stream()
        .filter(alone -> alone.move().seen())
        .limit(MOST_CAUSES)
        .forEach(alone -> parts.add("`%s` %s".formatted(name(alone.change()), move(alone.move()))));
    if (parts.isEmpty()) {
      return "no single change is seen to move it";
    }
    return String.join(", ", parts)
        + outcome
            .together()
            .filter(Difference::seen)
            .map(rest -> "; all changes alone leave " + move(rest))
            .orElse("");
  }

  private static String name(Change change) {
    return change.name().equals(change.after().or(change::before).orElse(""))
        ? change.kind()
        : change.name();
  }

  /// {@return the unknown that goes along with the difference most, if one does}
  private static Optional<String> bearing(List<RankCorrelation> bearings) {
    if (bearings.isEmpty()) {
      return Optional.empty();
    }
    RankCorrelation first = bearings.getFirst();
    List<String> near =
        bearings.stream().skip(1).filter(first::near).map(RankCorrelation::unknown).toList();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "over the draws with `%s` (rank correlation %+.2f ±%.2f)%s",
            first.unknown(),
            first.correlation(),
            2 * first.error(),
            near.isEmpty() ? "" : ", not to be told from `" + String.join("`, `", near) + "`"));
  }
}
