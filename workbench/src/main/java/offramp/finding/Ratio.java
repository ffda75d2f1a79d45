package offramp.finding;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import offramp.finding.WhenFinding.Estimated;
import offramp.simulate.Onset;

/// The ratio of two means over draws of the unknowns, with its error by linearisation (Cochran,
/// Sampling Techniques, 6.4), which holds dice and unknowns alike.
///
/// @param draws what was found under each
record Ratio(List<Onset> draws) {

  /// {@return the ratio of the means, where the upper is the share of the lower in which something
  /// came about; empty if the lower is 0}
  Optional<Estimated> share(ToDoubleFunction<Onset> upper, ToDoubleFunction<Onset> lower) {
    return of(upper, lower, (p, n) -> p * (1 - p) / n);
  }

  /// {@return the mean days of the histories in which the outcome came about}
  Optional<Estimated> days() {
    return of(
        Onset::days,
        onset -> onset.by()[onset.by().length - 1],
        (mean, n) -> Math.max(0, draws.getFirst().squares() / lastOfFirst() - mean * mean) / n);
  }

  private double lastOfFirst() {
    double[] by = draws.getFirst().by();
    return by[by.length - 1];
  }

  /// The squared error under a single draw.
  private interface Noise {
    double squared(double ratio, double histories);
  }

  private Optional<Estimated> of(
      ToDoubleFunction<Onset> upper, ToDoubleFunction<Onset> lower, Noise noise) {
    double above = 0;
    double below = 0;
    for (Onset onset : draws) {
      double weight = weight(onset);
      above += weight * upper.applyAsDouble(onset);
      below += weight * lower.applyAsDouble(onset);
    }
    if (!(below > 0)) {
      return Optional.empty();
    }
    double ratio = above / below;
    if (draws.size() == 1) {
      long histories = draws.getFirst().histories();
      double squared = histories == 0 ? 0 : noise.squared(ratio, below);
      return Optional.of(new Estimated(ratio, Math.sqrt(squared)));
    }
    double squares = 0;
    for (Onset onset : draws) {
      double away =
          weight(onset) * (upper.applyAsDouble(onset) - ratio * lower.applyAsDouble(onset));
      squares += away * away;
    }
    double n = draws.size();
    return Optional.of(new Estimated(ratio, Math.sqrt(squares * n / (n - 1)) / below));
  }

  private static double weight(Onset onset) {
    return Math.max(1, onset.histories());
  }
}
