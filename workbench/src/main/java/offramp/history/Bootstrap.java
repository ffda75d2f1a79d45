package offramp.history;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import offramp.random.Key;
import offramp.random.Stream;

/// How far a score would move with other cases: the percentile bootstrap (Efron, Tibshirani: An
/// Introduction to the Bootstrap, 1993, chapter 13).
///
/// What hangs together must be one case. With fewer than about twenty cases the interval is too
/// narrow, and no bootstrap can know. As many replicates are left out at either end as lie outside
/// the level.
///
/// @param seed where the dice begin; replicate r draws from the key of `seed`, "bootstrap", r
/// @param replicates how many times the cases are drawn anew
/// @param level of the interval, in (0, 1)
public record Bootstrap(long seed, int replicates, double level) {
  public Bootstrap {
    if (replicates < 1) {
      throw new IllegalArgumentException(
          "replicates (%d) are not at least 1".formatted(replicates));
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level (%s) is not in (0, 1)".formatted(level));
    }
  }

  /// A statistic of the cases as they are, and the interval that drawing them anew gives.
  public record Interval(double value, double low, double high) {}

  /// {@return the statistic of `cases` cases}
  ///
  /// @param statistic of a choice of cases, each a number from 0 that may stand there repeatedly
  public Interval of(int cases, ToDoubleFunction<int[]> statistic) {
    if (cases < 1) {
      throw new IllegalArgumentException("cases (%d) are not at least 1".formatted(cases));
    }
    int[] chosen = new int[cases];
    Arrays.setAll(chosen, i -> i);
    double value = statistic.applyAsDouble(chosen.clone());
    Key key = Key.of(seed).at("bootstrap");
    double[] values = new double[replicates];
    for (int r = 0; r < replicates; r++) {
      Stream stream = key.at(r).stream();
      Arrays.setAll(chosen, _ -> (int) (stream.uniform() * cases));
      values[r] = statistic.applyAsDouble(chosen.clone());
    }
    Arrays.sort(values);
    int out = (int) Math.round((1 - level) / 2 * replicates);
    return new Interval(value, values[out], values[replicates - 1 - out]);
  }
}
