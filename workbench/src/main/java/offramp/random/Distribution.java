package offramp.random;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.core.Sum;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/// A law of chance for one number: a prior of an unknown, or the length of a clock.
///
/// Everything is drawn by inversion, one uniform number for one draw, so that runs can share their
/// dice and designs such as Latin hypercubes can choose them. A law that exists is valid;
/// parameters out of bounds are an [IllegalArgumentException] with name, value and bound. Making a
/// law costs only these checks, except for [Choice], which normalises its weights.
public sealed interface Distribution {
  /// {@return the number that a draw does not exceed with probability `p`: the inverse of the
  /// distribution function}
  ///
  /// Relative error below 1e-12 in both tails (of a difference, such as mean + sd z for z < 0: of
  /// the larger term). A value too small or too large for a double is the nearest that there is: 0,
  /// or infinity, or an end of the range.
  ///
  /// @param p in (0, 1), neither included
  /// @throws IllegalArgumentException if `p` is not
  default double quantile(double p) {
    Bounds.inside("p", p);
    return switch (this) {
      case Uniform law -> law.at(p);
      case LogUniform law -> law.at(p);
      case Normal law -> law.mean + law.sd * standardNormal(p);
      case LogNormal law -> law.median * Math.exp(law.sigma * standardNormal(p));
      case LogitNormal law -> 1 / (1 + Math.exp(-law.mu - law.sigma * standardNormal(p)));
      case Mirrored law -> law.at(p);
      case Beta law -> BetaDistribution.of(law.a, law.b).inverseCumulativeProbability(p);
      case Gamma law -> law.at(p);
      case Triangular law -> law.at(p);
      case Bernoulli law -> p > 1 - law.p ? 1 : 0;
      case Choice law -> law.at(p);
      case Exponential law -> -law.mean * Math.log1p(-p);
      case Weibull law -> law.scale * Math.pow(-Math.log1p(-p), 1 / law.shape);
      case Mixture law -> law.at(p);
      case Quantiles law -> Halves.of(law, p < 0.5).quantile(p);
    };
  }

  /// {@return the probability of `x` or less}
  ///
  /// Absolute error below 1e-14.
  default double cdf(double x) {
    return DistributionFunction.of(this, x);
  }

  /// {@return the mean; infinite if it is too large for a double}
  default double mean() {
    return switch (this) {
      case Uniform(double low, double high) -> low / 2 + high / 2;
      case LogUniform(double low, double high) ->
          (high - low) / DistributionFunction.logRatio(low, high);
      case Normal law -> law.mean;
      case LogNormal(double median, double sigma) -> median * Math.exp(sigma * sigma / 2);
      case LogitNormal(double mu, double sigma) -> LogitNormalMean.of(mu, sigma);
      case Mirrored(Distribution of) -> -of.mean();
      case Beta(double a, double b) -> a / (a + b);
      case Gamma(double shape, double scale) -> shape * scale;
      case Triangular(double low, double mode, double high) -> low / 3 + mode / 3 + high / 3;
      case Bernoulli(double p) -> p;
      case Choice law -> law.weightedSum();
      case Exponential law -> law.mean;
      case Weibull(double shape, double scale) ->
          scale * org.apache.commons.numbers.gamma.Gamma.value(1 + 1 / shape);
      case Mixture law -> law.weightedMean();
      case Quantiles law -> Halves.mean(law);
    };
  }

  /// {@return a draw, for which one uniform number of `stream` is used}
  default double sample(Stream stream) {
    return quantile(stream.uniform());
  }

  /// {@return the law that falls below `low` with 5% and above `high` with 5%}
  ///
  /// Log-normal if both ends are above 0, its mirror image if both are below, normal if they have
  /// different signs; logit-normal if `percent` and both ends are inside (0, 1). Its quantiles meet
  /// the ends to a relative error of 1e-12 (of the normal: of the end further from 0).
  ///
  /// @param percent whether both ends were written in percent; they are given as shares all the
  ///   same
  /// @throws IllegalArgumentException if `low` is not below `high`, or one of them is 0 or not
  ///   finite
  static Distribution interval(double low, double high, boolean percent) {
    Bounds.below(low, high);
    if (low == 0 || high == 0) {
      throw new IllegalArgumentException(
          "an end is exactly 0, which a log-normal never reaches: write Uniform(%s, %s)"
              .formatted(low, high));
    }
    double width = 2 * standardNormal(0.95);
    if (percent && low > 0 && high < 1) {
      double oddsLow = low / (1 - low);
      double oddsHigh = high / (1 - high);
      double mu = (Math.log(oddsLow) + Math.log(oddsHigh)) / 2;
      return new LogitNormal(mu, DistributionFunction.logRatio(oddsLow, oddsHigh) / width);
    }
    if (low > 0) {
      return new LogNormal(
          Math.sqrt(low) * Math.sqrt(high), DistributionFunction.logRatio(low, high) / width);
    }
    return high < 0
        ? new Mirrored(interval(-high, -low, false))
        : new Normal(low / 2 + high / 2, (high - low) / width);
  }

  /// {@return the standard normal distribution function at `z`; NaN at NaN}
  ///
  /// From erfc, so that the lower tail keeps its digits (relative error below 1e-12 down to z =
  /// -37) and the upper one comes as close to 1 as a double can.
  static double normal(double z) {
    return Erfc.value(-z / Math.sqrt(2)) / 2;
  }

  private static double standardNormal(double p) {
    return -Math.sqrt(2) * InverseErfc.value(2 * p);
  }

  /// Every number between `low` and `high` is as likely as every other.
  record Uniform(double low, double high) implements Distribution {
    public Uniform {
      Bounds.below(low, high);
    }

    private double at(double p) {
      return Math.min(high, low + p * (high - low));
    }
  }

  /// The logarithm is uniform: every order of magnitude between `low` > 0 and `high` is as likely.
  record LogUniform(double low, double high) implements Distribution {
    public LogUniform {
      Bounds.positive("low", low);
      Bounds.below(low, high);
    }

    private double at(double p) {
      double value = Math.exp(Math.log(low) + p * DistributionFunction.logRatio(low, high));
      return Math.max(low, Math.min(high, value));
    }
  }

  /// Gauss's law, with standard deviation `sd` >= 0; at 0 it is the mean alone.
  record Normal(double mean, double sd) implements Distribution {
    public Normal {
      Bounds.finite("mean", mean);
      Bounds.notNegative("sd", sd);
    }
  }

  /// The logarithm is normal, with mean ln `median` and standard deviation `sigma` >= 0.
  record LogNormal(double median, double sigma) implements Distribution {
    public LogNormal {
      Bounds.positive("median", median);
      Bounds.notNegative("sigma", sigma);
    }
  }

  /// A share whose log odds are normal, with mean `mu` and standard deviation `sigma` >= 0.
  record LogitNormal(double mu, double sigma) implements Distribution {
    public LogitNormal {
      Bounds.finite("mu", mu);
      Bounds.notNegative("sigma", sigma);
    }
  }

  /// Minus a number of the law `of`.
  ///
  /// Below p = 2^-53 its quantile is that at 2^-53, the least that a stream gives.
  record Mirrored(Distribution of) implements Distribution {
    private double at(double p) {
      return -of.quantile(Math.min(1 - p, Math.nextDown(1.0)));
    }
  }

  /// A share of density x^(a-1) (1-x)^(b-1), up to a constant; `a`, `b` > 0.
  ///
  /// Its quantile is a search by commons-statistics, many times dearer than the closed forms.
  record Beta(double a, double b) implements Distribution {
    public Beta {
      Bounds.positive("a", a);
      Bounds.positive("b", b);
    }
  }

  /// A number of density x^(shape-1) exp(-x/scale), up to a constant; `shape`, `scale` > 0.
  ///
  /// Its quantile is a search by commons-statistics, many times dearer than the closed forms.
  record Gamma(double shape, double scale) implements Distribution {
    public Gamma {
      Bounds.positive("shape", shape);
      Bounds.positive("scale", scale);
    }

    private double at(double p) {
      return scale * GammaDistribution.of(shape, 1).inverseCumulativeProbability(p);
    }
  }

  /// The density rises in a straight line from `low` to `mode` and falls in another to `high`.
  record Triangular(double low, double mode, double high) implements Distribution {
    public Triangular {
      Bounds.below(low, high);
      if (!(low <= mode && mode <= high)) {
        throw new IllegalArgumentException(
            "mode (%s) is not between low (%s) and high (%s)".formatted(mode, low, high));
      }
    }

    private double at(double p) {
      double width = high - low;
      return p * width < mode - low
          ? low + Math.sqrt(p * width) * Math.sqrt(mode - low)
          : high - Math.sqrt((1 - p) * width) * Math.sqrt(high - mode);
    }

    double below(double x) {
      double width = high - low;
      if (x <= low || x >= high) {
        return x <= low ? 0 : 1;
      }
      return x < mode
          ? (x - low) / width * ((x - low) / (mode - low))
          : 1 - (high - x) / width * ((high - x) / (high - mode));
    }
  }

  /// 1 with probability `p` in [0, 1], else 0.
  record Bernoulli(double p) implements Distribution {
    public Bernoulli {
      Bounds.share("p", p);
    }
  }

  /// One of `values`, with probabilities `weights`.
  ///
  /// Weights are given on any scale and kept with sum 1. The quantile runs through the values in
  /// the order given, which need not rise.
  record Choice(List<Double> values, List<Double> weights) implements Distribution {
    public Choice {
      if (values.isEmpty() || values.size() != weights.size()) {
        throw new IllegalArgumentException(
            "values (%s) and weights (%s) are not equally many, at least one"
                .formatted(values.size(), weights.size()));
      }
      values = List.copyOf(values);
      values.forEach(value -> Bounds.finite("value", value));
      weights.forEach(weight -> Bounds.notNegative("weight", weight));
      double sum = Sum.of(weights.stream().mapToDouble(w -> w).toArray()).getAsDouble();
      Bounds.positive("sum of weights", sum);
      weights = weights.stream().map(weight -> weight / sum).toList();
    }

    private double at(double p) {
      double reached = 0;
      int chosen = 0;
      for (int i = 0; i < weights.size() && reached < p; i++) {
        double weight = weights.get(i);
        reached += weight;
        chosen = weight > 0 ? i : chosen;
      }
      return values.get(chosen);
    }

    double below(double x) {
      double sum = 0;
      for (int i = 0; i < values.size(); i++) {
        sum += values.get(i) <= x ? weights.get(i) : 0;
      }
      return Math.min(1, sum);
    }

    private double weightedSum() {
      Sum sum = Sum.create();
      IntStream.range(0, values.size()).forEach(i -> sum.addProduct(values.get(i), weights.get(i)));
      return sum.getAsDouble();
    }
  }

  /// A number of one of `laws`, drawn with probabilities `weights`: the linear opinion pool of
  /// several experts (Stone, Ann. Math. Stat. 32:1339, 1961).
  ///
  /// Weights are given on any scale and kept with sum 1. The quantile is found by bisection, to the
  /// last bit but for rounding of the distribution function (absolute error 1e-15 of probability).
  record Mixture(List<Distribution> laws, List<Double> weights) implements Distribution {
    private static final double ROUNDING = 1e-12;
    private static final int MOST_STEPS = 200;

    public Mixture {
      if (laws.isEmpty() || laws.size() != weights.size()) {
        throw new IllegalArgumentException(
            "laws (%s) and weights (%s) are not equally many, at least one"
                .formatted(laws.size(), weights.size()));
      }
      laws = List.copyOf(laws);
      weights.forEach(weight -> Bounds.positive("weight", weight));
      double sum = Sum.of(weights.stream().mapToDouble(w -> w).toArray()).getAsDouble();
      // what has the sum 1 keeps its bits, so that it reads back as it was written
      boolean one = Math.abs(sum - 1) < ROUNDING;
      weights = weights.stream().map(weight -> one ? weight : weight / sum).toList();
    }

    private double at(double p) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (Distribution law : laws) {
        double x = law.quantile(p);
        low = Math.min(low, x);
        high = Math.max(high, x);
      }
      for (int step = 0; step < MOST_STEPS && Math.nextUp(low) < high; step++) {
        double middle = low / 2 + high / 2;
        if (below(middle) < p) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return high;
    }

    double below(double x) {
      double sum = 0;
      for (int i = 0; i < weights.size(); i++) {
        sum += weights.get(i) * laws.get(i).cdf(x);
      }
      return sum;
    }

    private double weightedMean() {
      Sum sum = Sum.create();
      IntStream.range(0, laws.size())
          .forEach(i -> sum.addProduct(laws.get(i).mean(), weights.get(i)));
      return sum.getAsDouble();
    }
  }

  /// A law by what an expert was asked: 5% lie below `low`, half below `median`, 5% above `high`.
  ///
  /// Two halves of a normal law of different width, of the logarithm if all three are above 0 (or
  /// all below), of the log odds if it is a `share` (two-piece normal law, as in Wallis, Stat. Sci.
  /// 29:106, 2014, here with the halves equally likely).
  record Quantiles(double low, double median, double high, boolean share) implements Distribution {
    public Quantiles {
      Bounds.below(low, median);
      Bounds.below(median, high);
      if (share) {
        Bounds.inside("low", low);
        Bounds.inside("high", high);
      }
    }
  }

  /// The time to an event of constant rate 1 / `mean`; `mean` > 0.
  record Exponential(double mean) implements Distribution {
    public Exponential {
      Bounds.positive("mean", mean);
    }
  }

  /// The time to an event whose rate goes with the power `shape` - 1 of time; `shape`, `scale` > 0.
  ///
  /// `scale` is the quantile at 1 - 1/e.
  record Weibull(double shape, double scale) implements Distribution {
    public Weibull {
      Bounds.positive("shape", shape);
      Bounds.positive("scale", scale);
    }
  }
}
