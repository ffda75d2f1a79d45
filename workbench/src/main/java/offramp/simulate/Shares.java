package offramp.simulate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// What the results under each draw of the unknowns say of the mean over the unknowns and of its
/// spread.
///
/// The variance of the results between draws is split into the part of the unknowns and that of the
/// dice by the analysis of variance (Sun, Apley & Staum, Oper. Res. 59:998, 2011). For quantiles
/// over the unknowns the results are shrunk towards their mean until their variance is the part of
/// the unknowns (Louis, JASA 79:393, 1984). The more of the variance is dice, the less the shape of
/// the shrunk results means; by that share a log-normal law of the same mean and variance takes its
/// place. Draws of a single history show no noise of their own and are given that of the others;
/// where every draw is of one history the unknowns cannot be told from the dice: the range is then
/// all that a probability can be, and counts as dice.
///
/// @param mean over the unknowns
/// @param standardError of the mean, from the dice and from finitely many draws
/// @param low 5% quantile over the unknowns
/// @param high 95% quantile over the unknowns
/// @param diceShare share of the squared standard error that is due to the dice, in [0, 1]
public record Shares(double mean, double standardError, double low, double high, double diceShare) {
  private static final double Z95 = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.95);

  /// {@return the shares of histories in which something happened}
  ///
  /// @param hits per draw, in how many histories it happened
  /// @param histories per draw, how many there were, at least 1
  static Shares of(int[] hits, long[] histories) {
    int draws = hits.length;
    double[] shares = new double[draws];
    long seen = 0;
    long all = 0;
    for (int i = 0; i < draws; i++) {
      shares[i] = (double) hits[i] / histories[i];
      seen += hits[i];
      all += histories[i];
    }
    if (draws == 1 || seen == 0 || seen == all) {
      double mean = (double) seen / all;
      double smoothed = (seen + 0.5) / (all + 1);
      double error = Math.sqrt(smoothed * (1 - smoothed) / all);
      return new Shares(mean, error, mean, mean, 1);
    }
    Shares found = of(shares, noise(shares, histories));
    boolean single = all == draws;
    return new Shares(
        found.mean,
        found.standardError,
        single ? 0 : Math.clamp(found.low, 0, 1),
        single ? 1 : Math.clamp(found.high, 0, 1),
        single ? 1 : found.diceShare);
  }

  /// {@return the shares of the histories that keep to what is known, in which something happened}
  ///
  /// Each draw counts by its histories, so the mean is over the unknowns given what is known.
  ///
  /// @param hits per draw, in how many of these histories it happened
  /// @param kept per draw, how many there were, at least 1
  static Shares given(int[] hits, long[] kept) {
    long seen = Arrays.stream(hits).asLongStream().sum();
    if (hits.length == 1 || seen == 0 || seen == Arrays.stream(kept).sum()) {
      return of(hits, kept);
    }
    double[] shares = new double[hits.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (double) hits[i] / kept[i];
    }
    double[] weights = Arrays.stream(kept).asDoubleStream().toArray();
    Shares found = weighted(shares, weights, noise(shares, kept));
    boolean single = Arrays.stream(kept).allMatch(count -> count == 1);
    return new Shares(
        found.mean,
        found.standardError,
        single ? 0 : Math.clamp(found.low, 0, 1),
        single ? 1 : Math.clamp(found.high, 0, 1),
        single ? 1 : found.diceShare);
  }

  /// {@return the same for draws of different weight}
  ///
  /// The mean is a ratio of two sums over the draws, and its error that of a ratio (Cochran,
  /// Sampling Techniques, 1977, section 6.4).
  ///
  /// @param results per draw
  /// @param weights per draw, above 0
  /// @param noise per draw, the squared standard error of its result by the dice
  public static Shares weighted(double[] results, double[] weights, double[] noise) {
    int draws = results.length;
    double all = Arrays.stream(weights).sum();
    double mean = 0;
    double dice = 0;
    for (int i = 0; i < draws; i++) {
      mean += weights[i] / all * results[i];
      dice += weights[i] / all * noise[i];
    }
    if (draws == 1) {
      return new Shares(mean, Math.sqrt(dice), mean, mean, dice > 0 ? 1 : 0);
    }
    double spread = 0;
    double ratio = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double weight = weights[i] / all;
      double away = results[i] - mean;
      spread += weight * away * away;
      ratio += weight * away * weight * away;
      squares += weight * weight;
    }
    double between = squares < 1 ? spread / (1 - squares) : 0;
    double diceShare = between > 0 ? Math.min(1, dice / between) : dice > 0 ? 1 : 0;
    return new Shares(
        mean,
        Math.sqrt(ratio * draws / (draws - 1)),
        quantile(empirical(results, weights, 0.05), -Z95, mean, between, diceShare),
        quantile(empirical(results, weights, 0.95), Z95, mean, between, diceShare),
        diceShare);
  }

  private static double empirical(double[] results, double[] weights, double p) {
    int[] order =
        IntStream.range(0, results.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> results[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double wanted = p * Arrays.stream(weights).sum();
    double before = 0;
    double last = Double.NEGATIVE_INFINITY;
    double value = results[order[0]];
    for (int i : order) {
      double middle = before + weights[i] / 2;
      if (middle >= wanted) {
        return last < 0
            ? results[i]
            : value + (wanted - last) / (middle - last) * (results[i] - value);
      }
      before += weights[i];
      last = middle;
      value = results[i];
    }
    return value;
  }

  /// {@return the squared standard error of each share; for those of one history the variance of a
  /// history in the others}
  private static double[] noise(double[] shares, long[] histories) {
    double[] noise = new double[shares.length];
    Sum within = new Sum();
    int told = 0;
    for (int i = 0; i < shares.length; i++) {
      if (histories[i] > 1) {
        noise[i] = shares[i] * (1 - shares[i]) / (histories[i] - 1);
        within.add(noise[i] * histories[i]);
        told++;
      }
    }
    for (int i = 0; i < shares.length; i++) {
      noise[i] = histories[i] > 1 || told == 0 ? noise[i] : within.value() / told;
    }
    return noise;
  }

  /// {@return the same where the result under each draw is known without dice}
  ///
  /// @param results per draw
  public static Shares exact(double[] results) {
    if (results.length == 1) {
      return new Shares(results[0], 0, results[0], results[0], 0);
    }
    Shares all = of(results, new double[results.length]);
    return new Shares(all.mean, all.standardError, all.low, all.high, 0);
  }

  /// {@return what batches of histories say of a mean, where no unknown is drawn}
  ///
  /// @param means per batch, at least 2
  public static Shares batches(double[] means) {
    Shares all = of(means, new double[means.length]);
    return new Shares(all.mean, all.standardError, all.mean, all.mean, 1);
  }

  /// {@return the same for means that may have either sign, such as differences}
  ///
  /// @param means per draw, the mean over its histories
  /// @param noise per draw, the squared standard error of that mean
  public static Shares signed(double[] means, double[] noise) {
    Shares all = of(means, noise);
    double between = all.standardError * all.standardError * means.length * (1 - all.diceShare);
    double half = Z95 * Math.sqrt(between);
    return all.diceShare == 0
        ? all
        : new Shares(all.mean, all.standardError, all.mean - half, all.mean + half, all.diceShare);
  }

  /// {@return the same for means of anything}
  ///
  /// @param means per draw, the mean over its histories
  /// @param noise per draw, the squared standard error of that mean
  public static Shares of(double[] means, double[] noise) {
    int draws = means.length;
    double mean = mean(means);
    double dice = mean(noise);
    if (draws == 1) {
      return new Shares(mean, Math.sqrt(dice), mean, mean, 1);
    }
    Sum squares = new Sum();
    for (double each : means) {
      squares.add((each - mean) * (each - mean));
    }
    double between = squares.value() / (draws - 1);
    double diceShare = between > 0 ? Math.min(1, dice / between) : 1;
    double[] sorted = means.clone();
    Arrays.sort(sorted);
    return new Shares(
        mean,
        Math.sqrt(between / draws),
        quantile(empirical(sorted, 0.05), -Z95, mean, between, diceShare),
        quantile(empirical(sorted, 0.95), Z95, mean, between, diceShare),
        diceShare);
  }

  private static double mean(double[] values) {
    Sum sum = new Sum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.value() / values.length;
  }

  private static double quantile(
      double empirical, double z, double mean, double between, double diceShare) {
    double kept = Math.sqrt(1 - diceShare);
    double shrunk = mean + kept * (empirical - mean);
    double law = logNormal(mean, between * (1 - diceShare), z);
    return (1 - diceShare) * shrunk + diceShare * law;
  }

  private static double empirical(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static double logNormal(double mean, double variance, double z) {
    if (mean <= 0) {
      return mean + z * Math.sqrt(variance);
    }
    double sigma2 = Math.log1p(variance / (mean * mean));
    return mean * Math.exp(z * Math.sqrt(sigma2) - sigma2 / 2);
  }
}
