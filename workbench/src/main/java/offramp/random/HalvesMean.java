package offramp.random;

/// The mean of a law that is given by three quantiles.
final class HalvesMean {
  private static final int CELLS = 4_000;
  private static final double FARTHEST = 10;

  private HalvesMean() {}

  /// {@return the mean; exact but for rounding, of a share by the rule of midpoints to a relative
  /// 1e-6}
  static double of(Distribution.Quantiles law) {
    return half(law.half(true), true) + half(law.half(false), false);
  }

  /// {@return what one half of a law adds to the mean}
  private static double half(Distribution law, boolean lower) {
    double side = lower ? -1 : 1;
    if (law instanceof Distribution.Normal(double mean, double sd)) {
      return mean / 2 + side * sd / Math.sqrt(2 * Math.PI);
    }
    if (law instanceof Distribution.LogNormal(double median, double sigma)) {
      return median * Math.exp(sigma * sigma / 2) * Distribution.normal(side * sigma);
    }
    if (law instanceof Distribution.Mirrored(Distribution of)) {
      return -half(of, !lower);
    }
    return midpoints(law, side);
  }

  private static double midpoints(Distribution law, double side) {
    double sum = 0;
    double step = FARTHEST / CELLS;
    for (int i = 0; i < CELLS; i++) {
      double from = Distribution.normal(side * i * step);
      double to = Distribution.normal(side * (i + 1) * step);
      double middle = Distribution.normal(side * (i + 0.5) * step);
      if (middle > 0 && middle < 1) {
        sum += Math.abs(to - from) * law.quantile(middle);
      }
    }
    return sum;
  }
}
