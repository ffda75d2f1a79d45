package offramp.random;

/// The two halves of a law that is given by three quantiles.
final class Halves {
  private static final double WIDTH = new Distribution.Normal(0, 1).quantile(0.95);
  private static final int CELLS = 4_000;
  private static final double FARTHEST = 10;

  private Halves() {}

  /// {@return the law of which the lower or the upper half is taken}
  static Distribution of(Distribution.Quantiles law, boolean lower) {
    double end = lower ? law.low() : law.high();
    if (law.share()) {
      double mu = Math.log(law.median()) - Math.log1p(-law.median());
      double odds = Math.log(end) - Math.log1p(-end);
      return new Distribution.LogitNormal(mu, Math.abs(odds - mu) / WIDTH);
    }
    if (law.low() > 0) {
      return new Distribution.LogNormal(law.median(), sigma(law, end));
    }
    return law.high() < 0
        ? new Distribution.Mirrored(of(mirrored(law), !lower))
        : new Distribution.Normal(law.median(), Math.abs(end - law.median()) / WIDTH);
  }

  private static double sigma(Distribution.Quantiles law, double end) {
    return Math.abs(Math.log(end) - Math.log(law.median())) / WIDTH;
  }

  private static Distribution.Quantiles mirrored(Distribution.Quantiles law) {
    return new Distribution.Quantiles(-law.high(), -law.median(), -law.low(), false);
  }

  /// {@return the mean; exact but for rounding, of a share by the rule of midpoints to a relative
  /// 1e-6}
  static double mean(Distribution.Quantiles law) {
    if (law.share()) {
      return midpoints(law);
    }
    if (law.low() > 0) {
      double lower = sigma(law, law.low());
      double upper = sigma(law, law.high());
      return law.median()
          * (Math.exp(lower * lower / 2) * Distribution.normal(-lower)
              + Math.exp(upper * upper / 2) * Distribution.normal(upper));
    }
    if (law.high() < 0) {
      return -mean(mirrored(law));
    }
    double apart = law.high() + law.low() - 2 * law.median();
    return law.median() + apart / WIDTH / Math.sqrt(2 * Math.PI);
  }

  private static double midpoints(Distribution.Quantiles law) {
    double sum = 0;
    double step = FARTHEST / CELLS;
    for (int i = -CELLS; i < CELLS; i++) {
      double from = Distribution.normal(i * step);
      double to = Distribution.normal((i + 1) * step);
      double middle = Distribution.normal((i + 0.5) * step);
      if (middle > 0 && middle < 1) {
        sum += (to - from) * law.quantile(middle);
      }
    }
    return sum;
  }
}
