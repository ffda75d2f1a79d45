package offramp.solve;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import offramp.program.Agenda;
import offramp.simulate.Evidence;

/// A chain that is cut, besides, on the days by which something is known, and the states that break
/// what is known there.
///
/// Where anything is known every outcome must stay true once it is, so that a state says whether it
/// has come about.
///
/// @param evidence what is known; may be empty
/// @param broken for each piece the states that break it when the piece begins; then those that do
///   at the horizon
record CutChain(Chain chain, List<Evidence> evidence, List<BitSet> broken) {

  static CutChain of(Chain whole, List<Evidence> evidence) {
    List<Piece> pieces = new ArrayList<>(whole.pieces());
    evidence.forEach(each -> cut(pieces, each.day()));
    Chain chain = new Chain(whole.program(), whole.packing(), pieces, whole.dropped());
    List<BitSet> broken =
        IntStream.rangeClosed(0, pieces.size()).mapToObj(_ -> new BitSet()).toList();
    for (Evidence each : evidence) {
      int number = chain.piece(each.day());
      Piece piece = pieces.get(number);
      BitSet breaking = (BitSet) piece.hit().get(each.outcome()).clone();
      if (each.came()) {
        breaking.flip(0, piece.size());
      }
      boolean horizon = each.day() > piece.fromDays() + Agenda.INSTANT;
      broken.get(horizon ? number + 1 : number).or(breaking);
    }
    return new CutChain(chain, evidence, broken);
  }

  /// Cuts the piece inside which the day lies, if there is one.
  private static void cut(List<Piece> pieces, double day) {
    for (int number = 0; number < pieces.size(); number++) {
      Piece piece = pieces.get(number);
      if (piece.fromDays() + Agenda.INSTANT < day && day + Agenda.INSTANT < piece.toDays()) {
        pieces.set(number, piece.between(piece.fromDays(), day, piece.passage()));
        pieces.add(
            number + 1, piece.between(day, piece.toDays(), Piece.Passage.nowhere(piece.size())));
        return;
      }
    }
  }
}
