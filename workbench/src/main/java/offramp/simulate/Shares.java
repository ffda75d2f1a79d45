package offramp.simulate;

import java.util.Arrays;
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
        quantile(sorted, 0.05, mean, between, diceShare),
        quantile(sorted, 0.95, mean, between, diceShare),
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
      double[] sorted, double p, double mean, double between, double diceShare) {
    double kept = Math.sqrt(1 - diceShare);
    double shrunk = mean + kept * (empirical(sorted, p) - mean);
    double law = logNormal(mean, between * (1 - diceShare), p < 0.5 ? -Z95 : Z95);
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
