package offramp.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import offramp.finding.TimingFinding;
import offramp.finding.TimingFinding.Refused;
import offramp.finding.TimingFinding.Rule;
import offramp.finding.TimingFinding.Solved;
import offramp.finding.TimingFinding.Use;

/// When to pull what, as a person reads it in a terminal.
final class TimingText {
  private static final double ROUNDING = 1e-8;

  private final Lines lines;
  private final String unit;

  private TimingText(Lines lines, String unit) {
    this.lines = lines;
    this.unit = unit;
  }

  /// Adds the section.
  ///
  /// @param unit of time, as in `month`
  static void add(TimingFinding found, String unit, Lines lines) {
    TimingText text = new TimingText(lines, unit);
    lines.heading(
        "When to pull what against %s, unknowns at their medians, %d dates to decide on"
            .formatted(found.outcome(), found.dates()));
    found.views().forEach(text::view);
    if (found.views().stream().anyMatch(Solved.class::isInstance)) {
      lines.wrapped(
          "  ",
          4,
          "Who sees the state on these dates can do no better than the last row of numbers. It knows the"
              + " theory and the medians to be right; pulls as declared may also wait for a condition between"
              + " the dates.");
    }
  }

  private void view(TimingFinding.View view) {
    switch (view) {
      case Refused(var theory, var why) -> lines.wrapped("  ", 4, theory + ": not solved, " + why);
      case Solved solved -> solved(solved);
    }
  }

  private void solved(Solved found) {
    lines.line("  %s (%s states)", found.theory(), Figures.count(found.states()));
    row("nothing pulled", found.nothing(), "");
    row("as declared", found.declared(), found.policy());
    String known = found.all() ? "" : "; the best of those that there was time for";
    row("days fixed in advance", found.timed(), days(found) + known);
    row("who sees the state", found.least(), gap(found));
    for (Use use : found.uses()) {
      lines.wrapped("      ", 8, use(use));
    }
  }

  private void row(String name, double probability, String words) {
    String start = "    %-22s %9s  ".formatted(name, Figures.percent(probability));
    lines.wrapped(start, start.length(), words);
  }

  private String days(Solved found) {
    return found.days().isEmpty()
        ? "nothing"
        : found.days().stream()
            .map(day -> "%s %s".formatted(day.lever(), at(day.time())))
            .collect(Collectors.joining(", "));
  }

  private static String gap(Solved found) {
    return "%s fixed days, %s as declared"
        .formatted(
            gap(found.timed() - found.least(), found.least()),
            gap(found.declared() - found.least(), found.least()));
  }

  private static String gap(double difference, double value) {
    return Math.abs(difference) <= ROUNDING * value
        ? "the same as"
        : Figures.points(Math.abs(difference)) + (difference > 0 ? " below" : " above");
  }

  private String use(Use use) {
    if (use.rules().isEmpty()) {
      return use.lever() + ": not pulled";
    }
    List<String> rules = new ArrayList<>();
    for (Rule rule : use.rules()) {
      rules.add(rule(rule, !rules.isEmpty()));
    }
    return "%s, pulled with %s: %s"
        .formatted(use.lever(), Figures.percent(use.share()), String.join("; ", rules));
  }

  private String rule(Rule rule, boolean later) {
    String when = rule.when().isEmpty() ? (later ? " in any case" : "") : conditioned(rule.when());
    String right =
        rule.right() > 0.9995 ? "" : " (right in %s)".formatted(Figures.percent(rule.right()));
    return span(rule) + when + right;
  }

  private static String conditioned(String when) {
    return when.startsWith("after ") || when.startsWith("before ") ? " " + when : " when " + when;
  }

  private String span(Rule rule) {
    if (rule.from() == rule.to()) {
      return at(rule.from());
    }
    return rule.toEnd()
        ? rule.from() == 0 ? "at any time" : "from " + time(rule.from()) + " on"
        : "from %s to %s".formatted(Figures.number(rule.from()), time(rule.to()));
  }

  private String at(double time) {
    return time == 0 ? "at the start" : "at " + time(time);
  }

  private String time(double time) {
    return "%s %s%s".formatted(Figures.number(time), unit, time == 1 ? "" : "s");
  }
}
