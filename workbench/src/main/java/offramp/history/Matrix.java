package offramp.history;

/// Sums with matrices.
final class Matrix {
  private static final double LEAST = 1e-6;
  private static final double LEAST_ROOT = 1e-8;

  private Matrix() {}

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

  /// {@return whether a symmetric matrix is positive definite, by far enough to be inverted}
  static boolean positive(double[][] matrix) {
    int n = matrix.length;
    double[][] root = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = rest(matrix, root, i, j);
        if (i == j && !(rest > LEAST * matrix[i][i])) {
          return false;
        }
        root[i][j] = i == j ? Math.sqrt(rest) : rest / root[j][j];
      }
    }
    return true;
  }

  /// {@return the lower triangle whose square is a positive definite matrix (Cholesky)}
  static double[][] root(double[][] matrix) {
    int size = matrix.length;
    double[][] root = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = rest(matrix, root, i, j);
        root[i][j] =
            i == j ? Math.sqrt(Math.max(rest, LEAST_ROOT * LEAST_ROOT)) : rest / root[j][j];
      }
    }
    return root;
  }

  /// {@return what the columns of a root before this one leave of a matrix}
  private static double rest(double[][] matrix, double[][] root, int row, int column) {
    double rest = matrix[row][column];
    for (int k = 0; k < column; k++) {
      rest -= root[row][k] * root[column][k];
    }
    return rest;
  }

  static double sum(double[] all) {
    double sum = 0;
    for (double each : all) {
      sum += each;
    }
    return sum;
  }

  static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double[] product(double[][] a, double[] b) {
    double[] product = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = product(a[i], b);
    }
    return product;
  }

  static double[] less(double[] a, double[] b) {
    double[] less = a.clone();
    for (int i = 0; i < less.length; i++) {
      less[i] -= b[i];
    }
    return less;
  }

  static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b.length == 0 ? 0 : b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < product[i].length; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  static double[][] identity(int size) {
    double[][] identity = new double[size][size];
    for (int i = 0; i < size; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }
}
