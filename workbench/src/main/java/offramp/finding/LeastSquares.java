package offramp.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How an answer rises with each of several quantities that were drawn together: least squares over
/// the draws, all quantities at once.
///
/// The errors hold where draws scatter unequally: HC3 of MacKinnon & White, J. Econometrics 29:305,
/// 1985. What is found of a curve is its best straight line.
final class LeastSquares {
  /// What is left of a column beside the others, as a share of its square, below which it counts as
  /// made of them.
  private static final double SEPARATE = 1e-9;

  private final double[][] solved;
  private final double[][] columns;
  private final double[] leverage;

  private LeastSquares(double[][] columns, double[][] inverse) {
    this.columns = columns;
    int draws = columns[0].length;
    this.solved = new double[columns.length][draws];
    this.leverage = new double[draws];
    Arrays.fill(leverage, 1.0 / draws);
    for (int j = 0; j < columns.length; j++) {
      for (int k = 0; k < columns.length; k++) {
        for (int i = 0; i < draws; i++) {
          solved[j][i] += inverse[j][k] * columns[k][i];
        }
      }
      for (int i = 0; i < draws; i++) {
        leverage[i] += solved[j][i] * columns[j][i];
      }
    }
  }

  /// A slope and its standard error.
  record Slope(double value, double error) {}

  /// {@return what finds slopes on these columns; empty if one of them is made of the others}
  ///
  /// @param columns a value for each draw; more draws than columns, and at least one column
  static Optional<LeastSquares> on(List<double[]> columns) {
    double[][] centred = columns.stream().map(LeastSquares::centred).toArray(double[][]::new);
    double[][] products = new double[centred.length][centred.length];
    for (int j = 0; j < centred.length; j++) {
      for (int k = 0; k <= j; k++) {
        products[j][k] = product(centred[j], centred[k]);
        products[k][j] = products[j][k];
      }
    }
    return inverse(products).map(inverse -> new LeastSquares(centred, inverse));
  }

  /// {@return the slope of the answers on each column}
  ///
  /// @param answers one for each draw
  List<Slope> of(double[] answers) {
    double[] left = centred(answers);
    double[] slopes = new double[columns.length];
    for (int j = 0; j < slopes.length; j++) {
      slopes[j] = product(solved[j], left);
    }
    for (int j = 0; j < slopes.length; j++) {
      for (int i = 0; i < left.length; i++) {
        left[i] -= slopes[j] * columns[j][i];
      }
    }
    List<Slope> all = new ArrayList<>();
    for (int j = 0; j < slopes.length; j++) {
      double squares = 0;
      for (int i = 0; i < left.length; i++) {
        double share = solved[j][i] * left[i] / Math.max(SEPARATE, 1 - leverage[i]);
        squares += share * share;
      }
      all.add(new Slope(slopes[j], Math.sqrt(squares)));
    }
    return all;
  }

  private static double[] centred(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    return Arrays.stream(values).map(value -> value - mean).toArray();
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /// {@return the inverse of a symmetric matrix, by elimination without exchange, which is stable
  /// where all pivots are above 0}
  private static Optional<double[][]> inverse(double[][] matrix) {
    int size = matrix.length;
    double[][] rows = new double[size][];
    for (int j = 0; j < size; j++) {
      rows[j] = Arrays.copyOf(matrix[j], 2 * size);
      rows[j][size + j] = 1;
    }
    for (int pivot = 0; pivot < size; pivot++) {
      if (!(rows[pivot][pivot] > SEPARATE * matrix[pivot][pivot])) {
        return Optional.empty();
      }
      scale(rows[pivot], 1 / rows[pivot][pivot]);
      for (int j = 0; j < size; j++) {
        if (j != pivot) {
          subtract(rows[j], rows[j][pivot], rows[pivot]);
        }
      }
    }
    return Optional.of(
        Arrays.stream(rows)
            .map(row -> Arrays.copyOfRange(row, size, 2 * size))
            .toArray(double[][]::new));
  }

  private static void scale(double[] row, double factor) {
    for (int i = 0; i < row.length; i++) {
      row[i] *= factor;
    }
  }

  private static void subtract(double[] row, double factor, double[] other) {
    for (int i = 0; i < row.length; i++) {
      row[i] -= factor * other[i];
    }
  }
}
