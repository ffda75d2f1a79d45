package offramp.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A small chart of probability over time in text: blocks up to the mean, shade up to the upper end
/// of the band.
final class Chart {
  private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";

  private Chart() {}

  /// {@return `rows` lines, the top first, one column for each member of `means`}
  ///
  /// @param highs upper ends, each at least its mean
  /// @param top the value at the upper edge, above 0
  static List<String> of(double[] means, double[] highs, int rows, double top) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < means.length; i++) {
        line.append(cell(means[i] / top * rows - row, highs[i] / top * rows - row));
      }
      lines.add(line.toString());
    }
    Collections.reverse(lines);
    return lines;
  }

  /// {@return the character of a cell that mean and band fill to this height, 1 being full}
  private static char cell(double mean, double high) {
    if (mean > 0) {
      long eighths = Math.clamp(Math.round(mean * 8), mean > 0 ? 1 : 0, 8);
      return EIGHTHS.charAt((int) eighths);
    }
    return high > 0.25 ? '░' : ' ';
  }
}
