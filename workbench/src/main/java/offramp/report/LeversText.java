package offramp.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import offramp.finding.LeversFinding;
import offramp.finding.LeversFinding.Chosen;
import offramp.finding.LeversFinding.Effect;
import offramp.finding.LeversFinding.OutcomeTable;
import offramp.finding.LeversFinding.Point;
import offramp.finding.LeversFinding.Regretted;
import offramp.finding.LeversFinding.Verdict;

/// What could be done, as a person reads it in a terminal: every theory a column, in the same order
/// and with the same space.
public final class LeversText {
  private static final int MOST_POINTS = 15;

  /// How wide the names of levers stand.
  static final int NAME = 18;

  private final Lines lines = new Lines();
  private final LeversFinding found;
  private final Columns columns;

  private LeversText(LeversFinding found) {
    this.found = found;
    this.columns = new Columns(lines, found.views().size(), NAME);
  }

  /// {@return everything that was found}
  public static String of(LeversFinding found) {
    LeversText text = new LeversText(found);
    text.heading();
    for (Verdict verdict : found.verdicts()) {
      text.harm(found.outcome(verdict.outcome()), verdict);
    }
    text.options();
    text.front();
    found.exits().ifPresent(exits -> new LastExitText(text.lines, found).all(exits));
    String unit = found.horizon().unit().word();
    found.timing().ifPresent(timing -> TimingText.add(timing, unit, text.lines));
    text.lines.line("");
    found.caveats().forEach(caveat -> text.lines.wrapped("", 0, caveat));
    text.lines.command(found.stopped(), found.command());
    return text.lines.toString();
  }

  private void heading() {
    lines.line("%s", found.title().isEmpty() ? found.file() : found.title());
    lines.line(
        "%s %ss%s, seed %d; every policy and theory with the same %s",
        Figures.number(found.horizon().value()),
        found.horizon().unit().word(),
        found.horizon().date().map(date -> ", to " + date).orElse(""),
        found.seed(),
        found.ownDraws() ? "dice, every policy with the same draws too" : "draws and dice");
    lines.stopped(found.stopped());
    List<String> views = new ArrayList<>();
    for (int view = 0; view < found.views().size(); view++) {
      LeversFinding.View is = found.views().get(view);
      views.add("%d %s (%s)".formatted(view + 1, is.theory(), work(is)));
    }
    lines.wrapped("Theories: ", 2, String.join(", ", views));
    lines.line(
        "%s",
        found.weights().isEmpty()
            ? "Nothing is pooled over them: no weights are given (--weights)."
            : "Pooled with the weights given: " + weights());
    if (!found.pulled().isEmpty()) {
      lines.line("pulled whatever is chosen: %s", String.join(", ", found.pulled()));
    }
    if (found.verdicts().isEmpty()) {
      lines.line("");
      lines.line("No outcome of the model is marked `harm`, so there is nothing to lower.");
    }
  }

  static String work(LeversFinding.View view) {
    boolean exact = view.method().equals("exact");
    String parts = Figures.count(view.parts());
    return exact
        ? view.unknowns() == 0 ? "exact" : "exact, %s draws".formatted(parts)
        : view.unknowns() == 0
            ? "%s batches of histories".formatted(parts)
            : "%s draws".formatted(parts);
  }

  private String weights() {
    return IntStream.range(0, found.views().size())
        .mapToObj(
            i -> found.views().get(i).theory() + " " + Figures.percent(found.weights().get(i)))
        .collect(Collectors.joining(", "));
  }

  private void harm(OutcomeTable table, Verdict verdict) {
    lines.heading(
        "%s (%s): what each lever alone changes, in percentage points, ± 2 standard errors"
            .formatted(table.name(), table.harm().orElse("no harm")));
    columns.row("", i -> String.valueOf(i + 1), found.weights().isEmpty() ? "" : "pooled");
    columns.row("without", i -> probability(table.without().get(i).probability(), i), "");
    for (int option = 0; option < found.options().size(); option++) {
      List<Effect> effects = table.effects().get(option);
      String pooled = table.pooled().isEmpty() ? "" : effect(table.pooled().get(option));
      columns.row(found.options().get(option).words(), i -> effect(effects.get(i)), pooled);
    }
    said("helps under every theory", verdict.helps());
    said("helps under some, harms under none", verdict.safe());
    for (LeversFinding.Split split : verdict.split()) {
      lines.wrapped(
          "  ",
          4,
          "%s: theories disagree in sign. Lowers it under %s; raises it under %s."
              .formatted(
                  split.words(),
                  String.join(", ", split.lowers()),
                  String.join(", ", split.raises())));
    }
    choice(verdict);
  }

  private void said(String what, List<String> levers) {
    lines.wrapped(
        "  ", 4, what + ": " + (levers.isEmpty() ? "none seen" : String.join(", ", levers)));
  }

  private static String effect(Effect effect) {
    return change(effect.difference(), effect.standardError(), effect.seen());
  }

  /// {@return a difference in percentage points with two standard errors; 0 where none is seen}
  static String change(double difference, double standardError, boolean seen) {
    String error = standardError == 0 ? "" : " ±" + Figures.points(2 * standardError);
    String size = (difference > 0 ? "+" : "") + Figures.points(difference);
    return seen ? size + error : "0" + error;
  }

  private String probability(double probability, int view) {
    double bound = found.views().get(view).bound();
    return probability == 0 && bound > 0
        ? "< " + Figures.percent(bound)
        : Figures.percent(probability);
  }

  private String worst(double probability) {
    double bound = found.views().stream().mapToDouble(LeversFinding.View::bound).max().orElse(0);
    return probability == 0 && bound > 0
        ? "below " + Figures.percent(bound)
        : Figures.percent(probability);
  }

  private void choice(Verdict verdict) {
    lines.line("");
    lines.line(
        "  Least to be regretted (how much likelier %s is than under the best policy of",
        verdict.outcome());
    lines.line("  each theory, in percentage points):");
    columns.row("", i -> String.valueOf(i + 1), "cost");
    for (Regretted policy : verdict.policies()) {
      columns.row(
          policy.words(),
          i -> Figures.points(policy.regrets().get(i)),
          Figures.number(policy.cost()));
    }
    for (Chosen chosen : verdict.chosen()) {
      lines.wrapped("  ", 4, chosen(chosen));
    }
    for (LeversFinding.Doubt doubt : verdict.doubts()) {
      lines.wrapped(
          "  ",
          4,
          "The first would be wrong under %s with %s (%s of its draws): there %s does better by %s ±%s."
              .formatted(
                  doubt.theory(),
                  doubt.words(),
                  Figures.percent(doubt.share()),
                  doubt.better(),
                  Figures.points(doubt.by()),
                  Figures.points(2 * doubt.standardError())));
    }
  }

  private static String chosen(Chosen chosen) {
    String others =
        chosen.choice().tied().isEmpty()
            ? ", ahead of all others"
            : ", not to be told from %d other%s; the cheapest of them is %s"
                .formatted(
                    chosen.choice().tied().size(),
                    chosen.choice().tied().size() == 1 ? "" : "s",
                    chosen.cheapest().equals(chosen.winner()) ? "itself" : chosen.cheapest());
    return "by %s: %s%s".formatted(chosen.measure(), chosen.winner(), others);
  }

  private void options() {
    if (found.options().isEmpty()) {
      return;
    }
    lines.heading(
        "Who can do it, what it costs, how soon half of its effect is there, and side effects");
    for (int option = 0; option < found.options().size(); option++) {
      LeversFinding.Option is = found.options().get(option);
      lines.entry(
          is.words(),
          "%s, cost %s%s%s"
              .formatted(
                  is.actor().orElse("anyone"),
                  Figures.number(is.cost()),
                  half(option),
                  sides(option)));
    }
  }

  private String half(int option) {
    String half = half(found, option);
    return half.isEmpty() ? "" : "; half after " + half;
  }

  /// {@return how long after its pull half of what an option does to harms is there, from the
  /// soonest to the latest over harms and theories; empty if it is not known}
  public static String half(LeversFinding found, int option) {
    double[] times =
        found.verdicts().stream()
            .flatMap(verdict -> found.outcome(verdict.outcome()).effects().get(option).stream())
            .filter(Effect::lowers)
            .map(Effect::half)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    if (times.length == 0) {
      return "";
    }
    String low = Figures.number(times[0]);
    String high = Figures.number(times[times.length - 1]);
    String unit = " " + found.horizon().unit().word() + "s";
    return (low.equals(high) ? low : low + " to " + high) + unit;
  }

  /// {@return the harms that the option raises and what else it moves, under how many theories}
  private String sides(int option) {
    List<String> raised = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    for (OutcomeTable table : found.outcomes()) {
      long up = table.effects().get(option).stream().filter(Effect::raises).count();
      long down = table.effects().get(option).stream().filter(Effect::lowers).count();
      if (table.harm().isPresent() && up > 0) {
        raised.add("%s (%d)".formatted(table.name(), up));
      } else if (table.harm().isEmpty() && up + down > 0) {
        String way = up == 0 ? "down" : down == 0 ? "up" : "up %d, down".formatted(up);
        moved.add("%s %s %d".formatted(table.name(), way, up == 0 || down > 0 ? down : up));
      }
    }
    return (raised.isEmpty() ? "" : "; raises harms: " + String.join(", ", raised))
        + (moved.isEmpty() ? "" : "; also " + String.join(", ", moved));
  }

  private void front() {
    if (found.verdicts().isEmpty()) {
      return;
    }
    LeversFinding.Work work = found.work();
    lines.heading(
        "Policies that no other beats in cost and in worst case and regret of every harm: %d"
            .formatted(found.front().size()));
    lines.wrapped(
        "  ",
        4,
        "Policies tried: %s, to the end: %s; %s histories, %s jumps."
            .formatted(
                Figures.count(work.policies()),
                Figures.count(work.finalists()),
                Figures.count(work.histories()),
                Figures.count(work.jumps())));
    for (Point point : found.front().stream().limit(MOST_POINTS).toList()) {
      String worst =
          IntStream.range(0, point.worst().size())
              .mapToObj(
                  i ->
                      "%s %s"
                          .formatted(
                              found.verdicts().get(i).outcome(), worst(point.worst().get(i))))
              .collect(Collectors.joining(", "));
      lines.entry(
          point.words(), "cost %s; at worst %s".formatted(Figures.number(point.cost()), worst));
    }
    if (found.front().size() > MOST_POINTS) {
      lines.line("  ... and %d more (--json)", found.front().size() - MOST_POINTS);
    }
  }
}
