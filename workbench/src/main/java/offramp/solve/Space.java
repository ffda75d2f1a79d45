package offramp.solve;

import java.util.Arrays;

/// A set of packed states, each with a number in the order in which they were added.
final class Space {
  private final int words;
  private long[] packed;
  private int[] table = new int[1 << 10];
  private int size;

  Space(int words) {
    this.words = words;
    this.packed = new long[words << 8];
  }

  int size() {
    return size;
  }

  /// {@return the array in which state number `n` begins at `n` times the words of a state}
  long[] packed() {
    return packed;
  }

  /// {@return the number of the state, which is added if it is new}
  int number(long[] state) {
    int at = slot(state, 0);
    if (table[at] != 0) {
      return table[at] - 1;
    }
    if ((size + 1) * words > packed.length) {
      packed = Arrays.copyOf(packed, packed.length + (packed.length >> 1) + words);
    }
    System.arraycopy(state, 0, packed, size * words, words);
    table[at] = ++size;
    if (5L * size > 3L * table.length) {
      grow();
    }
    return size - 1;
  }

  private int slot(long[] from, int offset) {
    long hash = 0;
    for (int i = 0; i < words; i++) {
      hash = (hash ^ from[offset + i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    int last = table.length - 1;
    int at = (int) ((hash * 0xBF58476D1CE4E5B9L) >>> 33) & last;
    while (table[at] != 0 && !same(table[at] - 1, from, offset)) {
      at = at + 1 & last;
    }
    return at;
  }

  private boolean same(int number, long[] from, int offset) {
    for (int i = 0; i < words; i++) {
      if (packed[number * words + i] != from[offset + i]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    table = new int[2 * table.length];
    for (int number = 0; number < size; number++) {
      table[slot(packed, number * words)] = number + 1;
    }
  }
}
