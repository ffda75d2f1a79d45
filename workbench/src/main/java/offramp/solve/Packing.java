package offramp.solve;

import java.util.List;
import offramp.model.Variable;

/// How the slots of a state, one number each, are packed into words of 64 bits.
///
/// What is whole takes as many bits as its range needs. A real number takes [#REAL_BITS]: its place
/// in a list of the values seen so far, where values that differ by rounding alone are one.
final class Packing {
  /// A real slot has at most 2 to this power values.
  static final int REAL_BITS = 20;

  /// Values that agree in so many bits are one: about eleven digits.
  private static final long ROUNDING = 1L << 15;

  private final int[] word;
  private final int[] shift;
  private final long[] mask;
  private final double[] low;
  private final Reals[] reals;
  private final int words;

  /// One slot.
  ///
  /// @param whole whether it holds whole numbers only, from `low` to `high`
  record Slot(String name, boolean whole, double low, double high) {
    static Slot of(Variable variable) {
      return new Slot(variable.name(), variable.whole(), variable.low(), variable.high());
    }
  }

  /// A real slot took more values than there is room for.
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1;

    Full(String slot) {
      super(slot, null, false, false);
    }

    String slot() {
      return String.valueOf(getMessage());
    }
  }

  Packing(List<Slot> slots) {
    int size = slots.size();
    word = new int[size];
    shift = new int[size];
    mask = new long[size];
    low = new double[size];
    reals = new Reals[size];
    int used = 0;
    int at = 0;
    for (int i = 0; i < size; i++) {
      Slot slot = slots.get(i);
      int bits = slot.whole() ? bits(slot.high() - slot.low()) : REAL_BITS;
      if (used + bits > Long.SIZE) {
        at++;
        used = 0;
      }
      word[i] = at;
      shift[i] = used % Long.SIZE;
      mask[i] = (1L << bits) - 1;
      low[i] = slot.whole() ? slot.low() : 0;
      reals[i] = slot.whole() ? Reals.NONE : new Reals(slot.name());
      used += bits;
    }
    words = at + 1;
  }

  private static int bits(double width) {
    return Long.SIZE - Long.numberOfLeadingZeros((long) width);
  }

  int words() {
    return words;
  }

  int slots() {
    return word.length;
  }

  /// Packs the slots at `from` on into `to`.
  void pack(double[] slots, int from, long[] to) {
    java.util.Arrays.fill(to, 0);
    for (int i = 0; i < word.length; i++) {
      double value = slots[from + i];
      long code = reals[i].equals(Reals.NONE) ? (long) (value - low[i]) : reals[i].code(value);
      to[word[i]] |= code << shift[i];
    }
  }

  /// Unpacks the words at `from` on into the first of `slots`.
  void unpack(long[] packed, int from, double[] slots) {
    for (int i = 0; i < word.length; i++) {
      long code = packed[from + word[i]] >>> shift[i] & mask[i];
      slots[i] = reals[i].equals(Reals.NONE) ? low[i] + code : reals[i].value((int) code);
    }
  }

  /// The values of one real slot, in the order in which they were first seen.
  private static final class Reals {
    static final Reals NONE = new Reals("");

    private final String slot;
    private long[] keys = new long[16];
    private int[] codes = new int[16];
    private double[] values = new double[16];
    private int size;

    Reals(String slot) {
      this.slot = slot;
    }

    int code(double value) {
      long key = key(value);
      int at = find(key);
      if (codes[at] == 0) {
        add(key, at, value);
        at = find(key);
      }
      return codes[at] - 1;
    }

    double value(int code) {
      return values[code];
    }

    private static long key(double value) {
      return Math.floorDiv(Double.doubleToLongBits(value + 0.0) + ROUNDING / 2, ROUNDING);
    }

    private int find(long key) {
      int last = keys.length - 1;
      int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & last;
      while (codes[at] != 0 && keys[at] != key) {
        at = at + 1 & last;
      }
      return at;
    }

    private void add(long key, int at, double value) {
      if (size == 1 << REAL_BITS) {
        throw new Full(slot);
      }
      if (size == values.length) {
        values = java.util.Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
      keys[at] = key;
      codes[at] = size;
      if (2 * size > keys.length) {
        grow();
      }
    }

    private void grow() {
      long[] oldKeys = keys;
      int[] oldCodes = codes;
      keys = new long[2 * oldKeys.length];
      codes = new int[keys.length];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldCodes[i] != 0) {
          int at = find(oldKeys[i]);
          keys[at] = oldKeys[i];
          codes[at] = oldCodes[i];
        }
      }
    }
  }
}
