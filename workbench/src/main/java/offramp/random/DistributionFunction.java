package offramp.random;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/// The distribution function of each law.
final class DistributionFunction {
  private DistributionFunction() {}

  /// {@return the probability of `x` or less; absolute error below 1e-14}
  static double of(Distribution law, double x) {
    return switch (law) {
      case Distribution.Uniform(double low, double high) ->
          Math.clamp((x - low) / (high - low), 0, 1);
      case Distribution.LogUniform(double low, double high) ->
          x <= low ? 0 : x >= high ? 1 : logRatio(low, x) / logRatio(low, high);
      case Distribution.Normal(double mean, double sd) -> ofNormal(x - mean, sd);
      case Distribution.LogNormal(double median, double sigma) ->
          x <= 0 ? 0 : ofNormal(Math.log(x / median), sigma);
      case Distribution.LogitNormal(double mu, double sigma) ->
          x <= 0 ? 0 : x >= 1 ? 1 : ofNormal(Math.log(x) - Math.log1p(-x) - mu, sigma);
      case Distribution.Mirrored(Distribution of) -> 1 - of.cdf(Math.nextDown(-x));
      case Distribution.Beta(double a, double b) ->
          BetaDistribution.of(a, b).cumulativeProbability(x);
      case Distribution.Gamma(double shape, double scale) ->
          GammaDistribution.of(shape, 1).cumulativeProbability(x / scale);
      case Distribution.Triangular of -> of.below(x);
      case Distribution.Bernoulli(double p) -> x < 0 ? 0 : x < 1 ? 1 - p : 1;
      case Distribution.Choice of -> of.below(x);
      case Distribution.Exponential(double mean) -> x <= 0 ? 0 : -Math.expm1(-x / mean);
      case Distribution.Weibull(double shape, double scale) ->
          x <= 0 ? 0 : -Math.expm1(-Math.pow(x / scale, shape));
      case Distribution.Mixture of -> of.below(x);
      case Distribution.Quantiles of -> Halves.of(of, x < of.median()).cdf(x);
    };
  }

  /// {@return the probability that a normal number of mean 0 is at most `z`; a step if `sd` is 0}
  private static double ofNormal(double z, double sd) {
    return sd > 0 ? Distribution.normal(z / sd) : z < 0 ? 0 : 1;
  }

  /// {@return ln(high / low) for 0 < low < high, without overflow and accurate for close ends}
  static double logRatio(double low, double high) {
    return high < 2 * low ? Math.log1p((high - low) / low) : Math.log(high) - Math.log(low);
  }
}
