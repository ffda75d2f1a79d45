package offramp.syntax;

import offramp.text.Source;

/// A piece of a text on one line: the author's words without comments.
public final class OneLine {
  private OneLine() {}

  /// {@return the tokens of `text`, apart by one space where any space or comment is between them}
  public static String of(String text) {
    StringBuilder line = new StringBuilder();
    int end = 0;
    for (Token token : Lexer.tokens(new Source("", text), _ -> {})) {
      if (token.kind() == Token.Kind.COMMENT || token.kind() == Token.Kind.END) {
        continue;
      }
      if (!line.isEmpty() && token.span().start() > end) {
        line.append(' ');
      }
      line.append(text, token.span().start(), token.span().end());
      end = token.span().end();
    }
    return line.toString();
  }
}
