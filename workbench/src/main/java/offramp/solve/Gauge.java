package offramp.solve;

import java.util.BitSet;
import java.util.List;

/// What is read off a distribution over the states of a piece: the mass in sets of states, then
/// means and bins of watched numbers.
///
/// @param sets the states of each set
/// @param means per number that is averaged its value in each state
/// @param bins per watched number the bin that each state falls into, counted on from the number
///   before
/// @param size how many readings there are
record Gauge(List<int[]> sets, List<double[]> means, List<int[]> bins, int size) {

  static Gauge of(List<BitSet> hit, List<double[]> means, List<int[]> bins, int allBins) {
    List<int[]> sets = hit.stream().map(set -> set.stream().toArray()).toList();
    return new Gauge(sets, means, bins, sets.size() + means.size() + allBins);
  }

  void read(double[] mass, double[] into) {
    java.util.Arrays.fill(into, 0);
    for (int i = 0; i < sets.size(); i++) {
      into[i] = sum(mass, sets.get(i));
    }
    for (int i = 0; i < means.size(); i++) {
      into[sets.size() + i] = product(mass, means.get(i));
    }
    int base = sets.size() + means.size();
    for (int[] bin : bins) {
      for (int state = 0; state < mass.length; state++) {
        into[base + bin[state]] += mass[state];
      }
    }
  }

  private static double sum(double[] mass, int[] states) {
    double sum = 0;
    for (int state : states) {
      sum += mass[state];
    }
    return sum;
  }

  private static double product(double[] mass, double[] values) {
    double sum = 0;
    for (int state = 0; state < mass.length; state++) {
      sum += mass[state] * values[state];
    }
    return sum;
  }
}
