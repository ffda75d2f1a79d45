package offramp.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What may be known of a crisis at its trigger. Nothing else of a case is an input.
public enum CaseFact {
  /// What kind of act triggered it.
  TRIGGER("trigger"),
  /// The period of the international system.
  PERIOD("period"),
  /// Whether it belongs to a protracted conflict.
  PROTRACTED("protracted"),
  /// Where it took place.
  REGION("region"),
  /// Whether a war was under way already: codes 3 and above of `intrawar`. Code 2, a war that the
  /// crisis itself opened, is known only afterwards and reads as no.
  WAR_UNDER_WAY("intrawar_code");

  /// Columns that a reader may well ask for, with why they were not known.
  private static final Map<String, String> HINDSIGHT =
      Map.of(
          "gravity", "it is coded over the whole crisis, by the gravest threat at any time in it",
          "technique", "it is coded over the whole crisis, by what was done in it",
          "intrawar", "its code 2, war initiation, is coded from what the crisis became",
          "violence", "it is the outcome",
          "outcome_form", "it is coded from the end",
          "duration_days", "it is coded from the end",
          "nuclear_max", "it is taken over all who became actors in the crisis",
          "n_actors", "it counts all who became actors in the crisis");

  private final String column;

  CaseFact(String column) {
    this.column = column;
  }

  /// {@return the fact as it is written}
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String column() {
    return column;
  }

  /// {@return its value for a row of crises}
  String value(Map<String, String> row) {
    String cell = row.getOrDefault(column, "");
    return this == WAR_UNDER_WAY ? String.valueOf(cell.matches("[3-9]|10")) : cell;
  }

  /// {@return the fact of this name; what is known only afterwards is refused, with why}
  public static CaseFact of(String name) throws UnusableCases {
    Optional<CaseFact> known = named(name);
    if (known.isEmpty()) {
      throw new UnusableCases(
          "`%s` is not declared as known at the trigger".formatted(name),
          "inputs are " + words(List.of(values())));
    }
    return known.get();
  }

  /// {@return the fact of this name, if there is one; what is known only afterwards is refused}
  static Optional<CaseFact> named(String name) throws UnusableCases {
    Optional<CaseFact> known =
        Arrays.stream(values()).filter(fact -> fact.word().equals(name)).findFirst();
    String why = HINDSIGHT.get(name.replaceFirst("_code$", ""));
    if (known.isEmpty() && why != null) {
      throw new UnusableCases(
          "`%s` was not known at the trigger: %s".formatted(name, why),
          "inputs are " + words(List.of(values())));
    }
    return known;
  }

  /// {@return a value as a word of the language: `1918-1939 multipolarity` is `multipolarity`,
  /// `violent act` is `violent_act`}
  static String spoken(String value) {
    return value
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "_")
        .replaceAll("^[0-9_]+|_+$", "");
  }

  private static String words(List<CaseFact> facts) {
    return facts.stream().map(CaseFact::word).collect(Collectors.joining(", "));
  }
}
