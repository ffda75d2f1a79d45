package offramp.check;

import java.util.List;
import offramp.model.Condition;
import offramp.model.Term;

/// Puts terms and conditions together, leaving out what is known already; no value changes by that.
final class Fold {
  private static final Condition TRUE = new Condition.Truth(true);
  private static final Condition FALSE = new Condition.Truth(false);

  private Fold() {}

  static Condition not(Condition operand) {
    return operand instanceof Condition.Truth(var value)
        ? new Condition.Truth(!value)
        : new Condition.Not(operand);
  }

  static Condition and(Condition left, Condition right) {
    if (left.equals(FALSE) || right.equals(TRUE)) {
      return left;
    }
    return left.equals(TRUE) ? right : new Condition.And(left, right);
  }

  static Condition or(Condition left, Condition right) {
    if (left.equals(TRUE) || right.equals(FALSE)) {
      return left;
    }
    return left.equals(FALSE) ? right : new Condition.Or(left, right);
  }

  /// {@return the sum from the left; 0 of nothing}
  static Term sum(List<Term> terms) {
    return terms.stream()
        .reduce((left, right) -> new Term.Arithmetic(Term.Operation.PLUS, left, right))
        .orElse(new Term.Constant(0));
  }

  /// {@return 1 where the condition holds, else 0}
  static Term counted(Condition condition) {
    return new Term.If(condition, new Term.Constant(1), new Term.Constant(0));
  }

  static Term times(Term left, Term right) {
    return new Term.Arithmetic(Term.Operation.TIMES, left, right);
  }

  /// {@return the inverse of a rate or a duration}
  static Term inverse(Term term) {
    return new Term.Arithmetic(Term.Operation.OVER, new Term.Constant(1), term);
  }
}
