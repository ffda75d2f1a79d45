package offramp.simulate;

import java.util.List;

/// How a watched number lies at one report date.
///
/// @param quantiles at 5%, 25%, 50%, 75% and 95%, dice and unknowns together
/// @param shares its mean, and how that differs between draws of the unknowns
public record Spread(double mean, double sd, List<Double> quantiles, Shares shares) {
  public Spread {
    quantiles = List.copyOf(quantiles);
  }
}
