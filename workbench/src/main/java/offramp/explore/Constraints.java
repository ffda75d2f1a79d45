package offramp.explore;

import java.util.function.Predicate;
import offramp.program.Code;
import offramp.program.Program;
import offramp.program.State;

/// Whether unknowns, told by their ranks, keep to every `given` of a model.
public final class Constraints implements Predicate<double[]> {
  private final Program program;
  private final Code code;
  private final State state;

  public Constraints(Program program) {
    this.program = program;
    this.code = program.compiled();
    this.state = program.newState();
  }

  @Override
  public boolean test(double[] ranks) {
    for (int i = 0; i < ranks.length; i++) {
      state.parameters[i] = program.model().unknowns().get(i).quantile(ranks[i]);
    }
    code.define(state);
    return code.given(state);
  }
}
