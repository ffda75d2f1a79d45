package offramp.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import offramp.solve.Onward.Spread;

/// The best timing that is fixed in advance: for each lever a day of decision, or never.
///
/// All timings are gone through, in a tree whose branches are left out where even a decider who
/// sees the state could not do better than what is known (branch and bound: Land & Doig,
/// Econometrica 28:497, 1960). Levers of one day are pulled in the order in which they are written.
final class OpenLoop {
  private static final double MOST_WORK = 2e10;
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final Onward onward;
  private final Decider decider;
  private final Backward seeing;
  private final BooleanSupplier stop;
  private double least = Double.POSITIVE_INFINITY;
  private double[] days = {};
  private double work;
  private boolean all = true;

  private OpenLoop(Onward onward, Decider decider, Backward seeing, BooleanSupplier stop) {
    this.onward = onward;
    this.decider = decider;
    this.seeing = seeing;
    this.stop = stop;
  }

  /// What was found.
  ///
  /// @param probability of the outcome under the best timing
  /// @param days per lever when it is pulled; infinite if never
  /// @param all whether no other timing is better; else there was no time to go through all
  record Best(double probability, double[] days, boolean all) {}

  /// {@return the best timing}
  ///
  /// @param seeing the values of who sees the state
  static Best of(Onward onward, Decider decider, Backward seeing, BooleanSupplier stop) {
    OpenLoop loop = new OpenLoop(onward, decider, seeing, stop);
    double[] never = new double[decider.levers().size()];
    Arrays.fill(never, NEVER);
    loop.onFrom(0, Spread.START, never);
    loop.drop();
    return new Best(loop.least, loop.days, loop.all);
  }

  /// Leaves out levers that gain nothing.
  private void drop() {
    for (int lever = 0; lever < days.length; lever++) {
      double[] without = days.clone();
      without[lever] = NEVER;
      double probability = days[lever] == NEVER ? least : probability(without);
      if (probability <= least * (1 + Decision.GAIN)) {
        least = probability;
        days = without;
      }
    }
  }

  private double probability(double[] when) {
    Spread now = Spread.START;
    for (int number = 0; number < onward.pieces(); number++) {
      now = onward.enter(number, now);
      double day = onward.piece(number).fromDays();
      for (int lever = 0; lever < when.length && Decision.is(onward.piece(number)); lever++) {
        now = when[lever] == day ? pulled(number, lever, now) : now;
      }
      now = onward.pass(number, now);
    }
    return now.come();
  }

  private void onFrom(int number, Spread before, double[] when) {
    if (number == onward.pieces()) {
      if (before.come() < least * (1 - Decision.GAIN)) {
        least = before.come();
        days = when;
      }
      return;
    }
    work += onward.work(number);
    // the first timing is always gone through to its end
    if (days.length > 0 && (work > MOST_WORK || stop.getAsBoolean())) {
      all = false;
      return;
    }
    Spread now = onward.enter(number, before);
    if (Decision.is(onward.piece(number))) {
      decide(number, now, when);
    } else {
      onFrom(number + 1, onward.pass(number, now), when);
    }
  }

  private record Option(Spread after, double[] when, double bound) {}

  private void decide(int number, Spread now, double[] when) {
    double[] waiting = seeing.end(number);
    List<Option> options = new ArrayList<>();
    gather(number, 0, new Option(now, when, now.value(waiting)), options, waiting);
    options.sort(Comparator.comparingDouble(Option::bound));
    for (Option option : options) {
      if (days.length == 0 || option.bound < least * (1 - Decision.GAIN)) {
        onFrom(number + 1, option.after, option.when);
      }
    }
  }

  /// Lists all sets of levers from `lever` on that may be pulled now, each once.
  private void gather(int number, int lever, Option begun, List<Option> options, double[] waiting) {
    double day = onward.piece(number).fromDays();
    options.add(begun);
    for (int next = lever; next < decider.levers().size(); next++) {
      if (begun.when[next] == NEVER && decider.levers().get(next).open(day)) {
        double[] when = begun.when.clone();
        when[next] = day;
        if (decider.fits(cost(when))) {
          Spread after = pulled(number, next, begun.after);
          gather(number, next + 1, new Option(after, when, after.value(waiting)), options, waiting);
        }
      }
    }
  }

  private double cost(double[] when) {
    double cost = 0;
    for (int lever = 0; lever < when.length; lever++) {
      cost += when[lever] == NEVER ? 0 : decider.levers().get(lever).cost();
    }
    return cost;
  }

  private Spread pulled(int number, int lever, Spread start) {
    work += onward.piece(number).size();
    Decision decision = onward.decision(number);
    int[] pulled = new int[start.mass().length];
    Arrays.setAll(pulled, state -> decision.open(state, lever) ? lever : Decision.WAIT);
    return onward.pull(number, start, pulled, new double[decider.levers().size()]);
  }
}
