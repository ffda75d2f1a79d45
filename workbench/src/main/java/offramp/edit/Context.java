package offramp.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import offramp.syntax.Openings;
import offramp.syntax.Token;
import offramp.syntax.Token.Kind;
import offramp.syntax.Words;
import offramp.text.Unit;

/// The words before a place: the declaration and the clause in which it stands, as far as they can
/// be told from a text that may be broken.
///
/// @param before the tokens from the word that opens the declaration, comments left out; empty at
///   the top level
/// @param theory whether a theory stands around it
record Context(List<Token> before, boolean theory) {
  private static final Set<String> CLAUSES =
      Set.of(
          "when", "rate", "every", "after", "then", "by", "seen", "scales", "because", "covers",
          "with", "harm", "starts", "per", "from", "until", "between", "odds", "times", "cost",
          "on", "held", "secret", "lever");

  static Context of(List<Token> tokens, int place) {
    List<Token> before = new ArrayList<>();
    boolean theory = false;
    for (int i = 0; i < tokens.size() && tokens.get(i).span().start() < place; i++) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.COMMENT || token.kind() == Kind.END) {
        continue;
      }
      if (opens(tokens, i, before)) {
        before.clear();
        theory |= token.is("theory");
      }
      if (token.is("{") || token.is("}")) {
        theory &= token.is("{");
        before.clear();
      } else {
        before.add(token);
      }
    }
    return new Context(List.copyOf(before), theory);
  }

  private static boolean opens(List<Token> tokens, int i, List<Token> before) {
    Token token = tokens.get(i);
    Token next = tokens.get(Math.min(i + 1, tokens.size() - 1));
    Token last = before.isEmpty() ? token : before.getLast();
    boolean named = before.size() == 1 && !last.is("red") && !token.reserved();
    return switch (token.text()) {
      case "red" -> next.is("line");
      case "fact" -> next.kind() == Kind.WORD && !next.reserved();
      case "starts" -> next.kind() == Kind.DATE || next.kind() == Kind.MONTH;
      case "lever" -> !last.is("with");
      case "correlate" ->
          !named && (Openings.correlates(tokens, i) || before.isEmpty() || ended(last));
      default ->
          !named
              && !token.named()
              && token.kind() == Kind.WORD
              && Words.declarations().contains(token.text());
    };
  }

  /// {@return whether no value can go on behind the token}
  private static boolean ended(Token last) {
    return switch (last.kind()) {
      case NUMBER, DATE, MONTH, PLACE, STRING -> true;
      case SIGN -> last.is(")") || last.is("]") || last.is("}");
      case WORD -> Unit.of(last.text()).isPresent();
      case COMMENT, END -> false;
    };
  }

  /// {@return the word that opens the declaration; empty at the top level}
  String opening() {
    return before.isEmpty() ? "" : before.getFirst().text();
  }

  /// {@return the token `back` places before, 1 being the last}
  Optional<Token> last(int back) {
    return before.size() < back ? Optional.empty() : Optional.of(before.get(before.size() - back));
  }

  boolean last(String word) {
    return last(1).filter(token -> token.is(word)).isPresent();
  }

  /// {@return whether the last word is one of these}
  boolean lastOf(String... words) {
    return List.of(words).stream().anyMatch(this::last);
  }

  /// {@return the word that opens the clause; empty before the first one}
  String clause() {
    return before.reversed().stream()
        .filter(token -> token.kind() == Kind.WORD)
        .map(Token::text)
        .filter(word -> CLAUSES.contains(word))
        .findFirst()
        .orElse("");
  }

  /// {@return the bracket that is open at the place, if one is}
  Optional<Token> bracket() {
    int depth = 0;
    for (Token token : before.reversed()) {
      if (token.is("]") || token.is(")")) {
        depth++;
      } else if (token.is("[") || token.is("(")) {
        if (depth == 0) {
          return Optional.of(token);
        }
        depth--;
      }
    }
    return Optional.empty();
  }

  /// {@return the name before the last token, its indexes left out: the left side of a comparison}
  Optional<String> left() {
    int at = before.size() - 2;
    if (at >= 0 && before.get(at).is("]")) {
      while (at >= 0 && !before.get(at).is("[")) {
        at--;
      }
      at--;
    }
    return at >= 0 && before.get(at).kind() == Kind.WORD
        ? Optional.of(before.get(at).text())
        : Optional.empty();
  }

  /// {@return the index variables of the declaration and of what is open in it}
  List<String> indexes() {
    List<String> variables = new ArrayList<>();
    for (int i = 1; i + 1 < before.size(); i++) {
      Token sign = before.get(i - 1);
      boolean head = sign.is("[") || sign.is("(") || sign.is(",");
      if (head && before.get(i + 1).is("in") && before.get(i).kind() == Kind.WORD) {
        variables.add(before.get(i).text());
      }
    }
    return variables;
  }

  /// {@return whether a value is complete before the place, so that an operator or a clause
  /// follows}
  boolean complete() {
    return last(1)
        .map(
            token ->
                switch (token.kind()) {
                  case NUMBER, DATE, MONTH, PLACE, STRING -> true;
                  case WORD -> !token.reserved() && !opensValue(token.text());
                  case SIGN -> token.is(")") || token.is("]");
                  case COMMENT, END -> false;
                })
        .orElse(false);
  }

  private static boolean opensValue(String word) {
    return Set.of("every", "after", "starts", "by", "cost", "between", "times", "on")
        .contains(word);
  }
}
