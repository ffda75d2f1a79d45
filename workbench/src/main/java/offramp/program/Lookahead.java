package offramp.program;

import java.util.Arrays;
import java.util.BitSet;
import offramp.model.Fault;

/// How likely an outcome is to come about at once, were an event to fire now.
public final class Lookahead {
  private static final int MOST_AT_ONCE = 1_000;
  private static final int LONG = 100;

  /// What is left of a chain of triggers that ends only with some probability may be dropped.
  private static final double DROPPED = 1e-12;

  private final Program program;
  private final Code code;
  private final int outcome;
  private final State state;
  private final Settling settling;
  private final int[] events;
  private BitSet idle = new BitSet();
  private long firings;

  public Lookahead(Program program, Code code, int outcome) {
    this.program = program;
    this.code = code;
    this.outcome = outcome;
    this.state = program.newState();
    this.settling = new Settling(program, code, state);
    this.events =
        Arrays.stream(program.rateEvents()).filter(event -> bears(event, new BitSet())).toArray();
    state.fork.list();
  }

  /// Leaves out these triggers, numbered as firings.
  public void without(BitSet firings) {
    idle = firings;
  }

  /// {@return whether the outcome may change when the firing has happened, or a trigger behind it}
  private boolean bears(int firing, BitSet seen) {
    if (seen.get(firing)) {
      return false;
    }
    seen.set(firing);
    int first = program.model().events().size();
    return Arrays.stream(program.outcomesAfter(firing)).anyMatch(o -> o == outcome)
        || Arrays.stream(program.triggersAfter(firing)).anyMatch(t -> bears(first + t, seen))
        || Arrays.stream(program.movesAfter(firing)).anyMatch(t -> bears(first + t, seen));
  }

  /// {@return the events with a rate that may bring the outcome about}
  public int[] events() {
    return events;
  }

  /// {@return the rate at which the outcome comes about by events with a rate, per day}
  public double hazard(State now) {
    double hazard = 0;
    boolean copied = false;
    for (int event : events) {
      double rate = now.rates[event];
      if (rate > 0) {
        if (!copied) {
          System.arraycopy(now.parameters, 0, state.parameters, 0, state.parameters.length);
          copied = true;
        }
        hazard += rate * chance(event, now);
      }
    }
    return hazard;
  }

  private double chance(int event, State now) {
    double chance = 0;
    do {
      System.arraycopy(now.values, 0, state.values, 0, state.values.length);
      settling.settled();
      state.fork.begin();
      if (happens(event) && code.outcome(outcome, state)) {
        chance += state.fork.weight();
      }
    } while (state.fork.next());
    return Math.min(1, chance);
  }

  /// Fires the event and lets triggers settle.
  ///
  /// @return whether they did; a long chain that goes on with next to no probability is left
  private boolean happens(int event) {
    int firings = 0;
    int first = program.model().events().size();
    fire(event);
    for (int trigger = settling.next(); trigger >= 0; trigger = settling.next()) {
      if (++firings > MOST_AT_ONCE) {
        throw new Fault(Fault.Kind.CYCLE);
      }
      if (firings > LONG && state.fork.weight() < DROPPED) {
        return false;
      }
      settling.take(trigger);
      if (!idle.get(first + trigger)) {
        fire(first + trigger);
      }
    }
    return true;
  }

  /// {@return firings that were tried so far}
  public long firings() {
    return firings;
  }

  private void fire(int firing) {
    firings++;
    settling.before(firing);
    code.fire(firing, state);
    settling.after(firing);
  }
}
