package offramp.cli;

import java.io.Console;
import java.util.Optional;

/// What the terminal can do.
final class Screen {
  private Screen() {}

  /// {@return whether messages may be coloured: in a terminal, unless NO_COLOR is set}
  static boolean colour() {
    return interactive() && System.getenv("NO_COLOR") == null;
  }

  /// {@return whether somebody watches standard error}
  static boolean interactive() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}
