package offramp.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import offramp.model.Condition;
import offramp.model.Condition.Relation;
import offramp.model.Evaluator;
import offramp.model.Fault;
import offramp.model.Firing;
import offramp.model.Firing.Change;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;

/// About how many steps a state is from a condition: 0 where it holds.
///
/// What is compared counts by how far it is off, parts of an `and` add up, of an `or` the nearest
/// counts. A variable that has to move is as far as the guard of the nearest firing that moves it
/// that way besides, and so on back. It is a guess of how near a history is, which decides where
/// effort goes and never what comes out (the sum over goals of planners: Bonet & Geffner,
/// Artificial Intelligence 129:5, 2001).
public final class Distance {
  private static final double FAR = 1_000;
  private static final int DEPTH = 4;

  /// What a whole range of a real number counts.
  private static final double RANGE = 5;

  private final Program program;
  private final Model model;
  private final ToDoubleFunction<State> steps;

  private Distance(Program program, Condition goal) {
    this.program = program;
    this.model = program.model();
    this.steps = steps(goal, true, DEPTH, new BitSet());
  }

  /// {@return the distance from an outcome of the program}
  public static Distance of(Program program, int outcome) {
    return new Distance(program, program.model().outcomes().get(outcome).condition());
  }

  /// {@return about how many steps the state is away, at least 0}
  public double from(State state) {
    return steps.applyAsDouble(state);
  }

  private ToDoubleFunction<State> steps(Condition goal, boolean holds, int depth, BitSet moved) {
    return switch (goal) {
      case Condition.Truth(var value) -> constant(value == holds ? 0 : FAR);
      case Condition.Dated _ -> constant(0);
      case Condition.Not(var operand) -> steps(operand, !holds, depth, moved);
      case Condition.And(var left, var right) ->
          join(steps(left, holds, depth, moved), steps(right, holds, depth, moved), holds);
      case Condition.Or(var left, var right) ->
          join(steps(left, holds, depth, moved), steps(right, holds, depth, moved), !holds);
      case Condition.If(var test, var whenTrue, var whenFalse) -> {
        ToDoubleFunction<State> yes = steps(whenTrue, holds, depth, moved);
        ToDoubleFunction<State> no = steps(whenFalse, holds, depth, moved);
        yield state -> (holds(test, state) ? yes : no).applyAsDouble(state);
      }
      case Condition.Holds(var term) -> flag(term, holds, depth, moved);
      case Condition.Compare(var relation, var left, var right) ->
          compared(holds ? relation : opposite(relation), left, right, depth, moved);
    };
  }

  private static ToDoubleFunction<State> constant(double value) {
    return _ -> value;
  }

  private static ToDoubleFunction<State> join(
      ToDoubleFunction<State> left, ToDoubleFunction<State> right, boolean both) {
    return both
        ? state -> left.applyAsDouble(state) + right.applyAsDouble(state)
        : state -> Math.min(left.applyAsDouble(state), right.applyAsDouble(state));
  }

  private static Relation opposite(Relation relation) {
    return switch (relation) {
      case EQUAL -> Relation.UNEQUAL;
      case UNEQUAL -> Relation.EQUAL;
      case LESS -> Relation.AT_LEAST;
      case AT_MOST -> Relation.GREATER;
      case GREATER -> Relation.AT_MOST;
      case AT_LEAST -> Relation.LESS;
    };
  }

  private ToDoubleFunction<State> flag(Term term, boolean holds, int depth, BitSet moved) {
    Term named =
        term instanceof Term.DefinitionOf(var number)
            ? model.definitions().get(number).value()
            : term;
    return named instanceof Term.Indicator(var condition)
        ? steps(condition, holds, depth, moved)
        : compared(Relation.EQUAL, term, new Term.Constant(holds ? 1 : 0), depth, moved);
  }

  private ToDoubleFunction<State> compared(
      Relation relation, Term left, Term right, int depth, BitSet moved) {
    double unit = unit(left) * unit(right);
    double strict = unit == 1 ? 1 : 0;
    Way up = way(left, true, depth, moved);
    Way down = way(left, false, depth, moved);
    return state -> {
      double less = value(right, state) - value(left, state);
      double off =
          switch (relation) {
            case EQUAL -> Math.abs(less);
            case UNEQUAL -> less == 0 ? 1 : 0;
            case AT_LEAST -> Math.max(0, less);
            case AT_MOST -> Math.max(0, -less);
            case GREATER -> less < 0 ? 0 : less + strict;
            case LESS -> less > 0 ? 0 : -less + strict;
          };
      return off == 0 ? 0 : Math.min(FAR, off * unit + (less > 0 ? up : down).steps(state, off));
    };
  }

  /// {@return what a step of 1 counts}
  private double unit(Term term) {
    if (term instanceof Term.StateOf(var number)) {
      Variable variable = model.variables().get(number);
      double width = variable.high() - variable.low();
      return variable.whole() ? 1 : Double.isFinite(width) && width > 0 ? RANGE / width : 1;
    }
    return 1;
  }

  /// How far the nearest firing is that moves a variable the wanted way.
  private interface Way {
    /// @param off how far it has to move
    double steps(State state, double off);
  }

  private Way way(Term term, boolean rises, int depth, BitSet moved) {
    if (depth == 0 || !(term instanceof Term.StateOf(var variable)) || moved.get(variable)) {
      return (_, _) -> 0;
    }
    BitSet with = (BitSet) moved.clone();
    with.set(variable);
    List<Way> ways = new ArrayList<>();
    for (int number = 0; number < program.firings(); number++) {
      Firing firing = program.firing(number);
      if (moves(firing, variable, rises)) {
        ToDoubleFunction<State> guard = guard(firing, depth - 1, with);
        Way supply = supply(firing, variable);
        ways.add((state, off) -> guard.applyAsDouble(state) + supply.steps(state, off));
      }
    }
    return (state, off) -> {
      double nearest = FAR;
      for (Way way : ways) {
        nearest = Math.min(nearest, way.steps(state, off));
      }
      return nearest;
    };
  }

  /// {@return what is missing of that which the firing uses up each time: a variable that it lowers
  /// by one and its guard asks to be above a number}
  private Way supply(Firing firing, int moved) {
    List<Way> needs = new ArrayList<>();
    for (Change change : firing.consequences().always()) {
      if (change instanceof Change.Move(var used, var up, Term.Constant(var amount), _)
          && !up
          && amount == 1
          && used != moved
          && firing instanceof Firing.Event event
          && asks(event.guard(), used)) {
        double low = model.variables().get(used).low();
        needs.add((state, off) -> Math.max(0, off - (state.values[used] - low)));
      }
    }
    return (state, off) -> needs.stream().mapToDouble(need -> need.steps(state, off)).sum();
  }

  /// {@return whether the condition holds only where the variable is above a number}
  private static boolean asks(Condition condition, int variable) {
    return (condition instanceof Condition.And(var one, var other)
            && (asks(one, variable) || asks(other, variable)))
        || (condition instanceof Condition.Compare(var relation, var left, _)
            && (relation == Relation.GREATER || relation == Relation.AT_LEAST)
            && left.equals(new Term.StateOf(variable)));
  }

  private static boolean moves(Firing firing, int variable, boolean rises) {
    return Expressions.changes(firing.consequences()).stream()
        .anyMatch(
            change ->
                switch (change) {
                  case Change.Assign(var of, _, _) -> of == variable;
                  case Change.Move(var of, var up, _, _) -> of == variable && up == rises;
                });
  }

  private ToDoubleFunction<State> guard(Firing firing, int depth, BitSet moved) {
    return switch (firing) {
      case Firing.Event event -> steps(event.guard(), true, depth, moved);
      case Firing.Trigger trigger ->
          switch (trigger.cause()) {
            case Firing.Cause.Becomes(var condition) -> steps(condition, true, depth, moved);
            case Firing.Cause.Moves(var variable, var rises) -> {
              Way way = way(new Term.StateOf(variable), rises, depth, moved);
              yield state -> way.steps(state, 1);
            }
          };
    };
  }

  private boolean holds(Condition condition, State state) {
    try {
      return Evaluator.holds(condition, new View(program, state));
    } catch (Fault unevaluated) {
      return false;
    }
  }

  /// {@return the value; 0 where it has none, which a guard may keep from being asked}
  private double value(Term term, State state) {
    try {
      return term instanceof Term.StateOf(var variable)
          ? state.values[variable]
          : program.value(term, state);
    } catch (Fault unevaluated) {
      return 0;
    }
  }
}
