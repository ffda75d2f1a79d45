package offramp.program;

import java.util.Arrays;

/// Which branch is taken each time that one is drawn: by the dice, or every way in turn.
///
/// To list all ways in which one instant can go, turn the fork on, and have the instant happen
/// again and again from the same state: [#begin()] before each time, until [#next()] says that
/// there is no other way. [#weight()] is the probability of the way that was just taken. A branch
/// that has probability 0 is no way.
public final class Fork {
  /// What a sum of probabilities may lack of 1 by rounding alone.
  private static final double ROUNDING = 1e-15;

  private double[][] chances = new double[4][];
  private int[] taken = new int[4];
  private boolean on;
  private int depth;
  private int at;
  private double weight;

  /// From now on all ways are listed.
  public void list() {
    on = true;
    depth = 0;
  }

  boolean on() {
    return on;
  }

  /// The instant is about to happen.
  public void begin() {
    at = 0;
    weight = 1;
  }

  /// {@return the probability of the way taken, in (0, 1]}
  public double weight() {
    return weight;
  }

  /// {@return whether there is another way, which is the one that comes next}
  public boolean next() {
    depth = at;
    while (depth > 0) {
      int branch = following(chances[depth - 1], taken[depth - 1] + 1);
      if (branch >= 0) {
        taken[depth - 1] = branch;
        return true;
      }
      depth--;
    }
    return false;
  }

  /// {@return the branch to take}
  ///
  /// @param all probabilities or weights of the branches, of which `count` count
  /// @param rest what is left for the branch behind the last of them
  int take(double[] all, int count, double rest) {
    if (at == depth) {
      deepen(Arrays.copyOf(all, count + 1), count, Math.max(0, rest));
    }
    weight *= chances[at][taken[at]];
    return taken[at++];
  }

  private void deepen(double[] shares, int last, double rest) {
    if (depth == taken.length) {
      taken = Arrays.copyOf(taken, 2 * depth);
      chances = Arrays.copyOf(chances, 2 * depth);
    }
    shares[last] = rest > ROUNDING ? rest : 0;
    double whole = Rules.sum(shares, shares.length);
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= whole;
    }
    chances[depth] = shares;
    taken[depth++] = following(shares, 0);
  }

  private static int following(double[] shares, int from) {
    for (int branch = from; branch < shares.length; branch++) {
      if (shares[branch] > 0) {
        return branch;
      }
    }
    return -1;
  }
}
