package offramp.solve;

import java.util.BitSet;

/// A piece under one draw of the unknowns: how fast its states flow into each other.
///
/// @param incoming the order of the rates
/// @param rate per transition in the order of `incoming`, per day
/// @param exit per state the sum of the rates that leave it, per day
/// @param fastest the greatest of them
record Flow(Incoming incoming, double[] rate, double[] exit, double fastest) {

  static Flow of(Incoming incoming, double[] ratesInOrderOfPiece, int[] first) {
    double[] rate = new double[ratesInOrderOfPiece.length];
    double[] exit = new double[first.length - 1];
    double fastest = 0;
    for (int state = 0; state < exit.length; state++) {
      double sum = 0;
      for (int at = first[state]; at < first[state + 1]; at++) {
        sum += ratesInOrderOfPiece[at];
        rate[incoming.place()[at]] = ratesInOrderOfPiece[at];
      }
      exit[state] = sum;
      fastest = Math.max(fastest, sum);
    }
    return new Flow(incoming, rate, exit, fastest);
  }

  int size() {
    return exit.length;
  }

  /// {@return the same transitions, each read against its direction: sent through it, values of
  /// states go back in time, each the mean of where its state leads}
  Flow reversed(Piece piece) {
    double[] outgoing = new double[rate.length];
    for (int at = 0; at < outgoing.length; at++) {
      outgoing[at] = rate[incoming.place()[at]];
    }
    Incoming against = new Incoming(piece.first(), piece.target(), incoming.place());
    return new Flow(against, outgoing, exit, fastest);
  }

  /// {@return the same where nothing leaves the states of `set`}
  Flow absorbed(BitSet set) {
    double[] kept = rate.clone();
    double[] left = exit.clone();
    double fastestLeft = 0;
    for (int at = 0; at < kept.length; at++) {
      if (set.get(incoming.source()[at])) {
        kept[at] = 0;
      }
    }
    for (int state = 0; state < left.length; state++) {
      left[state] = set.get(state) ? 0 : left[state];
      fastestLeft = Math.max(fastestLeft, left[state]);
    }
    return new Flow(incoming, kept, left, fastestLeft);
  }
}
