package offramp.syntax;

import java.util.List;
import java.util.Set;
import offramp.syntax.Token.Kind;

/// Where words open a declaration that elsewhere are names or belong to a clause.
public final class Openings {
  /// Words that follow a name but are none.
  private static final Set<String> BEHIND_NAMES =
      Set.of("up", "down", "rises", "falls", "by", "held", "starts", "secret", "seen", "ends");

  private Openings() {}

  /// {@return whether a declaration begins at the token of this number}
  static boolean at(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    if (token.kind() != Kind.WORD || token.named() || !Words.DECLARATIONS.contains(token.text())) {
      return false;
    }
    return switch (token.text()) {
      case "red" -> ahead(tokens, at, 1).is("line");
      case "fact" ->
          ahead(tokens, at, 1).kind() == Kind.WORD
              && (ahead(tokens, at, 2).is("=")
                  || (ahead(tokens, at, 2).is("one") && ahead(tokens, at, 3).is("of")));
      case "lever" -> at == 0 || !tokens.get(at - 1).is("with");
      case "starts" -> {
        Kind next = ahead(tokens, at, 1).kind();
        yield next == Kind.DATE || next == Kind.MONTH;
      }
      case "correlate" -> correlates(tokens, at);
      default -> true;
    };
  }

  /// {@return whether the word `correlate` of this number stands before unknowns, and is no name}
  public static boolean correlates(List<Token> tokens, int at) {
    Token name = ahead(tokens, at, 1);
    Token next = ahead(tokens, at, 2);
    boolean named =
        name.kind() == Kind.WORD
            && !Words.reserved(name.text())
            && !BEHIND_NAMES.contains(name.text());
    boolean two = next.kind() == Kind.WORD && ahead(tokens, at, 3).is("=");
    return named && (next.is(",") || next.is("[") || next.is("=") || two);
  }

  private static Token ahead(List<Token> tokens, int at, int by) {
    return tokens.get(Math.min(at + by, tokens.size() - 1));
  }
}
