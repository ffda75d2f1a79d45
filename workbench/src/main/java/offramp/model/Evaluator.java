package offramp.model;

import java.util.List;

/// What terms and conditions mean: the value they have where the names have values.
///
/// All arithmetic is double, in the order as written. NaN as the value of anything that was
/// evaluated is a [Fault]: it is caught at every place where it would otherwise be lost
/// (comparisons, powers) and at the root.
public final class Evaluator {
  private Evaluator() {}

  /// The values of names at one moment of one history.
  public interface Valuation {
    double state(int variable);

    double unknown(int unknown);

    double definition(int definition);

    /// {@return whether the day, from the start of the model, has come}
    boolean reached(double day);
  }

  /// {@return the value of `term`, never NaN}
  public static double value(Term term, Valuation at) {
    return Functions.number(inner(term, at));
  }

  private static double inner(Term term, Valuation at) {
    return switch (term) {
      case Term.Constant(var value) -> value;
      case Term.StateOf(var variable) -> at.state(variable);
      case Term.UnknownOf(var unknown) -> at.unknown(unknown);
      case Term.DefinitionOf(var definition) -> at.definition(definition);
      case Term.Negated(var operand) -> -inner(operand, at);
      case Term.Arithmetic(var operation, var left, var right) ->
          apply(operation, inner(left, at), inner(right, at));
      case Term.If(var condition, var whenTrue, var whenFalse) ->
          inner(holds(condition, at) ? whenTrue : whenFalse, at);
      case Term.Call(var function, var arguments) -> call(function, arguments, at);
      case Term.Per(var operand, var unit) -> inner(operand, at) / unit.days();
      case Term.Lasting(var operand, var unit) -> inner(operand, at) * unit.days();
      case Term.Indicator(var condition) -> holds(condition, at) ? 1 : 0;
    };
  }

  private static double apply(Term.Operation operation, double left, double right) {
    return switch (operation) {
      case PLUS -> left + right;
      case MINUS -> left - right;
      case TIMES -> left * right;
      case OVER -> left / right;
      case POWER -> Functions.power(left, right);
    };
  }

  private static double call(Term.Function function, List<Term> arguments, Valuation at) {
    double x = inner(arguments.getFirst(), at);
    return switch (function) {
      case MIN -> Math.min(x, inner(arguments.get(1), at));
      case MAX -> Math.max(x, inner(arguments.get(1), at));
      case ABS -> Math.abs(x);
      case EXP -> Math.exp(x);
      case LN -> Math.log(x);
      case SQRT -> Math.sqrt(x);
      case FLOOR -> Math.floor(x);
      case CEIL -> Math.ceil(x);
      case ROUND -> Functions.round(x);
      case CLAMP -> Functions.clamp(x, inner(arguments.get(1), at), inner(arguments.get(2), at));
      case LOGISTIC -> Functions.logistic(x);
      case NORMAL -> Functions.normal(x);
      case BAYES -> Functions.bayes(x, inner(arguments.get(1), at));
      case ON_GRID -> Functions.onGrid(x, inner(arguments.get(1), at));
    };
  }

  /// {@return whether `condition` holds; `and`, `or` and `if` stop as soon as the answer is known}
  public static boolean holds(Condition condition, Valuation at) {
    return switch (condition) {
      case Condition.Truth(var value) -> value;
      case Condition.Holds(var term) -> value(term, at) != 0;
      case Condition.Not(var operand) -> !holds(operand, at);
      case Condition.And(var left, var right) -> holds(left, at) && holds(right, at);
      case Condition.Or(var left, var right) -> holds(left, at) || holds(right, at);
      case Condition.Compare(var relation, var left, var right) ->
          compare(relation, value(left, at), value(right, at));
      case Condition.If(var test, var whenTrue, var whenFalse) ->
          holds(holds(test, at) ? whenTrue : whenFalse, at);
      case Condition.Dated(var since, _, var day) -> at.reached(day) == since;
    };
  }

  private static boolean compare(Condition.Relation relation, double left, double right) {
    return switch (relation) {
      case EQUAL -> left == right;
      case UNEQUAL -> left != right;
      case LESS -> left < right;
      case AT_MOST -> left <= right;
      case GREATER -> left > right;
      case AT_LEAST -> left >= right;
    };
  }
}
