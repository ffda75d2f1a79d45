package offramp.simulate;

import offramp.model.Fault;
import offramp.program.Agenda;

/// How many firings a history has had, in all and at its present instant; too many are a fault.
final class Pace {
  static final long MOST_JUMPS = 100_000_000;
  private static final int MOST_AT_ONCE = 1_000;

  private long jumps;
  private double instant;
  private int atOnce;

  /// There have been none.
  void begin(double now) {
    jumps = 0;
    still(now);
  }

  private void still(double now) {
    instant = now;
    atOnce = 0;
  }

  long jumps() {
    return jumps;
  }

  /// So many firings came one after the other, the last of them `now`.
  void sprint(long many, double now) {
    jumps += many;
    still(now);
  }

  /// A firing comes.
  void count(double now) {
    if (++jumps > MOST_JUMPS) {
      throw new Fault(Fault.Kind.RUNAWAY);
    }
    if (now > instant + Agenda.INSTANT) {
      still(now);
    }
    if (++atOnce > MOST_AT_ONCE) {
      throw new Fault(Fault.Kind.CYCLE);
    }
  }
}
