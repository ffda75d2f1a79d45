package offramp.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import offramp.finding.LedgerFinding;
import offramp.finding.LedgerFinding.Effect;
import offramp.finding.LedgerFinding.Entry;
import offramp.finding.LedgerFinding.Exposure;
import offramp.finding.LedgerFinding.Part;
import offramp.finding.LedgerFinding.Swing;
import offramp.finding.LedgerFinding.Work;
import offramp.model.Crisis;
import offramp.model.Model;

/// The ledger of assumptions as a person reads it in a terminal.
public final class LedgerText {
  private final Lines out = new Lines();
  private final LedgerFinding found;
  private final List<Values.Row> rows;
  private final List<Entry> entries;

  private LedgerText(LedgerFinding found, Model model) {
    this.found = found;
    this.rows = new Values(model).rows();
    this.entries = found.entries();
  }

  /// {@return the ledger}
  ///
  /// @param model that it is of
  public static String of(LedgerFinding found, Model model) {
    LedgerText text = new LedgerText(found, model);
    text.how();
    text.sections();
    text.counts();
    text.exposure();
    text.out.command(found.stopped(), found.command());
    return text.out.toString();
  }

  private void how() {
    found.levers().forEach(lever -> out.line("lever pulled: %s", lever));
    out.stopped(found.stopped());
    found.unknowns().ifPresent(work -> run("unknowns", work));
    found.numbers().ifPresent(work -> run("all numbers", work));
    if (found.unknowns().isPresent()) {
      out.wrapped(
          "",
          0,
          "An effect is how much higher the probability of an outcome by the horizon is at the second value, in"
              + " percentage points; all else is drawn as ever. ± is its standard error.");
    }
    found.whyNone().forEach(why -> out.wrapped("", 0, why));
    if (found.outcomes().stream().anyMatch(o -> o.probability().isPresent())) {
      out.heading("By the horizon");
      found
          .outcomes()
          .forEach(o -> out.entry(o.name(), Figures.percent(o.probability().orElse(0))));
    }
  }

  private void run(String what, Work work) {
    if (work.quantities() == 0) {
      out.line("%s: none to move", what);
      return;
    }
    String histories =
        work.histories() == 0 ? "exact" : Figures.count(work.histories()) + " histories";
    out.wrapped(
        "",
        2,
        "%s: %s, %s draws of %s quantit%s, seed %d; method %s: %s"
            .formatted(
                what,
                histories,
                Figures.count(work.draws()),
                Figures.count(work.quantities()),
                work.quantities() == 1 ? "y" : "ies",
                found.seed(),
                work.method(),
                work.why()));
  }

  private void sections() {
    List<Integer> ranked = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      ranked.add(i);
    }
    ranked.sort(Comparator.comparingDouble(i -> -entries.get(i).largest()));
    section("Moves an outcome, the largest effect first", ranked, e -> e.largest() > 0);
    Predicate<Entry> outcome = e -> e.part() == Part.OUTCOMES && e.largest() == 0;
    section(
        "Bears on an outcome, with no effect that can be told from noise",
        ranked,
        outcome.and(e -> !e.swings().isEmpty()));
    section("Bears on an outcome, not varied", ranked, outcome.and(e -> e.swings().isEmpty()));
    section(
        "Bears on no outcome, but on a watch or on events that a history covers",
        ranked,
        e -> e.part() == Part.OBSERVED);
    section(
        "Bears on nothing: no observation within the model's outcomes, watches or history could count against it",
        ranked,
        e -> e.part() == Part.NOTHING);
    section("No part of the process here", ranked, e -> e.part() == Part.ABSENT);
  }

  private void section(String title, List<Integer> ranked, Predicate<Entry> in) {
    List<Integer> chosen = ranked.stream().filter(i -> in.test(entries.get(i))).toList();
    if (!chosen.isEmpty()) {
      out.heading("%s (%d)".formatted(title, chosen.size()));
      chosen.forEach(i -> row(rows.get(i), entries.get(i)));
    }
  }

  private void row(Values.Row row, Entry entry) {
    AssumptionTable.row(out, row.kind(), row.name(), row.value(), AssumptionTable.source(row));
    for (Swing swing : entry.swings()) {
      String effects =
          swing.effects().stream()
              .filter(Effect::seen)
              .map(LedgerText::effect)
              .collect(joining(", "));
      if (!effects.isEmpty()) {
        String opening = AssumptionTable.BELOW + swing.what() + ": ";
        out.wrapped(opening, AssumptionTable.BELOW.length() + 2, effects);
      }
    }
    entry
        .notVaried()
        .filter(_ -> entry.part() == Part.OUTCOMES)
        .ifPresent(why -> out.wrapped(AssumptionTable.BELOW, 14, "not varied: " + why));
  }

  private static String effect(Effect effect) {
    String error = effect.standardError() > 0 ? Figures.percent(effect.standardError()) : "exact";
    return "%s %s%s ± %s"
        .formatted(
            effect.outcome(),
            effect.change() < 0 ? "-" : "+",
            Figures.percent(Math.abs(effect.change())),
            error);
  }

  private void counts() {
    long bare = entries.stream().filter(LedgerText::bare).count();
    List<Entry> moving = entries.stream().filter(e -> e.largest() > 0).toList();
    out.line("");
    out.line(
        "%d assumption%s, %d without a source",
        entries.size(), entries.size() == 1 ? "" : "s", bare);
    if (found.unknowns().isPresent()) {
      List<Entry> open =
          moving.stream()
              .filter(LedgerText::bare)
              .sorted(Comparator.comparingDouble(e -> -e.largest()))
              .toList();
      String names =
          open.stream()
              .map(e -> e.assumption().kind() + " " + e.assumption().name())
              .collect(joining(", "));
      out.wrapped(
          "",
          2,
          "%d move an outcome, %d of them without a source%s"
              .formatted(moving.size(), open.size(), names.isEmpty() ? "" : ": " + names));
      chance();
    }
  }

  private static boolean bare(Entry entry) {
    return entry.assumption().because().isEmpty();
  }

  private void chance() {
    List<Effect> noisy =
        entries.stream()
            .flatMap(entry -> entry.swings().stream())
            .flatMap(swing -> swing.effects().stream())
            .filter(effect -> effect.standardError() > 0)
            .toList();
    if (!noisy.isEmpty()) {
      out.wrapped(
          "",
          2,
          "%s of %s effects stand out from noise; of these one in twenty may be chance"
              .formatted(
                  Figures.count(noisy.stream().filter(Effect::seen).count()),
                  Figures.count(noisy.size())));
    }
  }

  private void exposure() {
    Exposure exposure = found.exposure();
    boolean base = found.theory().equals(Crisis.BASE);
    String whose = base ? "the model as it is" : "theory `" + found.theory() + "`";
    out.heading("What could count against " + whose);
    out.line(
        "  %d of its %d `expect` line%s can fail",
        exposure.open(), exposure.expects(), exposure.expects() == 1 ? "" : "s");
    out.line(
        "  %d of its %d declarations bear on an outcome, a watch or an event that a history covers",
        exposure.checkable(), exposure.claims());
    if (!exposure.any()) {
      out.wrapped(
          "  ",
          2,
          "Uncheckable: no observation within the model's outcomes, watches or history could count against it.");
    }
  }
}
