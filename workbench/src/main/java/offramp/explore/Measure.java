package offramp.explore;

import java.util.Arrays;
import org.apache.commons.numbers.core.Sum;

/// A measure of robustness: one number for what an option does over all scenarios. Larger is more
/// robust.
///
/// The forms and their conventions are those of McPhail, Maier, Kwakkel, Giuliani, Castelletti &
/// Westra, Robustness metrics: how are they calculated, when should they be used and why do they
/// give different results? Earth's Future 6:169, 2018, doi:10.1002/2017EF000649. Scenarios count
/// alike. Gains are results turned such that larger is better: where smaller results are wished
/// for, a gain is the result with its sign turned. A percentile of n numbers is that of rank (n -
/// 1) p, rounded half to even, so that it is always one of them.
public sealed interface Measure {

  /// The least gain (Wald, Statistical Decision Functions, 1950).
  record WorstCase() implements Measure {}

  /// The greatest gain, for those who dare.
  record BestCase() implements Measure {}

  /// The least and the greatest gain, weighted (Hurwicz, 1951).
  ///
  /// @param pessimism weight of the least gain, in [0, 1]
  record Hurwicz(double pessimism) implements Measure {
    public Hurwicz {
      Bounds.share("pessimism", pessimism);
    }
  }

  /// The mean gain: what is expected if every scenario is as likely as any other (Laplace).
  record Laplace() implements Measure {}

  /// The greatest regret, with its sign turned (Savage, JASA 46:55, 1951).
  record MinimaxRegret() implements Measure {}

  /// The regret that no more than a share of the scenarios exceed, with its sign turned (Savage's
  /// measure without the extremes).
  ///
  /// @param share in [0, 1]; 0 is [MinimaxRegret]
  record PercentileRegret(double share) implements Measure {
    public PercentileRegret {
      Bounds.share("share", share);
    }
  }

  /// The share of scenarios whose result is at least as good as a threshold: the domain criterion
  /// (Starr, 1963; Schneller & Sphicas, Theory and Decision 15:321, 1983), also called satisficing.
  ///
  /// @param threshold in the unit of the results
  record DomainCriterion(double threshold) implements Measure {
    public DomainCriterion {
      if (!Double.isFinite(threshold)) {
        throw new IllegalArgumentException(
            "threshold (%s) is not a finite number".formatted(threshold));
      }
    }
  }

  /// (mean + 1) / (sd + 1) of the gains, sd that of a sample (0 for one scenario).
  ///
  /// It depends on the unit; and where the mean is below -1, more scatter makes it larger. Results
  /// should be scaled to about [0, 1] before it means much.
  record MeanVariance() implements Measure {}

  /// The mean distance from the median gain to the worse half of the gains, with its sign turned.
  record UndesirableDeviations() implements Measure {}

  /// How far the median gain lies above the middle of the 10th and the 90th percentile, over half
  /// their distance, in [-1, 1]; 0 if the two are equal.
  record PercentileSkewness() implements Measure {}

  /// The distance of the 10th and 90th percentile over that of the 25th and 75th, at least 1: how
  /// peaked the gains are. 1 if all four are equal, infinite if only the inner two are.
  record PercentileKurtosis() implements Measure {}

  /// {@return per option the measure of its row of `table`; larger is more robust}
  default double[] of(Performance table) {
    double[] scores = new double[table.options()];
    double[][] regret = table.regret();
    for (int option = 0; option < scores.length; option++) {
      double[] losses = Arrays.stream(regret[option]).map(each -> 0 - each).sorted().toArray();
      scores[option] = score(table.gains(option), losses, table);
    }
    return scores;
  }

  /// @param gains in ascending order
  /// @param losses regrets with their sign turned, in ascending order
  private double score(double[] gains, double[] losses, Performance table) {
    double least = gains[0];
    double greatest = gains[gains.length - 1];
    return switch (this) {
      case WorstCase() -> least;
      case BestCase() -> greatest;
      case Hurwicz(double pessimism) -> pessimism * least + (1 - pessimism) * greatest;
      case Laplace() -> Means.mean(gains);
      case MinimaxRegret() -> losses[0];
      case PercentileRegret(double share) -> percentile(losses, share);
      case DomainCriterion(double threshold) -> within(gains, table.gain(threshold));
      case MeanVariance() -> (Means.mean(gains) + 1) / (deviation(gains) + 1);
      case UndesirableDeviations() -> deviations(gains);
      case PercentileSkewness() -> skewness(gains);
      case PercentileKurtosis() -> kurtosis(gains);
    };
  }

  private static double within(double[] gains, double threshold) {
    long good = Arrays.stream(gains).filter(gain -> gain >= threshold).count();
    return (double) good / gains.length;
  }

  private static double deviation(double[] gains) {
    double mean = Means.mean(gains);
    Sum squares = Sum.create();
    for (double gain : gains) {
      squares.add((gain - mean) * (gain - mean));
    }
    return Math.sqrt(squares.getAsDouble() / Math.max(1, gains.length - 1));
  }

  private static double deviations(double[] gains) {
    int size = gains.length;
    double median = (gains[(size - 1) / 2] + gains[size / 2]) / 2;
    double[] worse = Arrays.copyOf(gains, (size + 1) / 2);
    return Means.mean(Arrays.stream(worse).map(gain -> gain - median).toArray());
  }

  private static double skewness(double[] gains) {
    double low = percentile(gains, 0.1);
    double high = percentile(gains, 0.9);
    double middle = (low + high) / 2;
    return high > low ? (percentile(gains, 0.5) - middle) / ((high - low) / 2) : 0;
  }

  private static double kurtosis(double[] gains) {
    double outer = percentile(gains, 0.9) - percentile(gains, 0.1);
    double inner = percentile(gains, 0.75) - percentile(gains, 0.25);
    return outer > 0 ? outer / inner : 1;
  }

  private static double percentile(double[] sorted, double p) {
    return sorted[(int) Math.rint((sorted.length - 1) * p)];
  }
}
