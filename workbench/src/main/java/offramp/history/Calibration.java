package offramp.history;

import java.util.ArrayList;
import java.util.List;

/// Whether what is given a probability comes about that often: forecasts in bins of equal width.
public final class Calibration {
  /// In how many bins [0, 1] is cut.
  public static final int BINS = 5;

  /// The level of the intervals.
  public static final double LEVEL = 0.95;

  private Calibration() {}

  /// Forecasts of about the same probability.
  ///
  /// @param from the lower end
  /// @param to the upper end, which belongs to the next bin but for the last
  /// @param count of forecasts, at least 1
  /// @param said the mean probability
  /// @param came the share that came about, with its interval, which takes forecasts as independent
  public record Bin(double from, double to, int count, double said, Wilson came) {}

  /// {@return the bins that hold a forecast, in order}
  ///
  /// @param came of each probability, whether it did
  public static List<Bin> of(double[] probabilities, boolean[] came) {
    int[] count = new int[BINS];
    double[] hits = new double[BINS];
    double[] said = new double[BINS];
    for (int i = 0; i < came.length; i++) {
      int bin = Math.min(BINS - 1, (int) (probabilities[i] * BINS));
      count[bin]++;
      hits[bin] += came[i] ? 1 : 0;
      said[bin] += probabilities[i];
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (count[bin] > 0) {
        bins.add(
            new Bin(
                bin / (double) BINS,
                (bin + 1) / (double) BINS,
                count[bin],
                said[bin] / count[bin],
                Wilson.of(hits[bin] / count[bin], count[bin], LEVEL)));
      }
    }
    return bins;
  }
}
