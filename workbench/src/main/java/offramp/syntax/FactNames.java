package offramp.syntax;

import java.util.List;
import java.util.Set;
import offramp.syntax.Token.Kind;

/// Tells `trigger`, the name of a fact, from the word that opens a declaration.
///
/// What set a crisis off is called its trigger in the literature, and the language has that word
/// already. In a text with a fact of that name, the word opens a declaration only where a name and
/// what goes on behind it follow.
final class FactNames {
  private static final String TRIGGER = "trigger";
  private static final Set<String> BEHIND =
      Set.of("when", "by", "[", "seen", "secret", "then", "because");

  private FactNames() {}

  /// {@return the tokens, those marked that name a fact}
  static List<Token> marked(List<Token> tokens) {
    List<Token> words = tokens.stream().filter(token -> token.kind() != Kind.COMMENT).toList();
    for (int i = 0; i + 2 < words.size(); i++) {
      boolean told = words.get(i).is("fact") && words.get(i + 1).is(TRIGGER);
      if (told && (words.get(i + 2).is("=") || words.get(i + 2).is("one"))) {
        return marked(tokens, words);
      }
    }
    return tokens;
  }

  private static List<Token> marked(List<Token> tokens, List<Token> words) {
    return tokens.stream()
        .map(
            token ->
                token.is(TRIGGER) && !opens(token, words)
                    ? new Token(token.kind(), token.text(), token.span(), true)
                    : token)
        .toList();
  }

  private static boolean opens(Token trigger, List<Token> words) {
    int at = words.indexOf(trigger);
    return at + 2 < words.size()
        && words.get(at + 1).kind() == Kind.WORD
        && !Words.reserved(words.get(at + 1).text())
        && BEHIND.contains(words.get(at + 2).text())
        && !(at > 0 && words.get(at - 1).is("fact"));
  }
}
