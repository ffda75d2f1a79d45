package offramp.simulate;

import java.util.Arrays;

/// Counts of values in bins of relative width 2^-11, each kept by its least value.
///
/// Counts do not depend on the order in which values came, memory only on how many bins they fall
/// into, and whole numbers up to 2,048 have bins of their own (after Masson, Rim & Lee, VLDB
/// 12:2195, 2019, on the bits of the number).
final class Histogram {
  private static final int DROPPED = 52 - 11;

  private long[] keys = new long[16];
  private double[] least = new double[16];
  private long[] counts = new long[16];
  private int bins;
  private long total;

  /// What is told of a bin.
  interface Bin {
    void is(double least, long count);
  }

  void add(double value) {
    add(value, 1);
  }

  /// Counts a value so many times, at least once.
  void add(double value, long times) {
    if (2 * bins >= keys.length) {
      grow();
    }
    double plain = value + 0.0;
    int at = slot(Double.doubleToLongBits(plain) >> DROPPED);
    if (counts[at] == 0) {
      keys[at] = Double.doubleToLongBits(plain) >> DROPPED;
      least[at] = plain;
      bins++;
    }
    least[at] = Math.min(least[at], plain);
    counts[at] += times;
    total += times;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (counts[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    double[] oldLeast = least;
    long[] oldCounts = counts;
    keys = new long[2 * oldKeys.length];
    least = new double[keys.length];
    counts = new long[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != 0) {
        int at = slot(oldKeys[i]);
        keys[at] = oldKeys[i];
        least[at] = oldLeast[i];
        counts[at] = oldCounts[i];
      }
    }
  }

  /// Tells every bin, the least first.
  void each(Bin bin) {
    for (int at : order()) {
      bin.is(least[at], counts[at]);
    }
  }

  private Integer[] order() {
    Integer[] order = new Integer[bins];
    int next = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        order[next++] = i;
      }
    }
    Arrays.sort(order, (a, b) -> Double.compare(least[a], least[b]));
    return order;
  }

  /// {@return the least value of the bins at or above which the share `p` of all values lies}
  double[] quantiles(double... p) {
    Integer[] order = order();
    double[] found = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      found[i] = quantile(order, p[i]);
    }
    return found;
  }

  private double quantile(Integer[] order, double p) {
    long rank = Math.max(1, (long) Math.ceil(p * total));
    long seen = 0;
    for (int bin : order) {
      seen += counts[bin];
      if (seen >= rank) {
        return least[bin];
      }
    }
    return 0;
  }
}
