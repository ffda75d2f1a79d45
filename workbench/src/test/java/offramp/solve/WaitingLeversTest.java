package offramp.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.model.Model;
import offramp.program.Program;
import offramp.simulate.Ensemble;
import offramp.simulate.Settings;
import offramp.simulate.Shares;
import org.junit.jupiter.api.Test;

/// Levers that wait for a condition, solved and simulated.
class WaitingLeversTest {
  private static final String STEPS =
      """
      starts 2025-01-01
      level n = 0..2
      event first  when n == 0 rate 0.3 per day then n up
      event second when n == 1 rate 0.1 per day then n up
      lever hasten when n == 1 scales second by 5
      lever hasten_soon until 2025-01-04 when n == 1 scales second by 5
      lever hasten_late from 2025-01-04 when n == 1 scales second by 5
      outcome done when n == 2
      """;

  private static Model pulling(String lever) {
    return Texts.model(STEPS, Variation.of(Optional.empty(), List.of(lever)));
  }

  /// The sum of two exponential times: P(T <= t) = 1 - (b exp(-at) - a exp(-bt)) / (b - a).
  private static double twoSteps(double a, double b, double t) {
    return 1 - (b * Math.exp(-a * t) - a * Math.exp(-b * t)) / (b - a);
  }

  @Test
  void pullChangesTheRateOfTheSecondStep() {
    for (double t : new double[] {1, 5, 20}) {
      assertThat(done(pulling("hasten"), t))
          .isCloseTo(twoSteps(0.3, 0.5, t), withinPercentage(1e-7));
      assertThat(done(Texts.model(STEPS), t))
          .isCloseTo(twoSteps(0.3, 0.1, t), withinPercentage(1e-7));
    }
  }

  @Test
  void windowSplitsTheTime() {
    // who has made the first step by day 3 goes on at 0.5 per day, who makes it later at 0.1
    double t = 8;
    double late = Math.exp(-0.3 * 3);
    double soon = twoSteps(0.3, 0.5, t) - late * twoSteps(0.3, 0.5, t - 3);
    double expected = soon + late * twoSteps(0.3, 0.1, t - 3);
    assertThat(done(pulling("hasten_soon"), t)).isCloseTo(expected, withinPercentage(1e-7));
  }

  private static double done(Model model, double day) {
    return Exact.of(model, 1, 2, day).outcomes().getFirst().getFirst().mean();
  }

  /// Each of the 9 comparisons raises a false alarm with a chance of about 1e-6; the seed is fixed.
  @Test
  void simulationFindsTheSame() {
    double[] days = {2, 5, 20};
    long histories = 20_000;
    for (String lever : List.of("hasten", "hasten_soon", "hasten_late when n > 0")) {
      Model model = pulling(lever);
      List<Shares> exact = Exact.of(model, 1, 2, days).outcomes().getFirst();
      Settings settings = new Settings(1, histories, 1, days, 2, OptionalDouble.empty());
      Ensemble ensemble = Ensemble.of(Program.of(model), settings, Settings.Watcher.none());
      for (int i = 0; i < days.length; i++) {
        double p = exact.get(i).mean();
        double slack = 4.9 * Math.sqrt(p * (1 - p) / (double) histories);
        assertThat(ensemble.outcomes().getFirst().get(i).mean())
            .as("%s on day %s", lever, days[i])
            .isBetween(p - slack, p + slack);
      }
    }
  }
}
