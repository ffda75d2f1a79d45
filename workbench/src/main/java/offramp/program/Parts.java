package offramp.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import offramp.model.Condition;
import offramp.model.Term;

/// What terms and conditions are made of, visited without recursion: sums over groups nest
/// thousands deep.
final class Parts {
  private Parts() {}

  /// Shows every term and condition in `whole`, itself included, to `visitor` once, parts before
  /// what they are part of.
  static void visit(Object whole, Consumer<Object> visitor) {
    IdentityHashMap<Object, Boolean> done = new IdentityHashMap<>();
    Deque<Object> open = new ArrayDeque<>();
    open.push(whole);
    while (!open.isEmpty()) {
      Object node = open.element();
      boolean ready = true;
      for (Object part : of(node).reversed()) {
        if (!done.containsKey(part)) {
          open.push(part);
          ready = false;
        }
      }
      if (ready) {
        open.pop();
        if (done.put(node, true) == null) {
          visitor.accept(node);
        }
      }
    }
  }

  /// {@return the terms and conditions that `node`, one itself, is directly made of, in the order
  /// of evaluation}
  static List<Object> of(Object node) {
    return switch (node) {
      case Term term -> of(term);
      case Condition condition -> of(condition);
      default -> throw new AssertionError("neither a term nor a condition: " + node);
    };
  }

  private static List<Object> of(Term term) {
    return switch (term) {
      case Term.Constant _, Term.StateOf _, Term.UnknownOf _, Term.DefinitionOf _ -> List.of();
      case Term.Negated(var operand) -> List.of(operand);
      case Term.Arithmetic(_, var left, var right) -> List.of(left, right);
      case Term.If(var condition, var whenTrue, var whenFalse) ->
          List.of(condition, whenTrue, whenFalse);
      case Term.Call(_, var arguments) -> List.copyOf(arguments);
      case Term.Per(var operand, _) -> List.of(operand);
      case Term.Lasting(var operand, _) -> List.of(operand);
      case Term.Indicator(var condition) -> List.of(condition);
    };
  }

  private static List<Object> of(Condition condition) {
    return switch (condition) {
      case Condition.Truth _, Condition.Dated _ -> List.of();
      case Condition.Holds(var term) -> List.of(term);
      case Condition.Not(var operand) -> List.of(operand);
      case Condition.And(var left, var right) -> List.of(left, right);
      case Condition.Or(var left, var right) -> List.of(left, right);
      case Condition.Compare(_, var left, var right) -> List.of(left, right);
      case Condition.If(var test, var whenTrue, var whenFalse) ->
          List.of(test, whenTrue, whenFalse);
    };
  }
}
