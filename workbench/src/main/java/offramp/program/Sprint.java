package offramp.program;

import java.util.Arrays;

/// What a run of plain jumps came to: see [Code#sprint].
public final class Sprint {
  /// The most jumps of one sprint.
  public static final int MOST = 100_000;

  /// A jump this many days after the one before, or less, falls into the same instant and is none
  /// of a sprint's.
  static final double INSTANT = 1e-9;

  private double now;
  private double then;
  private int jumps;
  private int event;
  private boolean fired;

  Sprint() {}

  void end(double now, double then, int jumps, int event, boolean fired) {
    this.now = now;
    this.then = then;
    this.jumps = jumps;
    this.event = event;
    this.fired = fired;
  }

  /// {@return the time of the last jump, in days}
  public double now() {
    return now;
  }

  /// {@return when the next jump is due, in days}
  public double then() {
    return then;
  }

  /// {@return how many jumps were made}
  public int jumps() {
    return jumps;
  }

  /// {@return the event that has fired last, or is due, as [#fired()] says; -1 if what is due is
  /// not drawn yet}
  public int event() {
    return event;
  }

  /// {@return whether the sprint ended behind a jump whose outcomes and rates are still to be
  /// looked at, rather than before one}
  public boolean fired() {
    return fired;
  }

  /// {@return whether nothing but rates and outcomes looks at what `event` changes}
  static boolean plain(Program program, int event) {
    return Arrays.stream(program.rateEvents()).anyMatch(rated -> rated == event)
        && program.movesAfter(event).length == 0
        && program.triggersAfter(event).length == 0
        && program.clocksAfter(event).length == 0;
  }
}
