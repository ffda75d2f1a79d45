package offramp.history;

/// Where what a case has of its own lies, and how far it scatters.
///
/// @param root of its covariance, a lower triangle
/// @param pull per own and shared unknown, how its mean follows
record Place(double[] mean, double[][] root, double[][] pull) {
  private static final double SHRINKS = 3;
  private static final double GROWS = 1.5;
  private static final double KEPT = 0.95;
  private static final double TINY = 1e-9;

  /// {@return where it lies before anything is told of the case}
  static Place standard(int own, int shared) {
    return new Place(new double[own], Matrix.identity(own), new double[own][shared]);
  }

  /// {@return where it lies when what is shared went this way}
  Place pulled(double[] way) {
    double[] to = mean.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += Matrix.product(pull[i], way);
    }
    return new Place(to, root, pull);
  }

  Place pulledBy(double[][] other) {
    return new Place(mean, root, other);
  }

  /// {@return the point that lies here as `z` does in the standard normal law}
  double[] at(double[] z) {
    double[] at = mean.clone();
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j <= i; j++) {
        at[i] += root[i][j] * z[j];
      }
    }
    return at;
  }

  /// {@return the logarithm of how much more room there is than in the standard normal law}
  double logRoom() {
    double log = 0;
    for (int i = 0; i < mean.length; i++) {
      log += Math.log(root[i][i]);
    }
    return log;
  }

  /// {@return where it lies by weighted points of a rule that was put here; its scatter shrinks and
  /// grows by little at once, because there are few points}
  Place moved(NormalRule rule, double[] logWeights) {
    double most = Weights.max(logWeights);
    int size = mean.length;
    double total = 0;
    double[] first = new double[size];
    double[][] second = new double[size][size];
    for (int k = 0; k < logWeights.length; k++) {
      double weight = Math.exp(logWeights[k] - most);
      double[] z = rule.points()[k];
      total += weight;
      for (int i = 0; i < size; i++) {
        first[i] += weight * z[i];
        for (int j = 0; j < size; j++) {
          second[i][j] += weight * z[i] * z[j];
        }
      }
    }
    if (!(total > 0)) {
      return this;
    }
    double[] to = new double[size];
    double[][] covariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      to[i] = first[i] / total;
      for (int j = 0; j < size; j++) {
        covariance[i][j] = second[i][j] / total - first[i] * first[j] / total / total;
      }
    }
    return new Place(at(to), Matrix.product(root, Matrix.root(bounded(covariance, to))), pull);
  }

  /// The variances within bounds, correlations kept a little below what they were. What moves far
  /// may lie farther still, so that its scatter is not taken for small.
  private static double[][] bounded(double[][] covariance, double[] way) {
    int size = covariance.length;
    double[][] bounded = new double[size][size];
    double[] by = new double[size];
    for (int i = 0; i < size; i++) {
      double variance = Math.max(covariance[i][i], TINY);
      double least = Math.max(1 / (SHRINKS * SHRINKS), way[i] * way[i] / 2);
      bounded[i][i] = Math.clamp(variance, least, Math.max(least, GROWS * GROWS));
      by[i] = Math.sqrt(bounded[i][i] / variance);
      for (int j = 0; j < i; j++) {
        bounded[i][j] = KEPT * covariance[i][j] * by[i] * by[j];
        bounded[j][i] = bounded[i][j];
      }
    }
    return bounded;
  }
}
