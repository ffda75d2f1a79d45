package offramp.explore;

import java.util.Arrays;

/// Numbers in ascending order, by their places.
final class Ascending {
  private Ascending() {}

  /// {@return the places of the values, that of the least first; equal values by their places}
  static int[] of(double[] values) {
    double[] sorted = values.clone();
    // a negative zero would be sorted before a zero that it equals
    Arrays.setAll(sorted, i -> sorted[i] + 0.0);
    Arrays.sort(sorted);
    int[] next = new int[values.length];
    int[] places = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      int first = first(sorted, values[i]);
      places[first + next[first]++] = i;
    }
    return places;
  }

  private static int first(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
