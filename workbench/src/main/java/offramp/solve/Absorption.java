package offramp.solve;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import offramp.simulate.Team;

/// When one outcome first comes about in a chain: one sweep in which its states keep what comes
/// into them.
final class Absorption {
  private final Chain chain;
  private final int outcome;
  private final double[] days;
  private final List<Incoming> incoming;

  /// @param days reports, ascending; the last is the horizon of the chain
  Absorption(Chain chain, int outcome, double... days) {
    this.chain = chain;
    this.outcome = outcome;
    this.days = days;
    this.incoming = chain.pieces().stream().map(Incoming::of).toList();
  }

  /// What is known of one draw of the unknowns.
  ///
  /// @param by per report the probability by then
  /// @param days expected until it comes about, counting 0 where it does not by the last report
  /// @param error a bound of the relative error of `by`
  record Reached(double[] by, double days, double error) {}

  Reached reached(Draw draw, Team team) {
    Sweep sweep = new Sweep(draw, team);
    sweep.run(chain.pieces().size());
    double horizon = days[days.length - 1];
    double late = Math.max(0, horizon * sweep.by[days.length - 1] - sweep.sum);
    return new Reached(sweep.by, late, sweep.error);
  }

  /// {@return what becomes of the outcome behind the last entry of the calendar, which the chain
  /// has to hold}
  Eventual ever(Draw draw, Team team) {
    int last = chain.pieces().size() - 1;
    Piece piece = chain.pieces().get(last);
    Sweep sweep = new Sweep(draw, team);
    double[] start = piece.passage().apply(sweep.run(last), piece.size());
    Ever ever = Ever.of(piece, draw.rates(piece), piece.hit().get(outcome));
    double begin = piece.fromDays();
    double probability = sweep.come;
    double expected = Math.max(0, begin * sweep.come - sweep.sum);
    double error = 0;
    for (int state = 0; state < start.length; state++) {
      if (start[state] > 0) {
        probability += start[state] * ever.probability[state];
        expected += start[state] * (begin * ever.probability[state] + ever.days[state]);
        error = Math.max(error, ever.error(state));
      }
    }
    return new Eventual(Math.min(1, probability), expected, sweep.error + error);
  }

  /// One way through the first pieces.
  private final class Sweep {
    final double[] by = new double[days.length];
    private final Draw draw;
    private final Route route;
    private double come;
    private double sum;
    private double error;
    private int reported;

    Sweep(Draw draw, Team team) {
      this.draw = draw;
      this.route = new Route(chain.program(), team);
    }

    /// {@return the distribution behind them, without what has come about}
    double[] run(int pieces) {
      double[] now = {1};
      for (int number = 0; number < pieces; number++) {
        Piece piece = chain.pieces().get(number);
        now = pass(number, piece, piece.passage().apply(now, piece.size()));
        BitSet hit = piece.hit().get(outcome);
        for (int state = hit.nextSetBit(0); state >= 0; state = hit.nextSetBit(state + 1)) {
          come += now[state];
          now[state] = 0;
        }
      }
      return now;
    }

    private double[] pass(int number, Piece piece, double[] start) {
      BitSet hit = piece.hit().get(outcome);
      double[] offsets =
          Arrays.stream(chain.reports(days, number))
              .map(day -> Math.max(0, day - piece.fromDays()))
              .toArray();
      boolean goesOn = number < chain.pieces().size() - 1;
      double length = piece.toDays() - piece.fromDays();
      Passed passed =
          route.pass(
              piece,
              draw.flow(piece, incoming.get(number)).absorbed(hit),
              start,
              Gauge.of(List.of(hit), List.of(), List.of(), 0),
              new Passed.Wanted(offsets, length, goesOn, true));
      for (double[] reading : passed.readings()) {
        by[reported++] = Math.min(1, come + reading[0]);
      }
      sum += come * length + passed.sums()[0];
      error = Math.max(error, passed.error());
      return goesOn ? passed.end() : start;
    }
  }
}
