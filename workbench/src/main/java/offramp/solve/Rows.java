package offramp.solve;

import java.util.Arrays;

/// Where states lead, row by row: lists that grow.
final class Rows {
  private final int slots;
  private int[] length = new int[256];
  private int rows;
  private int[] event = new int[1024];
  private double[] share = new double[1024];
  private double[] leads;
  private int size;

  /// @param slots of a state
  Rows(int slots) {
    this.slots = slots;
    this.leads = new double[1024 * slots];
  }

  void clear() {
    rows = 0;
    size = 0;
  }

  /// A row ends here.
  void end() {
    if (rows == length.length) {
      length = Arrays.copyOf(length, 2 * rows);
    }
    length[rows++] = size;
  }

  void add(int by, double with, double[] to) {
    if (size == event.length) {
      event = Arrays.copyOf(event, 2 * size);
      share = Arrays.copyOf(share, 2 * size);
      leads = Arrays.copyOf(leads, 2 * size * slots);
    }
    event[size] = by;
    share[size] = with;
    System.arraycopy(to, 0, leads, size * slots, slots);
    size++;
  }

  int rows() {
    return rows;
  }

  /// {@return where row number `row` ends, and the next begins}
  int end(int row) {
    return length[row];
  }

  int event(int at) {
    return event[at];
  }

  double share(int at) {
    return share[at];
  }

  /// {@return the slots of all states that are led to, one after the other}
  double[] leads() {
    return leads;
  }
}
