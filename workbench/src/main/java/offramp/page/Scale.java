package offramp.page;

import java.util.ArrayList;
import java.util.List;

/// Where a number stands on an axis.
///
/// @param low the number at `from`
/// @param high the number at `to`
/// @param from a place in pixels
/// @param to a place in pixels
public record Scale(double low, double high, double from, double to) {
  /// {@return the place of a number; of one outside, the end that is nearer}
  public double at(double value) {
    double share = high > low ? (value - low) / (high - low) : 0;
    return from + Math.clamp(share, 0.0, 1.0) * (to - from);
  }

  public double[] at(double[] values) {
    double[] places = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      places[i] = at(values[i]);
    }
    return places;
  }

  /// {@return round numbers from `low` to `high`, about so many}
  static List<Double> ticks(double low, double high, int about) {
    List<Double> ticks = new ArrayList<>();
    double step = step((high - low) / about);
    if (step > 0) {
      for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
        ticks.add(i * step);
      }
    }
    return ticks;
  }

  /// {@return the least of 1, 2 and 5 with zeros that is not below `least`}
  private static double step(double least) {
    if (!(least > 0)) {
      return 0;
    }
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
    for (double digit : new double[] {1, 2, 5}) {
      if (digit * power >= least * (1 - 1e-9)) {
        return digit * power;
      }
    }
    return 10 * power;
  }
}
