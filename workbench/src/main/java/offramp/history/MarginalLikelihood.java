package offramp.history;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/// How likely a history was before it happened: the logarithm of its marginal likelihood, natural,
/// in events per day each.
///
/// The error is what independent islands differ by, so it holds that of the draws and that of the
/// dice; intervals are Student's, with one degree of freedom less than there are islands.
///
/// @param error standard error of the logarithm
public record MarginalLikelihood(double log, double error, int islands) {
  private static final double LEVEL = 0.95;

  static MarginalLikelihood of(double[] logs) {
    double log = Weights.logMean(logs);
    double mean = Arrays.stream(logs).average().orElse(0);
    double squares = Arrays.stream(logs).map(each -> (each - mean) * (each - mean)).sum();
    double error = Math.sqrt(squares / (logs.length - 1.0) / logs.length);
    return new MarginalLikelihood(log, error, logs.length);
  }

  /// {@return the logarithm of how much likelier this made what happened than another did}
  public Factor over(MarginalLikelihood other) {
    double both = Math.hypot(error, other.error);
    double width = both * quantile(Math.min(islands, other.islands));
    double log = this.log - other.log;
    return new Factor(log, log - width, log + width);
  }

  /// {@return half of the width of the interval of 95%}
  public double width() {
    return error * quantile(islands);
  }

  private static double quantile(int islands) {
    return TDistribution.of(islands - 1.0).inverseSurvivalProbability((1 - LEVEL) / 2);
  }

  /// The logarithm of a Bayes factor, with its interval of 95%.
  public record Factor(double log, double low, double high) {
    /// {@return whether the history tells the two apart: 1 lies outside the interval}
    public boolean tells() {
      return low > 0 || high < 0;
    }
  }
}
