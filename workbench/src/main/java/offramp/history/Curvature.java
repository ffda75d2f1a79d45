package offramp.history;

/// The normal law that a posterior of many cases is near to: its mode by Fisher scoring, its
/// covariance from the scores of the cases (Berndt, Hall, Hall and Hausman, Ann. Econ. Soc. Meas.
/// 3:653, 1974).
///
/// All on normal scores, of which the prior is standard normal.
final class Curvature {
  private static final double STEP = 0.05;
  private static final int ROUNDS = 12;
  private static final int HALVINGS = 6;
  private static final double ENOUGH = 0.1;

  private final CaseLogs logs;
  private double[] mode;
  private double[][] covariance;

  /// The logarithms of the likelihoods of all cases at a point.
  interface CaseLogs {
    double[] at(double[] scores);
  }

  private Curvature(CaseLogs logs, double[] start) {
    this.logs = logs;
    this.mode = start.clone();
    this.covariance = new double[start.length][start.length];
  }

  /// {@return the law near to the posterior, found from a point of finite likelihood}
  static Curvature of(CaseLogs logs, double[] start) {
    Curvature found = new Curvature(logs, start);
    found.climb();
    return found;
  }

  double[] mode() {
    return mode;
  }

  double[][] covariance() {
    return covariance;
  }

  private void climb() {
    double reached = total(mode);
    for (int round = 0; round < ROUNDS; round++) {
      double[] change = change();
      double size = 1;
      double next = total(moved(change, size));
      for (int i = 0; i < HALVINGS && !(next > reached); i++) {
        size /= 2;
        next = total(moved(change, size));
      }
      if (!(next > reached)) {
        return;
      }
      mode = moved(change, size);
      boolean near = next - reached < ENOUGH;
      reached = next;
      if (near) {
        return;
      }
    }
  }

  private double total(double[] at) {
    double sum = Prior.log(at);
    for (double log : logs.at(at)) {
      sum += log;
    }
    return sum;
  }

  private double[] moved(double[] change, double size) {
    double[] to = mode.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += size * change[i];
    }
    return to;
  }

  /// The step of Newton's method with the scores in the place of the curvature.
  private double[] change() {
    int size = mode.length;
    double[][] scores = new double[size][];
    for (int i = 0; i < size; i++) {
      double[] up = mode.clone();
      up[i] += STEP;
      double[] down = mode.clone();
      down[i] -= STEP;
      double[] above = logs.at(up);
      double[] below = logs.at(down);
      scores[i] = new double[above.length];
      for (int c = 0; c < above.length; c++) {
        double slope = (above[c] - below[c]) / (2 * STEP);
        scores[i][c] = Double.isFinite(slope) ? slope : 0;
      }
    }
    covariance = inverse(information(scores));
    double[] change = new double[size];
    for (int i = 0; i < size; i++) {
      double slope = -mode[i];
      for (double score : scores[i]) {
        slope += score;
      }
      for (int j = 0; j < size; j++) {
        change[j] += covariance[j][i] * slope;
      }
    }
    return change;
  }

  private static double[][] information(double[][] scores) {
    int size = scores.length;
    double[][] information = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? 1 : 0;
        for (int c = 0; c < scores[i].length; c++) {
          sum += scores[i][c] * scores[j][c];
        }
        information[i][j] = sum;
        information[j][i] = sum;
      }
    }
    return information;
  }

  /// {@return the inverse of a positive definite matrix}
  static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] both = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(matrix[i], 0, both[i], 0, n);
      both[i][n + i] = 1;
    }
    for (int pivot = 0; pivot < n; pivot++) {
      double scale = both[pivot][pivot];
      for (int k = 0; k < 2 * n; k++) {
        both[pivot][k] /= scale;
      }
      for (int row = 0; row < n; row++) {
        double factor = row == pivot ? 0 : both[row][pivot];
        for (int k = 0; k < 2 * n && factor != 0; k++) {
          both[row][k] -= factor * both[pivot][k];
        }
      }
    }
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(both[i], n, inverse[i], 0, n);
    }
    return inverse;
  }
}
