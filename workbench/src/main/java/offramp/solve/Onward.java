package offramp.solve;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Sends a distribution forward through a chain with decisions, piece by piece; what comes into an
/// outcome is taken out.
final class Onward {
  private static final Gauge NOTHING = Gauge.of(List.of(), List.of(), List.of(), 0);

  private final Chain chain;
  private final int outcome;
  private final Route route;
  private final List<Optional<Flow>> flows = new ArrayList<>();

  Onward(Chain chain, int outcome, Route route) {
    this.chain = chain;
    this.outcome = outcome;
    this.route = route;
    for (Piece piece : chain.pieces()) {
      flows.add(
          piece.toDays() > piece.fromDays()
              ? Optional.of(
                  Flow.of(Incoming.of(piece), piece.share(), piece.first())
                      .absorbed(piece.hit().get(outcome)))
              : Optional.empty());
    }
  }

  /// A distribution.
  ///
  /// @param come the probability that the outcome has come about
  /// @param mass per state the probability of it, without the outcome
  record Spread(double come, double[] mass) {
    static final Spread START = new Spread(0, new double[] {1});

    /// {@return what comes of it, if that much comes of each state}
    double value(double[] values) {
      double sum = come;
      for (int state = 0; state < mass.length; state++) {
        sum += mass[state] * values[state];
      }
      return sum;
    }
  }

  int pieces() {
    return flows.size();
  }

  Piece piece(int number) {
    return chain.pieces().get(number);
  }

  Decision decision(int number) {
    return new Decision(piece(number), hit(number));
  }

  private BitSet hit(int number) {
    return piece(number).hit().get(outcome);
  }

  /// {@return the distribution at the beginning of a piece}
  ///
  /// @param before at the end of the one before
  Spread enter(int number, Spread before) {
    Piece piece = piece(number);
    return kept(number, before.come, piece.passage().apply(before.mass, piece.size()));
  }

  /// {@return the distribution at the end of a piece in which nothing is pulled}
  Spread pass(int number, Spread start) {
    Piece piece = piece(number);
    if (flows.get(number).isEmpty()) {
      return start;
    }
    Passed.Wanted all =
        new Passed.Wanted(new double[0], piece.toDays() - piece.fromDays(), true, false);
    double[] end = route.pass(piece, flows.get(number).get(), start.mass, NOTHING, all).end();
    return kept(number, start.come, end.clone());
  }

  /// {@return about how many multiplications a pass takes}
  double work(int number) {
    Piece piece = piece(number);
    double days = piece.toDays() - piece.fromDays();
    return piece.size()
        + flows
            .get(number)
            .map(flow -> Uniformisation.steps(flow, days) * (flow.size() + flow.rate().length))
            .orElse(0.0);
  }

  /// {@return the distribution after pulls}
  ///
  /// @param pulled per state the lever that is pulled in it, or [Decision#WAIT]
  /// @param drawn per lever the probability that it is pulled, added to
  Spread pull(int number, Spread start, int[] pulled, double[] drawn) {
    double[] mass = start.mass.clone();
    decision(number).pull(pulled, mass, drawn);
    return kept(number, start.come, mass);
  }

  private Spread kept(int number, double come, double[] mass) {
    double sum = come;
    BitSet hit = hit(number);
    for (int state = hit.nextSetBit(0); state >= 0; state = hit.nextSetBit(state + 1)) {
      sum += mass[state];
      mass[state] = 0;
    }
    return new Spread(sum, mass);
  }
}
