package offramp.check;

import java.util.Arrays;
import java.util.List;
import offramp.model.Condition;
import offramp.model.Definition;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;

/// Which values are possible at all: an interval for every term, whatever happens.
///
/// It errs on the side of possible, so what it calls impossible is.
final class Possible {
  private static final Interval ANY =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  private static final int ROUNDS = 100;

  private final Model model;
  private final List<Firing.Consequences> levers;
  private final Interval[] variables;
  private final Interval[] definitions;

  /// @param levers what could be done, whether pulled or not
  Possible(Model model, List<Firing.Consequences> levers) {
    this.model = model;
    this.levers = levers;
    this.variables = new Interval[model.variables().size()];
    this.definitions = new Interval[model.definitions().size()];
    Arrays.fill(variables, ANY);
    define();
    for (int i = 0; i < variables.length; i++) {
      Variable variable = model.variables().get(i);
      variables[i] = of(variable.start()).within(variable.low(), variable.high());
    }
    define();
    for (int round = 0; round < ROUNDS && widen(); round++) {
      define();
    }
  }

  /// Each definition reads only earlier ones.
  private void define() {
    for (int i = 0; i < definitions.length; i++) {
      Definition definition = model.definitions().get(i);
      definitions[i] = definition.fact().isPresent() ? ANY : of(definition.value());
    }
  }

  /// All numbers from `low` to `high`.
  record Interval(double low, double high) {
    Interval or(Interval other) {
      return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }

    Interval within(double least, double most) {
      return new Interval(Math.max(low, least), Math.min(high, most));
    }
  }

  /// Whether a condition can be true, and whether it can be false.
  enum Answer {
    NEVER,
    MAYBE,
    ALWAYS;

    Answer not() {
      return values()[2 - ordinal()];
    }
  }

  private boolean widen() {
    boolean wider = false;
    for (Firing.Consequences pull : levers) {
      wider |= widen(pull);
    }
    for (Firing.Event event : model.events()) {
      boolean early = event.timing() instanceof Firing.Timing.Dated dated && dated.day() < 0;
      if (!early && holds(event.guard()) != Answer.NEVER) {
        wider |= widen(event.consequences());
      }
    }
    for (Firing.Trigger trigger : model.triggers()) {
      boolean never =
          trigger.cause() instanceof Firing.Cause.Becomes(var condition)
              && holds(condition) == Answer.NEVER;
      if (!never) {
        wider |= widen(trigger.consequences());
      }
    }
    return wider;
  }

  private boolean widen(Firing.Consequences consequences) {
    boolean wider = widen(consequences.always());
    switch (consequences.lottery()) {
      case Firing.Lottery.None() -> {}
      case Firing.Lottery.Probabilities(var branches, var otherwise) -> {
        for (Firing.Branch branch : branches) {
          wider |= widen(branch.changes());
        }
        wider |= otherwise.map(this::widen).orElse(false);
      }
      case Firing.Lottery.Weights(var branches) -> {
        for (Firing.Branch branch : branches) {
          wider |= widen(branch.changes());
        }
      }
    }
    return wider;
  }

  private boolean widen(List<Firing.Change> changes) {
    boolean wider = false;
    for (Firing.Change change : changes) {
      Variable variable = model.variables().get(change.variable());
      Interval before = variables[change.variable()];
      Interval after =
          before.or(
              switch (change) {
                case Firing.Change.Assign(_, var value, _) ->
                    of(value).within(variable.low(), variable.high());
                case Firing.Change.Move(_, var up, _, _) ->
                    up
                        ? new Interval(before.low, variable.high())
                        : new Interval(variable.low(), before.high);
              });
      variables[change.variable()] = after;
      wider |= !after.equals(before);
    }
    return wider;
  }

  /// {@return the values that the variable can take}
  Interval variable(int number) {
    return variables[number];
  }

  private Interval of(Term term) {
    return switch (term) {
      case Term.Constant(var value) -> new Interval(value, value);
      case Term.StateOf(var variable) -> variables[variable];
      case Term.Negated(var operand) -> {
        Interval inner = of(operand);
        yield new Interval(-inner.high, -inner.low);
      }
      case Term.Arithmetic(var operation, var left, var right) -> sum(operation, left, right);
      case Term.If(var condition, var whenTrue, var whenFalse) ->
          switch (holds(condition)) {
            case ALWAYS -> of(whenTrue);
            case NEVER -> of(whenFalse);
            case MAYBE -> of(whenTrue).or(of(whenFalse));
          };
      case Term.Indicator(var condition) ->
          switch (holds(condition)) {
            case ALWAYS -> new Interval(1, 1);
            case NEVER -> new Interval(0, 0);
            case MAYBE -> new Interval(0, 1);
          };
      case Term.DefinitionOf(var definition) -> definitions[definition];
      case Term.UnknownOf _, Term.Call _, Term.Per _, Term.Lasting _ -> ANY;
    };
  }

  private Interval sum(Term.Operation operation, Term left, Term right) {
    Interval l = of(left);
    Interval r = of(right);
    return switch (operation) {
      case PLUS -> new Interval(l.low + r.low, l.high + r.high);
      case MINUS -> new Interval(l.low - r.high, l.high - r.low);
      case TIMES, OVER, POWER -> ANY;
    };
  }

  Answer holds(Condition condition) {
    return switch (condition) {
      case Condition.Truth(var value) -> value ? Answer.ALWAYS : Answer.NEVER;
      case Condition.Holds(var term) -> nonzero(of(term));
      case Condition.Not(var operand) -> holds(operand).not();
      case Condition.And(var left, var right) -> least(holds(left), holds(right));
      case Condition.Or(var left, var right) -> least(holds(left).not(), holds(right).not()).not();
      case Condition.Compare(var relation, var left, var right) ->
          compare(relation, of(left), of(right));
      case Condition.If(var test, var whenTrue, var whenFalse) ->
          switch (holds(test)) {
            case ALWAYS -> holds(whenTrue);
            case NEVER -> holds(whenFalse);
            case MAYBE -> Answer.MAYBE;
          };
      case Condition.Dated _ -> Answer.MAYBE;
    };
  }

  private static Answer least(Answer a, Answer b) {
    return a.ordinal() < b.ordinal() ? a : b;
  }

  private static Answer nonzero(Interval interval) {
    return compare(Condition.Relation.UNEQUAL, interval, new Interval(0, 0));
  }

  private static Answer compare(Condition.Relation relation, Interval left, Interval right) {
    return switch (relation) {
      case LESS -> less(left, right);
      case AT_LEAST -> less(left, right).not();
      case GREATER -> less(right, left);
      case AT_MOST -> less(right, left).not();
      case EQUAL -> equal(left, right);
      case UNEQUAL -> equal(left, right).not();
    };
  }

  private static Answer less(Interval left, Interval right) {
    if (left.high < right.low) {
      return Answer.ALWAYS;
    }
    return left.low >= right.high ? Answer.NEVER : Answer.MAYBE;
  }

  private static Answer equal(Interval left, Interval right) {
    if (left.high < right.low || right.high < left.low) {
      return Answer.NEVER;
    }
    boolean point = left.low == left.high && left.equals(right);
    return point ? Answer.ALWAYS : Answer.MAYBE;
  }
}
