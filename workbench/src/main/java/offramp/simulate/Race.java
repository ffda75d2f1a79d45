package offramp.simulate;

import java.util.BitSet;
import offramp.program.Program;
import offramp.program.State;
import offramp.random.Key;
import offramp.random.Stream;

/// The direct method: one waiting time for all events with a rate, then which of them it was
/// (Gillespie, J. Comput. Phys. 22:403, 1976). Of the rates eight each make a sum, so that a change
/// touches few of them.
///
/// Every sum is computed anew from its rates in the same order, so equal rates give equal totals
/// whatever came before.
final class Race implements Jumps {
  private static final int WIDTH = 8;

  private final State state;

  /// The first event that can have a rate. Sums begin here, so that pulls of levers, which stand
  /// ahead, change no bit of them.
  private final int first;

  private final double[] sums;
  private final int[][] touched;
  private final Stream waits;
  private boolean known;

  /// What is left of a waiting time of mean 1 that was cut short; 0 if none was.
  private double rest;

  /// @param waits the stream of the waiting times, and of who wins
  Race(Program program, State state, Stream waits) {
    this.state = state;
    this.waits = waits;
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

  @Override
  public void roll(Key key) {
    waits.restart(key);
    rest = 0;
    known = false;
  }

  /// {@return whether the next waiting time is yet to be drawn}
  boolean fresh() {
    return rest == 0;
  }

  @Override
  public void forget(double now) {
    known = false;
  }

  @Override
  public void refresh(int change, double now) {
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

  @Override
  public double due(double now) {
    double total = total();
    if (!(total > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    double wait = rest > 0 ? rest : waits.exponential();
    rest = 0;
    return now + wait / total;
  }

  @Override
  public int winner() {
    return winner(waits.uniform(), total());
  }

  @Override
  public void cut(double then, double stop) {
    if (then < Double.POSITIVE_INFINITY) {
      rest = Math.max((then - stop) * total(), Double.MIN_NORMAL);
    }
  }

  private double total() {
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
  private int winner(double u, double total) {
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
