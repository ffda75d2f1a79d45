package offramp.solve;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import offramp.program.Agenda;
import offramp.program.Program;

/// All that a program can reach up to a horizon: a continuous-time Markov chain, cut where the
/// calendar changes it.
///
/// @param pieces in order; the first is the start, which the passage from a single state leads to
/// @param dropped the probability of chains of triggers that were cut off
public record Chain(Program program, Packing packing, List<Piece> pieces, double dropped) {
  public Chain {
    pieces = List.copyOf(pieces);
  }

  /// {@return the states of the largest piece}
  public int states() {
    return pieces.stream().mapToInt(Piece::size).max().orElse(0);
  }

  /// {@return the transitions between different states in the piece that has most}
  public int transitions() {
    return pieces.stream().mapToInt(Piece::transitions).max().orElse(0);
  }

  /// {@return the reports that fall into a piece, as days from the start}
  double[] reports(double[] days, int number) {
    return Arrays.stream(days).filter(day -> piece(day) == number).toArray();
  }

  /// {@return the number of the piece that a day falls into; the later one where it is between two}
  int piece(double day) {
    int number = pieces.size() - 1;
    while (pieces.get(number).fromDays() > day + Agenda.INSTANT) {
      number--;
    }
    return number;
  }

  /// {@return the outcomes that stay true once they are}
  BitSet closed() {
    BitSet closed = new BitSet();
    for (int outcome = 0; outcome < program.model().outcomes().size(); outcome++) {
      closed.set(outcome, closed(outcome));
    }
    return closed;
  }

  private boolean closed(int outcome) {
    BitSet before = new BitSet();
    for (Piece piece : pieces) {
      BitSet hit = piece.hit().get(outcome);
      for (int state = before.nextSetBit(0); state >= 0; state = before.nextSetBit(state + 1)) {
        Piece.Passage passage = piece.passage();
        if (!within(passage.first(), passage.target(), state, hit)) {
          return false;
        }
      }
      for (int state = hit.nextSetBit(0); state >= 0; state = hit.nextSetBit(state + 1)) {
        if (!within(piece.first(), piece.target(), state, hit)) {
          return false;
        }
      }
      before = hit;
    }
    return true;
  }

  private static boolean within(int[] first, int[] target, int state, BitSet set) {
    for (int at = first[state]; at < first[state + 1]; at++) {
      if (!set.get(target[at])) {
        return false;
      }
    }
    return true;
  }
}
