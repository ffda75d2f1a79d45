package offramp.simulate;

import java.util.BitSet;
import offramp.program.Code;
import offramp.program.Program;
import offramp.program.State;
import offramp.random.Key;

/// A history of which some events happen only when they are told to, and the rest by dice.
///
/// It can stop at any time, and others can go on from there.
public final class Guided {
  private final Code code;
  private final Walk walk;

  /// @param told the events that are told: with rates, or clocks of a drawn length
  /// @param observer sees every firing, told or not
  public Guided(Program program, Code code, BitSet told, Observer observer) {
    this.code = code;
    this.walk = new Walk(program, code, observer, false, told);
  }

  /// {@return the state, whose parameters are to be set before a history begins}
  public State state() {
    return walk.state;
  }

  /// Begins a history: all that happens at its first instant but for the calendar.
  public void begin(Key dice) {
    walk.begin(dice);
  }

  /// {@return the history as it is now}
  public Moment moment() {
    return walk.moment();
  }

  /// Goes on from a moment with other dice.
  public void resume(Moment from, Key dice) {
    walk.resume(from, dice);
  }

  /// Goes on to the next firing by dice, or instant of the calendar, up to a day; if there is none,
  /// to that day.
  ///
  /// @return whether there was one
  public boolean next(double day) {
    if (walk.advance(day) == Came.NOTHING) {
      walk.pass(day);
      return false;
    }
    return true;
  }

  /// Fires a told event now.
  public void tell(int event) {
    walk.happen(event);
  }

  /// {@return the present rate of a told event, per day}
  public double hazard(int event) {
    walk.rate();
    return walk.withheld.hazard(event);
  }

  /// {@return the sum of the present rates of all told events, per day; 0 once the history has
  /// ended}
  public double hazard() {
    if (walk.ended()) {
      return 0;
    }
    walk.rate();
    return walk.withheld.hazard();
  }

  /// {@return whether the guard of an event holds}
  public boolean holds(int event) {
    return code.guard(event, walk.state);
  }

  /// {@return days from the start}
  public double now() {
    return walk.now();
  }

  public boolean ended() {
    return walk.ended();
  }

  /// {@return when an outcome came about; infinity if it has not}
  public double hit(int outcome) {
    return walk.hits[outcome];
  }
}
