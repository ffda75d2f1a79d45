package offramp.prism;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import offramp.model.Condition;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.prism.Written.Level;
import offramp.text.Unit;

/// Writes terms and conditions in the language of PRISM, durations and rates in one unit of time.
final class PrismTerms {
  private static final String E = "2.718281828459045";

  /// How the names of a model are written and what PRISM takes them for.
  ///
  /// @param variables by their number in the model, and so the others
  record Names(List<String> variables, List<Written> unknowns, List<Written> definitions) {}

  private final Model model;
  private final Names names;
  private final Unit unit;

  PrismTerms(Model model, Names names, Unit unit) {
    this.model = model;
    this.names = names;
    this.unit = unit;
  }

  /// {@return a number as PRISM reads it}
  static Written number(double value) {
    if (value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE) {
      String whole = String.valueOf((long) value);
      return new Written(whole, value < 0 ? Level.UNARY : Level.ATOM, Type.INT);
    }
    return new Written(Double.toString(value), value < 0 ? Level.UNARY : Level.ATOM, Type.DOUBLE);
  }

  /// {@return the term as a number, also where it is a flag}
  Written number(Term term) {
    Written written = any(term);
    return written.type() == Type.BOOL
        ? new Written(written.at(Level.OR) + " ? 1 : 0", Level.CHOICE, Type.INT)
        : written;
  }

  /// {@return the term as an integer: what is real is rounded}
  Written integer(Term term) {
    Written written = number(term);
    return written.type() == Type.INT
        ? written
        : Written.atom("floor(%s + 0.5)".formatted(written.at(Level.SUM)), Type.INT);
  }

  /// {@return the term as a truth value: whether it is not 0}
  Written truth(Term term) {
    if (term instanceof Term.Constant(var value)) {
      return Written.atom(value == 0 ? "false" : "true", Type.BOOL);
    }
    Written written = any(term);
    return written.type() == Type.BOOL
        ? written
        : new Written(written.at(Level.RELATION) + " != 0", Level.EQUALITY, Type.BOOL);
  }

  /// {@return the term as what it is}
  Written any(Term term) {
    return switch (term) {
      case Term.Constant(var value) -> number(value);
      case Term.StateOf(var variable) ->
          Written.atom(
              names.variables().get(variable),
              model.variables().get(variable) instanceof Variable.Flag ? Type.BOOL : Type.INT);
      case Term.UnknownOf(var unknown) -> names.unknowns().get(unknown);
      case Term.DefinitionOf(var definition) -> names.definitions().get(definition);
      case Term.Negated(var operand) -> {
        Written inner = number(operand);
        yield new Written("-" + inner.at(Level.ATOM), Level.UNARY, inner.type());
      }
      case Term.Arithmetic whole -> arithmetic(whole);
      case Term.If(var condition, var whenTrue, var whenFalse) ->
          choice(condition, whenTrue, whenFalse);
      case Term.Call(var function, var arguments) -> call(function, arguments);
      case Term.Per(var operand, var per) -> scaled(operand, unit.days() / per.days(), unit == per);
      case Term.Lasting(var operand, var of) ->
          scaled(operand, of.days() / unit.days(), unit == of);
      case Term.Indicator(var condition) -> condition(condition);
    };
  }

  private Written choice(Condition condition, Term whenTrue, Term whenFalse) {
    Written one = number(whenTrue);
    Written other = number(whenFalse);
    return new Written(
        "%s ? %s : %s".formatted(condition(condition).at(Level.OR), one.at(Level.OR), other.text()),
        Level.CHOICE,
        both(one, other));
  }

  private static Type both(Written one, Written other) {
    return one.type() == Type.INT && other.type() == Type.INT ? Type.INT : Type.DOUBLE;
  }

  /// {@return a number that was computed, without the digits that only rounding brought in}
  static Written computed(double value) {
    double shorter = new BigDecimal(value).round(new MathContext(15)).doubleValue();
    return number(Math.abs(value - shorter) <= 2 * Math.ulp(value) ? shorter : value);
  }

  private Written scaled(Term operand, double factor, boolean same) {
    if (operand instanceof Term.Constant(var value)) {
      return same ? number(value) : computed(value * factor);
    }
    Written written = number(operand);
    return same
        ? written
        : new Written(
            written.at(Level.PRODUCT) + " * " + number(factor).at(Level.ATOM),
            Level.PRODUCT,
            Type.DOUBLE);
  }

  /// The left side is unwound without recursion: sums over groups nest hundreds deep.
  private Written arithmetic(Term.Arithmetic whole) {
    if (whole.operation() == Term.Operation.POWER) {
      return power(number(whole.left()), number(whole.right()));
    }
    Level level = level(whole.operation());
    Type type = Type.INT;
    Deque<String> parts = new ArrayDeque<>();
    Term rest = whole;
    while (rest instanceof Term.Arithmetic(var operation, var left, var right)
        && operation != Term.Operation.POWER
        && level(operation) == level) {
      Written written = number(right);
      boolean real = operation == Term.Operation.OVER || written.type() == Type.DOUBLE;
      type = real ? Type.DOUBLE : type;
      Level least = level == Level.SUM ? Level.PRODUCT : Level.ATOM;
      parts.addFirst(" %s %s".formatted(operation.sign(), written.at(least)));
      rest = left;
    }
    Written first = number(rest);
    type = first.type() == Type.DOUBLE ? Type.DOUBLE : type;
    return new Written(first.at(level) + String.join("", parts), level, type);
  }

  private static Level level(Term.Operation operation) {
    return switch (operation) {
      case PLUS, MINUS -> Level.SUM;
      case TIMES, OVER, POWER -> Level.PRODUCT;
    };
  }

  /// PRISM's power of integers is an integer, so the base is made real.
  private static Written power(Written base, Written exponent) {
    String real = base.type() == Type.INT ? "1.0 * " + base.at(Level.UNARY) : base.text();
    return Written.atom("pow(%s, %s)".formatted(real, exponent.text()), Type.DOUBLE);
  }

  private Written call(Term.Function function, List<Term> arguments) {
    Written x = number(arguments.getFirst());
    Written last = number(arguments.getLast());
    return switch (function) {
      case MIN -> Written.atom("min(%s, %s)".formatted(x.text(), last.text()), both(x, last));
      case MAX -> Written.atom("max(%s, %s)".formatted(x.text(), last.text()), both(x, last));
      case ABS -> Written.atom("max(%s, -%s)".formatted(x.text(), x.at(Level.ATOM)), x.type());
      case EXP -> Written.atom("pow(%s, %s)".formatted(E, x.text()), Type.DOUBLE);
      case LN -> Written.atom("log(%s, %s)".formatted(x.text(), E), Type.DOUBLE);
      case SQRT -> Written.atom("pow(%s, 0.5)".formatted(x.text()), Type.DOUBLE);
      case FLOOR -> Written.atom("floor(%s)".formatted(x.text()), Type.INT);
      case CEIL -> Written.atom("ceil(%s)".formatted(x.text()), Type.INT);
      case ROUND -> Written.atom("floor(%s + 0.5)".formatted(x.at(Level.SUM)), Type.INT);
      case CLAMP -> {
        Written low = number(arguments.get(1));
        Type type = both(x, low) == Type.INT ? last.type() : Type.DOUBLE;
        yield Written.atom(
            "min(%s, max(%s, %s))".formatted(last.text(), low.text(), x.text()), type);
      }
      case LOGISTIC ->
          new Written(
              "1 / (1 + pow(%s, -%s))".formatted(E, x.at(Level.ATOM)), Level.PRODUCT, Type.DOUBLE);
      case BAYES -> {
        String p = x.at(Level.ATOM);
        String odds = "%s * %s".formatted(p, last.at(Level.ATOM));
        yield new Written(
            "%s >= 1 ? 1 : %s / (1 - %s + %s)".formatted(p, odds, p, odds),
            Level.CHOICE,
            Type.DOUBLE);
      }
      case NORMAL ->
          throw new NotCarried(
              "the normal distribution function has no counterpart in PRISM",
              "use `logistic(1.7 * z)`, which is near it");
      case ON_GRID ->
          throw new NotCarried(
              "a belief on a grid has no counterpart in PRISM, whose variables are whole",
              "use `export graph`, or a level in its place");
    };
  }

  Written condition(Condition condition) {
    return switch (condition) {
      case Condition.Truth(var value) -> Written.atom(String.valueOf(value), Type.BOOL);
      case Condition.Holds(var term) -> truth(term);
      case Condition.Not(var operand) ->
          new Written("!" + condition(operand).at(Level.ATOM), Level.NOT, Type.BOOL);
      case Condition.And all -> all(all);
      case Condition.Or any -> any(any);
      case Condition.Compare(var relation, var left, var right) -> compare(relation, left, right);
      case Condition.If(var test, var whenTrue, var whenFalse) ->
          new Written(
              "%s ? %s : %s"
                  .formatted(
                      condition(test).at(Level.OR),
                      condition(whenTrue).at(Level.OR),
                      condition(whenFalse).text()),
              Level.CHOICE,
              Type.BOOL);
      case Condition.Dated(var since, _, var day) when day <= 0 ->
          Written.atom(String.valueOf(since), Type.BOOL);
      case Condition.Dated(_, var date, _) ->
          throw new NotCarried(
              "it depends on the date %s; rates of a CTMC do not depend on time".formatted(date),
              "leave the date out, or set what it switches to one value");
    };
  }

  private Written compare(Condition.Relation relation, Term left, Term right) {
    String sign =
        switch (relation) {
          case EQUAL -> "=";
          case UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST -> relation.sign();
        };
    boolean equality =
        relation == Condition.Relation.EQUAL || relation == Condition.Relation.UNEQUAL;
    return new Written(
        "%s %s %s".formatted(number(left).at(Level.SUM), sign, number(right).at(Level.SUM)),
        equality ? Level.EQUALITY : Level.RELATION,
        Type.BOOL);
  }

  private Written all(Condition.And whole) {
    Deque<String> parts = new ArrayDeque<>();
    Condition rest = whole;
    while (rest instanceof Condition.And(var left, var right)) {
      parts.addFirst(condition(right).at(Level.NOT));
      rest = left;
    }
    parts.addFirst(condition(rest).at(Level.NOT));
    return new Written(String.join(" & ", parts), Level.AND, Type.BOOL);
  }

  private Written any(Condition.Or whole) {
    Deque<String> parts = new ArrayDeque<>();
    Condition rest = whole;
    while (rest instanceof Condition.Or(var left, var right)) {
      parts.addFirst(condition(right).at(Level.AND));
      rest = left;
    }
    parts.addFirst(condition(rest).at(Level.AND));
    return new Written(String.join(" | ", parts), Level.OR, Type.BOOL);
  }
}
