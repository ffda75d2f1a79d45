package offramp.syntax;

import offramp.text.Span;

/// The smallest piece of a text that means something.
///
/// @param text the characters as written; of a string, without its quotes
/// @param named whether it is a word of the language that stands here for a fact of that name
public record Token(Kind kind, String text, Span span, boolean named) {
  /// A token that is what it seems.
  public Token(Kind kind, String text, Span span) {
    this(kind, text, span, false);
  }

  /// What kinds of tokens there are.
  public enum Kind {
    WORD,
    NUMBER,
    DATE,
    MONTH,
    /// The paragraph or page behind a source, as in `brief:7b`.
    PLACE,
    STRING,
    SIGN,
    COMMENT,
    END
  }

  /// {@return whether it is a word that cannot be a name here}
  public boolean reserved() {
    return !named && Words.reserved(text);
  }

  /// {@return whether this is the word or sign `word`}
  public boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(word);
  }
}
