package offramp.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import offramp.model.Condition;
import offramp.model.Definition;
import offramp.model.Evaluator;
import offramp.model.Fault;
import offramp.model.Firing;
import offramp.model.Firing.Branch;
import offramp.model.Firing.Cause;
import offramp.model.Firing.Change;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Lottery;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.model.Watch;
import offramp.text.Span;

/// The meaning of a program. Everything faster must agree with it in every bit.
final class Interpreter implements Code {
  private final Program program;
  private final Model model;

  Interpreter(Program program) {
    this.program = program;
    this.model = program.model();
  }

  @Override
  public void define(State state) {
    int unknowns = model.unknowns().size();
    for (int number = 0; number < model.definitions().size(); number++) {
      Definition named = model.definitions().get(number);
      if (named.fixed()) {
        List<Term> reads = List.of(named.value());
        Place place = new Place("the definition", named.name(), reads, named.span(), false);
        state.parameters[unknowns + number] = value(named.value(), place, state);
      }
    }
  }

  @Override
  public boolean given(State state) {
    for (Condition condition : model.given()) {
      if (!holds(
          condition,
          new Place("what is", "given", List.of(condition), Span.NOWHERE, false),
          state)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void start(State state) {
    double[] fresh = state.values.clone();
    for (int number = 0; number < model.variables().size(); number++) {
      Variable variable = model.variables().get(number);
      Term start = variable.start();
      Place place =
          new Place(
              "the start of variable", variable.name(), List.of(start), variable.span(), false);
      fresh[number] = checked(value(start, place, state), assignment(variable), place, state);
    }
    System.arraycopy(fresh, 0, state.values, 0, fresh.length);
  }

  @Override
  public double rate(int event, State state) {
    return switch (model.events().get(event).timing()) {
      case Timing.Rate(var rate, var span) -> {
        Place place = Place.of("the rate", model.events().get(event), List.of(rate), span);
        yield guard(event, state)
            ? checked(value(rate, place, state), Rules::rate, place, state)
            : 0;
      }
      case Timing.Clock _, Timing.Dated _ -> 0;
    };
  }

  @Override
  public void refresh(int firing, State state) {
    for (int event : program.ratesAfter(firing)) {
      state.rates[event] = rate(event, state);
    }
  }

  @Override
  public boolean guard(int event, State state) {
    Firing.Event guarded = model.events().get(event);
    Condition guard = guarded.guard();
    return holds(guard, Place.of("the guard", guarded, List.of(guard), guarded.span()), state);
  }

  @Override
  public double lag(int event, State state) {
    Firing.Event clocked = model.events().get(event);
    return switch (clocked.timing()) {
      case Timing.Clock(Lag.Fixed(var days), var span) -> {
        Place place = Place.of("the duration", clocked, List.of(days), span);
        yield checked(value(days, place, state), Rules::duration, place, state);
      }
      case Timing.Clock(Lag.Drawn drawn, var span) ->
          drawn(drawn, Place.of("the drawn duration", clocked, drawn.parameters(), span), state);
      case Timing.Rate _, Timing.Dated _ -> throw Rules.none("clock", event);
    };
  }

  private double drawn(Lag.Drawn drawn, Place place, State state) {
    double[] at = new double[drawn.parameters().size()];
    for (int i = 0; i < at.length; i++) {
      int number = i;
      double value = value(drawn.parameters().get(number), place, state);
      at[number] = checked(value, v -> Laws.parameter(v, drawn.law(), number), place, state);
    }
    double last = at[at.length - 1];
    double days = checked(last, v -> Laws.draw(drawn.law(), at[0], v, state.clocks), place, state);
    return checked(days, Rules::duration, place, state);
  }

  @Override
  public void fire(int firing, State state) {
    Firing fired = program.firing(firing);
    List<Change> changes = new ArrayList<>(fired.consequences().always());
    List<List<Change>> cases = Expressions.cases(fired.consequences().lottery());
    if (!cases.isEmpty()) {
      changes.addAll(cases.get(branch(fired, state)));
    }
    double[] fresh = state.values.clone();
    for (Change change : changes) {
      fresh[change.variable()] = changed(change, fired, state);
    }
    System.arraycopy(fresh, 0, state.values, 0, fresh.length);
  }

  private int branch(Firing fired, State state) {
    return switch (fired.consequences().lottery()) {
      case Lottery.None() -> 0;
      case Lottery.Probabilities(var branches, var otherwise) -> {
        chances("the probability of a branch", branches, Rules::probability, fired, state);
        Draw draw = otherwise.isPresent() ? Rules::branchOrRest : Rules::branch;
        yield drawn(draw, "the sum of the probabilities", fired, state);
      }
      case Lottery.Weights(var branches) -> {
        chances("the weight of a branch", branches, Rules::weight, fired, state);
        yield drawn(Rules::weighted, "the sum of the weights", fired, state);
      }
    };
  }

  private void chances(
      String what, List<Branch> branches, DoubleUnaryOperator rule, Firing fired, State state) {
    for (int number = 0; number < branches.size(); number++) {
      Branch branch = branches.get(number);
      Place place = Place.of(what, fired, List.of(branch.chance()), branch.span());
      state.chances[number] = checked(value(branch.chance(), place, state), rule, place, state);
    }
  }

  /// How a branch is drawn from the first `count` of `chances`.
  private interface Draw {
    int branch(State state, int count);
  }

  private int drawn(Draw draw, String what, Firing fired, State state) {
    List<Term> reads = Expressions.chances(fired.consequences().lottery());
    try {
      return draw.branch(state, reads.size());
    } catch (Fault fault) {
      Place place = Place.of(what, fired, reads, fired.span());
      double sum = Rules.sum(state.chances, reads.size());
      throw Faults.of(program, fault.kind(), sum, place, state);
    }
  }

  /// {@return the value of the changed variable after the firing}
  private double changed(Change change, Firing fired, State state) {
    Variable variable = model.variables().get(change.variable());
    Term term = Expressions.term(change);
    Place place = Place.change(variable.name(), fired, List.of(term), change.span());
    double value = value(term, place, state);
    return switch (change) {
      case Change.Assign _ -> checked(value, assignment(variable), place, state);
      case Change.Move(var number, var up, _, _) -> {
        DoubleUnaryOperator rule = variable.whole() ? Rules::wholeAmount : Rules::amount;
        double amount = checked(value, rule, place, state);
        double now = state.values[number];
        yield up
            ? checked(now + amount, to -> Rules.up(to, variable.high()), place, state)
            : checked(now - amount, to -> Rules.down(to, variable.low()), place, state);
      }
    };
  }

  private static DoubleUnaryOperator assignment(Variable variable) {
    return variable.whole()
        ? value -> Rules.wholeAssigned(value, variable.low(), variable.high())
        : value -> Rules.assigned(value, variable.low(), variable.high());
  }

  @Override
  public boolean cause(int trigger, State state) {
    Firing.Trigger caused = model.triggers().get(trigger);
    return switch (caused.cause()) {
      case Cause.Becomes(var condition) ->
          holds(
              condition,
              Place.of("the condition", caused, List.of(condition), caused.span()),
              state);
      case Cause.Moves _ -> throw Rules.none("condition", trigger);
    };
  }

  @Override
  public boolean outcome(int outcome, State state) {
    Outcome read = model.outcomes().get(outcome);
    Condition condition = read.condition();
    return holds(
        condition,
        new Place("the outcome", read.name(), List.of(condition), read.span(), true),
        state);
  }

  @Override
  public double watch(int watch, State state) {
    Watch read = model.watches().get(watch);
    Term value = read.value();
    Place place = new Place("the watch", read.name(), List.of(value), read.span(), true);
    return checked(value(value, place, state), Rules::finite, place, state);
  }

  private double value(Term term, Place place, State state) {
    try {
      return Evaluator.value(term, new View(program, state));
    } catch (Fault fault) {
      throw Faults.of(program, fault.kind(), Double.NaN, place, state);
    }
  }

  private boolean holds(Condition condition, Place place, State state) {
    try {
      return Evaluator.holds(condition, new View(program, state));
    } catch (Fault fault) {
      throw Faults.of(program, fault.kind(), Double.NaN, place, state);
    }
  }

  private double checked(double value, DoubleUnaryOperator rule, Place place, State state) {
    try {
      return rule.applyAsDouble(value);
    } catch (Fault fault) {
      throw Faults.of(program, fault.kind(), value, place, state);
    }
  }
}
