package offramp.solve;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// The chain between two instants of the calendar, in which nothing but rates moves it.
///
/// State `i` leaves along the transitions from `first[i]` up to, not including, `first[i + 1]`.
/// Transitions from a state to itself are left out.
///
/// @param fromDays when it begins, in days from the start
/// @param toDays when it ends; the same where it is a single instant
/// @param dates the dates that have come
/// @param states the states, packed
/// @param first per state its first transition
/// @param target per transition the state that it leads to
/// @param event per transition the event that fires
/// @param share per transition the probability that the event leads this way, times its rate per
///   day if `rated`
/// @param rated whether shares hold rates
/// @param hit per outcome the states in which it has come about
/// @param ended the states in which the history has ended
/// @param passage how the states at the end of the piece before lead into this one
record Piece(
    double fromDays,
    double toDays,
    int[] dates,
    Space states,
    int[] first,
    int[] target,
    int[] event,
    double[] share,
    boolean rated,
    List<BitSet> hit,
    BitSet ended,
    Passage passage) {

  int size() {
    return first.length - 1;
  }

  int transitions() {
    return target.length;
  }

  /// {@return the same chain between two other days}
  ///
  /// @param way into it
  Piece between(double from, double to, Passage way) {
    return new Piece(from, to, dates, states, first, target, event, share, rated, hit, ended, way);
  }

  /// What one instant does to a distribution: state `i` of the piece before leads to the targets
  /// from `first[i]` up to `first[i + 1]`, with these probabilities.
  record Passage(int[] first, int[] target, double[] probability) {
    /// {@return that of an instant in which nothing happens to any of so many states}
    static Passage nowhere(int size) {
      double[] certain = new double[size];
      Arrays.fill(certain, 1);
      return new Passage(
          IntStream.rangeClosed(0, size).toArray(), IntStream.range(0, size).toArray(), certain);
    }

    /// {@return the distribution behind the instant}
    double[] apply(double[] distribution, int size) {
      double[] behind = new double[size];
      for (int state = 0; state < distribution.length; state++) {
        double mass = distribution[state];
        if (mass > 0) {
          for (int way = first[state]; way < first[state + 1]; way++) {
            behind[target[way]] += mass * probability[way];
          }
        }
      }
      return behind;
    }
  }
}
