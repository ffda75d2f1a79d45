package offramp.report;

import java.util.Locale;
import java.util.function.IntFunction;

/// Rows of a table in which every theory is a column.
///
/// @param views how many theories there are
/// @param name how wide the column of the names is
record Columns(Lines lines, int views, int name) {
  private static final int COLUMN = 13;

  /// A row; a long name stands alone above its values.
  ///
  /// @param last what stands behind all theories
  void row(String of, IntFunction<String> value, String last) {
    StringBuilder row = new StringBuilder();
    for (int view = 0; view < views; view++) {
      row.append(cell(value.apply(view)));
    }
    row.append(cell(last));
    if (of.length() > name) {
      lines.line("  %s", of);
    }
    lines.line("  %-" + name + "s%s", of.length() > name ? "" : of, row);
  }

  /// A row with nothing behind the theories.
  void row(String of, IntFunction<String> value) {
    row(of, value, "");
  }

  private static String cell(String text) {
    return String.format(Locale.ROOT, "%" + COLUMN + "s", text);
  }
}
