package offramp.solve;

import java.util.Arrays;
import java.util.BitSet;

/// One instant in which levers may be pulled, one after another, each after a look at the state.
///
/// Its piece has no length; the transitions of a state are its pulls: the number of the lever for
/// an event, and for a share the probability that the pull leads this way.
final class Decision {
  static final int WAIT = -1;

  /// A pull has to gain more than this part of the value of waiting; less is rounding.
  static final double GAIN = 1e-9;

  private final Piece piece;
  private final BitSet hit;

  /// @param hit the states in which the outcome has come about, so that nothing is left to decide
  Decision(Piece piece, BitSet hit) {
    this.piece = piece;
    this.hit = hit;
  }

  static boolean is(Piece piece) {
    return piece.fromDays() == piece.toDays() && piece.transitions() > 0;
  }

  /// What is best in each state.
  ///
  /// @param value the least that pulls can reach (Bellman's equation)
  /// @param lever the one to pull next, or [#WAIT]
  record Best(double[] value, int[] lever) {}

  /// {@return what is best; of what is equally good, what takes fewest pulls}
  ///
  /// @param waiting per state the value if no further lever is pulled on this day
  Best best(double[] waiting) {
    Best best = new Best(waiting.clone(), new int[waiting.length]);
    Arrays.fill(best.lever, WAIT);
    double[] pulls = new double[waiting.length];
    boolean changed = true;
    // a lever is pulled once, so this ends after as many rounds as there are levers
    while (changed) {
      changed = false;
      for (int state = 0; state < pulls.length; state++) {
        if (piece.first()[state] < piece.first()[state + 1] && !hit.get(state)) {
          changed |= improve(state, waiting[state], best, pulls);
        }
      }
    }
    return best;
  }

  /// Takes for a state what is best as far as is known; says whether that changed anything.
  private boolean improve(int state, double waiting, Best best, double[] pulls) {
    int first = WAIT;
    double least = waiting;
    double fewest = 0;
    int lever = WAIT;
    for (int at = piece.first()[state]; at < piece.first()[state + 1]; at++) {
      if (piece.event()[at] != lever) {
        lever = piece.event()[at];
        double value = mean(state, lever, best.value);
        double count = 1 + mean(state, lever, pulls);
        boolean better = value < least * (1 - GAIN);
        if (better || (value <= least * (1 + GAIN) && count < fewest)) {
          first = lever;
          least = value;
          fewest = count;
        }
      }
    }
    boolean changed = least != best.value[state] || fewest != pulls[state];
    best.value[state] = least;
    best.lever[state] = first;
    pulls[state] = fewest;
    return changed;
  }

  private double mean(int state, int lever, double[] values) {
    double mean = 0;
    for (int at = piece.first()[state]; at < piece.first()[state + 1]; at++) {
      if (piece.event()[at] == lever) {
        mean += piece.share()[at] * values[piece.target()[at]];
      }
    }
    return mean;
  }

  /// {@return whether a lever can be pulled in a state}
  boolean open(int state, int lever) {
    for (int at = piece.first()[state]; at < piece.first()[state + 1]; at++) {
      if (piece.event()[at] == lever) {
        return true;
      }
    }
    return false;
  }

  /// Moves mass from states in which a lever is pulled to where that leads.
  ///
  /// @param pulled per state the lever that is pulled in it, or [#WAIT]
  /// @param mass per state, changed
  /// @param drawn per lever the mass that pulled it, added to
  void pull(int[] pulled, double[] mass, double[] drawn) {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (int state = 0; state < mass.length; state++) {
        if (mass[state] > 0 && pulled[state] != WAIT) {
          double all = mass[state];
          mass[state] = 0;
          move(state, pulled[state], all, mass);
          drawn[pulled[state]] += all;
          moved = true;
        }
      }
    }
  }

  private void move(int state, int lever, double mass, double[] to) {
    for (int at = piece.first()[state]; at < piece.first()[state + 1]; at++) {
      if (piece.event()[at] == lever) {
        to[piece.target()[at]] += mass * piece.share()[at];
      }
    }
  }

  /// {@return per state the levers that are pulled on this day from there on, on any way}
  BitSet[] pulls(int[] pulled) {
    BitSet[] pulls = new BitSet[pulled.length];
    Arrays.setAll(pulls, _ -> new BitSet());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int state = 0; state < pulled.length; state++) {
        if (pulled[state] != WAIT) {
          changed |= gather(state, pulled[state], pulls);
        }
      }
    }
    return pulls;
  }

  private boolean gather(int state, int lever, BitSet[] pulls) {
    int before = pulls[state].cardinality();
    pulls[state].set(lever);
    for (int at = piece.first()[state]; at < piece.first()[state + 1]; at++) {
      if (piece.event()[at] == lever) {
        pulls[state].or(pulls[piece.target()[at]]);
      }
    }
    return pulls[state].cardinality() > before;
  }
}
