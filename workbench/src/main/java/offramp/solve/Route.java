package offramp.solve;

import java.util.stream.IntStream;
import offramp.program.Program;
import offramp.simulate.Team;

/// The way a distribution goes through a piece: uniformisation, or squaring where a small piece
/// would take too many steps.
record Route(Program program, Team team) {
  private static final double MOST_WORK = 2e12;

  /// How many steps of uniformisation the smallest chain may take before squaring is tried.
  private static final double LONG = 1e5;

  Passed pass(Piece piece, Flow flow, double[] start, Gauge gauge, Passed.Wanted wanted) {
    double steps = Uniformisation.steps(flow, wanted.days());
    double work = steps * (flow.rate().length + flow.size());
    if (flow.size() <= Squaring.MOST_STATES && steps > LONG) {
      return Squaring.pass(flow, start, gauge, wanted);
    }
    if (work > MOST_WORK || steps > 1e9) {
      throw new TooLarge(stiff(piece, flow, steps));
    }
    return Uniformisation.pass(flow, start, gauge, wanted, team);
  }

  /// {@return why the piece would take too many steps}
  private String stiff(Piece piece, Flow flow, double steps) {
    int state =
        IntStream.range(0, flow.size())
            .reduce(0, (a, b) -> flow.exit()[b] > flow.exit()[a] ? b : a);
    int event = piece.event()[piece.first()[state]];
    double most = -1;
    for (int at = piece.first()[state]; at < piece.first()[state + 1]; at++) {
      double rate = flow.rate()[flow.incoming().place()[at]];
      if (rate > most) {
        most = rate;
        event = piece.event()[at];
      }
    }
    return "`%s` fires up to %.3g times a day, so that %.3g steps through %,d states were needed"
        .formatted(program.model().events().get(event).name(), most, steps, flow.size());
  }
}
