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
}
