package offramp.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import offramp.model.Condition;
import offramp.model.Definition;
import offramp.model.Evaluator;
import offramp.model.Fault;
import offramp.model.Model;
import offramp.model.Term;

/// The definitions that nothing can change: neither state nor unknowns nor dates.
public final class Constants {
  private final List<Optional<Double>> values = new ArrayList<>();

  private Constants() {}

  /// {@return per definition its value; empty if something can change it, or if it has none}
  public static List<Optional<Double>> of(Model model) {
    Constants constants = new Constants();
    for (Definition definition : model.definitions()) {
      constants.values.add(constants.value(definition.value()));
    }
    return List.copyOf(constants.values);
  }

  private Optional<Double> value(Term term) {
    if (changes(term)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Evaluator.value(term, new Fixed()));
    } catch (Fault fault) {
      return Optional.empty();
    }
  }

  private boolean changes(Term term) {
    AtomicBoolean changes = new AtomicBoolean();
    Parts.visit(
        term,
        node -> {
          boolean own =
              switch (node) {
                case Term.StateOf _, Term.UnknownOf _, Condition.Dated _ -> true;
                case Term.DefinitionOf(var definition) -> values.get(definition).isEmpty();
                default -> false;
              };
          if (own) {
            changes.set(true);
          }
        });
    return changes.get();
  }

  /// Each definition reads only earlier ones.
  private final class Fixed implements Evaluator.Valuation {
    @Override
    public double state(int variable) {
      throw new AssertionError("a constant reads state " + variable);
    }

    @Override
    public double unknown(int unknown) {
      throw new AssertionError("a constant reads unknown " + unknown);
    }

    @Override
    public double definition(int definition) {
      return values.get(definition).orElseThrow();
    }

    @Override
    public boolean reached(double day) {
      throw new AssertionError("a constant reads day " + day);
    }
  }
}
