package offramp.model;

import java.util.List;
import java.util.Optional;
import offramp.text.Unit;

/// A number that a model computes, with every name resolved to its place in the [Model].
///
/// Times are in days and rates per day. Terms carry no places, so that equal terms are equal.
public sealed interface Term {

  record Constant(double value) implements Term {}

  /// The present value of variable number `variable`: a rung, a whole number, 0 or 1, or a score.
  record StateOf(int variable) implements Term {}

  /// The drawn value of unknown number `unknown`.
  record UnknownOf(int unknown) implements Term {}

  /// The value of definition number `definition`.
  record DefinitionOf(int definition) implements Term {}

  record Negated(Term operand) implements Term {}

  record Arithmetic(Operation operation, Term left, Term right) implements Term {}

  enum Operation {
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    OVER("/"),
    POWER("^");

    private final String sign;

    Operation(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  record If(Condition condition, Term whenTrue, Term whenFalse) implements Term {}

  /// A function of the language; `arguments` has [Function#arity()] members.
  record Call(Function function, List<Term> arguments) implements Term {
    public Call {
      arguments = List.copyOf(arguments);
      if (arguments.size() != function.arity()) {
        throw new IllegalArgumentException(
            "%s takes %d arguments, not %d"
                .formatted(function.word(), function.arity(), arguments.size()));
      }
    }
  }

  /// `operand per unit`: a rate, the number divided by the days of the unit.
  record Per(Term operand, Unit unit) implements Term {}

  /// `operand units`: a duration, the number times the days of the unit.
  record Lasting(Term operand, Unit unit) implements Term {}

  /// A condition kept as a value: 1 where it holds, else 0.
  record Indicator(Condition condition) implements Term {}

  /// The functions of numbers. `min` and `max` of more than two are nested from the left.
  enum Function {
    MIN(2),
    MAX(2),
    ABS(1),
    EXP(1),
    LN(1),
    SQRT(1),
    FLOOR(1),
    CEIL(1),
    ROUND(1),
    CLAMP(3),
    LOGISTIC(1),
    NORMAL(1),
    /// `bayes(p, factor)`: the probability whose odds are those of p times the factor.
    BAYES(2),
    /// `on_grid(p, n)`: the nearest to p of n + 1 probabilities from 1% to 99%, evenly apart in log
    /// odds.
    ON_GRID(2);

    private final int arity;

    Function(int arity) {
      this.arity = arity;
    }

    public int arity() {
      return arity;
    }

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// {@return the function that `word` names}
    public static Optional<Function> of(String word) {
      for (Function function : values()) {
        if (function.word().equals(word)) {
          return Optional.of(function);
        }
      }
      return Optional.empty();
    }
  }
}
