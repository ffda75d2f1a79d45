package offramp.prism;

import java.util.List;
import offramp.text.Span;

/// An expression of PRISM as it was read.
sealed interface Expression {
  Span span();

  /// A number as written.
  ///
  /// @param whole whether it was written as an integer
  record Number(double value, boolean whole, Span span) implements Expression {}

  record Truth(boolean value, Span span) implements Expression {}

  record Name(String text, Span span) implements Expression {}

  record Not(Expression operand, Span span) implements Expression {}

  record Negated(Expression operand, Span span) implements Expression {}

  record Binary(Operator operator, Expression left, Expression right, Span span)
      implements Expression {}

  /// `condition ? whenTrue : whenFalse`.
  record Choice(Expression condition, Expression whenTrue, Expression whenFalse, Span span)
      implements Expression {}

  record Call(String function, List<Expression> arguments, Span span) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  enum Operator {
    IMPLIES("=>"),
    IFF("<=>"),
    OR("|"),
    AND("&"),
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    OVER("/");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }
}
