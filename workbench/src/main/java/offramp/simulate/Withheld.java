package offramp.simulate;

import java.util.Arrays;
import java.util.BitSet;
import offramp.program.Code;
import offramp.program.Program;
import offramp.program.State;

/// Events that happen only when they are told to: their rates are kept apart, and are 0 for
/// whatever races.
final class Withheld {
  private final Code code;
  private final State state;
  private final boolean[] withheld;
  private final int[] events;
  private final double[] hazards;

  /// @param told events with rates or clocks
  Withheld(Program program, Code code, State state, BitSet told) {
    this.code = code;
    this.state = state;
    this.withheld = new boolean[program.model().events().size()];
    told.stream().forEach(event -> withheld[event] = true);
    this.events = Arrays.stream(program.rateEvents()).filter(event -> withheld[event]).toArray();
    this.hazards = new double[withheld.length];
  }

  /// Takes the rates of those among `changed` that are withheld out of the state, where they have
  /// just been computed.
  void take(int[] changed) {
    if (events.length == 0) {
      return;
    }
    for (int event : changed) {
      if (withheld[event]) {
        hazards[event] = state.rates[event];
        state.rates[event] = 0;
      }
    }
  }

  /// Computes all of them anew, from a state whose other rates are known.
  void again() {
    for (int event : events) {
      hazards[event] = code.rate(event, state);
      state.rates[event] = 0;
    }
  }

  /// {@return the present rate of one of them, per day}
  double hazard(int event) {
    return hazards[event];
  }

  /// {@return the sum of the present rates of all of them, per day}
  double hazard() {
    double sum = 0;
    for (int event : events) {
      sum += hazards[event];
    }
    return sum;
  }
}
