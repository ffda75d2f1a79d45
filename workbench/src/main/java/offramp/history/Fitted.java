package offramp.history;

import java.util.Arrays;
import java.util.List;

/// What is known of the unknowns of a model after its history, and how well the model foresaw it.
///
/// @param values per draw the values of the unknowns, in days or per day where they have a unit;
///   each draw as likely as every other
/// @param scores the same draws as normal scores of the prior
/// @param evidence how likely the history was before it happened
/// @param spread per unknown how far the islands are apart; 1 if they agree (R-hat)
/// @param islands how many populations there were
/// @param effective the fewest draws that counted in a step, of any island
/// @param acceptance share of the moves made in the last steps
/// @param steps in the mean over the islands
/// @param distinct how many of the draws differ
/// @param particles histories for each estimate of the likelihood; 1 where it is exact
/// @param noise standard deviation of the logarithm of an estimate of the likelihood; 0 where it is
///   exact
public record Fitted(
    double[][] values,
    double[][] scores,
    MarginalLikelihood evidence,
    double[] spread,
    int islands,
    double effective,
    double acceptance,
    double steps,
    int distinct,
    int particles,
    double noise) {

  /// {@return how many draws there are}
  public int draws() {
    return values.length;
  }

  /// {@return whether the likelihood was computed, not estimated}
  public boolean exact() {
    return noise == 0;
  }

  /// {@return the largest R-hat}
  public double worst() {
    double worst = 1;
    for (double each : spread) {
      worst = Math.max(worst, each);
    }
    return worst;
  }

  /// {@return the values of one unknown, ascending}
  public double[] sorted(int unknown) {
    return Arrays.stream(values).mapToDouble(draw -> draw[unknown]).sorted().toArray();
  }

  static Fitted of(Population population, int particles, double noise) {
    List<Island.Found> islands = population.islands();
    return new Fitted(
        population.values(),
        population.scores(),
        MarginalLikelihood.of(islands.stream().mapToDouble(Island.Found::logEvidence).toArray()),
        population.spread(),
        islands.size(),
        islands.stream()
            .flatMap(island -> island.steps().stream())
            .mapToDouble(Island.Step::effective)
            .min()
            .orElse(0),
        islands.stream()
            .mapToDouble(island -> island.steps().getLast().acceptance())
            .average()
            .orElse(0),
        islands.stream().mapToInt(island -> island.steps().size()).average().orElse(0),
        population.distinct(),
        particles,
        noise);
  }
}
