package offramp.history;

import java.util.ArrayList;
import java.util.List;

/// Points and weights whose sum stands for a mean under the standard normal law: the rule of Gauss
/// and Hermite, in several dimensions its product (Abramowitz & Stegun, Handbook of Mathematical
/// Functions, 1964, 25.4.46).
///
/// @param points each with a number per dimension
/// @param logs the logarithms of their weights
record NormalRule(double[][] points, double[] logs) {
  private static final int FINEST = 7;
  private static final int COARSEST = 3;
  private static final double STEP = 0.01;

  /// {@return a rule of 3 points in each dimension}
  static NormalRule coarse(int dimensions) {
    return of(dimensions, COARSEST);
  }

  /// {@return a rule of 7 points in one dimension, 5 in each of two, 3 in more}
  static NormalRule fine(int dimensions) {
    return of(dimensions, Math.max(COARSEST, FINEST - 2 * Math.max(0, dimensions - 1)));
  }

  /// @param many points in each dimension, odd
  static NormalRule of(int dimensions, int many) {
    double[] line = line(many);
    int all = Math.powExact(many, dimensions);
    double[][] points = new double[all][dimensions];
    double[] logs = new double[all];
    for (int i = 0; i < all; i++) {
      int rest = i;
      for (int d = 0; d < dimensions; d++) {
        points[i][d] = line[rest % many];
        logs[i] += logWeight(many, points[i][d]);
        rest /= many;
      }
    }
    return new NormalRule(points, logs);
  }

  /// {@return the roots of the Hermite polynomial of odd order, by bisection; they are apart by
  /// more than a step, and the largest lies below twice the root of the order}
  private static double[] line(int order) {
    List<Double> positive = new ArrayList<>();
    for (double low = STEP / 2; low < 2 * Math.sqrt(order); low += STEP) {
      if (hermite(order, low) * hermite(order, low + STEP) < 0) {
        positive.add(root(order, low, low + STEP));
      }
    }
    double[] line = new double[order];
    for (int i = 0; i < positive.size(); i++) {
      line[2 * i + 1] = positive.get(i);
      line[2 * i + 2] = -positive.get(i);
    }
    return line;
  }

  private static double root(int order, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      boolean below = hermite(order, low) * hermite(order, middle) > 0;
      low = below ? middle : low;
      high = below ? high : middle;
    }
    return (low + high) / 2;
  }

  /// The polynomials that are orthogonal under the standard normal law.
  private static double hermite(int order, double x) {
    double before = 0;
    double here = 1;
    for (int n = 0; n < order; n++) {
      double next = x * here - n * before;
      before = here;
      here = next;
    }
    return here;
  }

  private static double logWeight(int order, double root) {
    double factorial = 0;
    for (int n = 2; n < order; n++) {
      factorial += Math.log(n);
    }
    return factorial - Math.log(order) - 2 * Math.log(Math.abs(hermite(order - 1, root)));
  }
}
