package offramp.program;

/// What generated classes share.
abstract class Generated implements Code {
  private final Program program;

  Generated(Program program) {
    this.program = program;
  }

  /// Computes the rates again after a firing whose code would be too long as straight-line code.
  final void refreshEach(int firing, State state) {
    for (int event : program.ratesAfter(firing)) {
      state.rates[event] = rate(event, state);
    }
  }
}
