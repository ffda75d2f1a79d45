package offramp.prism;

import offramp.text.Span;

/// The smallest piece of a PRISM file that means something.
///
/// @param text as written; of a primed name and of a text without prime and quotes
record Token(Kind kind, String text, Span span) {
  enum Kind {
    WORD,
    /// A name with a prime behind it, as in `x'`: the value after an update.
    PRIMED,
    WHOLE,
    REAL,
    /// A name in double quotes.
    QUOTED,
    SIGN,
    END
  }

  boolean is(String wordOrSign) {
    return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(wordOrSign);
  }

  /// {@return how a message names it}
  String words() {
    return switch (kind) {
      case END -> "the end of the file";
      case QUOTED -> "`\"" + text + "\"`";
      case PRIMED -> "`" + text + "'`";
      case WORD, WHOLE, REAL, SIGN -> "`" + text + "`";
    };
  }
}
