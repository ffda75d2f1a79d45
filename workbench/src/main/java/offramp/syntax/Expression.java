package offramp.syntax;

import java.time.LocalDate;
import java.util.List;
import offramp.text.Span;
import offramp.text.Unit;

/// What stands for a value in a model's text; names are not resolved yet.
public sealed interface Expression {
  Span span();

  /// A number as written; `60%` has value 0.6 and is marked.
  record Number(double value, boolean percent, Span span) implements Expression {}

  /// A number before a unit of time: a duration.
  record Quantity(double value, Unit unit, Span span) implements Expression {}

  /// `true` or `false`.
  record Truth(boolean value, Span span) implements Expression {}

  /// A name, perhaps with indexes: a value, a rung, a word of a `Choice`, or an actor.
  record Reference(Name.Indexed name, Span span) implements Expression {}

  /// `west.strikes`: a rung with its ladder.
  record Rung(Name ladder, Name rung, Span span) implements Expression {}

  /// `-e`.
  record Negation(Expression operand, Span span) implements Expression {}

  /// `not e`.
  record Not(Expression operand, Span span) implements Expression {}

  /// An operator between two expressions; `at` is the operator itself.
  record Binary(Operator operator, Expression left, Expression right, Span at, Span span)
      implements Expression {}

  /// The operators that stand between two expressions.
  enum Operator {
    OR("or"),
    AND("and"),
    EQUAL("=="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    OVER("/"),
    POWER("^");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  /// `if condition then whenTrue else whenFalse`.
  record If(Expression condition, Expression whenTrue, Expression whenFalse, Span span)
      implements Expression {}

  /// `e per month`.
  record Per(Expression operand, Unit unit, Span unitSpan, Span span) implements Expression {}

  /// `min(a, b)`, also `unanswered(Blue)`; the function is not resolved yet.
  record Call(Name function, List<Expression> arguments, Span span) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// `sum(c in NATO: e)`; the function is one of `sum min max count any all`.
  record Fold(Name function, Name variable, Name group, Expression body, Span span)
      implements Expression {}

  /// `since 2024-07-09`, or `until` it.
  record Dated(boolean since, LocalDate date, Span span) implements Expression {}

  /// `homeland crossed`, `homeland unanswered`, `homeland answered`, and `standing` and `undrawn`.
  record LineState(Name.Indexed line, Name state, Span span) implements Expression {}

  /// What could not be read and was reported; it agrees with everything.
  record Broken(Span span) implements Expression {}
}
