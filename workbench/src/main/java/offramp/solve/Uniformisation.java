package offramp.solve;

import java.util.Arrays;
import offramp.simulate.Team;
import offramp.solve.Passed.Wanted;

/// The distribution of a chain over time as a mixture of its jump chain, by Poisson weights.
///
/// Uniformisation (Jensen, Skand. Aktuarietidskr. 36:87, 1953). Every term is at least 0, so sums
/// keep the relative error of their terms; the series is cut when what is left over is small beside
/// the smallest mass that is asked for, not beside 1. It is also cut when the distribution has come
/// to rest: the change of a step in the sum of absolute differences never grows, so that what is
/// still to come is at most the steps left times the change now.
final class Uniformisation {
  /// The part of an answer that may be cut off.
  private static final double CUT = 1e-10;

  /// What may be cut off a distribution that goes on into the next piece.
  private static final double END = 1e-100;

  /// How much faster than the fastest state: no state is left without a jump to itself, and none of
  /// these shares is the small difference of large numbers.
  private static final double SPARE = 1.02;

  private static final int LOOK = 16;
  private static final int WORTH_A_TEAM = 100_000;

  private final Flow flow;
  private final Gauge gauge;
  private final Wanted wanted;
  private final double[] jump;
  private final double[] stay;
  private final Poisson[] reports;
  private final Poisson whole;
  private final double[][] readings;
  private final boolean[] done;
  private final double[] end;
  private final double[] sums;
  private final double pace;
  private boolean ended;
  private boolean summed;
  private int steps;

  private Uniformisation(Flow flow, Gauge gauge, Wanted wanted) {
    this.flow = flow;
    this.gauge = gauge;
    this.wanted = wanted;
    this.pace = flow.fastest() * SPARE;
    this.jump = Arrays.stream(flow.rate()).map(rate -> rate / pace).toArray();
    this.stay = Arrays.stream(flow.exit()).map(exit -> (pace - exit) / pace).toArray();
    this.reports =
        Arrays.stream(wanted.offsets())
            .mapToObj(days -> Poisson.of(pace * days))
            .toArray(Poisson[]::new);
    this.whole = Poisson.of(wanted.goesOn() || wanted.sums() ? pace * wanted.days() : 0);
    this.readings = new double[reports.length][gauge.size()];
    this.done = new boolean[reports.length];
    this.end = new double[wanted.goesOn() ? flow.size() : 0];
    this.sums = new double[wanted.sums() ? gauge.sets().size() : 0];
    this.ended = !wanted.goesOn();
    this.summed = !wanted.sums();
  }

  /// {@return about how many steps a pass takes}
  static double steps(Flow flow, double days) {
    double mean = flow.fastest() * SPARE * days;
    return mean + 12 * Math.sqrt(mean) + 40;
  }

  /// {@return what is read while `start` goes through the piece}
  static Passed pass(Flow flow, double[] start, Gauge gauge, Wanted wanted, Team team) {
    if (flow.fastest() == 0) {
      return still(start, gauge, wanted);
    }
    return new Uniformisation(flow, gauge, wanted).pass(start, team);
  }

  private static Passed still(double[] start, Gauge gauge, Wanted wanted) {
    double[][] readings = new double[wanted.offsets().length][gauge.size()];
    for (double[] reading : readings) {
      gauge.read(start, reading);
    }
    double[] sums = new double[wanted.sums() ? gauge.sets().size() : 0];
    double[] masses = new double[gauge.size()];
    gauge.read(start, masses);
    add(wanted.days(), masses, sums);
    return new Passed(readings, start, sums, 0);
  }

  private Passed pass(double[] start, Team team) {
    double[] now = start.clone();
    double[] next = new double[now.length];
    double[] masses = new double[gauge.size()];
    int last =
        Math.max(whole.last(), Arrays.stream(reports).mapToInt(Poisson::last).max().orElse(0));
    int[] cuts = cuts(team);
    for (int step = 0; ; step++) {
      read(step, now, masses);
      boolean look = step < LOOK || step % LOOK == 0 || step == last;
      if (look && finished(step)) {
        break;
      }
      step(now, next, cuts, team);
      if (look && step >= LOOK && rest(now, next) * (last - step) <= CUT * least()) {
        settle(step + 1, next, masses);
        break;
      }
      double[] free = now;
      now = next;
      next = free;
      steps++;
    }
    return new Passed(readings, end, sums, CUT + 8 * Math.ulp(1.0) * (steps + LOOK));
  }

  /// {@return the first states of the parts that the team shares}
  private int[] cuts(Team team) {
    int parts = jump.length < WORTH_A_TEAM ? 1 : team.size();
    int[] first = flow.incoming().first();
    int[] cuts = new int[parts + 1];
    for (int part = 1; part < parts; part++) {
      int at = Arrays.binarySearch(first, (int) ((long) jump.length * part / parts));
      cuts[part] = Math.min(flow.size(), at < 0 ? -at - 1 : at);
    }
    cuts[parts] = flow.size();
    return cuts;
  }

  private void read(int step, double[] now, double[] masses) {
    boolean read = !summed;
    if (read) {
      gauge.read(now, masses);
      add(whole.tail(step) / pace, masses, sums);
    }
    for (int report = 0; report < reports.length; report++) {
      double weight = done[report] ? 0 : reports[report].weight(step);
      if (weight > 0) {
        if (!read) {
          gauge.read(now, masses);
          read = true;
        }
        add(weight, masses, readings[report]);
      }
    }
    if (!ended && whole.weight(step) > 0) {
      add(whole.weight(step), now, end);
    }
  }

  /// Adds to all of `to`, which may be shorter than `from`.
  private static void add(double weight, double[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += weight * from[i];
    }
  }

  private boolean finished(int step) {
    boolean all = true;
    for (int report = 0; report < reports.length; report++) {
      done[report] |= reports[report].tail(step) <= CUT * smallest(readings[report]);
      all &= done[report];
    }
    ended |= whole.tail(step) <= END;
    summed |= whole.excess(step) / pace <= CUT * leastSum();
    return all && ended && summed;
  }

  /// {@return the smallest mass asked for, 0 while one that may come has not}
  private double smallest(double[] reading) {
    double least = 1;
    for (int set = 0; set < gauge.sets().size(); set++) {
      if (gauge.sets().get(set).length > 0) {
        least = Math.min(least, reading[set]);
      }
    }
    return least;
  }

  /// {@return the smallest integral asked for, 0 while one that may come has not}
  private double leastSum() {
    double least = wanted.days();
    for (int set = 0; set < sums.length; set++) {
      if (gauge.sets().get(set).length > 0) {
        least = Math.min(least, sums[set]);
      }
    }
    return least;
  }

  private double least() {
    double least = !ended ? 0 : summed ? 1 : leastSum() / wanted.days();
    for (int report = 0; report < reports.length; report++) {
      if (!done[report]) {
        least = Math.min(least, smallest(readings[report]));
      }
    }
    return least;
  }

  /// {@return the sum of the absolute differences}
  private static double rest(double[] now, double[] next) {
    double sum = 0;
    for (int state = 0; state < now.length; state++) {
      sum += Math.abs(next[state] - now[state]);
    }
    return sum;
  }

  /// All steps from `step` on find the same distribution.
  private void settle(int step, double[] now, double[] masses) {
    gauge.read(now, masses);
    for (int report = 0; report < reports.length; report++) {
      if (!done[report]) {
        add(reports[report].tail(step - 1), masses, readings[report]);
      }
    }
    if (!ended) {
      add(whole.tail(step - 1), now, end);
    }
    if (!summed) {
      add(whole.excess(step - 1) / pace, masses, sums);
    }
  }

  private void step(double[] now, double[] next, int[] cuts, Team team) {
    if (cuts.length == 2) {
      step(now, next, 0, flow.size());
    } else {
      team.each(cuts.length - 1, part -> step(now, next, cuts[part], cuts[part + 1]));
    }
  }

  private void step(double[] now, double[] next, int from, int to) {
    int[] first = flow.incoming().first();
    int[] source = flow.incoming().source();
    for (int state = from; state < to; state++) {
      double sum = now[state] * stay[state];
      for (int at = first[state]; at < first[state + 1]; at++) {
        sum += now[source[at]] * jump[at];
      }
      next[state] = sum;
    }
  }
}
