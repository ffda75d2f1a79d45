package offramp.explore;

import org.apache.commons.numbers.core.Sum;

/// Means of batches, and their errors.
final class Means {
  private Means() {}

  static double mean(double[] batches) {
    return Sum.of(batches).getAsDouble() / batches.length;
  }

  /// {@return the standard error of the mean; infinite for one batch}
  static double standardError(double[] batches) {
    if (batches.length < 2) {
      return Double.POSITIVE_INFINITY;
    }
    double mean = mean(batches);
    Sum squares = Sum.create();
    for (double batch : batches) {
      squares.add((batch - mean) * (batch - mean));
    }
    return Math.sqrt(squares.getAsDouble() / (batches.length - 1) / batches.length);
  }

  /// {@return the mean of `one` less `other`, batch by batch, less so many standard errors}
  static double leastDifference(double[] one, double[] other, double errors) {
    double[] differences = new double[one.length];
    for (int i = 0; i < one.length; i++) {
      differences[i] = one[i] - other[i];
    }
    return mean(differences) - errors * standardError(differences);
  }
}
