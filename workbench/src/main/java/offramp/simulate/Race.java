package offramp.simulate;

import java.util.BitSet;
import offramp.program.Program;
import offramp.program.State;

/// The total rate, and which event wins: sums of eight rates each, so that a change touches few of
/// them.
///
/// Every sum is computed anew from its rates in the same order, so equal rates give equal totals
/// whatever came before.
final class Race {
  private static final int WIDTH = 8;

  private final State state;

  /// The first event that can have a rate. Sums begin here, so that pulls of levers, which stand
  /// ahead, change no bit of them.
  private final int first;

  private final double[] sums;
  private final int[][] touched;
  private boolean known;

  Race(Program program, State state) {
    this.state = state;
    this.first = program.rateEvents().length == 0 ? 0 : program.rateEvents()[0];
    this.sums = new double[Math.max(1, (state.rates.length - first + WIDTH - 1) / WIDTH)];
    this.touched = new int[program.firings() + program.dates().length][];
    for (int i = 0; i < program.firings(); i++) {
      touched[i] = blocks(program.ratesAfter(i));
    }
    for (int i = 0; i < program.dates().length; i++) {
      touched[program.firings() + i] = blocks(program.ratesAtDate(i));
    }
  }

  private int[] blocks(int[] events) {
    BitSet blocks = new BitSet();
    for (int event : events) {
      blocks.set((event - first) / WIDTH);
    }
    return blocks.stream().toArray();
  }

  /// All rates may have changed: they are summed anew when a sum is asked for.
  void forget() {
    known = false;
  }

  /// Sums anew where the rates have changed that firing or date `change` touches.
  void refresh(int change) {
    if (known) {
      for (int block : touched[change]) {
        sum(block);
      }
    }
  }

  private void sum(int block) {
    double[] r = state.rates;
    int i = first + block * WIDTH;
    if (i + WIDTH <= r.length) {
      sums[block] =
          ((r[i] + r[i + 1]) + (r[i + 2] + r[i + 3]))
              + ((r[i + 4] + r[i + 5]) + (r[i + 6] + r[i + 7]));
    } else {
      double sum = 0;
      for (; i < r.length; i++) {
        sum += r[i];
      }
      sums[block] = sum;
    }
  }

  double total() {
    if (!known) {
      for (int block = 0; block < sums.length; block++) {
        sum(block);
      }
      known = true;
    }
    double total = 0;
    for (double sum : sums) {
      total += sum;
    }
    return total;
  }

  /// {@return the event that the part `u` in (0, 1) of `total` falls on}
  ///
  /// What rounding leaves over at the end falls on the last event that has a rate.
  int winner(double u, double total) {
    double left = u * total;
    int block = 0;
    while (block < sums.length - 1 && left >= sums[block]) {
      left -= sums[block++];
    }
    double[] r = state.rates;
    int end = Math.min(r.length, first + (block + 1) * WIDTH);
    for (int event = first + block * WIDTH; event < end; event++) {
      left -= r[event];
      if (left < 0) {
        return event;
      }
    }
    return last(end);
  }

  private int last(int end) {
    int event = end - 1;
    while (!(state.rates[event] > 0)) {
      event--;
    }
    return event;
  }
}
