package offramp.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import offramp.random.Key;

/// Where two unknowns together make the mean of a result a threshold: at quantiles of the one, the
/// rank of the other at which it is crossed.
///
/// The mean of the result is a cubic in both ranks (ten terms), fitted by least squares to rows
/// that are draws; intervals are those of the roots of resampled fits.
final class Contour {
  private static final int TERMS = 10;
  private static final int PRODUCTS = TERMS * (TERMS + 1) / 2;

  private Contour() {}

  /// {@return per quantile of the second where the first crosses}
  ///
  /// @param ranks of the first, and of the second, per row
  /// @param results per row
  /// @param quantiles of the second, each in (0, 1)
  static List<Tipping> of(
      double[][] ranks, double[] results, double threshold, List<Double> quantiles, Key key) {
    Bootstrap sums = new Bootstrap(PRODUCTS + TERMS, Bootstrap.RESAMPLES, key);
    double[] row = new double[PRODUCTS + TERMS];
    for (int i = 0; i < results.length; i++) {
      double[] terms = terms(ranks[0][i], ranks[1][i]);
      int at = 0;
      for (int a = 0; a < TERMS; a++) {
        for (int b = a; b < TERMS; b++) {
          row[at++] = terms[a] * terms[b];
        }
        row[PRODUCTS + a] = terms[a] * results[i];
      }
      sums.add(row);
    }
    List<Tipping> points = new ArrayList<>();
    for (double quantile : quantiles) {
      ToDoubleFunction<double[]> root =
          means -> Tipping.root(along(fit(means), quantile), threshold);
      double[] cubic = along(fit(sums.means()), quantile);
      points.add(Tipping.of(cubic, threshold, sums.resampled(root)));
    }
    return points;
  }

  private static double[] terms(double u, double v) {
    return new double[] {1, u, u * u, u * u * u, v, u * v, u * u * v, v * v, u * v * v, v * v * v};
  }

  /// {@return the cubic in the first rank at a value of the second}
  private static double[] along(double[] c, double v) {
    return new double[] {
      c[0] + v * (c[4] + v * (c[7] + v * c[9])), c[1] + v * (c[5] + v * c[8]), c[2] + v * c[6], c[3]
    };
  }

  private static double[] fit(double[] means) {
    double[][] a = new double[TERMS][TERMS + 1];
    int at = 0;
    for (int i = 0; i < TERMS; i++) {
      for (int j = i; j < TERMS; j++) {
        a[i][j] = means[at];
        a[j][i] = means[at++];
      }
      a[i][TERMS] = means[PRODUCTS + i];
    }
    return Tipping.solved(a);
  }
}
