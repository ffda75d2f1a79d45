package offramp.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.finding.LedgerFinding;
import offramp.finding.LedgerFinding.Effect;
import offramp.finding.LedgerFinding.Entry;
import offramp.finding.LedgerFinding.Swing;

/// What drives an outcome: the assumptions that move it most, under each theory.
public final class DriversSection {
  private static final int MOST = 12;

  private final List<LedgerFinding> ledgers;
  private final String outcome;
  private final Rests rests;
  private final Map<String, List<Optional<Moved>>> movers = new LinkedHashMap<>();

  /// The larger of what one assumption was found to do to the outcome.
  private record Moved(String what, Effect effect) {}

  private DriversSection(List<LedgerFinding> ledgers, String outcome, Rests rests) {
    this.ledgers = List.copyOf(ledgers);
    this.outcome = outcome;
    this.rests = rests;
    Map<String, List<Optional<Moved>>> all = new LinkedHashMap<>();
    for (int i = 0; i < ledgers.size(); i++) {
      for (Entry entry : ledgers.get(i).entries()) {
        Optional<Moved> moved = moved(entry);
        String name = entry.assumption().kind() + " " + entry.assumption().name();
        int place = i;
        moved.ifPresent(m -> all.computeIfAbsent(name, _ -> empty()).set(place, Optional.of(m)));
      }
    }
    all.entrySet().stream()
        .filter(row -> size(row.getValue()) > 0)
        .sorted(Comparator.comparingDouble(row -> -size(row.getValue())))
        .limit(MOST)
        .forEach(row -> movers.put(row.getKey(), row.getValue()));
  }

  private List<Optional<Moved>> empty() {
    List<Optional<Moved>> cells = new ArrayList<>();
    ledgers.forEach(_ -> cells.add(Optional.empty()));
    return cells;
  }

  private static double size(List<Optional<Moved>> cells) {
    return cells.stream()
        .flatMap(Optional::stream)
        .filter(moved -> moved.effect().seen())
        .mapToDouble(moved -> Math.abs(moved.effect().change()))
        .max()
        .orElse(0);
  }

  /// {@return the section}
  ///
  /// @param ledgers of one model under each theory, at least one
  static Section of(List<LedgerFinding> ledgers, String outcome, Rests rests) {
    DriversSection section = new DriversSection(ledgers, outcome, rests);
    return new Section(
        "drivers",
        "What drives `%s`?".formatted(outcome),
        section.answer(),
        List.of(section.exhibit()),
        List.of(
            Section.how(section.how()),
            Section.rests(section.sources()),
            Section.change(
                section.movers.isEmpty()
                    ? List.of()
                    : List.of(
                        "A source that narrows the first of these narrows the range of the answer"
                            + " most."))),
        Section.again(ledgers.stream().map(LedgerFinding::command)));
  }

  private Optional<Moved> moved(Entry entry) {
    List<Moved> all = new ArrayList<>();
    for (Swing swing : entry.swings()) {
      swing.effects().stream()
          .filter(effect -> effect.outcome().equals(outcome))
          .forEach(effect -> all.add(new Moved(swing.what(), effect)));
    }
    return all.stream().max(Comparator.comparingDouble(m -> Math.abs(m.effect().change())));
  }

  private List<String> answer() {
    List<String> answer = new ArrayList<>();
    for (int i = 0; i < ledgers.size(); i++) {
      int view = i;
      List<String> told =
          movers.entrySet().stream()
              .filter(row -> row.getValue().get(view).filter(m -> m.effect().seen()).isPresent())
              .sorted(
                  Comparator.comparingDouble(row -> -size(row.getValue().subList(view, view + 1))))
              .limit(3)
              .map(row -> "`%s` (%s)".formatted(bare(row.getKey()), cell(row.getValue().get(view))))
              .toList();
      answer.add(
          "Under `%s`: %s."
              .formatted(
                  ledgers.get(i).theory(),
                  told.isEmpty()
                      ? "no effect stands out from chance"
                      : "most by " + String.join(", ", told)));
    }
    answer.add(
        "An effect is how much more likely the outcome is, in percentage points, at the upper"
            + " value of an unknown than at the lower (10% and 90%), all else drawn as ever;"
            + " ± is two standard errors.");
    return answer;
  }

  private static String bare(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  private static String cell(Optional<Moved> moved) {
    return moved
        .map(m -> Words.change(m.effect().change(), m.effect().standardError(), m.effect().seen()))
        .orElse("");
  }

  private Exhibit exhibit() {
    List<Dots.Row> dots = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    movers.forEach(
        (name, cells) -> {
          dots.add(
              new Dots.Row(
                  bare(name), cells.stream().map(cell -> cell.map(DriversSection::dot)).toList()));
          List<String> row = new ArrayList<>(List.of("`" + bare(name) + "`"));
          cells.forEach(cell -> row.add(cell(cell)));
          row.add(cells.stream().flatMap(Optional::stream).map(Moved::what).findFirst().orElse(""));
          rows.add(row);
        });
    List<String> theories = ledgers.stream().map(LedgerFinding::theory).toList();
    List<String> head = new ArrayList<>(List.of("assumption"));
    head.addAll(theories);
    head.add("what was moved");
    return new Exhibit(
        "What moves `%s` most, in percentage points.".formatted(outcome),
        "Dot: change; line: ± two standard errors; an empty dot does not stand out from chance; no"
            + " dot: no part in that theory.",
        Optional.of(
            Dots.of("What moves %s most".formatted(outcome), theories, dots, Dots.Writing.POINTS)),
        new Table(head, rows));
  }

  private static Dots.Dot dot(Moved moved) {
    Effect effect = moved.effect();
    return new Dots.Dot(
        effect.change(), 2 * effect.standardError(), Optional.empty(), effect.seen());
  }

  private List<String> sources() {
    return movers.keySet().stream()
        .limit(MOST / 2)
        .map(
            name -> {
              int cut = name.lastIndexOf(' ');
              String kind = name.substring(0, cut);
              return "%s `%s`: %s".formatted(kind, bare(name), rests.of(kind, bare(name)));
            })
        .toList();
  }

  private List<String> how() {
    List<String> how = new ArrayList<>();
    for (LedgerFinding ledger : ledgers) {
      ledger
          .unknowns()
          .ifPresent(
              work ->
                  how.add(
                      "Under `%s` by method %s, %s, %s of %s, fitted together."
                          .formatted(
                              ledger.theory(),
                              work.method(),
                              work.histories() == 0 ? "no dice" : Words.histories(work.histories()),
                              Words.plural(work.draws(), "draw"),
                              Words.plural(work.quantities(), "unknown"))));
      how.addAll(ledger.whyNone());
      how.addAll(Words.ended(ledger.stopped()));
    }
    return how.stream().distinct().toList();
  }
}
