package offramp.report;

import java.util.Locale;
import java.util.Optional;
import offramp.explore.Likelihoods.Valued;
import offramp.finding.CompareFinding;
import offramp.finding.CompareFinding.Pair;
import offramp.finding.CompareFinding.PairSignal;
import offramp.finding.CompareFinding.Signal;
import offramp.finding.CompareFinding.Signals;
import offramp.finding.CompareFinding.Worth;
import offramp.finding.RunFinding.Time;

/// What would tell theories apart, as a person reads it in a terminal.
final class SignalsText {
  private static final int MOST = 6;

  private final CompareFinding found;
  private final Signals signals;
  private final Lines lines;
  private final Columns columns;

  SignalsText(CompareFinding found, Lines lines, Columns columns) {
    this.found = found;
    this.signals = found.signals();
    this.lines = lines;
    this.columns = columns;
  }

  void say() {
    if (signals.pairs().isEmpty()) {
      return;
    }
    lines.heading("What would tell the theories apart soonest");
    lines.wrapped(
        "  ",
        2,
        "Observations looked at: %d, each yes or no by every report date; in bits of the %s there are to learn%s, most for each %s of waiting first."
            .formatted(
                signals.looked(),
                bits(signals.entropy()),
                found.weighed() ? " with the weights given" : " if all theories are held alike",
                unit()));
    if (signals.ranked().isEmpty()) {
      lines.line("  None is seen to tell them apart.");
    } else {
      ranked();
    }
    lines.heading("What tells every two apart soonest (in nats; factors are Bayes factors)");
    signals.pairs().forEach(this::pair);
    if (!signals.worth().isEmpty()) {
      lines.heading("What watching first and then pulling one lever would be worth at most");
      signals.worth().forEach(this::worth);
    }
  }

  private void ranked() {
    columns.row("", i -> String.valueOf(i + 1));
    signals.ranked().stream().limit(MOST).forEach(this::signal);
    if (signals.ranked().size() > MOST) {
      lines.line("  ... and %d more (--json)", signals.ranked().size() - MOST);
    }
    signals.most().ifPresent(most -> lines.wrapped("  ", 4, "Most in all: " + named(most)));
  }

  private String unit() {
    return found.horizon().unit().word();
  }

  private String named(Signal signal) {
    return "%s by %s: %s ±%s, %s per %s"
        .formatted(
            signal.words(),
            by(signal.by()),
            bits(signal.information().value()),
            Figures.number(round(2 * signal.information().error())),
            Figures.number(round(signal.perUnit())),
            unit());
  }

  private void signal(Signal signal) {
    lines.wrapped("  ", 4, named(signal));
    if (!signal.alike().isEmpty()) {
      lines.wrapped("    ", 6, "(just as " + String.join(", ", signal.alike()) + ")");
    }
    columns.row(
        "  yes under",
        i -> (signal.guarded().get(i) ? "~" : "") + Figures.percent(signal.under().get(i).value()));
    columns.row("  then if yes", i -> Figures.percent(signal.ifSeen().get(i)));
    columns.row("  then if no", i -> Figures.percent(signal.ifNot().get(i)));
  }

  private void pair(Pair pair) {
    String text =
        pair.ranked().isEmpty() ? "nothing looked at is seen to" : best(pair.ranked().getFirst());
    lines.wrapped("  ", 6, "%s / %s: %s".formatted(pair.theory(), pair.other(), text));
  }

  private String best(PairSignal signal) {
    return "%s by %s: %s and %s (%s per %s); factor %s if yes, %s if no%s"
        .formatted(
            signal.words(),
            by(signal.by()),
            valued(signal.forTheory()),
            valued(signal.forOther()),
            Figures.number(round(signal.perUnit())),
            unit(),
            factor(signal.ifSeen()),
            factor(signal.ifNot()),
            signal.guarded() ? " (~ estimate of Jeffreys)" : "");
  }

  private void worth(Worth worth) {
    String regret =
        "%s: now `%s`, with an expected regret of %s"
            .formatted(worth.harm(), worth.now(), Figures.points(worth.regret()));
    Optional<String> watch =
        worth
            .watch()
            .map(
                w ->
                    "; waiting for %s by %s takes away at most %s ±%s (if yes `%s`, if no `%s`)"
                        .formatted(
                            w.words(),
                            by(w.by()),
                            Figures.points(w.worth().value()),
                            Figures.points(2 * w.worth().error()),
                            w.ifSeen(),
                            w.ifNot()));
    lines.wrapped("  ", 6, regret + watch.orElse("; no observation is seen to lower it"));
  }

  private String by(Time time) {
    return time.date()
        .map(Object::toString)
        .orElse("%s %ss".formatted(Figures.number(time.value()), unit()));
  }

  private static String bits(double bits) {
    return Figures.number(round(bits)) + " bits";
  }

  private static String valued(Valued valued) {
    return Figures.number(round(valued.value()));
  }

  /// {@return a Bayes factor with two standard errors of its logarithm to either side}
  private static String factor(Valued factor) {
    return factor.error() == 0
        ? Figures.number(factor.value())
        : "%s (%s to %s)"
            .formatted(
                Figures.number(factor.value()),
                Figures.number(factor.value() * Math.exp(-2 * factor.error())),
                Figures.number(factor.value() * Math.exp(2 * factor.error())));
  }

  /// {@return a number with two digits}
  private static double round(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.1e", value));
  }
}
