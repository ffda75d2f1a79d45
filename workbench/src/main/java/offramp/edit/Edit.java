package offramp.edit;

import java.util.Comparator;
import java.util.List;

/// A change of a text: `text` in the place of the characters from `from` up to, not including,
/// `to`.
public record Edit(int from, int to, String text) {
  public Edit {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("edit from %d to %d".formatted(from, to));
    }
  }

  /// {@return the text after edits that do not overlap, whose places are those before any of them}
  public static String applied(String text, List<Edit> edits) {
    StringBuilder changed = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparingInt(Edit::from).reversed())
        .forEach(edit -> changed.replace(edit.from(), edit.to(), edit.text()));
    return changed.toString();
  }
}
