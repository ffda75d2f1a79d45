package offramp.program;

import java.util.Arrays;
import offramp.model.Definition;
import offramp.model.Evaluator;

/// The values that the names of a model have in a state.
record View(Program program, State at) implements Evaluator.Valuation {
  @Override
  public double state(int variable) {
    return at.values[variable];
  }

  @Override
  public double unknown(int unknown) {
    return at.parameters[unknown];
  }

  @Override
  public double definition(int definition) {
    Definition named = program.model().definitions().get(definition);
    return named.fixed()
        ? at.parameters[program.model().unknowns().size() + definition]
        : Evaluator.value(named.value(), this);
  }

  @Override
  public boolean reached(double day) {
    int variables = program.model().variables().size();
    return day <= 0 || at.values[variables + Arrays.binarySearch(program.dates(), day)] != 0;
  }
}
