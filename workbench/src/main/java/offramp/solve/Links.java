package offramp.solve;

import java.util.Arrays;

/// Transitions of a piece while it is explored: lists that grow, row by row.
final class Links {
  private int[] first = new int[256];
  private int rows;
  private int[] target;
  private int[] event;
  private double[] share;
  private int size;

  Links(int room) {
    target = new int[room];
    event = new int[room];
    share = new double[room];
  }

  void add(int by, double with, int to) {
    if (size == target.length) {
      int room = size + (size >> 1) + 1;
      target = Arrays.copyOf(target, room);
      event = Arrays.copyOf(event, room);
      share = Arrays.copyOf(share, room);
    }
    target[size] = to;
    event[size] = by;
    share[size++] = with;
  }

  /// A row ends here.
  void end() {
    if (++rows == first.length) {
      first = Arrays.copyOf(first, 2 * rows);
    }
    first[rows] = size;
  }

  int size() {
    return size;
  }

  /// {@return per state its first transition, and behind the last state how many there are}
  int[] first(int states) {
    int[] all = Arrays.copyOf(first, states + 1);
    Arrays.fill(all, Math.min(rows + 1, states + 1), states + 1, size);
    return all;
  }

  int[] target() {
    return Arrays.copyOf(target, size);
  }

  int[] event() {
    return Arrays.copyOf(event, size);
  }

  double[] share() {
    return Arrays.copyOf(share, size);
  }
}
