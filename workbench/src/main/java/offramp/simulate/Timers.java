package offramp.simulate;

import java.util.Arrays;
import offramp.program.Program;
import offramp.program.State;
import offramp.random.Key;
import offramp.random.Stream;

/// A waiting time for each event with a rate, from dice of its own: the modified next reaction
/// method (Anderson, J. Chem. Phys. 127:214107, 2007).
///
/// Two programs that share events fire these at the same amounts of their integrated rates,
/// whatever else happens (the common reaction path of Rathinam, Sheppard & Khammash, J. Chem. Phys.
/// 132:034103, 2010), so that what one of them does otherwise shows by itself.
final class Timers implements Jumps {
  private final State state;
  private final Program program;
  private final int[] events;
  private final long[] names;
  private final Stream[] streams;

  /// What is left to wait, of mean 1, since when, at which rate, and when that is over.
  private final double[] left;

  private final double[] since;
  private final double[] rates;
  private final double[] due;
  private Key key = Key.of(0);
  private int next;

  Timers(Program program, State state) {
    this.state = state;
    this.program = program;
    this.events = program.rateEvents();
    this.names = Dice.names(program);
    this.streams = new Stream[state.rates.length];
    for (int event : events) {
      streams[event] = new Stream(key);
    }
    this.left = new double[streams.length];
    this.since = new double[streams.length];
    this.rates = new double[streams.length];
    this.due = new double[streams.length];
  }

  @Override
  public void roll(Key key) {
    this.key = key;
    Arrays.fill(left, 0);
    Arrays.fill(rates, 0);
    Arrays.fill(due, Double.POSITIVE_INFINITY);
  }

  @Override
  public void forget(double now) {
    for (int event : events) {
      look(event, now);
    }
  }

  @Override
  public void refresh(int change, double now) {
    int firings = program.firings();
    int[] touched =
        change < firings ? program.ratesAfter(change) : program.ratesAtDate(change - firings);
    for (int event : touched) {
      look(event, now);
    }
  }

  private void look(int event, double now) {
    double rate = state.rates[event];
    if (rate == rates[event]) {
      return;
    }
    if (left[event] == 0) {
      streams[event].restart(key.at(names[event]));
      left[event] = streams[event].exponential();
    } else {
      double waited = rates[event] * (now - since[event]);
      left[event] = Math.max(left[event] - waited, Double.MIN_NORMAL);
    }
    wait(event, rate, now);
  }

  private void wait(int event, double rate, double now) {
    since[event] = now;
    rates[event] = rate;
    due[event] = rate > 0 ? now + left[event] / rate : Double.POSITIVE_INFINITY;
  }

  @Override
  public double due(double now) {
    double least = Double.POSITIVE_INFINITY;
    for (int event : events) {
      if (due[event] < least) {
        least = due[event];
        next = event;
      }
    }
    return least;
  }

  @Override
  public int winner() {
    left[next] = streams[next].exponential();
    wait(next, rates[next], due[next]);
    return next;
  }

  @Override
  public void cut(double then, double stop) {} // each goes on by itself
}
