package offramp.program;

import java.util.ArrayList;
import java.util.Arrays;
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

  /// The names of a model in one state.
  private record View(Program program, State state) implements Evaluator.Valuation {
    @Override
    public double state(int variable) {
      return state.values[variable];
    }

    @Override
    public double unknown(int unknown) {
      return state.parameters[unknown];
    }

    @Override
    public double definition(int definition) {
      Definition named = program.model().definitions().get(definition);
      return named.fixed()
          ? state.parameters[program.model().unknowns().size() + definition]
          : Evaluator.value(named.value(), this);
    }

    @Override
    public boolean reached(double day) {
      int variables = program.model().variables().size();
      return day <= 0 || state.values[variables + Arrays.binarySearch(program.dates(), day)] != 0;
    }
  }

  @Override
  public void define(State state) {
    int unknowns = model.unknowns().size();
    for (int number = 0; number < model.definitions().size(); number++) {
      Definition named = model.definitions().get(number);
      if (named.fixed()) {
        List<Term> reads = List.of(named.value());
        Place place = new Place("the definition", named.name(), reads, named.span());
        state.parameters[unknowns + number] = value(named.value(), place, state);
      }
    }
  }

  @Override
  public boolean given(State state) {
    for (Condition condition : model.given()) {
      if (!holds(condition, new Place("what is", "given", List.of(condition), Span.NOWHERE), state)) {
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
          new Place("the start of variable", variable.name(), List.of(start), variable.span());
      fresh[number] =
          checked(value(start, place, state), assignment(variable), place, state);
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
    for (int number = 0; number < at.length; number++) {
      double value = value(drawn.parameters().get(number), place, state);
      at[number] = checked(value, v -> Laws.parameter(v, drawn.law()), place, state);
    }
    double last = at[at.length - 1];
    double days =
        checked(last, v -> Laws.draw(drawn.law(), at[0], v, state.clocks), place, state);
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
