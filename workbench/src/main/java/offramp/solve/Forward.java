package offramp.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import offramp.model.Model;
import offramp.model.Term;
import offramp.simulate.Team;
import offramp.solve.Found.Law;

/// Sends the start of a chain forward in time, piece by piece, and reads every outcome and watch at
/// every report: one sweep for all outcomes that stay true once they are, and one more for each
/// that does not.
final class Forward {
  private final Chain chain;
  private final List<Incoming> incoming;
  private final BitSet closed;
  private final double[] days;
  private final int outcomes;
  private final int watches;

  /// The watches that hold or do not hold: they are read as sets of states.
  private final BitSet conditions;

  Forward(Chain chain, double[] days) {
    this.chain = chain;
    this.incoming = chain.pieces().stream().map(Incoming::of).toList();
    this.closed = chain.closed();
    this.days = days;
    this.outcomes = chain.program().model().outcomes().size();
    this.watches = chain.program().model().watches().size();
    this.conditions = conditions(chain.program().model());
  }

  /// {@return the watches of a model that hold or do not hold}
  static BitSet conditions(Model model) {
    BitSet conditions = new BitSet();
    for (int watch = 0; watch < model.watches().size(); watch++) {
      conditions.set(watch, model.watches().get(watch).value() instanceof Term.Indicator);
    }
    return conditions;
  }

  private static BitSet held(double[] values) {
    BitSet held = new BitSet();
    for (int state = 0; state < values.length; state++) {
      held.set(state, values[state] != 0);
    }
    return held;
  }

  /// {@return the rates of every piece under a draw}
  List<Flow> flows(Draw draw) {
    List<Flow> flows = new ArrayList<>();
    for (int piece = 0; piece < chain.pieces().size(); piece++) {
      flows.add(draw.flow(chain.pieces().get(piece), incoming.get(piece)));
    }
    return flows;
  }

  /// {@return what is known under a draw}
  Found found(Draw draw, Team team) {
    List<Flow> flows = flows(draw);
    Route route = new Route(chain.program(), team);
    Sweep all = new Sweep(closed, true, route);
    all.run(draw, flows);
    double error = all.error;
    for (int outcome = 0; outcome < outcomes; outcome++) {
      if (!closed.get(outcome)) {
        BitSet one = new BitSet();
        one.set(outcome);
        Sweep alone = new Sweep(one, false, route);
        alone.run(draw, flows);
        all.probability[outcome] = alone.probability[outcome];
        error = Math.max(error, alone.error);
      }
    }
    return new Found(all.probability, all.watched, error, 1);
  }

  /// One way through the chain.
  private final class Sweep {
    final double[][] probability = new double[outcomes][days.length];
    final List<List<Law>> watched = new ArrayList<>();
    double error;
    private final BitSet asked;
    private final boolean everything;
    private final Route route;
    private double come;
    private int reported;

    /// @param asked the outcomes to read; if only one is, and it does not stay true, its states
    ///   keep what comes into them
    Sweep(BitSet asked, boolean everything, Route route) {
      this.asked = asked;
      this.route = route;
      this.everything = everything;
      for (int watch = 0; watch < watches; watch++) {
        watched.add(new ArrayList<>());
      }
    }

    void run(Draw draw, List<Flow> flows) {
      double[] now = {1};
      for (int number = 0; number < flows.size(); number++) {
        Piece piece = chain.pieces().get(number);
        now = piece.passage().apply(now, piece.size());
        now = pass(number, now, flows.get(number), draw);
        if (!everything) {
          keep(piece, now);
        }
      }
    }

    /// Takes out what has come about.
    private void keep(Piece piece, double[] now) {
      BitSet hit = piece.hit().get(asked.nextSetBit(0));
      for (int state = hit.nextSetBit(0); state >= 0; state = hit.nextSetBit(state + 1)) {
        come += now[state];
        now[state] = 0;
      }
    }

    private double[] pass(int number, double[] start, Flow flow, Draw draw) {
      boolean last = number == chain.pieces().size() - 1;
      Piece piece = chain.pieces().get(number);
      double[] reports = chain.reports(days, number);
      List<Binned> values = new ArrayList<>();
      Gauge gauge = gauge(piece, reports.length > 0, draw, values);
      double[] offsets =
          Arrays.stream(reports).map(day -> Math.max(0, day - piece.fromDays())).toArray();
      double length = piece.toDays() - piece.fromDays();
      Passed.Wanted wanted = new Passed.Wanted(offsets, length, !last, false);
      Flow kept = everything ? flow : flow.absorbed(piece.hit().get(asked.nextSetBit(0)));
      Passed passed = route.pass(piece, kept, start, gauge, wanted);
      error = Math.max(error, passed.error());
      for (double[] readings : passed.readings()) {
        note(readings, gauge, values);
      }
      return last ? start : passed.end();
    }

    private Gauge gauge(Piece piece, boolean reports, Draw draw, List<Binned> values) {
      List<BitSet> hit = new ArrayList<>();
      asked.stream().forEach(outcome -> hit.add(piece.hit().get(outcome)));
      List<double[]> means = new ArrayList<>();
      List<int[]> bins = new ArrayList<>();
      int all = 0;
      if (everything && reports) {
        for (int watch = 0; watch < watches; watch++) {
          if (conditions.get(watch)) {
            hit.add(held(draw.watch(watch, piece)));
            continue;
          }
          Binned binned = new Binned(draw.watch(watch, piece), all);
          values.add(binned);
          means.add(binned.value);
          means.add(binned.square);
          bins.add(binned.bin);
          all += binned.bins();
        }
      }
      return Gauge.of(hit, means, bins, all);
    }

    private void note(double[] readings, Gauge gauge, List<Binned> values) {
      int set = 0;
      for (int outcome = asked.nextSetBit(0);
          outcome >= 0;
          outcome = asked.nextSetBit(outcome + 1)) {
        probability[outcome][reported] = Math.min(1, come + readings[set++]);
      }
      int mean = gauge.sets().size();
      int from = mean + gauge.means().size();
      Iterator<Binned> numbers = values.iterator();
      for (int watch = 0; everything && watch < watches; watch++) {
        if (conditions.get(watch)) {
          watched.get(watch).add(Law.of(Math.min(1, readings[set++])));
        } else {
          Binned binned = numbers.next();
          TreeMap<Double, Double> masses = new TreeMap<>(binned.masses(readings, from));
          watched.get(watch).add(new Law(readings[mean], readings[mean + 1], masses));
          mean += 2;
          from += binned.bins();
        }
      }
      reported++;
    }
  }
}
