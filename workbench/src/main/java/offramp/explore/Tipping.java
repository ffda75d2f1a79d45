package offramp.explore;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import offramp.random.Key;

/// Where in its prior an unknown has to lie for the mean of a result to be a threshold, all else
/// drawn as ever; or in which share of histories a change has to take hold.
///
/// The mean of the result is a cubic in the rank of the unknown, fitted by least squares to rows
/// that are draws; the interval is that of the roots of resampled fits. A curve with a sharper bend
/// than a cubic has is smoothed, and its tipping point moved.
///
/// @param at the rank (or share) nearest to the middle of the prior at which the curve crosses;
///   empty if it does not
/// @param low the 2.5% quantile of the resampled ranks
/// @param high the 97.5% quantile
/// @param crossing the share of resampled curves that cross
/// @param rising whether the result rises above the threshold there, as the unknown grows
public record Tipping(OptionalDouble at, double low, double high, double crossing, boolean rising) {
  private static final int TERMS = 4;
  private static final int POWERS = 2 * TERMS - 1;
  private static final int GRID = 400;
  private static final double MIDDLE = 0.5;

  /// A share of resampled curves from which a crossing is certain.
  private static final double CERTAIN = 0.975;

  /// {@return whether it is certain that the answer tips within the prior}
  public boolean certain() {
    return at.isPresent() && crossing >= CERTAIN;
  }

  /// {@return whether it is certain that it does not}
  public boolean never() {
    return at.isEmpty() && crossing <= 1 - CERTAIN;
  }

  /// {@return where the mean of the results crosses the threshold}
  ///
  /// @param ranks per row that of the unknown
  /// @param results per row
  /// @param key what the resampling hangs on
  public static Tipping of(double[] ranks, double[] results, double threshold, Key key) {
    Bootstrap sums = new Bootstrap(POWERS + TERMS, Bootstrap.RESAMPLES, key);
    double[] row = new double[POWERS + TERMS];
    for (int i = 0; i < ranks.length; i++) {
      double power = 1;
      for (int k = 0; k < POWERS; k++) {
        row[k] = power;
        if (k < TERMS) {
          row[POWERS + k] = power * results[i];
        }
        power *= ranks[i];
      }
      sums.add(row);
    }
    ToDoubleFunction<double[]> root = means -> root(fit(means), threshold);
    return of(fit(sums.means()), threshold, sums.resampled(root));
  }

  /// {@return in which share of histories a change has to take hold for the mean of the results to
  /// be the threshold}
  ///
  /// Over histories in a share s of which it takes hold, by chance, the mean is exactly (1 - s)
  /// times that without it and s times that with it.
  ///
  /// @param without per row the result without the change
  /// @param with per row the result, with the same draws, where it always takes hold
  public static Tipping mixed(double[] without, double[] with, double threshold, Key key) {
    Bootstrap sums = new Bootstrap(2, Bootstrap.RESAMPLES, key);
    for (int i = 0; i < without.length; i++) {
      sums.add(new double[] {without[i], with[i]});
    }
    ToDoubleFunction<double[]> root = means -> root(line(means), threshold);
    return of(line(sums.means()), threshold, sums.resampled(root));
  }

  private static double[] line(double[] ends) {
    return new double[] {ends[0], ends[1] - ends[0], 0, 0};
  }

  /// {@return where two unknowns together cross it: at quantiles of the second the rank of the
  /// first}
  ///
  /// @param ranks of both, per row
  /// @param quantiles of the second, each in (0, 1)
  public static List<Tipping> along(
      double[][] ranks, double[] results, double threshold, List<Double> quantiles, Key key) {
    return Contour.of(ranks, results, threshold, quantiles, key);
  }

  /// {@return where a cubic crosses, with the roots of resampled ones; below 0 where one does not}
  static Tipping of(double[] cubic, double threshold, double[] resampled) {
    double found = root(cubic, threshold);
    double[] roots = Arrays.stream(resampled).filter(r -> r >= 0).sorted().toArray();
    double crossing = (double) roots.length / Math.max(1, resampled.length);
    if (found < 0 || roots.length == 0) {
      return new Tipping(OptionalDouble.empty(), 0, 0, crossing, false);
    }
    boolean rising = slope(cubic, found) > 0;
    return new Tipping(
        OptionalDouble.of(found), quantile(roots, 0.025), quantile(roots, 0.975), crossing, rising);
  }

  private static double quantile(double[] sorted, double p) {
    return sorted[(int) Math.round(p * (sorted.length - 1))];
  }

  private static double slope(double[] cubic, double at) {
    return cubic[1] + at * (2 * cubic[2] + at * 3 * cubic[3]);
  }

  private static double value(double[] cubic, double at) {
    return cubic[0] + at * (cubic[1] + at * (cubic[2] + at * cubic[3]));
  }

  /// {@return the crossing nearest to the middle; below 0 if there is none}
  static double root(double[] cubic, double threshold) {
    double best = -1;
    double before = value(cubic, 0) - threshold;
    for (int i = 1; i <= GRID; i++) {
      double x = (double) i / GRID;
      double now = value(cubic, x) - threshold;
      if (before < 0 != now < 0) {
        double at = x - now / (now - before) / GRID;
        best = best < 0 || Math.abs(at - MIDDLE) < Math.abs(best - MIDDLE) ? at : best;
      }
      before = now;
    }
    return best;
  }

  /// {@return the cubic of least squares, from the means of powers}
  private static double[] fit(double[] means) {
    double[][] a = new double[TERMS][TERMS + 1];
    for (int i = 0; i < TERMS; i++) {
      for (int j = 0; j < TERMS; j++) {
        a[i][j] = means[i + j];
      }
      a[i][TERMS] = means[POWERS + i];
    }
    return solved(a);
  }

  /// {@return the solution of linear equations of a positive definite matrix, its right side in the
  /// last column}
  static double[] solved(double[][] a) {
    int n = a.length;
    for (int i = 0; i < n; i++) {
      for (int k = i + 1; k < n; k++) {
        double factor = a[i][i] == 0 ? 0 : a[k][i] / a[i][i];
        for (int j = i; j <= n; j++) {
          a[k][j] -= factor * a[i][j];
        }
      }
    }
    double[] solution = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double rest = a[i][n];
      for (int j = i + 1; j < n; j++) {
        rest -= a[i][j] * solution[j];
      }
      solution[i] = a[i][i] == 0 ? 0 : rest / a[i][i];
    }
    return solution;
  }
}
