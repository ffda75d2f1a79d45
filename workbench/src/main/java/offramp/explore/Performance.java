package offramp.explore;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.core.Sum;

/// A table of results: how each option does in each scenario.
///
/// A scenario is anything that is not chosen: a theory, or a theory with one draw of the unknowns.
public final class Performance {
  /// Per option and scenario the result, turned such that larger is better.
  private final double[][] gains;

  private final Better better;

  /// Which results are wished for.
  public enum Better {
    /// Gains.
    LARGER,
    /// Harms, costs.
    SMALLER
  }

  private Performance(double[][] gains, Better better) {
    this.gains = gains;
    this.better = better;
  }

  /// {@return the table of `values`, option by option and in it scenario by scenario}
  ///
  /// @throws IllegalArgumentException unless there is an option and a scenario, each option has the
  ///   same number of scenarios, and each value is finite
  public static Performance of(double[][] values, Better better) {
    if (values.length == 0 || values[0].length == 0) {
      throw new IllegalArgumentException("values (%s) are empty".formatted(values.length));
    }
    double[][] gains = new double[values.length][];
    for (int option = 0; option < values.length; option++) {
      if (values[option].length != values[0].length) {
        throw new IllegalArgumentException(
            "values of option %s (%s) are not as many as scenarios (%s)"
                .formatted(option, values[option].length, values[0].length));
      }
      gains[option] = Arrays.stream(values[option]).map(value -> gain(value, better)).toArray();
    }
    return new Performance(gains, better);
  }

  private static double gain(double value, Better better) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value (%s) is not a finite number".formatted(value));
    }
    // not the sign alone, which would make -0 of 0
    return better == Better.LARGER ? value : 0 - value;
  }

  /// {@return the table of the means of `tables`, which have one size and one wish}
  static Performance mean(List<Performance> tables) {
    Performance first = tables.getFirst();
    double[][] gains = new double[first.options()][first.scenarios()];
    for (int option = 0; option < gains.length; option++) {
      for (int scenario = 0; scenario < gains[option].length; scenario++) {
        Sum sum = Sum.create();
        for (Performance table : tables) {
          sum.add(table.gains[option][scenario]);
        }
        gains[option][scenario] = sum.getAsDouble() / tables.size();
      }
    }
    return new Performance(gains, first.better);
  }

  boolean likens(Performance other) {
    return options() == other.options()
        && scenarios() == other.scenarios()
        && better == other.better;
  }

  /// {@return how many options there are, at least 1}
  public int options() {
    return gains.length;
  }

  /// {@return how many scenarios there are, at least 1}
  public int scenarios() {
    return gains[0].length;
  }

  /// {@return `value` turned such that larger is better}
  double gain(double value) {
    return gain(value, better);
  }

  /// {@return what the option gains over the scenarios, in ascending order; larger is better}
  double[] gains(int option) {
    return Arrays.stream(gains[option]).sorted().toArray();
  }

  /// {@return per option and scenario how far its result is from the best that any option has in
  /// that scenario, at least 0 (Savage, The theory of statistical decision, JASA 46:55, 1951)}
  public double[][] regret() {
    double[][] regret = new double[options()][scenarios()];
    for (int scenario = 0; scenario < scenarios(); scenario++) {
      double best = Double.NEGATIVE_INFINITY;
      for (double[] option : gains) {
        best = Math.max(best, option[scenario]);
      }
      for (int option = 0; option < gains.length; option++) {
        regret[option][scenario] = best - gains[option][scenario];
      }
    }
    return regret;
  }
}
