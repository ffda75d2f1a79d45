package offramp.prism;

import java.util.Set;
import offramp.syntax.Words;

/// The words of the two languages that names should not be.
final class Language {
  /// Words of the model language that are keywords in some place; a name may be one of them, but
  /// reads badly there.
  private static final Set<String> IN_PLACES =
      Set.of(
          "abs",
          "after",
          "all",
          "answer",
          "answered",
          "any",
          "average",
          "base",
          "bayes",
          "between",
          "by",
          "ceil",
          "clamp",
          "cost",
          "count",
          "covers",
          "crossed",
          "down",
          "draw",
          "each",
          "ends",
          "every",
          "exp",
          "falls",
          "floor",
          "from",
          "harm",
          "held",
          "line",
          "ln",
          "logistic",
          "max",
          "min",
          "normal",
          "odds",
          "on",
          "red",
          "redraw",
          "rises",
          "round",
          "scales",
          "secret",
          "seen",
          "sqrt",
          "standing",
          "start",
          "starts",
          "sum",
          "times",
          "unanswered",
          "undrawn",
          "up",
          "with");

  /// Words of PRISM beside [ScriptReader#KEYWORDS], its functions among them.
  private static final Set<String> OF_PRISM =
      Set.of(
          "A",
          "C",
          "E",
          "F",
          "G",
          "I",
          "P",
          "Pmax",
          "Pmin",
          "R",
          "Rmax",
          "Rmin",
          "S",
          "U",
          "W",
          "X",
          "ceil",
          "deadlock",
          "filter",
          "floor",
          "func",
          "log",
          "max",
          "min",
          "mod",
          "pow",
          "prob",
          "rate",
          "round");

  private Language() {}

  /// {@return whether a name in a `.crisis` file had better not be `word`}
  static boolean keeps(String word) {
    return Words.reserved(word) || IN_PLACES.contains(word);
  }

  /// {@return whether PRISM takes `word` for something else than a name}
  static boolean prismKeeps(String word) {
    return ScriptReader.KEYWORDS.contains(word) || OF_PRISM.contains(word);
  }
}
