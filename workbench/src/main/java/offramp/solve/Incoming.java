package offramp.solve;

/// The transitions of a piece in the order of the states that they lead to, so that each state of
/// the next step is a sum of its own.
///
/// @param first per state the first transition that leads to it
/// @param source per transition in this order the state that it leaves
/// @param place per transition of the piece, in its own order, where it is in this one
record Incoming(int[] first, int[] source, int[] place) {
  static Incoming of(Piece piece) {
    int states = piece.size();
    int[] first = new int[states + 1];
    for (int target : piece.target()) {
      first[target + 1]++;
    }
    for (int state = 0; state < states; state++) {
      first[state + 1] += first[state];
    }
    int[] next = first.clone();
    int[] source = new int[piece.transitions()];
    int[] place = new int[piece.transitions()];
    for (int state = 0; state < states; state++) {
      for (int at = piece.first()[state]; at < piece.first()[state + 1]; at++) {
        place[at] = next[piece.target()[at]]++;
        source[place[at]] = state;
      }
    }
    return new Incoming(first, source, place);
  }
}
