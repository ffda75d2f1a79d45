package offramp.syntax;

import java.util.Optional;
import java.util.Set;
import offramp.syntax.Token.Kind;

/// Decides, token by token of a line, where a space stands.
final class Spacing {
  /// Words behind which a bracket opens an expression and not the arguments of a call.
  private static final Set<String> BEFORE_EXPRESSIONS =
      Set.of("up", "down", "every", "after", "times", "by", "starts", "cost", "between", "on");

  private Optional<Token> last = Optional.empty();
  private boolean unary;

  /// {@return whether a space stands before `next`, which follows the tokens asked about before}
  boolean before(Token next) {
    boolean space = last.map(token -> between(token, next)).orElse(false);
    unary = next.is("-") && last.map(Spacing::awaitsValue).orElse(true);
    last = Optional.of(next);
    return space;
  }

  /// {@return whether a minus behind the token has no left operand}
  private static boolean awaitsValue(Token token) {
    return switch (token.kind()) {
      case SIGN -> !token.is(")") && !token.is("]");
      case WORD -> wordBeforeExpression(token);
      case NUMBER, DATE, MONTH, PLACE, STRING, COMMENT, END -> false;
    };
  }

  /// {@return the token as it stands in a text}
  static String written(Token token) {
    return token.kind() == Kind.STRING ? '"' + token.text() + '"' : token.text().stripTrailing();
  }

  private boolean between(Token before, Token next) {
    if (before.is("-") && unary) {
      return false;
    }
    if (before.is("(") || before.is("[") || before.is(".") || before.is("..") || before.is("@")) {
      return false;
    }
    if (next.kind() != Kind.SIGN) {
      return next.kind() != Kind.PLACE;
    }
    return switch (next.text()) {
      case ")", "]", ",", ":", ".", "..", "@" -> false;
      case "[" -> before.kind() != Kind.WORD;
      case "(" -> before.kind() != Kind.WORD || wordBeforeExpression(before);
      default -> true;
    };
  }

  private static boolean wordBeforeExpression(Token word) {
    return word.reserved() || BEFORE_EXPRESSIONS.contains(word.text());
  }
}
