package offramp.history;

import java.util.Collections;
import java.util.List;

/// Where to look for what each case has of its own, and how finely.
///
/// @param about what is shared, where these places are known
/// @param there one for each case
record Places(NormalRule rule, double[] about, List<Place> there) {
  Places {
    there = List.copyOf(there);
  }

  /// {@return where it lies before anything is told, seen coarsely}
  ///
  /// @param own how many unknowns a case has of its own
  /// @param shared how many are shared
  static Places untold(int cases, int own, int shared) {
    return new Places(
        NormalRule.coarse(own),
        new double[shared],
        Collections.nCopies(cases, Place.standard(own, shared)));
  }

  /// {@return the same, seen coarsely}
  Places coarse() {
    return new Places(NormalRule.coarse(dimensions()), about, there);
  }

  /// {@return the same, seen finely}
  Places fine() {
    return new Places(NormalRule.fine(dimensions()), about, there);
  }

  private int dimensions() {
    return rule.points()[0].length;
  }

  /// {@return the place of a case where what is shared is this}
  Place of(int number, double[] at) {
    return there.get(number).pulled(Matrix.less(at, about));
  }
}
