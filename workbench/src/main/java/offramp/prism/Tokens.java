package offramp.prism;

import java.util.List;
import java.util.Set;
import offramp.prism.Token.Kind;
import offramp.text.Span;

/// A place in a list of tokens that moves on as they are read.
final class Tokens {
  private final List<Token> tokens;
  private final Mistakes mistakes;
  private int at;

  Tokens(List<Token> tokens, Mistakes mistakes) {
    this.tokens = tokens;
    this.mistakes = mistakes;
  }

  Token peek() {
    return tokens.get(at);
  }

  /// {@return the token after the next one}
  Token second() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  boolean end() {
    return peek().kind() == Kind.END;
  }

  Token next() {
    Token token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  /// {@return whether the next token is this, and if so, moves over it}
  boolean take(String wordOrSign) {
    boolean there = peek().is(wordOrSign);
    if (there) {
      next();
    }
    return there;
  }

  Token expect(String wordOrSign) {
    if (!peek().is(wordOrSign)) {
      throw unreadable("`" + wordOrSign + "`");
    }
    return next();
  }

  Token expect(Kind kind, String what) {
    if (peek().kind() != kind) {
      throw unreadable(what);
    }
    return next();
  }

  /// {@return the place from `start` to what was read last}
  Span since(Span start) {
    return start.to(tokens.get(Math.max(0, at - 1)).span());
  }

  Unreadable unreadable(String wanted) {
    return refuse(
        "%s should stand here, not %s".formatted(wanted, peek().words()),
        "see whether a sign or a word is missing before this place");
  }

  Unreadable refuse(String message, String help) {
    mistakes.syntax(peek().span(), message, help);
    return new Unreadable();
  }

  /// Moves behind the next `;`, or before the next of `words`.
  void recover(Set<String> words) {
    while (!end() && !(peek().kind() == Kind.WORD && words.contains(peek().text()))) {
      if (next().is(";")) {
        return;
      }
    }
  }
}
