package offramp.prism;

import java.util.List;
import offramp.model.Condition;
import offramp.model.Term;

/// What an expression of PRISM becomes: a number or a condition of the language.
sealed interface Value {

  /// A number.
  ///
  /// @param whole whether PRISM counts it as an integer
  /// @param size how many operators and names it is made of
  record Numeric(Term term, boolean whole, int size) implements Value {
    static Numeric of(double value, boolean whole) {
      return new Numeric(new Term.Constant(value), whole, 1);
    }
  }

  /// A condition.
  ///
  /// @param size how many operators and names it is made of
  record Logical(Condition condition, int size) implements Value {
    static Logical of(boolean value) {
      return new Logical(new Condition.Truth(value), 1);
    }

    boolean truth() {
      return condition instanceof Condition.Truth;
    }

    /// {@return the number that is 1 where the condition holds, else 0}
    Term number() {
      if (condition instanceof Condition.Holds(Term.StateOf state)) {
        return state;
      }
      return condition instanceof Condition.Truth(var holds)
          ? new Term.Constant(holds ? 1 : 0)
          : new Term.If(condition, new Term.Constant(1), new Term.Constant(0));
    }

    /// {@return the term that a flag or a definition is set to}
    Term stored() {
      return condition instanceof Condition.Truth(var holds)
          ? new Term.Constant(holds ? 1 : 0)
          : new Term.Indicator(condition);
    }
  }

  /// What was wrong and has been reported; it agrees with everything.
  record Wrong() implements Value {
    @Override
    public int size() {
      return 1;
    }
  }

  int size();

  /// {@return the sum of sizes, and one more}
  static int size(List<? extends Value> parts) {
    long sum = 1 + parts.stream().mapToLong(Value::size).sum();
    return (int) Math.min(Integer.MAX_VALUE, sum);
  }
}
