package offramp.program;

import offramp.model.Fault;
import offramp.model.Functions;

/// The rules of the language on the numbers of a running history; interpreter and generated code
/// both call these.
///
/// Each function returns what it was given if it keeps to the rule, and throws a [Fault] otherwise.
/// None but [#rate] is ever given NaN, which the evaluation of terms has caught before.
final class Rules {
  /// How far from a whole number, or a sum of probabilities from 1, still counts as it.
  static final double TOLERANCE = 1e-9;

  private static final long ENDLESS = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

  private Rules() {}

  /// {@return the mistake of a caller who asks for what the event or trigger does not have}
  static IllegalArgumentException none(String what, int number) {
    return new IllegalArgumentException("number %d has no %s".formatted(number, what));
  }

  /// {@return the mistake of a caller who asks for a number that the model does not have}
  static IndexOutOfBoundsException outside(int number) {
    return new IndexOutOfBoundsException(number);
  }

  static double rate(double value) {
    // numbers from 0 up to infinity have the bits of longs in the same order: one comparison
    if (Long.compareUnsigned(Double.doubleToRawLongBits(value), ENDLESS) < 0 || value == 0) {
      return value;
    }
    throw new Fault(
        Functions.number(value) < 0 ? Fault.Kind.NEGATIVE_RATE : Fault.Kind.ENDLESS_RATE);
  }

  static double duration(double value) {
    if (value >= 0 && value < Double.POSITIVE_INFINITY) {
      return value;
    }
    throw new Fault(Fault.Kind.DURATION);
  }

  static double probability(double value) {
    if (value >= 0 && value <= 1) {
      return value;
    }
    throw new Fault(Fault.Kind.NOT_A_PROBABILITY);
  }

  static double weight(double value) {
    if (value >= 0 && value < Double.POSITIVE_INFINITY) {
      return value;
    }
    throw new Fault(Fault.Kind.NEGATIVE_WEIGHT);
  }

  /// {@return how far to move a score}
  static double amount(double value) {
    if (value >= 0) {
      return value;
    }
    throw new Fault(Fault.Kind.NEGATIVE_AMOUNT);
  }

  /// {@return how far to move what is whole: the whole number within 1e-9 of `value`}
  static double wholeAmount(double value) {
    return whole(amount(value));
  }

  /// {@return the value after a move up to `moved`, which stops at `high`}
  static double up(double moved, double high) {
    return finite(Math.min(moved, high));
  }

  /// {@return the value after a move down to `moved`, which stops at `low`}
  static double down(double moved, double low) {
    return finite(Math.max(moved, low));
  }

  /// {@return the value of a score after an assignment; -0 becomes 0}
  static double assigned(double value, double low, double high) {
    return within(finite(value), low, high);
  }

  /// {@return the value of what is whole after an assignment: the whole number within 1e-9 of
  /// `value`}
  static double wholeAssigned(double value, double low, double high) {
    return within(whole(finite(value)), low, high);
  }

  static double finite(double value) {
    if (Math.abs(value) < Double.POSITIVE_INFINITY) {
      return value;
    }
    throw new Fault(Fault.Kind.NOT_FINITE);
  }

  private static double whole(double value) {
    double nearest = Math.rint(value);
    if (Math.abs(value - nearest) <= TOLERANCE) {
      return nearest;
    }
    throw new Fault(Fault.Kind.NOT_WHOLE);
  }

  private static double within(double value, double low, double high) {
    if (value >= low && value <= high) {
      return value + 0.0;
    }
    throw new Fault(Fault.Kind.OUT_OF_RANGE);
  }

  /// {@return the branch taken, of `count` whose probabilities are in `chances` and sum to 1 within
  /// 1e-9}
  static int branch(State state, int count) {
    double sum = sum(state.chances, count);
    if (Math.abs(sum - 1) <= TOLERANCE) {
      return pick(state, count, count, sum);
    }
    throw new Fault(Fault.Kind.PROBABILITIES_SUM);
  }

  /// {@return the branch taken, of `count` whose probabilities are in `chances`; `count` where it
  /// is none of them}
  static int branchOrRest(State state, int count) {
    if (sum(state.chances, count) <= 1 + TOLERANCE) {
      return pick(state, count, count + 1, 1);
    }
    throw new Fault(Fault.Kind.PROBABILITIES_SUM);
  }

  /// {@return the branch taken, of `count` whose weights are in `chances`}
  static int weighted(State state, int count) {
    double sum = weight(sum(state.chances, count));
    if (sum > 0) {
      return Math.min(pick(state, count, count, sum), count - 1);
    }
    throw new Fault(Fault.Kind.WEIGHTS_ZERO);
  }

  static double sum(double[] chances, int count) {
    double sum = 0;
    for (int branch = 0; branch < count; branch++) {
      sum += chances[branch];
    }
    return sum;
  }

  /// {@return what the fork says if it is on, else the first branch whose running sum lies above a
  /// point drawn evenly between 0 and `whole`; `count` if there is none}
  ///
  /// A uniform number is at most 1 - 2^-53, so its product with a sum lies below that sum: a branch
  /// is always found there, and never one of chance 0. (Where weights sum to less than 1e-307 it
  /// can round to the sum; the last branch is meant then.)
  private static int pick(State state, int count, int ways, double whole) {
    double[] chances = state.chances;
    if (state.fork.on()) {
      return state.fork.take(chances, count, ways > count ? whole - sum(chances, count) : 0);
    }
    double point = ways == 1 ? 0 : state.branches.uniform() * whole;
    double sum = 0;
    for (int branch = 0; branch < count; branch++) {
      sum += chances[branch];
      if (point < sum) {
        return branch;
      }
    }
    return count;
  }
}
