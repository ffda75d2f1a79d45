package offramp.page;

import java.util.ArrayList;
import java.util.List;

/// A sentence cut into words and names; names stand between backquotes.
final class Inline {
  private Inline() {}

  /// A piece of a sentence.
  ///
  /// @param code whether it is a name of the model, or what is typed
  record Part(String text, boolean code) {}

  /// {@return the pieces in order; a backquote without another is a sign like others}
  static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('`', at);
      int close = open < 0 ? -1 : text.indexOf('`', open + 1);
      if (close < 0) {
        parts.add(new Part(text.substring(at), false));
        return parts;
      }
      if (open > at) {
        parts.add(new Part(text.substring(at, open), false));
      }
      parts.add(new Part(text.substring(open + 1, close), true));
      at = close + 1;
    }
    return parts;
  }

  /// {@return the sentence without backquotes}
  static String plain(String text) {
    return String.join("", parts(text).stream().map(Part::text).toList());
  }
}
