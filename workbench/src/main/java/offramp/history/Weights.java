package offramp.history;

/// Weights by their logarithms; minus infinity is a weight of 0.
final class Weights {
  private Weights() {}

  static double max(double[] logs) {
    double max = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      max = Math.max(max, log);
    }
    return max;
  }

  /// {@return the logarithm of the mean weight}
  static double logMean(double[] logs) {
    double max = max(logs);
    if (max == Double.NEGATIVE_INFINITY) {
      return max;
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - max);
    }
    return max + Math.log(sum / logs.length);
  }

  /// {@return the logarithm of the sum of the weights}
  static double logSum(double[] logs) {
    return logMean(logs) + Math.log(logs.length);
  }

  /// {@return how many equal weights say as much: (sum w)² / sum w² (Kong, A note on importance
  /// sampling using standardized weights, Chicago, 1992)}
  static double effective(double[] logs) {
    double max = max(logs);
    double sum = 0;
    double squares = 0;
    for (double log : logs) {
      double weight = max == Double.NEGATIVE_INFINITY ? 0 : Math.exp(log - max);
      sum += weight;
      squares += weight * weight;
    }
    return squares == 0 ? 0 : sum * sum / squares;
  }

  /// {@return so many numbers, each as often as its weight says, to less than one (systematic
  /// resampling: Kitagawa, J. Comput. Graph. Stat. 5:1, 1996)}
  ///
  /// @param u one uniform number
  static int[] systematic(double[] logs, int many, double u) {
    double max = max(logs);
    double total = 0;
    for (double log : logs) {
      total += Math.exp(log - max);
    }
    int[] chosen = new int[many];
    int next = 0;
    double reached = 0;
    int last = 0;
    for (int i = 0; i < logs.length; i++) {
      double weight = Math.exp(logs[i] - max) / total * many;
      reached += weight;
      last = weight > 0 ? i : last;
      while (next < many && next + u < reached) {
        chosen[next++] = i;
      }
    }
    while (next < many) {
      chosen[next++] = last;
    }
    return chosen;
  }
}
