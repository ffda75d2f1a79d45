package offramp.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
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

  Forward(Chain chain, double[] days) {
    this.chain = chain;
    this.incoming = chain.pieces().stream().map(Incoming::of).toList();
    this.closed = chain.closed();
    this.days = days;
    this.outcomes = chain.program().model().outcomes().size();
    this.watches = chain.program().model().watches().size();
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
      List<BitSet> hit = asked.stream().mapToObj(outcome -> piece.hit().get(outcome)).toList();
      List<double[]> means = new ArrayList<>();
      List<int[]> bins = new ArrayList<>();
      int all = 0;
      if (everything && reports) {
        for (int watch = 0; watch < watches; watch++) {
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
      int from = gauge.sets().size() + gauge.means().size();
      for (int watch = 0; watch < values.size(); watch++) {
        int mean = gauge.sets().size() + 2 * watch;
        watched
            .get(watch)
            .add(
                new Law(
                    readings[mean],
                    readings[mean + 1],
                    new TreeMap<>(values.get(watch).masses(readings, from))));
        from += values.get(watch).bins();
      }
      reported++;
    }
  }
}
