package offramp.solve;

import java.util.BitSet;
import offramp.simulate.Team;

/// A piece as a chain of steps at one pace, in which the states of a set hold what has come into
/// them.
///
/// @param pace steps a day
/// @param jump per transition its probability in a step
/// @param stay per state the probability that a step leads nowhere
record Steps(Piece piece, double pace, double[] jump, double[] stay) {
  private static final int WORTH_A_TEAM = 50_000;

  /// How much faster than the fastest state, so that `stay` is never the small difference of large
  /// numbers.
  private static final double SPARE = 1.02;

  /// @param rates per transition, per day
  static Steps of(Piece piece, double[] rates, BitSet kept) {
    double[] stay = new double[piece.size()];
    double fastest = 0;
    for (int state = 0; state < stay.length; state++) {
      double exit = 0;
      for (int at = piece.first()[state]; at < piece.first()[state + 1]; at++) {
        exit += kept.get(state) ? 0 : rates[at];
      }
      stay[state] = exit;
      fastest = Math.max(fastest, exit);
    }
    double pace = fastest * SPARE;
    double[] jump = new double[rates.length];
    for (int state = 0; state < stay.length; state++) {
      stay[state] = pace == 0 ? 1 : (pace - stay[state]) / pace;
      for (int at = piece.first()[state]; at < piece.first()[state + 1]; at++) {
        jump[at] = kept.get(state) || pace == 0 ? 0 : rates[at] / pace;
      }
    }
    return new Steps(piece, pace, jump, stay);
  }

  /// Computes for every state the mean of `after` over one step.
  void back(double[] after, double[] before, Team team) {
    int parts = stay.length < WORTH_A_TEAM ? 1 : team.size();
    if (parts == 1) {
      back(after, before, 0, stay.length);
    } else {
      team.each(
          parts,
          part ->
              back(
                  after,
                  before,
                  (int) ((long) stay.length * part / parts),
                  (int) ((long) stay.length * (part + 1) / parts)));
    }
  }

  private void back(double[] after, double[] before, int from, int to) {
    int[] first = piece.first();
    int[] target = piece.target();
    for (int state = from; state < to; state++) {
      double sum = stay[state] * after[state];
      for (int at = first[state]; at < first[state + 1]; at++) {
        sum += jump[at] * after[target[at]];
      }
      before[state] = sum;
    }
  }
}
