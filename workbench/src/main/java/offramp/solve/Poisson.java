package offramp.solve;

/// The probabilities of the Poisson law that are above about 1e-290 of the greatest.
///
/// By recurrence from the mode outwards, then divided by their sum, so that each has a relative
/// error near that of a double (Fox & Glynn, Commun. ACM 31:440, 1988).
final class Poisson {
  private static final double LEAST = 1e-290;

  private final int first;
  private final double[] weights;
  private final double[] tails;
  private final double[] excess;
  private final double mean;

  private Poisson(int first, double[] weights, double[] tails, double mean) {
    this.first = first;
    this.weights = weights;
    this.tails = tails;
    this.mean = mean;
    this.excess = new double[tails.length];
    for (int i = tails.length - 2; i >= 0; i--) {
      excess[i] = excess[i + 1] + tails[i + 1];
    }
  }

  /// @param mean at least 0, at most 1e9
  static Poisson of(double mean) {
    int mode = (int) mean;
    int first = mode;
    for (double w = 1; first > 0 && w > LEAST; first--) {
      w *= first / mean;
    }
    int last = mode;
    for (double w = 1; w > LEAST && mean > 0; last++) {
      w *= mean / (last + 1);
    }
    double[] weights = new double[last - first + 1];
    weights[mode - first] = 1;
    for (int k = mode; k > first; k--) {
      weights[k - 1 - first] = weights[k - first] * (k / mean);
    }
    for (int k = mode; k < last; k++) {
      weights[k + 1 - first] = weights[k - first] * (mean / (k + 1));
    }
    return scaled(first, weights, mode - first, mean);
  }

  private static Poisson scaled(int first, double[] weights, int mode, double mean) {
    double below = 0;
    for (int i = 0; i < mode; i++) {
      below += weights[i];
    }
    double[] tails = new double[weights.length];
    double above = 0;
    for (int i = weights.length - 1; i >= mode; i--) {
      tails[i] = above;
      above += weights[i];
    }
    double sum = below + above;
    for (int i = mode - 1; i >= 0; i--) {
      tails[i] = tails[i + 1] + weights[i + 1];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
      tails[i] /= sum;
    }
    return new Poisson(first, weights, tails, mean);
  }

  double weight(int k) {
    int at = k - first;
    return at < 0 || at >= weights.length ? 0 : weights[at];
  }

  /// {@return the probability of more than `k`}
  double tail(int k) {
    int at = k - first;
    return at < 0 ? 1 : at >= tails.length ? 0 : tails[at];
  }

  /// {@return by how much the number is above `k` + 1 on average, counting 0 where it is not: the
  /// sum of the tails behind `k`}
  double excess(int k) {
    int at = k - first;
    return at < 0 ? Math.max(0, mean - k - 1) : at >= excess.length ? 0 : excess[at];
  }

  /// {@return the greatest number that has a weight}
  int last() {
    return first + weights.length - 1;
  }

  /// {@return the least number with a tail of at most `share`}
  int last(double share) {
    int k = first;
    while (k < last() && tail(k) > share) {
      k++;
    }
    return k;
  }
}
