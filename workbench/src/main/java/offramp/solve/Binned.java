package offramp.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A watched number in every state of a piece: its values, and bins of relative width 2^-11, each
/// named by its least value.
final class Binned {
  private static final int DROPPED = 52 - 11;

  final double[] value;
  final double[] square;
  final int[] bin;
  private final List<Double> least = new ArrayList<>();

  /// @param value in each state
  /// @param base the number of the first bin
  Binned(double[] value, int base) {
    this.value = value;
    this.square = new double[value.length];
    this.bin = new int[value.length];
    Map<Long, Integer> bins = new HashMap<>();
    for (int state = 0; state < value.length; state++) {
      double plain = value[state] + 0.0;
      square[state] = plain * plain;
      int number =
          bins.computeIfAbsent(Double.doubleToLongBits(plain) >> DROPPED, _ -> bins.size());
      if (number == least.size()) {
        least.add(plain);
      }
      least.set(number, Math.min(least.get(number), plain));
      bin[state] = base + number;
    }
  }

  int bins() {
    return least.size();
  }

  /// {@return the masses of its bins by value}
  ///
  /// @param from where the readings of its bins begin
  SortedMap<Double, Double> masses(double[] readings, int from) {
    SortedMap<Double, Double> masses = new TreeMap<>();
    for (int i = 0; i < least.size(); i++) {
      if (readings[from + i] > 0) {
        masses.merge(least.get(i), readings[from + i], Double::sum);
      }
    }
    return masses;
  }
}
