package offramp.model;

import offramp.random.Distribution;

/// The functions of the language on numbers; interpreter and generated code both call these.
public final class Functions {
  private Functions() {}

  /// {@return `value`, which is checked not to be NaN}
  public static double number(double value) {
    if (Double.isNaN(value)) {
      throw new Fault(Fault.Kind.NOT_A_NUMBER);
    }
    return value;
  }

  /// {@return base to the exponent; unlike [Math#pow], NaN to the 0 is an error}
  public static double power(double base, double exponent) {
    return Math.pow(number(base), number(exponent));
  }

  /// {@return the whole number nearest to `x`, halves up}
  public static double round(double x) {
    return Math.floor(x + 0.5);
  }

  /// {@return `x`, but at least `low` and at most `high`; `high` where the two cross}
  public static double clamp(double x, double low, double high) {
    return Math.min(high, Math.max(low, x));
  }

  /// {@return 1 / (1 + exp(-x))}
  public static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /// {@return the standard normal distribution function}
  public static double normal(double z) {
    return Distribution.normal(z);
  }

  /// {@return the probability whose odds are those of `p` times `factor` (Bayes' rule in odds
  /// form)}
  public static double bayes(double p, double factor) {
    if (!(factor > 0) || factor == Double.POSITIVE_INFINITY) {
      throw new Fault(Fault.Kind.ODDS);
    }
    return p >= 1 ? p : p * factor / (1 - p + p * factor);
  }

  /// Half the width of a grid of probabilities: the log odds of 99%.
  private static final double WIDTH = Math.log(99);

  /// {@return the nearest to `p` of `steps` + 1 probabilities from 1% to 99%, evenly apart in log
  /// odds; NaN unless `p` is within 0 to 1 and `steps` a whole number above 0}
  public static double onGrid(double p, double steps) {
    if (!(p >= 0 && p <= 1) || !(steps >= 1) || steps != Math.rint(steps)) {
      return Double.NaN;
    }
    double place = (Math.log(p / (1 - p)) / WIDTH + 1) / 2 * steps;
    double nearest = Math.floor(Math.clamp(place, 0, steps) + 0.5);
    return logistic(WIDTH * (2 * nearest - steps) / steps);
  }

  /// {@return the least odds above 1 that can move a probability on a grid of so many steps}
  public static double leastOdds(double steps) {
    return Math.exp(WIDTH / steps);
  }
}
