package offramp.explore;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import offramp.random.Key;

/// What a result would be if one expert alone were asked, and how much of its variance is that
/// experts disagree.
///
/// In a mixture of laws a draw comes from one of the experts. The share is the first-order index of
/// Sobol' of the name of that expert: the variance of the means by expert over the variance of the
/// result, what dice and few rows add to both taken off. Rows are drawn from the mixture; each
/// counts for an expert by the density of that expert over that of the mixture (importance
/// weights).
///
/// @param means of the result by expert, with intervals by the bootstrap
/// @param share of the variance; empty if the variance cannot be told from that of the dice
public record Disagreement(List<Index> means, Optional<Index> share) {
  /// Less variance than this share of the mean square is rounding.
  private static final double ROUNDING = 1e-12;

  public Disagreement {
    means = List.copyOf(means);
  }

  /// {@return the disagreement over a result}
  ///
  /// @param likelier per expert, per row how much likelier the row is by that expert than by all
  /// @param weights of the experts, of sum 1
  /// @param found what came of each row
  /// @param key what the resampling hangs on
  public static Disagreement of(double[][] likelier, double[] weights, Evaluations found, Key key) {
    int experts = weights.length;
    Bootstrap sums = new Bootstrap(2 * experts + 3, Bootstrap.RESAMPLES, key);
    double[] row = new double[2 * experts + 3];
    for (int i = 0; i < found.rows(); i++) {
      double value = found.values()[i];
      for (int k = 0; k < experts; k++) {
        row[2 * k] = likelier[k][i];
        row[2 * k + 1] = likelier[k][i] * value;
      }
      row[2 * experts] = value;
      row[2 * experts + 1] = value * value;
      row[2 * experts + 2] = found.noise()[i];
      sums.add(row);
    }
    List<Index> means =
        IntStream.range(0, experts).mapToObj(k -> sums.index(m -> mean(m, k))).toList();
    Index variance = sums.index(m -> variance(m, experts));
    if (!variance.above() || variance.value() < ROUNDING * sums.means()[2 * experts + 1]) {
      return new Disagreement(means, Optional.empty());
    }
    double noise = 0;
    for (int k = 0; k < experts; k++) {
      int expert = k;
      double error = sums.error(m -> mean(m, expert) - pooled(m, weights));
      noise += weights[k] * error * error;
    }
    double few = noise;
    ToDoubleFunction<double[]> share = m -> between(m, weights) / variance(m, experts);
    return new Disagreement(
        means,
        Optional.of(
            Index.of(
                (between(sums.means(), weights) - few) / variance.value(), sums.error(share))));
  }

  private static double mean(double[] means, int expert) {
    return means[2 * expert + 1] / means[2 * expert];
  }

  private static double pooled(double[] means, double[] weights) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * mean(means, k);
    }
    return sum;
  }

  private static double between(double[] means, double[] weights) {
    double pooled = pooled(means, weights);
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      double apart = mean(means, k) - pooled;
      sum += weights[k] * apart * apart;
    }
    return sum;
  }

  private static double variance(double[] means, int experts) {
    double mean = means[2 * experts];
    return means[2 * experts + 1] - mean * mean - means[2 * experts + 2];
  }
}
