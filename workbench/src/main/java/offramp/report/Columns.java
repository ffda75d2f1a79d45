package offramp.report;

import java.util.Locale;
import java.util.function.IntFunction;

/// Rows of a table in which every theory is a column.
///
/// @param views how many theories there are
record Columns(Lines lines, int views) {
  private static final int COLUMN = 13;
  private static final int NAME = 18;

  /// A row; a long name stands alone above its values.
  ///
  /// @param last what stands behind all theories
  void row(String name, IntFunction<String> value, String last) {
    StringBuilder row = new StringBuilder();
    for (int view = 0; view < views; view++) {
      row.append(cell(value.apply(view)));
    }
    row.append(cell(last));
    if (name.length() > NAME) {
      lines.line("  %s", name);
    }
    lines.line("  %-18s%s", name.length() > NAME ? "" : name, row);
  }

  /// A row with nothing behind the theories.
  void row(String name, IntFunction<String> value) {
    row(name, value, "");
  }

  private static String cell(String text) {
    return String.format(Locale.ROOT, "%" + COLUMN + "s", text);
  }
}
