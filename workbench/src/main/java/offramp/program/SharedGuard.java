package offramp.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import offramp.model.Condition;
import offramp.model.Firing;
import offramp.model.Term;

/// The conditions that the guards of all events with a rate begin with: where one of them is false
/// nothing comes about, so they are looked at once and not for each event.
///
/// Only comparisons of state with constants, flags and dates are shared, which no rule can be
/// broken by; what stands behind another condition is not, since that may break one before.
final class SharedGuard {
  private final Shapes shapes;
  private final List<Condition> all;

  SharedGuard(List<Firing.Event> rated, Shapes shapes) {
    this.shapes = shapes;
    Set<Condition> common = new LinkedHashSet<>();
    for (int i = 0; i < rated.size(); i++) {
      List<Condition> plain = plain(rated.get(i));
      if (i == 0) {
        common.addAll(plain);
      } else {
        common.retainAll(new HashSet<>(plain));
      }
    }
    this.all = List.copyOf(common);
  }

  /// {@return what is shared, in the order of the first event}
  List<Condition> all() {
    return all;
  }

  /// {@return what is left of the guard of an event where all that is shared holds}
  List<Condition> rest(Firing.Event event) {
    List<Condition> rest = conjuncts(event);
    rest.removeAll(all);
    return rest;
  }

  /// {@return whether a change of these variables can change whether `condition` holds}
  static boolean reads(Condition condition, Set<Integer> variables) {
    boolean[] reads = new boolean[1];
    Parts.visit(
        condition,
        node ->
            reads[0] |=
                node instanceof Term.DefinitionOf
                    || (node instanceof Term.StateOf(var variable)
                        && variables.contains(variable)));
    return reads[0];
  }

  private List<Condition> plain(Firing.Event event) {
    return conjuncts(event).stream().takeWhile(SharedGuard::plain).toList();
  }

  private static boolean plain(Condition condition) {
    return switch (condition) {
      case Condition.Truth _, Condition.Dated _ -> true;
      case Condition.Holds(var term) -> plain(term);
      case Condition.Compare(_, var left, var right) -> plain(left) && plain(right);
      case Condition.Not(var operand) -> plain(operand);
      case Condition.And _, Condition.Or _, Condition.If _ -> false;
    };
  }

  private static boolean plain(Term term) {
    return term instanceof Term.StateOf || term instanceof Term.Constant;
  }

  /// {@return the conditions that all have to hold, in their order, except within what has a method
  /// of its own}
  private List<Condition> conjuncts(Firing.Event event) {
    List<Condition> conjuncts = new ArrayList<>();
    Deque<Condition> open = new ArrayDeque<>();
    open.push(event.guard());
    while (!open.isEmpty()) {
      Condition next = open.pop();
      if (next instanceof Condition.And(var left, var right) && !shapes.apart(next)) {
        open.push(right);
        open.push(left);
      } else {
        conjuncts.add(next);
      }
    }
    return conjuncts;
  }
}
