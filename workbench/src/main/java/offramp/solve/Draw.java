package offramp.solve;

import java.util.Arrays;
import offramp.program.Program;

/// A chain under one draw of the unknowns: its rates, and what is watched in its states.
final class Draw {
  private final Chain chain;
  private final Program program;
  private final Ways ways;
  private final double[] slots;

  /// @param parameters the drawn unknowns and what they fix
  Draw(Chain chain, double[] parameters) {
    this.chain = chain;
    this.program = chain.program();
    this.ways = new Ways(program, program.compiled());
    System.arraycopy(parameters, 0, ways.state.parameters, 0, parameters.length);
    this.slots = new double[chain.packing().slots()];
  }

  private void stand(Piece piece, int state) {
    chain.packing().unpack(piece.states().packed(), state * chain.packing().words(), slots);
    ways.stand(slots);
  }

  private void calendar(Piece piece) {
    int variables = program.model().variables().size();
    Arrays.fill(ways.state.values, variables, ways.state.values.length, 0);
    ways.set(piece.dates(), 1);
  }

  /// {@return the rates of a piece}
  Flow flow(Piece piece, Incoming incoming) {
    return Flow.of(incoming, rates(piece), piece.first());
  }

  /// {@return the rates per day of the transitions of a piece, in its order}
  double[] rates(Piece piece) {
    if (piece.rated()) {
      return piece.share();
    }
    calendar(piece);
    double[] rates = piece.share().clone();
    for (int state = 0; state < piece.size(); state++) {
      int from = piece.first()[state];
      int to = piece.first()[state + 1];
      if (from < to) {
        stand(piece, state);
        rates(piece, from, to, rates);
      }
    }
    return rates;
  }

  private void rates(Piece piece, int from, int to, double[] rates) {
    int event = -1;
    double rate = 0;
    for (int at = from; at < to; at++) {
      if (piece.event()[at] != event) {
        event = piece.event()[at];
        rate = ways.rate(event);
      }
      rates[at] *= rate;
    }
  }

  /// {@return the value of a watch in every state}
  double[] watch(int watch, Piece piece) {
    calendar(piece);
    double[] values = new double[piece.size()];
    for (int state = 0; state < values.length; state++) {
      stand(piece, state);
      values[state] = program.compiled().watch(watch, ways.state);
    }
    return values;
  }
}
