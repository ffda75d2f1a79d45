package offramp.simulate;

import java.util.Arrays;
import java.util.BitSet;
import offramp.program.Agenda;
import offramp.program.Code;
import offramp.program.Program;
import offramp.program.State;

/// The clocks of events with `after`: when each runs out, if it runs.
final class Clocks {
  private final Code code;
  private final State state;
  private final Dice dice;
  private final int[] events;
  private final double[] due;
  private final boolean[] clocked;
  private double next;

  /// @param told events whose clocks are not kept here, for they happen when they are told to
  Clocks(Program program, Code code, State state, Dice dice, BitSet told) {
    this.code = code;
    this.state = state;
    this.dice = dice;
    this.events = Arrays.stream(program.clockEvents()).filter(e -> !told.get(e)).toArray();
    this.due = new double[program.model().events().size()];
    this.clocked = new boolean[due.length];
    for (int event : events) {
      clocked[event] = true;
    }
  }

  /// No clock runs.
  void begin() {
    Arrays.fill(due, Double.POSITIVE_INFINITY);
    next = Double.POSITIVE_INFINITY;
  }

  /// {@return when each clock runs out}
  double[] kept() {
    return due.clone();
  }

  /// Goes back to clocks that run out then.
  void restore(double[] kept) {
    System.arraycopy(kept, 0, due, 0, due.length);
    next = Double.POSITIVE_INFINITY;
    for (int event : events) {
      next = Math.min(next, due[event]);
    }
  }

  /// {@return when the next clock runs out, in days; infinity if none runs}
  double next() {
    return next;
  }

  /// {@return the first event as written whose clock has run out; -1 if there is none}
  int due(double now) {
    for (int event : events) {
      if (due[event] <= now + Agenda.INSTANT) {
        return event;
      }
    }
    return -1;
  }

  /// Compares the guards: a clock starts when its guard has turned true and is thrown away when it
  /// has turned false.
  void look(int[] changed, double now) {
    for (int event : changed) {
      boolean holds = clocked[event] && code.guard(event, state);
      boolean runs = due[event] != Double.POSITIVE_INFINITY;
      if (holds != runs) {
        set(event, holds ? now + lag(event) : Double.POSITIVE_INFINITY);
      }
    }
  }

  void stop(int event) {
    set(event, Double.POSITIVE_INFINITY);
  }

  /// An event that has fired starts its clock anew if its guard still holds.
  void restart(int event, double now) {
    if (clocked[event] && due[event] == Double.POSITIVE_INFINITY && code.guard(event, state)) {
      set(event, now + lag(event));
    }
  }

  private double lag(int event) {
    dice.clock(event);
    return code.lag(event, state);
  }

  private void set(int event, double time) {
    double before = due[event];
    due[event] = time;
    if (time < next) {
      next = time;
    } else if (before == next) {
      next = Double.POSITIVE_INFINITY;
      for (int other : events) {
        next = Math.min(next, due[other]);
      }
    }
  }
}
