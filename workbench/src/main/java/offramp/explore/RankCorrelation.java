package offramp.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import offramp.model.Model;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// How an unknown goes along with the difference that a theory makes, over the draws: the
/// correlation of their ranks (Spearman, Am. J. Psychol. 15:72, 1904).
///
/// The error of a correlation is that of Bonett & Wright (Psychometrika 65:23, 2000). Dice within
/// the draws pull it towards 0.
///
/// @param unknown its name
/// @param correlation in [-1, 1]
public record RankCorrelation(String unknown, double correlation, double error) {
  private static final int LEAST = 20;
  private static final double ALARM = 0.05;

  /// What every draw of the unknowns of two theories was.
  public static final class Table {
    private final Map<String, double[]> ranks = new LinkedHashMap<>();
    private final int draws;

    /// @param theories whose unknowns are looked at; of a name that two have, the first counts
    public Table(List<Model> theories, int draws, long seed) {
      this.draws = draws;
      for (Model model : theories) {
        double[][] drawn = Drawn.of(model, draws, seed);
        for (int i = 0; i < drawn.length; i++) {
          ranks.putIfAbsent(model.unknowns().get(i).name(), ranks(drawn[i]));
        }
      }
    }

    /// {@return the unknowns that go along with `differences` beyond chance, the most so first}
    ///
    /// With a false alarm in at most one of twenty cases (Bonferroni over all unknowns).
    ///
    /// @param differences per draw
    public List<RankCorrelation> of(double[] differences) {
      if (draws < LEAST || ranks.isEmpty()) {
        return List.of();
      }
      double tail = ALARM / 2 / ranks.size();
      double least =
          NormalDistribution.of(0, 1).inverseSurvivalProbability(tail) / Math.sqrt(draws - 1.0);
      double[] order = ranks(differences);
      List<RankCorrelation> found = new ArrayList<>();
      ranks.forEach(
          (name, mine) ->
              Correlation.between(mine, order).ifPresent(r -> found.add(bearing(name, r))));
      return found.stream()
          .filter(bearing -> Math.abs(bearing.correlation) > least)
          .sorted(Comparator.comparingDouble(bearing -> -Math.abs(bearing.correlation)))
          .toList();
    }

    private RankCorrelation bearing(String name, double r) {
      return new RankCorrelation(name, r, Correlation.error(r, draws));
    }
  }

  /// {@return whether another bears as much on it, within two standard errors}
  public boolean near(RankCorrelation other) {
    double less = Math.abs(correlation) - Math.abs(other.correlation);
    return Math.abs(less) <= 2 * Math.hypot(error, other.error);
  }

  /// {@return the ranks of values, from 0; equal values share the mean of theirs}
  private static double[] ranks(double[] values) {
    int[] order = Ascending.of(values);
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
