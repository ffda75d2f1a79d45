package offramp.syntax;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import offramp.text.Unit;

/// The words that the language keeps for itself.
public final class Words {
  /// Words that open a declaration; `red` does so only before `line`, `correlate` before two names,
  /// `fact` before a name that is given a value.
  static final Set<String> DECLARATIONS =
      Set.of(
          "crisis",
          "starts",
          "runs",
          "source",
          "actors",
          "ladder",
          "level",
          "flag",
          "score",
          "unknown",
          "let",
          "fact",
          "given",
          "correlate",
          "event",
          "trigger",
          "outcome",
          "watch",
          "reference",
          "expect",
          "red",
          "belief",
          "lever",
          "theory",
          "history");

  /// Those of them that are good names elsewhere.
  private static final Set<String> IN_PLACE = Set.of("red", "starts", "correlate", "fact");

  private static final Set<String> OPENINGS = openings();

  private static final Set<String> INNER =
      Set.of(
          "when",
          "then",
          "rate",
          "because",
          "and",
          "or",
          "not",
          "if",
          "else",
          "per",
          "to",
          "in",
          "true",
          "false",
          "since",
          "until",
          "weight",
          "otherwise",
          "nothing");

  /// Words after the name of a red line that ask for its state.
  public static final Set<String> LINE_STATES =
      Set.of("crossed", "unanswered", "answered", "standing", "undrawn");

  public static final Set<String> FOLDS = Set.of("sum", "min", "max", "count", "any", "all");

  private Words() {}

  /// {@return whether `word` cannot be a name}
  public static boolean reserved(String word) {
    return INNER.contains(word)
        || Unit.of(word).isPresent()
        || (DECLARATIONS.contains(word) && !IN_PLACE.contains(word));
  }

  /// {@return how declarations open, in order}
  public static Set<String> declarations() {
    return OPENINGS;
  }

  private static Set<String> openings() {
    Set<String> words = new TreeSet<>(DECLARATIONS);
    words.remove("red");
    words.add("red line");
    return Collections.unmodifiableSet(words);
  }

  /// {@return the words for units of time}
  public static Set<String> units() {
    Set<String> words = new TreeSet<>();
    for (Unit unit : Unit.values()) {
      words.add(unit.word());
      words.add(unit.word() + "s");
    }
    return words;
  }
}
