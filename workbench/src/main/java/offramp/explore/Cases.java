package offramp.explore;

import java.util.Arrays;
import java.util.BitSet;

/// What is searched for boxes: draws of the unknowns and what came of each.
///
/// @param columns per unknown, per row its value
/// @param whole the unknowns that take few values, such as those of a `Choice`
/// @param results per row, in [0, 1]: 1 for a case of interest, else 0; or the share of histories
///   in which something happened
public record Cases(double[][] columns, BitSet whole, double[] results) {
  public Cases {
    for (double[] column : columns) {
      if (column.length != results.length) {
        throw new IllegalArgumentException(
            "values of an unknown (%s) are not as many as results (%s)"
                .formatted(column.length, results.length));
      }
    }
    Bounds.atLeast("rows", results.length, 2);
    Arrays.stream(results).forEach(result -> Bounds.share("result", result));
  }

  int rows() {
    return results.length;
  }

  double positives() {
    return Arrays.stream(results).sum();
  }

  /// {@return how a box stands to all rows}
  public Fit fit(Box box) {
    int inside = 0;
    double positives = 0;
    for (int row = 0; row < rows(); row++) {
      if (box.holds(this, row)) {
        inside++;
        positives += results[row];
      }
    }
    return new Fit(inside, positives, rows(), positives());
  }

  /// How a box stands to all rows.
  ///
  /// @param inside rows in it
  /// @param positives of them, the sum of their results
  /// @param rows in all
  /// @param all the sum of all results
  public record Fit(int inside, double positives, int rows, double all) {
    /// {@return the share of all cases of interest that lie in the box}
    public double coverage() {
      return all > 0 ? positives / all : 0;
    }

    /// {@return the share of the rows in the box that are of interest}
    public double density() {
      return inside > 0 ? positives / inside : 0;
    }

    /// {@return the share of all rows that lie in the box}
    public double support() {
      return (double) inside / rows;
    }

    /// {@return how sharply the box parts the results: up to a factor that no box changes, the
    /// correlation of lying in it with the result}
    double sharpness() {
      double part = support();
      return part > 0 && part < 1 ? (density() - all / rows) * Math.sqrt(part / (1 - part)) : 0;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cases(double[][] theirs, BitSet wholes, double[] found)
        && Arrays.deepEquals(columns, theirs)
        && whole.equals(wholes)
        && Arrays.equals(results, found);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(columns) + Arrays.hashCode(results);
  }

  @Override
  public String toString() {
    return "Cases[%d unknowns, %d rows]".formatted(columns.length, results.length);
  }
}
