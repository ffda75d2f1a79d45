package offramp.model;

import java.time.LocalDate;

/// Something that holds or does not hold, with every name resolved.
public sealed interface Condition {

  record Truth(boolean value) implements Condition {}

  /// A flag, a Bernoulli unknown or a definition of a condition: true where the term is not 0.
  record Holds(Term term) implements Condition {}

  record Not(Condition operand) implements Condition {}

  /// Stops at the left if it is false.
  record And(Condition left, Condition right) implements Condition {}

  /// Stops at the left if it is true.
  record Or(Condition left, Condition right) implements Condition {}

  record Compare(Relation relation, Term left, Term right) implements Condition {}

  record If(Condition condition, Condition whenTrue, Condition whenFalse) implements Condition {}

  /// True from `date` on (`since`), or before it.
  ///
  /// @param day the date as days from the start of the model
  record Dated(boolean since, LocalDate date, double day) implements Condition {}

  enum Relation {
    EQUAL("=="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }
}
