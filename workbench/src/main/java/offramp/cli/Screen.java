package offramp.cli;

/// What the terminal can do.
final class Screen {
  private Screen() {}

  /// {@return whether messages may be coloured: in a terminal, unless NO_COLOR is set}
  static boolean colour() {
    return interactive() && System.getenv("NO_COLOR") == null;
  }

  /// {@return whether somebody watches standard error}
  static boolean interactive() {
    return System.console() != null && System.console().isTerminal();
  }
}
