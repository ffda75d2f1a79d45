package offramp.history;

/// How the likelihood of all cases bends about one point: in what they share, in what each has of
/// its own, and in both together, by differences.
///
/// Where the law of what a case has of its own is near to normal, its covariance is the inverse of
/// the bend in it, and its mean moves with a shared unknown by that times the bend in both (Tierney
/// and Kadane, JASA 81:82, 1986).
final class Curvature {
  private static final double NEAR = 0.005;
  private static final double FAR = 0.05;
  private static final double WIDE = 0.1;
  private static final double ASIDE = 0.2;

  private final Chain chain;
  private final double[] at;
  private final double[][] mine;

  /// @param at what is shared, as normal scores
  /// @param mine what each case has of its own
  Curvature(Chain chain, double[] at, double[][] mine) {
    this.chain = chain;
    this.at = at.clone();
    this.mine = mine.clone();
  }

  private static double[] moved(double[] from, int dimension, double by) {
    double[] to = from.clone();
    to[dimension] += by;
    return to;
  }

  /// {@return the same with one own unknown of every case moved}
  private static double[][] moved(double[][] from, int own, double by) {
    double[][] to = new double[from.length][];
    for (int c = 0; c < to.length; c++) {
      to[c] = moved(from[c], own, by);
    }
    return to;
  }

  private static double finite(double slope) {
    return Double.isFinite(slope) ? slope : 0;
  }

  /// {@return per shared unknown and case the slope of the logarithm of the likelihood}
  double[][] slopes() {
    double[] here = chain.logs(at, mine);
    double[][] slopes = new double[at.length][here.length];
    for (int j = 0; j < at.length; j++) {
      double[] there = chain.logs(moved(at, j, NEAR), mine);
      for (int c = 0; c < here.length; c++) {
        slopes[j][c] = finite((there[c] - here[c]) / NEAR);
      }
    }
    return slopes;
  }

  /// {@return the bend in what is shared, as if own unknowns were known, that of the prior with it}
  double[][] complete() {
    int size = at.length;
    double here = total(at);
    double[] aside = new double[size];
    for (int i = 0; i < size; i++) {
      aside[i] = total(moved(at, i, FAR));
    }
    double[][] complete = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double both =
            i == j
                ? aside[i] + total(moved(at, i, -FAR)) - 2 * here
                : total(moved(moved(at, i, FAR), j, FAR)) - aside[i] - aside[j] + here;
        complete[i][j] = -both / (FAR * FAR) + (i == j ? 1 : 0);
        complete[j][i] = complete[i][j];
      }
    }
    return complete;
  }

  private double total(double[] there) {
    return Matrix.sum(chain.logs(there, mine));
  }

  /// {@return how own unknowns follow}
  Following following() {
    double[][][] alone = alone();
    double[][][] shift = mixed();
    for (int c = 0; c < shift.length; c++) {
      shift[c] = Matrix.product(alone[c], shift[c]);
    }
    return new Following(at, mine, shift, stretch(shift));
  }

  /// {@return the bend in both, per case, own and shared unknown}
  private double[][][] mixed() {
    int own = mine[0].length;
    double[][][] mixed = new double[mine.length][own][at.length];
    for (int l = 0; l < own; l++) {
      double[][] up = new Curvature(chain, at, moved(mine, l, ASIDE)).slopes();
      double[][] down = new Curvature(chain, at, moved(mine, l, -ASIDE)).slopes();
      for (int c = 0; c < mine.length; c++) {
        for (int j = 0; j < at.length; j++) {
          mixed[c][l][j] = (up[j][c] - down[j][c]) / (2 * ASIDE);
        }
      }
    }
    return mixed;
  }

  /// {@return per case the covariance of its own unknowns}
  private double[][][] alone() {
    int own = mine[0].length;
    double[][][] alone = new double[mine.length][][];
    double[][][] bends = new double[mine.length][own][own];
    for (int l = 0; l < own; l++) {
      for (int m = 0; m <= l; m++) {
        double[] bend = bend(l, m);
        for (int c = 0; c < bend.length; c++) {
          bends[c][l][m] = (l == m ? 1 : 0) - finite(bend[c]);
          bends[c][m][l] = bends[c][l][m];
        }
      }
    }
    for (int c = 0; c < alone.length; c++) {
      alone[c] = Matrix.inverse(Matrix.positive(bends[c]) ? bends[c] : Matrix.identity(own));
    }
    return alone;
  }

  /// {@return per case the second difference in two own unknowns, from four corners}
  private double[] bend(int l, int m) {
    double[] bend = new double[mine.length];
    for (double one : new double[] {-ASIDE, ASIDE}) {
      for (double other : new double[] {-ASIDE, ASIDE}) {
        double[] there = chain.logs(at, moved(moved(mine, l, one), m, other));
        for (int c = 0; c < bend.length; c++) {
          bend[c] += there[c] / (4 * one * other);
        }
      }
    }
    return bend;
  }

  /// {@return how the logarithm of the scatter of own unknowns follows, per case, own and shared
  /// unknown}
  private double[][][] stretch(double[][][] shift) {
    double[][][] stretch = new double[mine.length][mine[0].length][at.length];
    for (int j = 0; j < at.length && mine[0].length > 0; j++) {
      double[][][] up = beside(j, WIDE, shift).alone();
      double[][][] down = beside(j, -WIDE, shift).alone();
      for (int c = 0; c < mine.length; c++) {
        for (int l = 0; l < mine[c].length; l++) {
          stretch[c][l][j] = Math.log(up[c][l][l] / down[c][l][l]) / (4 * WIDE);
        }
      }
    }
    return stretch;
  }

  /// {@return the bend beside the point, own unknowns shifted with it}
  private Curvature beside(int shared, double by, double[][][] shift) {
    double[][] to = new double[mine.length][];
    for (int c = 0; c < to.length; c++) {
      to[c] = mine[c].clone();
      for (int l = 0; l < to[c].length; l++) {
        to[c][l] += by * shift[c][l][shared];
      }
    }
    return new Curvature(chain, moved(at, shared, by), to);
  }
}
