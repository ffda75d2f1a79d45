package offramp.explore;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import offramp.random.Key;
import offramp.random.Stream;

/// Means of many columns and what they would have been in samples like this one: the bootstrap with
/// Poisson weights (Hanley & MacGibbon, Comput. Methods Programs Biomed. 83:57, 2006), which needs
/// each row once and no memory of it.
///
/// Rows count as drawn by chance; of points that lie more evenly the intervals are too wide rather
/// than too narrow.
final class Bootstrap {
  /// How often resampled where nothing else is said: the width is then known to about 5%.
  static final int RESAMPLES = 200;

  private static final int WEIGHT_BITS = 16;

  /// Up to each weight, the probability of it or less in a Poisson law of mean 1, of 2^16.
  private final int[] below = {24_109, 48_219, 60_273, 64_292, 65_296, 65_497, 65_531};

  private final double[] sums;
  private final double[][] resampled;
  private final double[] weights;
  private final Stream chance;
  private double rows;

  Bootstrap(int columns, int resamples, Key key) {
    this.sums = new double[columns];
    this.resampled = new double[resamples][columns];
    this.weights = new double[resamples];
    this.chance = key.stream();
  }

  /// Adds a row of the columns.
  void add(double[] row) {
    rows++;
    add(sums, row, 1);
    long bits = 0;
    for (int r = 0; r < resampled.length; r++) {
      bits = r % (Long.SIZE / WEIGHT_BITS) == 0 ? chance.bits() : bits >>> WEIGHT_BITS;
      int weight = weight((int) (bits & 0xFFFF));
      if (weight > 0) {
        weights[r] += weight;
        add(resampled[r], row, weight);
      }
    }
  }

  private static void add(double[] to, double[] row, double weight) {
    for (int i = 0; i < row.length; i++) {
      to[i] += weight * row[i];
    }
  }

  private int weight(int uniform) {
    int weight = 0;
    while (weight < below.length && uniform >= below[weight]) {
      weight++;
    }
    return weight;
  }

  /// {@return the means of the columns}
  double[] means() {
    return divided(sums, rows);
  }

  /// {@return a function of the means, with the interval of its resampled values}
  Index index(ToDoubleFunction<double[]> function) {
    return Index.of(function.applyAsDouble(means()), error(function));
  }

  /// {@return the standard error of a function of the means}
  double error(ToDoubleFunction<double[]> function) {
    double[] values = resampled(function);
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / Math.max(1, values.length));
  }

  /// {@return what a function of the means is in each resample}
  double[] resampled(ToDoubleFunction<double[]> function) {
    return IntStream.range(0, resampled.length)
        .filter(r -> weights[r] > 0)
        .mapToDouble(r -> function.applyAsDouble(divided(resampled[r], weights[r])))
        .toArray();
  }

  private static double[] divided(double[] sums, double by) {
    double[] means = sums.clone();
    for (int i = 0; i < means.length; i++) {
      means[i] /= by;
    }
    return means;
  }
}
