package offramp.history;

import java.util.Arrays;

/// How what each case has of its own follows what all share, near to one point: its mean by a
/// shift, its scatter about the mean by a stretch. Moving both together is as if own unknowns were
/// not there (as Yu and Meng, J. Comput. Graph. Stat. 20:531, 2011, move between two ways to write
/// one model).
///
/// @param at the point
/// @param means per case of its own unknowns there
/// @param shift per case, own and shared unknown
/// @param stretch the same, of the logarithm
record Following(double[] at, double[][] means, double[][][] shift, double[][][] stretch) {

  /// Moves what each case has of its own along.
  ///
  /// @return the logarithm of how much more room it has there
  double carry(double[] from, double[] to, double[][] mine) {
    double[] away = new double[at.length];
    double[] change = new double[at.length];
    Arrays.setAll(away, i -> from[i] - at[i]);
    Arrays.setAll(change, i -> to[i] - from[i]);
    double room = 0;
    for (int c = 0; c < mine.length; c++) {
      for (int l = 0; l < mine[c].length; l++) {
        double mean = means[c][l] + Matrix.product(shift[c][l], away);
        double wider = Matrix.product(stretch[c][l], change);
        mine[c][l] =
            mean
                + Matrix.product(shift[c][l], change)
                + (mine[c][l] - mean) * StrictMath.exp(wider);
        room += wider;
      }
    }
    return room;
  }
}
