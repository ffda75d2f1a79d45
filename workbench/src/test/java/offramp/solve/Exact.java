package offramp.solve;

import java.util.OptionalDouble;
import offramp.check.Texts;
import offramp.model.Model;
import offramp.program.Program;
import offramp.simulate.Settings;

/// Exact solutions for tests.
final class Exact {
  private Exact() {}

  static Solution of(String text, double... days) {
    return of(Texts.model(text), 1, 2, days);
  }

  static Solution of(Model model, int draws, int threads, double... days) {
    Settings settings = new Settings(1, 1, draws, days, threads, OptionalDouble.empty());
    try {
      return Solver.of(Program.of(model), settings, limits(threads))
          .solution(Settings.Watcher.none());
    } catch (TooLarge large) {
      throw new AssertionError(large.why(), large);
    }
  }

  static Limits limits(int threads) {
    return new Limits(Limits.MOST_STATES, threads, () -> false);
  }

  /// {@return the probability of the first outcome at each report}
  static double[] first(String text, double... days) {
    return of(text, days).outcomes().getFirst().stream().mapToDouble(s -> s.mean()).toArray();
  }
}
