package offramp.report;

import java.util.Locale;
import java.util.Optional;

/// Text for a terminal, in lines of at most 110 characters where its words allow.
final class Lines {
  static final int WIDTH = 110;
  private static final int NAME = 22;
  private static final int INDENT = NAME + 3;
  private final StringBuilder out = new StringBuilder();

  void line(String form, Object... parts) {
    out.append(parts.length == 0 ? form : String.format(Locale.ROOT, form, parts).stripTrailing());
    out.append('\n');
  }

  void heading(String words) {
    line("");
    line("%s", words);
  }

  /// A name, and beside it what is to be said of it; a long name stands alone.
  void entry(String name, String text) {
    if (name.length() > NAME) {
      wrapped("  ", 6, name);
      wrapped(" ".repeat(INDENT), INDENT + 2, text);
    } else {
      wrapped(String.format(Locale.ROOT, "  %-22s ", name), INDENT + 2, text);
    }
  }

  /// More about the name above.
  void more(String text) {
    wrapped(" ".repeat(INDENT), INDENT + 2, text);
  }

  /// Text behind an opening; further lines begin with `indent` spaces.
  void wrapped(String opening, int indent, String text) {
    StringBuilder line = new StringBuilder(opening);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        line("%s", line);
        line = new StringBuilder(" ".repeat(indent));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    line("%s", line);
  }

  /// Says why the work was broken off, if it was.
  void stopped(Optional<String> why) {
    why.ifPresent(w -> line("Stopped early: %s. What follows is what was finished.", w));
  }

  /// Ends with the command that does the work again, or goes through with what was broken off.
  void command(Optional<String> stopped, String command) {
    line("");
    line(stopped.isEmpty() ? "To get these numbers again:" : "To go through with it to the end:");
    line("  %s", command);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
