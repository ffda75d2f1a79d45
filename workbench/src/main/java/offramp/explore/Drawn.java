package offramp.explore;

import offramp.model.Model;
import offramp.program.Code;
import offramp.program.Program;
import offramp.program.State;
import offramp.simulate.Draws;

/// The values that the unknowns of a model take in each draw.
final class Drawn {
  private Drawn() {}

  /// {@return per unknown and draw its value}
  static double[][] of(Model model, int draws, long seed) {
    Program program = Program.of(model);
    Code code = program.compiled();
    State state = program.newState();
    Draws unknowns = new Draws(model, seed);
    double[][] drawn = new double[model.unknowns().size()][draws];
    for (int draw = 0; draw < draws; draw++) {
      unknowns.into(state, code, draw);
      for (int unknown = 0; unknown < drawn.length; unknown++) {
        drawn[unknown][draw] = state.parameters[unknown];
      }
    }
    return drawn;
  }
}
