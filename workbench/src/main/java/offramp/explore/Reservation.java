package offramp.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.model.Model;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// What would have to be true for a choice to be wrong: a range of an unknown, under a theory, in
/// which another policy does better.
///
/// Every unknown is cut at its deciles among the draws, from below and from above. A range counts
/// if the mean difference in it is above 0 beyond chance, with a false alarm in at most one of
/// twenty searches (Bonferroni over all ranges looked at); of these the one with the most to lose,
/// mean difference times share of the draws, is told. It is one step of the peeling of PRIM
/// (Friedman & Fisher, Stat. Comput. 9:123, 1999).
///
/// @param unknown its name
/// @param above whether the range lies above `value` rather than below
/// @param value in days or per day where it has a unit
/// @param share of the draws that lie in it, in (0, 1)
/// @param difference how much likelier the harm is in it than under the other policy
/// @param standardError of that
public record Reservation(
    int theory,
    String unknown,
    boolean above,
    double value,
    double share,
    double difference,
    double standardError) {
  private static final int CUTS = 10;
  private static final int LEAST = 10;
  private static final double ALARM = 0.05;

  /// The policies that are compared.
  public record Pair(Policy chosen, Policy other) {}

  /// {@return the gravest reservation about the policy chosen for each theory that has one}
  public static List<Reservation> of(
      List<Rival> rivals, OffRamps.Found found, Pair pair, int outcome, long seed) {
    List<Reservation> all = new ArrayList<>();
    for (int theory = 0; theory < rivals.size(); theory++) {
      Known here = found.of(pair.chosen()).get(theory);
      Known there = found.of(pair.other()).get(theory);
      if (here.drawn()) {
        int parts = Math.min(here.parts(), there.parts());
        double[] worse = new double[parts];
        for (int i = 0; i < parts; i++) {
          worse[i] = here.means().get(outcome)[i] - there.means().get(outcome)[i];
        }
        gravest(theory, rivals.get(theory).model(), worse, seed).ifPresent(all::add);
      }
    }
    return all;
  }

  private static Optional<Reservation> gravest(int theory, Model model, double[] worse, long seed) {
    double[][] drawn = Drawn.of(model, worse.length, seed);
    int looked =
        2 * (CUTS - 1) * model.unknowns().size() * Math.max(1, model.crisis().theories().size());
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(ALARM / Math.max(1, looked));
    return IntStream.range(0, model.unknowns().size())
        .boxed()
        .flatMap(unknown -> ranges(theory, model, unknown, drawn[unknown], worse).stream())
        .filter(range -> range.difference > z * range.standardError)
        .max(Comparator.comparingDouble(range -> range.difference * range.share));
  }

  private static List<Reservation> ranges(
      int theory, Model model, int unknown, double[] values, double[] worse) {
    List<Integer> order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .toList();
    String name = model.unknowns().get(unknown).name();
    List<Reservation> ranges = new ArrayList<>();
    for (int cut = 1; cut < CUTS; cut++) {
      int at = cut * order.size() / CUTS;
      double value = values[order.get(at)];
      if (at >= LEAST && value > values[order.get(at - 1)]) {
        Range below = new Range(name, false, value);
        ranges.add(range(theory, below, order.subList(0, at), worse));
      }
      if (order.size() - at >= LEAST && value > values[order.get(at - 1)]) {
        Range above = new Range(name, true, value);
        ranges.add(range(theory, above, order.subList(at, order.size()), worse));
      }
    }
    return ranges;
  }

  private record Range(String unknown, boolean above, double value) {}

  private static Reservation range(int theory, Range range, List<Integer> inside, double[] worse) {
    double[] there = inside.stream().mapToDouble(i -> worse[i]).toArray();
    double mean = Means.mean(there);
    double error = Means.standardError(there);
    double share = (double) inside.size() / worse.length;
    return new Reservation(theory, range.unknown, range.above, range.value, share, mean, error);
  }
}
