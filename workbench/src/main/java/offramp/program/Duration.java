package offramp.program;

import offramp.model.Firing.Law;
import offramp.random.Distribution;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/// The law of the time that one clock runs, in days, as it was when the clock started.
///
/// Logarithms are natural; minus infinity stands for a probability or density of 0.
///
/// @param first the first parameter of the law
/// @param second the second; anything where the law has one only
public record Duration(Law law, double first, double second) {
  private static final double ROOT = Math.log(2 * Math.PI) / 2;

  /// {@return the logarithm of the probability that the clock runs longer than `days`}
  public double logSurvival(double days) {
    if (!(days > 0)) {
      return 0;
    }
    return switch (law) {
      case EXPONENTIAL -> -days / first;
      case LOG_NORMAL -> Math.log(Distribution.normal(-score(days)));
      case WEIBULL -> -Math.pow(days / second, first);
      case GAMMA -> Math.log(RegularizedGamma.Q.value(first, days / second));
      case UNIFORM -> Math.log(Math.clamp((second - days) / (second - first), 0.0, 1.0));
    };
  }

  /// {@return the logarithm of the density at `days`, per day}
  public double logDensity(double days) {
    if (!(days > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    return switch (law) {
      case EXPONENTIAL -> -days / first - Math.log(first);
      case LOG_NORMAL -> {
        double z = score(days);
        yield -z * z / 2 - ROOT - Math.log(second * days);
      }
      case WEIBULL -> {
        double part = days / second;
        yield Math.log(first / second) + (first - 1) * Math.log(part) - Math.pow(part, first);
      }
      case GAMMA -> {
        double part = days / second;
        yield (first - 1) * Math.log(part) - part - LogGamma.value(first) - Math.log(second);
      }
      case UNIFORM ->
          days >= first && days <= second ? -Math.log(second - first) : Double.NEGATIVE_INFINITY;
    };
  }

  private double score(double days) {
    return Math.log(days / first) / second;
  }
}
