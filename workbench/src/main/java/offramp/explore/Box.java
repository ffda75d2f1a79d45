package offramp.explore;

import java.util.Arrays;

/// A part of the space of unknowns: of each, the values from `low` to `high`, both included.
///
/// @param low per unknown
/// @param high per unknown, not below `low`
public record Box(double[] low, double[] high) {
  public Box {
    low = low.clone();
    high = high.clone();
  }

  /// {@return the smallest box that holds all rows}
  static Box around(Cases cases) {
    int n = cases.columns().length;
    double[] low = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n; i++) {
      low[i] = Arrays.stream(cases.columns()[i]).min().orElseThrow();
      high[i] = Arrays.stream(cases.columns()[i]).max().orElseThrow();
    }
    return new Box(low, high);
  }

  Box withLow(int unknown, double value) {
    Box box = new Box(low, high);
    box.low[unknown] = value;
    return box;
  }

  Box withHigh(int unknown, double value) {
    Box box = new Box(low, high);
    box.high[unknown] = value;
    return box;
  }

  boolean holds(Cases cases, int row) {
    for (int i = 0; i < low.length; i++) {
      double value = cases.columns()[i][row];
      if (value < low[i] || value > high[i]) {
        return false;
      }
    }
    return true;
  }

  /// {@return how many unknowns are restricted, beside the box of all rows}
  public int restricted(Box all) {
    int restricted = 0;
    for (int i = 0; i < low.length; i++) {
      restricted += low[i] > all.low[i] || high[i] < all.high[i] ? 1 : 0;
    }
    return restricted;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Box(double[] lows, double[] highs)
        && Arrays.equals(low, lows)
        && Arrays.equals(high, highs);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(low) + Arrays.hashCode(high);
  }

  @Override
  public String toString() {
    return "Box" + Arrays.toString(low) + Arrays.toString(high);
  }
}
