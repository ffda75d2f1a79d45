package offramp.solve;

import java.util.OptionalDouble;

/// Solves the equations of a large set of states between two bounds that are proved.
///
/// Gauss and Seidel's iteration from 0 never leaves the lower side. When it hardly moves, a guess a
/// little above it is iterated in turn: as soon as a whole round lowers or keeps every value, the
/// guess is an upper bound (optimistic value iteration: Hartmanns & Kaminski, CAV 2020, LNCS
/// 12225:488; the proof is Park's). That the lower side hardly moves proves nothing and is only
/// when to guess.
final class Bracketing {
  /// How far above the lower side the guess lies, relative to it.
  private static final double GUESS = 1e-9;

  /// How far apart the bounds are brought if as many rounds again can do it.
  private static final double WIDTH = 1e-12;

  /// A set that needs more is left so rarely that rounding hides it.
  private static final long MOST_ROUNDS = 100_000;

  private static final double FINEST = 1e-17;
  private static final double ROUNDING = Math.ulp(0.5);

  /// whole x = own + the sum of weights times the x that they lead to.
  ///
  /// @param first per state its first term
  /// @param target per term the state
  /// @param weight per term, above 0
  /// @param whole per state, above 0
  record Equations(int[] first, int[] target, double[] weight, double[] whole) {}

  private final Equations equations;
  private final double[] own;
  private final double[] lower;
  private long rounds;
  private boolean fell;

  /// @param own at least 0, above 0 somewhere
  Bracketing(Equations equations, double[] own) {
    this.equations = equations;
    this.own = own;
    this.lower = new double[own.length];
  }

  /// {@return the lower bound of each x}
  double[] solution() {
    return lower;
  }

  /// {@return a bound of the relative error of the solution; empty if none was found}
  ///
  /// @param most how many multiplications it may take
  OptionalDouble solve(double most) {
    double size = equations.target.length + own.length;
    for (double still = GUESS / 10; still > FINEST; still /= 10) {
      while (round(lower, -1) > still) {
        if (rounds * size > most || rounds > MOST_ROUNDS) {
          return OptionalDouble.empty();
        }
      }
      double[] upper = lower.clone();
      for (int i = 0; i < upper.length; i++) {
        upper[i] *= 1 + GUESS;
      }
      long patience = Math.max(20, rounds);
      for (long last = rounds + patience; rounds < last; ) {
        round(upper, 1);
        if (fell) {
          return OptionalDouble.of(narrowed(upper));
        }
      }
    }
    return OptionalDouble.empty();
  }

  /// {@return how far the bounds lie apart after some more rounds}
  private double narrowed(double[] upper) {
    double width = width(upper);
    for (long last = 2 * rounds; rounds < last && width > WIDTH; width = width(upper)) {
      round(upper, 1);
      round(lower, -1);
    }
    return width;
  }

  private double width(double[] upper) {
    double most = 0;
    for (int i = 0; i < upper.length; i++) {
      most = Math.max(most, (upper[i] - lower[i]) / lower[i]);
    }
    return most;
  }

  /// One round, forwards and backwards in turn, with the rounding of every sum on the side of the
  /// bound.
  ///
  /// @param side 1 for the upper bound, -1 for the lower
  /// @return the greatest relative change; infinite while some value is 0
  private double round(double[] x, int side) {
    double most = 0;
    boolean back = rounds++ / 2 % 2 == 1;
    fell = true;
    for (int i = 0; i < x.length; i++) {
      int state = back ? x.length - 1 - i : i;
      int from = equations.first[state];
      int to = equations.first[state + 1];
      double sum = own[state];
      for (int at = from; at < to; at++) {
        sum += equations.weight[at] * x[equations.target[at]];
      }
      double value = sum / equations.whole[state] * (1 + side * (to - from + 4) * ROUNDING);
      fell &= value <= x[state];
      most =
          value > 0 ? Math.max(most, Math.abs(value - x[state]) / value) : Double.POSITIVE_INFINITY;
      x[state] = value;
    }
    return most;
  }
}
