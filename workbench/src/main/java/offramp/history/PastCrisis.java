package offramp.history;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A crisis of International Crisis Behavior: what is known of it at its trigger, and what came.
///
/// @param facts what was known, for each fact
/// @param violence 1 none, 2 minor clashes, 3 serious clashes, 4 full-scale war, in the whole
///   crisis
/// @param trigger day of it, if the day is known
/// @param end day of it, if the day is known
/// @param ended the first day on which it may have ended
public record PastCrisis(
    PastCase of,
    Map<CaseFact, String> facts,
    int violence,
    Optional<LocalDate> trigger,
    Optional<LocalDate> end,
    LocalDate ended) {
  private static final int VIOLENT = 2;
  private static final int WAR = 4;

  public PastCrisis {
    facts = Map.copyOf(facts);
  }

  /// {@return the crises of a table, by their number}
  static Map<String, PastCrisis> of(CaseTable table) throws UnusableCases {
    table.need("crisno", "crisis", "violence_code");
    table.need("trigger_date", "trigger_precision", "end_date", "end_precision");
    table.need("protracted_id");
    for (CaseFact fact : CaseFact.values()) {
      table.need(fact.column());
    }
    Map<String, PastCrisis> crises = new LinkedHashMap<>();
    for (Map<String, String> row : table.rows()) {
      PastCrisis crisis = of(table, row);
      if (crises.put(crisis.of().id(), crisis) != null) {
        throw new UnusableCases(
            "%s: crisis %s has two rows".formatted(table.name(), crisis.of().id()),
            "leave one of them out");
      }
    }
    return crises;
  }

  private static PastCrisis of(CaseTable table, Map<String, String> row) throws UnusableCases {
    String number = cell(row, "crisno");
    String conflict = cell(row, "protracted_id");
    PastCase of =
        new PastCase(
            number,
            cell(row, "crisis"),
            conflict.isEmpty() ? "crisis " + number : "conflict " + conflict,
            Days.first(table, row, "trigger_date").toEpochDay());
    Map<CaseFact, String> facts = new LinkedHashMap<>();
    for (CaseFact fact : CaseFact.values()) {
      facts.put(fact, fact.value(row));
    }
    int violence = table.whole(row, "violence_code");
    return new PastCrisis(
        of,
        facts,
        violence,
        day(table, row, "trigger"),
        day(table, row, "end"),
        Days.first(table, row, "end_date"));
  }

  private static Optional<LocalDate> day(CaseTable table, Map<String, String> row, String of)
      throws UnusableCases {
    return cell(row, of + "_precision").equals("day")
        ? Optional.of(Days.first(table, row, of + "_date"))
        : Optional.empty();
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  boolean war() {
    return violence >= WAR;
  }

  boolean violent() {
    return violence >= VIOLENT;
  }

  /// {@return whether an act of violence triggered it, which settles whether it is violent}
  boolean violentTrigger() {
    return Set.of("violent act", "indirect violent act").contains(fact(CaseFact.TRIGGER));
  }

  /// {@return the days from trigger to end, both known to the day; the first day counts}
  Optional<Lasting> lasting() {
    return trigger.flatMap(
        from ->
            end.map(
                to ->
                    new Lasting(
                        of,
                        Math.max(1, ChronoUnit.DAYS.between(from, to)),
                        true,
                        Double.POSITIVE_INFINITY)));
  }

  /// {@return what is known of it, as far as it is asked for}
  Known known(List<CaseFact> inputs) {
    List<String> words = new ArrayList<>();
    inputs.forEach(input -> words.add(input.word() + "=" + fact(input)));
    return new Known(fact(CaseFact.TRIGGER), words, List.of());
  }

  private String fact(CaseFact fact) {
    return facts.getOrDefault(fact, "");
  }
}
