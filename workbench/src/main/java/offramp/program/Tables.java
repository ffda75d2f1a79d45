package offramp.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Definition;
import offramp.model.Evaluator;
import offramp.model.Fault;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;

/// Terms that depend on one whole variable of few values and on nothing drawn: worked out
/// beforehand, so that a look replaces divisions and calls.
final class Tables {
  /// The most values of the variable of a table.
  private static final int MOST_VALUES = 64;

  private static final int MOST_NUMBERS = 1 << 16;

  /// The most nodes of a term with a table, definitions and all.
  private static final int MOST_NODES = 64;

  private static final int NOTHING = -1;
  private static final int MUCH = -2;

  private final Model model;
  private final IdentityHashMap<Object, Use> uses = new IdentityHashMap<>();
  private final IdentityHashMap<Term, Optional<double[]>> tables = new IdentityHashMap<>();
  private final IdentityHashMap<Term, Integer> origins = new IdentityHashMap<>();
  private final List<double[]> chosen = new ArrayList<>();
  private int numbers;

  /// What a term or condition reads.
  ///
  /// @param variable its only variable, or `NOTHING`, or `MUCH` that has no table
  /// @param nodes how many it has, `MOST_NODES` + 1 at most
  /// @param dear whether it divides, chooses or calls
  private record Use(int variable, int nodes, boolean dear) {
    Use with(Use other) {
      int both = variable == NOTHING || variable == other.variable ? other.variable : MUCH;
      return new Use(
          other.variable == NOTHING ? variable : both,
          Math.min(nodes + other.nodes, MOST_NODES + 1),
          dear || other.dear);
    }
  }

  Tables(Model model) {
    this.model = model;
    model.definitions().forEach(definition -> Parts.visit(definition.value(), this::add));
    Expressions.of(model).forEach(expression -> Parts.visit(expression, this::add));
  }

  /// {@return whether all values of the variable are ints}
  static boolean counts(Variable variable) {
    return variable.whole()
        && variable.low() >= Integer.MIN_VALUE
        && variable.high() <= Integer.MAX_VALUE;
  }

  /// {@return all tables that were asked for, one behind the other}
  double[] numbers() {
    return chosen.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  boolean has(Object node) {
    return node instanceof Term term && tables.computeIfAbsent(term, this::table).isPresent();
  }

  /// {@return the greatest number in the table of `term`; empty if one is negative}
  Optional<Double> most(Term term) {
    double[] table = tables.getOrDefault(term, Optional.empty()).orElseThrow();
    return Arrays.stream(table).allMatch(value -> value >= 0)
        ? Optional.of(Arrays.stream(table).max().orElseThrow())
        : Optional.empty();
  }

  /// {@return the place that the table of `term` has for value 0 of its variable}
  int origin(Term term) {
    return origins.computeIfAbsent(term, this::choose);
  }

  private int choose(Term term) {
    double[] table = tables.getOrDefault(term, Optional.empty()).orElseThrow();
    int first = chosen.stream().mapToInt(one -> one.length).sum();
    chosen.add(table);
    return first - (int) model.variables().get(variable(term)).low();
  }

  /// {@return the only variable that `term`, which has a table, reads}
  int variable(Term term) {
    return use(term).variable();
  }

  private Use use(Object node) {
    return uses.getOrDefault(node, new Use(MUCH, 1, false));
  }

  private void add(Object node) {
    Use use = own(node);
    for (Object part : Parts.of(node)) {
      use = use.with(use(part));
    }
    uses.put(node, use);
  }

  private Use own(Object node) {
    return switch (node) {
      case Term.StateOf(var variable) -> new Use(variable, 1, false);
      case Term.UnknownOf _ -> new Use(MUCH, 1, false);
      case Term.DefinitionOf(var number) -> {
        Use use = use(model.definitions().get(number).value());
        yield new Use(use.variable(), use.nodes(), use.variable() != NOTHING);
      }
      case Condition.Dated _ -> new Use(MUCH, 1, false);
      case Term.Arithmetic(var operation, _, _) ->
          new Use(
              NOTHING, 1, operation == Term.Operation.OVER || operation == Term.Operation.POWER);
      case Term.Call _, Term.Per _, Term.If _ -> new Use(NOTHING, 1, true);
      default -> new Use(NOTHING, 1, false);
    };
  }

  private Optional<double[]> table(Term term) {
    Use use = use(term);
    if (use.variable() < 0 || !use.dear() || use.nodes() > MOST_NODES) {
      return Optional.empty();
    }
    Variable variable = model.variables().get(use.variable());
    double values = variable.high() - variable.low() + 1;
    if (!counts(variable) || !(values <= MOST_VALUES) || numbers + values > MOST_NUMBERS) {
      return Optional.empty();
    }
    try {
      double[] table = new double[(int) values];
      for (int i = 0; i < table.length; i++) {
        table[i] = Evaluator.value(term, new At(variable.low() + i));
      }
      numbers += table.length;
      return Optional.of(table);
    } catch (Fault fault) {
      // where a rule can be broken the term itself has to say so
      return Optional.empty();
    }
  }

  /// The names where the one variable has a value.
  private final class At implements Evaluator.Valuation {
    private final double value;

    At(double value) {
      this.value = value;
    }

    @Override
    public double state(int variable) {
      return value;
    }

    @Override
    public double unknown(int unknown) {
      throw new AssertionError("a table of what is drawn");
    }

    @Override
    public double definition(int definition) {
      Definition named = model.definitions().get(definition);
      return Evaluator.value(named.value(), this);
    }

    @Override
    public boolean reached(double day) {
      throw new AssertionError("a table of what the calendar brings");
    }
  }
}
