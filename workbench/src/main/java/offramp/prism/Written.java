package offramp.prism;

/// An expression of PRISM as text.
///
/// @param level how strongly its outermost operator binds
/// @param type what PRISM takes it for
record Written(String text, Level level, Type type) {
  private static final int LONGEST = 20_000;

  Written {
    if (text.length() > LONGEST) {
      throw new NotCarried(
          "an expression of it would be more than %,d characters long".formatted(LONGEST),
          "give its parts names with `let`");
    }
  }

  /// The operators of PRISM, weakest first.
  enum Level {
    CHOICE,
    OR,
    AND,
    NOT,
    EQUALITY,
    RELATION,
    SUM,
    PRODUCT,
    UNARY,
    ATOM
  }

  static Written atom(String text, Type type) {
    return new Written(text, Level.ATOM, type);
  }

  /// {@return the text, in brackets if it binds more weakly than `least`}
  String at(Level least) {
    return level.compareTo(least) < 0 ? "(" + text + ")" : text;
  }
}
