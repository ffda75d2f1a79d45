package offramp.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import offramp.finding.LeversFinding;
import offramp.finding.LeversFinding.Effect;
import offramp.finding.LeversFinding.Option;
import offramp.finding.LeversFinding.OutcomeTable;
import offramp.finding.LeversFinding.Verdict;
import offramp.report.Figures;
import offramp.report.LeversText;

/// Which lever helps most, under each theory.
public final class LeversSection {
  private final LeversFinding found;

  private LeversSection(LeversFinding found) {
    this.found = found;
  }

  /// {@return the section}
  ///
  /// @param rests what the levers rest on, in sentences
  public static Section of(LeversFinding found, List<String> rests) {
    LeversSection section = new LeversSection(found);
    List<Exhibit> exhibits = new ArrayList<>();
    found.verdicts().forEach(verdict -> exhibits.add(section.effects(verdict)));
    exhibits.add(section.options());
    return new Section(
        "levers",
        "Which lever helps most, under each theory?",
        section.answer(),
        exhibits,
        List.of(
            Section.how(section.how()),
            Section.rests(rests),
            Section.change(
                List.of(
                    "An effect is that of the lever as the model has it: how it works, how soon and"
                        + " on what condition are assumptions like others.",
                    "Where theories differ in sign or size, what tells the theories apart changes"
                        + " the answer."))),
        Optional.of(found.command()));
  }

  private List<String> answer() {
    if (found.options().isEmpty()) {
      return List.of("The model has no lever that could be pulled.");
    }
    List<String> answer = new ArrayList<>();
    for (Verdict verdict : found.verdicts()) {
      answer.add(
          "`%s`: %s. %s%s"
              .formatted(
                  verdict.outcome(),
                  best(found.outcome(verdict.outcome())),
                  verdict.helps().isEmpty()
                      ? "No lever is seen to lower it under every theory."
                      : "Lower it under every theory: " + Words.names(verdict.helps()) + ".",
                  split(verdict)));
    }
    return answer;
  }

  private static String split(Verdict verdict) {
    List<String> split = verdict.split().stream().map(LeversFinding.Split::words).toList();
    return split.isEmpty()
        ? ""
        : " Lower it under some theories and raise it under others: " + Words.names(split) + ".";
  }

  /// {@return the lever that lowers an outcome most under each theory, of those seen to lower it}
  private String best(OutcomeTable table) {
    List<String> parts = new ArrayList<>();
    List<String> none = new ArrayList<>();
    for (int view = 0; view < found.views().size(); view++) {
      String theory = found.views().get(view).theory();
      OptionalInt best = best(table, view);
      if (best.isPresent()) {
        Effect effect = effect(table, best.getAsInt(), view);
        String lever = found.options().get(best.getAsInt()).words();
        parts.add("under `%s` by `%s` (%s)".formatted(theory, lever, cell(effect)));
      } else {
        none.add(theory);
      }
    }
    String seen =
        parts.isEmpty() ? "" : "lowered most, in percentage points, " + String.join(", ", parts);
    String unseen = none.isEmpty() ? "" : "no lever is seen to lower it under " + Words.names(none);
    return seen + (parts.isEmpty() || none.isEmpty() ? "" : "; ") + unseen;
  }

  private OptionalInt best(OutcomeTable table, int view) {
    return IntStream.range(0, found.options().size())
        .filter(option -> effect(table, option, view).lowers())
        .boxed()
        .min(Comparator.comparingDouble(option -> effect(table, option, view).difference()))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private static Effect effect(OutcomeTable table, int option, int view) {
    return table.effects().get(option).get(view);
  }

  private List<String> theories() {
    return found.views().stream().map(LeversFinding.View::theory).toList();
  }

  private Exhibit effects(Verdict verdict) {
    OutcomeTable table = found.outcome(verdict.outcome());
    List<Dots.Row> dots = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("no lever", table.without().stream().map(LeversSection::without).toList()));
    for (int option = 0; option < found.options().size(); option++) {
      List<Effect> effects = table.effects().get(option);
      String name = found.options().get(option).words();
      dots.add(new Dots.Row(name, effects.stream().map(e -> Optional.of(dot(e))).toList()));
      rows.add(row("`" + name + "`", effects.stream().map(LeversSection::cell).toList()));
    }
    List<String> head = new ArrayList<>(List.of("lever alone"));
    head.addAll(theories());
    String label =
        "What each lever alone changes in the probability of %s, in percentage points"
            .formatted(verdict.outcome());
    return new Exhibit(
        "`" + verdict.outcome() + "`: what each lever alone changes, in percentage points.",
        "Left of 0: less likely. Dot: change; thick line: ± two standard errors; thin line: 5% to"
            + " 95% of the unknowns; an empty dot does not stand out from chance.",
        dots.isEmpty()
            ? Optional.empty()
            : Optional.of(Dots.of(label, theories(), dots, Dots.Writing.POINTS)),
        new Table(head, rows));
  }

  private static List<String> row(String name, List<String> cells) {
    List<String> row = new ArrayList<>(List.of(name));
    row.addAll(cells);
    return row;
  }

  private static String without(LeversFinding.Estimated e) {
    return Words.probability(e.probability(), e.standardError());
  }

  private static Dots.Dot dot(Effect e) {
    return new Dots.Dot(
        e.difference(),
        2 * e.standardError(),
        e.diceShare() > 0.9 ? Optional.empty() : Optional.of(new Dots.Range(e.low(), e.high())),
        e.seen());
  }

  private static String cell(Effect e) {
    return Words.change(e.difference(), e.standardError(), e.seen());
  }

  private Exhibit options() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < found.options().size(); i++) {
      Option option = found.options().get(i);
      rows.add(
          List.of(
              "`" + option.words() + "`",
              option.actor().orElse("anyone"),
              Figures.number(option.cost()),
              LeversText.half(found, i),
              sides(i)));
    }
    return new Exhibit(
        "Who can do it, at what cost, how soon, and what else it moves.",
        "Half: after how long half of the effect on a harm is there. In parentheses: under how"
            + " many theories.",
        new Table(List.of("lever", "who", "cost", "half", "side effects"), rows));
  }

  private String sides(int option) {
    List<String> sides = new ArrayList<>();
    for (OutcomeTable table : found.outcomes()) {
      long up = table.effects().get(option).stream().filter(Effect::raises).count();
      long down = table.effects().get(option).stream().filter(Effect::lowers).count();
      boolean harm = table.harm().isPresent();
      if (up > 0) {
        sides.add("%s `%s` (%d)".formatted(harm ? "raises the harm" : "raises", table.name(), up));
      }
      if (!harm && down > 0) {
        sides.add("lowers `%s` (%d)".formatted(table.name(), down));
      }
    }
    return sides.isEmpty() ? "none seen" : String.join(", ", sides);
  }

  private List<String> how() {
    List<String> how = new ArrayList<>();
    how.add(
        found.ownDraws()
            ? "Every policy has the same dice and, under one theory, the same draws of the unknowns,"
                + " so that a difference is that of the lever."
            : "Every policy and theory has the same draws of the unknowns and the same dice, so that"
                + " a difference is that of the lever.");
    how.add(
        "%s tried, %s of them to the end, in %s."
            .formatted(
                Words.plural(found.work().policies(), "policy", "policies"),
                Figures.count(found.work().finalists()),
                Words.histories(found.work().histories())));
    if (!found.pulled().isEmpty()) {
      how.add("Pulled whatever is chosen: " + Words.names(found.pulled()) + ".");
    }
    how.addAll(Words.ended(found.stopped()));
    how.addAll(found.caveats());
    return how;
  }
}
