package offramp.simulate;

import java.util.Arrays;
import java.util.BitSet;
import offramp.program.Agenda;
import offramp.program.Lookahead;

/// How often an outcome was to be expected on the way of a history: its hazard by events with a
/// rate, integrated over time, and 1 where a clock, a date or the start brought it about (Brémaud,
/// Point Processes and Queues, 1981).
///
/// The mean of what came about is the mean of this.
final class Compensator {
  private final int outcome;
  private final Lookahead ahead;
  private final Walk walk;
  private final double[] days;

  /// From each report date to the next.
  private final double[] expected;

  private double hazard;
  private boolean open;

  Compensator(int outcome, Lookahead ahead, Walk walk, double[] days) {
    this.outcome = outcome;
    this.ahead = ahead;
    this.walk = walk;
    this.days = days;
    this.expected = new double[days.length];
  }

  int outcome() {
    return outcome;
  }

  /// Leaves out these firings from now on.
  void without(BitSet firings) {
    ahead.without(firings);
  }

  /// {@return firings that were tried ahead so far}
  long firings() {
    return ahead.firings();
  }

  /// A history has begun.
  void begin() {
    Arrays.fill(expected, 0);
    open = true;
    came(true);
  }

  /// Looks at the hazard of a state that stays until the next firing; rates are known.
  void look() {
    hazard = open ? ahead.hazard(walk.state) : 0;
  }

  /// The state has stayed up to `until`, and then something came.
  ///
  /// @param timed whether a clock or a date brought it
  void pass(double from, double until, boolean timed) {
    double begin = from;
    for (int date = date(from); date < days.length && hazard > 0 && begin < until; date++) {
      double end = Math.min(until, days[date]);
      expected[date] += hazard * Math.max(0, end - begin);
      begin = end;
    }
    came(timed);
  }

  private void came(boolean timed) {
    double hit = walk.hits[outcome];
    if (open && hit < Double.POSITIVE_INFINITY) {
      open = false;
      int date = date(hit - Agenda.INSTANT);
      if (timed && date < days.length) {
        expected[date] += 1;
      }
    }
  }

  private int date(double day) {
    int place = Arrays.binarySearch(days, day);
    return place < 0 ? -place - 1 : place;
  }

  /// {@return how often it was to be expected by each report date}
  double[] expected() {
    double[] sums = expected.clone();
    Arrays.parallelPrefix(sums, Double::sum);
    return sums;
  }
}
