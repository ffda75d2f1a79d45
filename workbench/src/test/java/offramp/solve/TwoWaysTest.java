package offramp.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.program.Program;
import offramp.program.RandomModels;
import offramp.simulate.Ensemble;
import offramp.simulate.Settings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Exact and simulated answers to the same models, drawn at random, under the same draws of their
/// unknowns.
///
/// Each of the comparisons, some 1,500 in all, raises a false alarm with a chance of about 1e-6.
/// The seeds are fixed.
class TwoWaysTest {
  private static final double Z = 4.9;
  private static final double[] DAYS = {0.7, 2, 5};
  private static final int DRAWS = 8;

  @Test
  void randomChainsHaveTheSameAnswersBothWays() {
    assertThat(compared(RandomModels.Kind.CHAIN, 0, 60, 4_000)).isGreaterThan(50);
  }

  @Test
  void randomModelsWithDatesHaveTheSameAnswersBothWays() {
    assertThat(compared(RandomModels.Kind.TAME, 0, 120, 4_000)).isGreaterThan(20);
  }

  @Tag("full")
  @Test
  void manyRandomModelsHaveTheSameAnswersBothWays() {
    assertThat(compared(RandomModels.Kind.CHAIN, 60, 360, 40_000)).isGreaterThan(280);
    assertThat(compared(RandomModels.Kind.TAME, 120, 600, 40_000)).isGreaterThan(100);
  }

  /// {@return how many of the models could be solved}
  private static long compared(RandomModels.Kind kind, int from, int to, long histories) {
    return IntStream.range(from, to)
        .filter(seed -> compared(RandomModels.of(kind, seed), histories, "seed " + seed))
        .count();
  }

  private static boolean compared(Model model, long histories, String what) {
    Settings settings = new Settings(1, histories, DRAWS, DAYS, 1, OptionalDouble.empty());
    Solution solution;
    try {
      solution =
          Solver.of(Program.of(model), settings, new Limits(20_000, 1, () -> false))
              .solution(Settings.Watcher.none());
    } catch (TooLarge large) {
      return false;
    }
    assertThat(model.events().stream().map(Firing.Event::timing))
        .noneMatch(t -> t instanceof Firing.Timing.Clock(Firing.Lag.Fixed _, _));
    Ensemble ensemble = Ensemble.of(Program.of(model), settings, Settings.Watcher.none());
    for (int outcome = 0; outcome < model.outcomes().size(); outcome++) {
      for (int date = 0; date < DAYS.length; date++) {
        double p = solution.outcomes().get(outcome).get(date).mean();
        double found = ensemble.outcomes().get(outcome).get(date).mean();
        double slack = Z * Math.sqrt(p * (1 - p) / histories) + Z / histories;
        assertThat(found)
            .as("%s: outcome %d at date %d", what, outcome, date)
            .isBetween(p - slack, p + slack);
      }
    }
    for (int watch = 0; watch < model.watches().size(); watch++) {
      for (int date = 0; date < DAYS.length; date++) {
        double mean = solution.watches().get(watch).get(date).mean();
        double sd = solution.watches().get(watch).get(date).sd();
        assertThat(ensemble.watches().get(watch).get(date).mean())
            .as("%s: watch %d at date %d", what, watch, date)
            .isCloseTo(
                mean,
                org.assertj.core.api.Assertions.within(
                    Z * sd / Math.sqrt((double) histories) + 1e-9));
      }
    }
    return true;
  }
}
