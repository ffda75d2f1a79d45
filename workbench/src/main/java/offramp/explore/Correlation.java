package offramp.explore;

import java.util.Arrays;
import java.util.OptionalDouble;

/// How two columns go along with each other, and the mean of one, each with its interval.
public final class Correlation {
  private Correlation() {}

  /// {@return the correlation of two columns, 0 if one does not vary; its interval is that of
  /// Bonett & Wright (Psychometrika 65:23, 2000)}
  public static Index of(double[] x, double[] y) {
    double r = between(x, y).orElse(0);
    return Index.of(r, error(r, x.length));
  }

  /// {@return the standard error of a correlation of so many rows}
  static double error(double r, int rows) {
    return (1 - r * r) * Math.sqrt((1 + r * r / 2) / Math.max(1, rows - 3));
  }

  /// {@return the correlation of two columns; empty if one does not vary}
  static OptionalDouble between(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xx > 0 && yy > 0 ? OptionalDouble.of(xy / Math.sqrt(xx * yy)) : OptionalDouble.empty();
  }

  /// {@return the mean of a column}
  public static Index mean(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double rows = Math.max(2, values.length);
    return Index.of(mean, Math.sqrt(squares / (rows - 1) / rows));
  }

  /// {@return the variance of what was found, without that of the dice; with the error of a normal
  /// law}
  public static Index variance(Evaluations found) {
    double mean = found.mean();
    double squares = Arrays.stream(found.values()).map(v -> (v - mean) * (v - mean)).sum();
    double noise = Arrays.stream(found.noise()).average().orElse(0);
    double rows = Math.max(2, found.rows());
    double all = squares / (rows - 1);
    return Index.of(all - noise, all * Math.sqrt(2 / rows));
  }
}
