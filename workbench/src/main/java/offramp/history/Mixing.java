package offramp.history;

import java.util.Arrays;

/// How well chains of draws have mixed.
final class Mixing {
  private Mixing() {}

  /// {@return how far halves of the chains are apart: split R-hat (Gelman and others, Bayesian Data
  /// Analysis, 3rd edition, 2013, section 11.4)}
  ///
  /// @param chains per chain and draw the values of all unknowns
  static double spread(double[][][] chains, int unknown) {
    int half = chains[0].length / 2;
    int parts = 2 * chains.length;
    double[] means = new double[parts];
    double within = 0;
    for (int part = 0; part < parts; part++) {
      double[][] chain = chains[part / 2];
      int from = part % 2 == 0 ? 0 : chain.length - half;
      double sum = 0;
      for (int i = from; i < from + half; i++) {
        sum += chain[i][unknown];
      }
      means[part] = sum / half;
      double squares = 0;
      for (int i = from; i < from + half; i++) {
        squares += Math.pow(chain[i][unknown] - means[part], 2);
      }
      within += squares / (half - 1) / parts;
    }
    double mean = Arrays.stream(means).average().orElse(0);
    double between = Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum() / (parts - 1);
    return within > 0
        ? Math.sqrt((within * (half - 1) / half + between) / within)
        : between > 0 ? Double.POSITIVE_INFINITY : 1;
  }

  /// {@return how many independent draws the chains are worth: autocorrelations are summed while
  /// pairs of them stay positive (Geyer, Stat. Sci. 7:473, 1992)}
  static double effective(double[][][] chains, int unknown) {
    int length = chains[0].length;
    int many = chains.length;
    double mean =
        Arrays.stream(chains)
            .flatMap(Arrays::stream)
            .mapToDouble(draw -> draw[unknown])
            .average()
            .orElse(0);
    double variance = covariance(chains, unknown, mean, 0);
    if (!(variance > 0)) {
      return 1;
    }
    double sum = 0;
    for (int lag = 1; lag + 1 < length; lag += 2) {
      double pair =
          (covariance(chains, unknown, mean, lag) + covariance(chains, unknown, mean, lag + 1))
              / variance;
      if (pair < 0) {
        break;
      }
      sum += pair;
    }
    return Math.min((double) many * length, many * length / (1 + 2 * sum));
  }

  private static double covariance(double[][][] chains, int unknown, double mean, int lag) {
    double sum = 0;
    long many = 0;
    for (double[][] chain : chains) {
      for (int i = 0; i + lag < chain.length; i++) {
        sum += (chain[i][unknown] - mean) * (chain[i + lag][unknown] - mean);
        many++;
      }
    }
    return sum / many;
  }
}
