package offramp.check;

import offramp.syntax.Expression;
import offramp.syntax.Tree;

/// Whether a value holds a number that somebody chose; 0 and 1 alone are no choice.
final class Numerals {
  private Numerals() {}

  static boolean in(Tree.Value value) {
    return switch (value) {
      case Tree.Value.Plain(var expression) -> in(expression);
      case Tree.Value.Table _ -> true;
    };
  }

  private static boolean in(Expression expression) {
    return switch (expression) {
      case Expression.Number(var value, _, _) -> value != 0 && value != 1;
      case Expression.Quantity _ -> true;
      case Expression.Negation(var operand, _) -> in(operand);
      case Expression.Not(var operand, _) -> in(operand);
      case Expression.Binary(_, var left, var right, _, _) -> in(left) || in(right);
      case Expression.If(var condition, var whenTrue, var whenFalse, _) ->
          in(condition) || in(whenTrue) || in(whenFalse);
      case Expression.Per(var operand, _, _, _) -> in(operand);
      case Expression.Call(_, var arguments, _) -> arguments.stream().anyMatch(Numerals::in);
      case Expression.Fold(_, _, _, var body, _) -> in(body);
      case Expression.Truth _,
          Expression.Reference _,
          Expression.Rung _,
          Expression.Dated _,
          Expression.LineState _,
          Expression.Broken _ ->
          false;
    };
  }
}
