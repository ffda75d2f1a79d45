package offramp.simulate;

import java.util.List;
import java.util.stream.DoubleStream;

/// How a watched number lies at one report date.
///
/// @param quantiles at 5%, 25%, 50%, 75% and 95%, dice and unknowns together
/// @param shares its mean, and how that differs between draws of the unknowns
public record Spread(double mean, double sd, List<Double> quantiles, Shares shares) {
  public Spread {
    quantiles = List.copyOf(quantiles);
  }

  /// {@return how something lies that holds in a share of all histories, as 1, and else is 0}
  ///
  /// @param share over dice and unknowns, in [0, 1]
  public static Spread of(Shares shares, double share) {
    return new Spread(
        share,
        Math.sqrt(share * (1 - share)),
        DoubleStream.of(0.05, 0.25, 0.5, 0.75, 0.95)
            .map(p -> p <= 1 - share ? 0 : 1)
            .boxed()
            .toList(),
        shares);
  }
}
