package offramp.prism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import offramp.model.Evaluator;
import offramp.model.Firing;
import offramp.model.Firing.Branch;
import offramp.model.Firing.Change;
import offramp.model.Firing.Lottery;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Variable;
import offramp.program.Program;
import offramp.program.State;

/// Compares two models state by state: where each leads, at which rate, and which outcomes hold.
///
/// Both have the same variables in the same order. Unknowns stand at their medians.
final class Chains {
  private static final int MOST_STATES = 20_000_000;

  /// What probabilities that should sum to 1 may leave over.
  private static final double ROUNDING = 1e-14;

  private final List<Side> sides;
  private final double tolerance;
  private final BitSet seen = new BitSet();
  private final Deque<double[]> open = new ArrayDeque<>();

  /// One of the two models, and a state of it to work with.
  private record Side(Model model, Program program, State state) implements Evaluator.Valuation {
    static Side of(Model model) {
      Program program = Program.of(model);
      State state = program.newState();
      for (int u = 0; u < model.unknowns().size(); u++) {
        state.parameters[u] = model.unknowns().get(u).quantile(0.5);
      }
      program.compiled().define(state);
      program.compiled().start(state);
      return new Side(model, program, state);
    }

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
      return Evaluator.value(model.definitions().get(definition).value(), this);
    }

    @Override
    public boolean reached(double day) {
      return day <= 0;
    }
  }

  private Chains(Model one, Model other, double tolerance) {
    this.sides = List.of(Side.of(one), Side.of(other));
    this.tolerance = tolerance;
  }

  /// {@return how many states can be reached; fails where the two differ by more than `tolerance`,
  /// relative to the rate}
  static int compare(Model one, Model other, double tolerance) {
    return new Chains(one, other, tolerance).walk();
  }

  private int walk() {
    List<Variable> variables = sides.getFirst().model().variables();
    assertThat(sides.getLast().state().values.length).isEqualTo(variables.size());
    double[] start = sides.getFirst().state().values.clone();
    assertThat(sides.getLast().state().values).containsExactly(start);
    seen.set(index(start));
    open.push(start);
    int states = 0;
    while (!open.isEmpty()) {
      double[] at = open.pop();
      states++;
      Map<Integer, Double> one = rates(sides.getFirst(), at);
      Map<Integer, Double> other = rates(sides.getLast(), at);
      assertThat(one.keySet()).as("from %s", Arrays.toString(at)).isEqualTo(other.keySet());
      one.forEach(
          (to, rate) -> {
            double difference = Math.abs(rate - other.getOrDefault(to, 0.0));
            if (difference > tolerance * Math.max(1, rate)) {
              throw new AssertionError(
                  "from %s to %d: %s and %s"
                      .formatted(Arrays.toString(at), to, rate, other.get(to)));
            }
          });
      assertThat(outcomes(sides.getLast(), at)).isEqualTo(outcomes(sides.getFirst(), at));
    }
    return states;
  }

  private int index(double[] at) {
    long index = 0;
    List<Variable> variables = sides.getFirst().model().variables();
    for (int v = 0; v < variables.size(); v++) {
      long width = (long) (variables.get(v).high() - variables.get(v).low()) + 1;
      index = index * width + (long) (at[v] - variables.get(v).low());
      assertThat(index).isLessThan(MOST_STATES);
    }
    return (int) index;
  }

  private static List<Boolean> outcomes(Side side, double[] at) {
    System.arraycopy(at, 0, side.state().values, 0, at.length);
    return side.model().outcomes().stream()
        .map(outcome -> Evaluator.holds(outcome.condition(), side))
        .toList();
  }

  /// {@return the rate per day to each other state; states not seen before are opened}
  private Map<Integer, Double> rates(Side side, double[] at) {
    System.arraycopy(at, 0, side.state().values, 0, at.length);
    Map<Integer, Double> rates = new TreeMap<>();
    for (Outcome outcome : side.model().outcomes()) {
      if (outcome.ends() && Evaluator.holds(outcome.condition(), side)) {
        return rates;
      }
    }
    for (int event = 0; event < side.model().events().size(); event++) {
      Firing.Event fired = side.model().events().get(event);
      double rate =
          side.program().compiled().guard(event, side.state())
              ? side.program().compiled().rate(event, side.state())
              : 0;
      if (rate > 0) {
        leaving(side, at, fired, rate).forEach((to, r) -> rates.merge(to, r, Double::sum));
      }
    }
    return rates;
  }

  /// {@return the rates of one event to other states}
  private Map<Integer, Double> leaving(Side side, double[] at, Firing.Event fired, double rate) {
    Map<Integer, Double> rates = new TreeMap<>();
    for (Case drawn : cases(fired.consequences().lottery(), side)) {
      List<Change> changes = new ArrayList<>(fired.consequences().always());
      changes.addAll(drawn.changes());
      double[] to = at.clone();
      changes.forEach(change -> to[change.variable()] = changed(change, side));
      double leaving = rate * drawn.chance();
      if (leaving > ROUNDING && !Arrays.equals(to, at)) {
        int index = index(to);
        rates.merge(index, leaving, Double::sum);
        if (!seen.get(index)) {
          seen.set(index);
          open.push(to);
        }
      }
    }
    return rates;
  }

  private record Case(double chance, List<Change> changes) {}

  private static List<Case> cases(Lottery lottery, Side side) {
    return switch (lottery) {
      case Lottery.None() -> List.of(new Case(1, List.of()));
      case Lottery.Probabilities(var branches, var otherwise) -> {
        List<Case> cases = new ArrayList<>(cases(branches, 1, side));
        double sum = cases.stream().mapToDouble(Case::chance).sum();
        otherwise.ifPresent(rest -> cases.add(new Case(1 - sum, rest)));
        yield cases;
      }
      case Lottery.Weights(var branches) -> {
        double sum = branches.stream().mapToDouble(b -> Evaluator.value(b.chance(), side)).sum();
        yield cases(branches, sum, side);
      }
    };
  }

  private static List<Case> cases(List<Branch> branches, double sum, Side side) {
    return branches.stream()
        .map(b -> new Case(Evaluator.value(b.chance(), side) / sum, b.changes()))
        .toList();
  }

  private static double changed(Change change, Side side) {
    Variable variable = side.model().variables().get(change.variable());
    double now = side.state(change.variable());
    return switch (change) {
      case Change.Assign(_, var value, _) -> Math.rint(Evaluator.value(value, side));
      case Change.Move(_, var up, var amount, _) -> {
        double by = Math.rint(Evaluator.value(amount, side));
        yield up ? Math.min(variable.high(), now + by) : Math.max(variable.low(), now - by);
      }
    };
  }
}
