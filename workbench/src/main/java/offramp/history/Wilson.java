package offramp.history;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// A share with its interval by Wilson (JASA 22:209, 1927), which stays in [0, 1] even at no hits
/// or all hits.
///
/// @param value the share, in [0, 1]
public record Wilson(double value, double low, double high) {
  /// {@return the interval of `level` around a share of `count`}
  ///
  /// @param share in [0, 1]
  /// @param count above 0; not whole where cases hang together and so tell less
  /// @param level in (0, 1)
  public static Wilson of(double share, double count, double level) {
    if (!(share >= 0 && share <= 1 && count > 0 && level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "share (%s) is not in [0, 1], count (%s) not above 0 or level (%s) not in (0, 1)"
              .formatted(share, count, level));
    }
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
    double scale = 1 + z * z / count;
    double middle = (share + z * z / (2 * count)) / scale;
    double half = z / scale * Math.sqrt(share * (1 - share) / count + z * z / (4 * count * count));
    return new Wilson(
        share,
        share == 0 ? 0 : Math.clamp(middle - half, 0, share),
        share == 1 ? 1 : Math.clamp(middle + half, share, 1));
  }
}
