package offramp.bench;

import offramp.simulate.Ensemble;

/// Whether engine and yardstick simulate the same process.
final class Agreement {
  private static final long HISTORIES = 200_000;

  /// Standard errors of a difference; that one of the 48 comparisons exceeds it by chance alone
  /// happens once in about 36,000 seeds, and the seed is fixed.
  private static final double MOST = 5;

  private Agreement() {}

  /// Throws unless both find the same probabilities within statistical error, at all report dates.
  static void check(Engine engine) {
    Yardstick yardstick = new Yardstick();
    yardstick.run(2, HISTORIES);
    Ensemble ensemble = engine.run(1, HISTORIES, 1);
    for (int outcome = 0; outcome < yardstick.seen().length; outcome++) {
      for (int date = 0; date < Yardstick.DATES; date++) {
        same(yardstick.seen()[outcome][date], ensemble.seen().get(outcome).get(date));
      }
    }
    double difference = Math.abs(yardstick.jumps() - ensemble.jumps());
    if (difference > 0.01 * ensemble.jumps()) {
      throw new AssertionError("engine and yardstick do not jump equally often");
    }
  }

  private static void same(long one, long other) {
    double share = (one + other + 1.0) / (2 * HISTORIES);
    double error = Math.sqrt(2 * share * (1 - share) * HISTORIES);
    if (Math.abs(one - other) > MOST * error) {
      throw new AssertionError("%d histories against %d".formatted(one, other));
    }
  }
}
