package offramp.explore;

/// A measured share or effect with its 95% interval.
///
/// @param value the estimate; noise can make it negative where the truth is 0 or little more
/// @param low end of the interval
/// @param high end of the interval
public record Index(double value, double low, double high) {
  private static final double Z = 1.959963984540054;

  /// {@return one whose interval is normal}
  public static Index of(double value, double standardError) {
    return new Index(value, value - Z * standardError, value + Z * standardError);
  }

  /// {@return half the width of the interval}
  public double half() {
    return (high - low) / 2;
  }

  /// {@return whether the interval holds 0, so that it cannot be told from nothing}
  public boolean holdsZero() {
    return low <= 0 && high >= 0;
  }

  /// {@return whether it is known to be above 0}
  public boolean above() {
    return low > 0;
  }
}
