package offramp.finding;

import offramp.explore.Index;

/// A share of counted cases with its interval of 95%, which stays in [0, 1] even at no hits or all
/// hits (Wilson, JASA 22:209, 1927).
public final class Wilson {
  private static final double Z = 1.959963984540054;

  private Wilson() {}

  /// {@return the share with its interval}
  ///
  /// @param share in [0, 1]
  /// @param count of independent cases, above 0; may be a fraction where the cases are not
  ///   independent
  public static Index of(double share, double count) {
    double middle = (share + Z * Z / (2 * count)) / (1 + Z * Z / count);
    double half =
        Z
            / (1 + Z * Z / count)
            * Math.sqrt(share * (1 - share) / count + Z * Z / (4 * count * count));
    return new Index(
        share, Math.clamp(middle - half, 0, share), Math.clamp(middle + half, share, 1));
  }
}
