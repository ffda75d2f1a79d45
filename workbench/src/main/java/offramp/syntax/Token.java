package offramp.syntax;

import offramp.text.Span;

/// The smallest piece of a text that means something.
///
/// @param text the characters as written; of a string, without its quotes
public record Token(Kind kind, String text, Span span) {

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

  /// {@return whether this is the word or sign `word`}
  public boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(word);
  }
}
