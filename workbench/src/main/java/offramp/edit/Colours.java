package offramp.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import offramp.syntax.Token;
import offramp.text.Unit;

/// A stretch of a text that an editor shows in one colour.
///
/// @param kind "keyword", "unit", "number", "date", "text", "comment", "operator", "mark",
///   "function", "name", or the kind of the name: "actor", "state", "unknown", "let", "fact",
///   "happening", "outcome", "source", "theory", "rung" or "index"
public record Colours(int from, int to, String kind) {
  /// Words that are keywords only in their place.
  private static final Set<String> IN_PLACE =
      Set.of(
          "starts",
          "red",
          "correlate",
          "line",
          "by",
          "held",
          "on",
          "average",
          "every",
          "after",
          "start",
          "up",
          "down",
          "seen",
          "secret",
          "scales",
          "cost",
          "from",
          "until",
          "with",
          "between",
          "covers",
          "harm",
          "ends",
          "rises",
          "falls",
          "odds",
          "times",
          "steps",
          "answer",
          "redraw",
          "draw",
          "crossed",
          "unanswered",
          "answered",
          "standing",
          "undrawn",
          "each",
          "case",
          "fact",
          "one",
          "of");

  /// {@return the coloured stretches in the order of the text, with what has no colour left out}
  public static List<Colours> of(Reading text) {
    List<Colours> all = new ArrayList<>();
    Set<String> declared = text.declared().stream().map(Declared::name).collect(Collectors.toSet());
    for (int i = 0; i < text.tokens().size(); i++) {
      Token token = text.tokens().get(i);
      Token next = text.tokens().get(Math.min(i + 1, text.tokens().size() - 1));
      if (token.kind() != Token.Kind.END) {
        String kind = kind(token, next, text, declared);
        all.add(new Colours(token.span().start(), token.span().end(), kind));
      }
    }
    return all;
  }

  private static String kind(Token token, Token next, Reading text, Set<String> declared) {
    return switch (token.kind()) {
      case COMMENT -> "comment";
      case STRING -> "text";
      case NUMBER, PLACE -> "number";
      case DATE, MONTH -> "date";
      case SIGN -> "()[]{},:".contains(token.text()) ? "mark" : "operator";
      case WORD ->
          text.from(token.span().start())
              .map(use -> kind(use.meaning(), text))
              .orElseGet(() -> word(token, next, declared));
      case END -> "";
    };
  }

  private static String word(Token token, Token next, Set<String> declared) {
    String word = token.text();
    if (Unit.of(word).isPresent()) {
      return "unit";
    }
    if (token.reserved()) {
      return "keyword";
    }
    boolean known = Vocabulary.FUNCTIONS.contains(word) || word.equals("each");
    if (next.is("(") && (known || Character.isUpperCase(word.charAt(0)))) {
      return "function";
    }
    return IN_PLACE.contains(word) && !declared.contains(word) ? "keyword" : "name";
  }

  private static String kind(Meaning meaning, Reading text) {
    return switch (meaning.space()) {
      case ACTOR -> "actor";
      case SOURCE, EXPERT -> "source";
      case VALUE -> value(text.declared(meaning));
      case FIRING, LEVER -> "happening";
      case OUTCOME, WATCH -> "outcome";
      case THEORY, HISTORY -> "theory";
      case INDEX -> "index";
      case WORD -> "rung";
    };
  }

  private static String value(Optional<Declared> name) {
    return name.map(Declared::kind)
        .filter(Set.of("unknown", "let", "fact")::contains)
        .orElse("state");
  }
}
