package offramp.explore;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Which of several policies to choose against a harm when nobody knows which theory is right.
///
/// @param policies that are compared
/// @param regrets per policy and theory how much likelier the harm is than under the best of them
/// @param choices by name of the measure what it chooses
public record Robust(List<Policy> policies, double[][] regrets, Map<String, Choice> choices) {
  private static final int BATCHES = 25;

  /// {@return the choice against an outcome}
  ///
  /// @param threshold up to which a probability of the harm satisfies; half of that without levers
  ///   under the same theory if empty
  public static Robust of(OffRamps.Found found, int outcome, OptionalDouble threshold) {
    List<Policy> policies = found.finalists();
    double[] ones = found.of(Policy.NONE).stream().mapToDouble(_ -> 1).toArray();
    double[][] table = found.table(policies, outcome);
    Map<String, Choice> choices = new LinkedHashMap<>();
    measures().forEach((name, m) -> choices.put(name, choice(m, found, outcome, ones)));
    if (threshold.isPresent()) {
      Measure within = new Measure.DomainCriterion(threshold.getAsDouble());
      choices.put("most theories within the threshold", choice(within, found, outcome, ones));
    } else {
      double[] plain = found.table(List.of(Policy.NONE), outcome)[0];
      double[] scale = Arrays.stream(plain).map(p -> p > 0 ? 1 / p : 1).toArray();
      Measure half = new Measure.DomainCriterion(0.5);
      choices.put("most theories halved", choice(half, found, outcome, scale));
    }
    double[][] regrets = Performance.of(table, Performance.Better.SMALLER).regret();
    return new Robust(policies, regrets, choices);
  }

  private static Choice choice(Measure measure, OffRamps.Found found, int outcome, double[] scale) {
    List<Performance> batches = batches(found, outcome, scale);
    return batches.isEmpty()
        ? Choice.of(measure, table(found, outcome, scale, 0, Integer.MAX_VALUE))
        : Choice.of(measure, batches);
  }

  /// {@return the measures by their names, the one that takes no theory for likelier first}
  private static Map<String, Measure> measures() {
    Map<String, Measure> measures = new LinkedHashMap<>();
    measures.put("minimax regret", new Measure.MinimaxRegret());
    measures.put("worst case", new Measure.WorstCase());
    measures.put("all theories alike", new Measure.Laplace());
    measures.put("half best, half worst", new Measure.Hurwicz(0.5));
    measures.put("90% regret", new Measure.PercentileRegret(0.1));
    return measures;
  }

  /// {@return tables of so many groups of parts each; none where there is but one part}
  private static List<Performance> batches(OffRamps.Found found, int outcome, double[] scale) {
    int parts =
        found.finalists().stream()
            .flatMap(policy -> found.of(policy).stream())
            .mapToInt(Known::parts)
            .min()
            .orElse(0);
    int groups = Math.min(BATCHES, parts);
    return groups < 2
        ? List.of()
        : IntStream.range(0, groups)
            .mapToObj(
                group ->
                    table(
                        found,
                        outcome,
                        scale,
                        group * parts / groups,
                        (group + 1) * parts / groups))
            .toList();
  }

  private static Performance table(
      OffRamps.Found found, int outcome, double[] scale, int from, int to) {
    double[][] values = new double[found.finalists().size()][scale.length];
    for (int policy = 0; policy < values.length; policy++) {
      List<Known> known = found.of(found.finalists().get(policy));
      for (int theory = 0; theory < scale.length; theory++) {
        double[] parts = known.get(theory).means().get(outcome);
        int end = Math.min(to, parts.length);
        values[policy][theory] =
            scale[theory] * Arrays.stream(parts, from, end).average().orElse(0);
      }
    }
    return Performance.of(values, Performance.Better.SMALLER);
  }
}
