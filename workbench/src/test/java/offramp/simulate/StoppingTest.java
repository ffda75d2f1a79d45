package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.OptionalDouble;
import offramp.check.Texts;
import offramp.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much is simulated, and when it stops.
class StoppingTest {
  private static final String KNOWN =
      """
      flag f
      level tries = 0..9
      event maybe on start
        then 10%: f = true
        then otherwise: tries up
      outcome hit when f
      outcome never when f and tries > 5
      """;

  private static final String UNKNOWN = "unknown p = Beta(2, 18)\n" + KNOWN.replace("10%:", "p:");

  private static Ensemble run(
      String text, long trajectories, int draws, OptionalDouble precision, Settings.Watcher watch) {
    Settings settings = new Settings(1, trajectories, draws, new double[] {1}, 2, precision);
    return Ensemble.of(Program.of(Texts.model(text)), settings, watch);
  }

  private static Ensemble run(String text, long trajectories, int draws) {
    return run(text, trajectories, draws, OptionalDouble.empty(), Settings.Watcher.none());
  }

  @ParameterizedTest
  @CsvSource({"1, 500, 1, 1", "3, 500, 3, 3", "1000, 500, 500, 1000", "1234, 100, 100, 1234"})
  void trajectoriesAreSharedOutAndFewerThanDrawsLowerThese(
      long trajectories, int draws, int drawn, long histories) {
    Ensemble ensemble = run(UNKNOWN, trajectories, draws);
    assertThat(ensemble.draws()).isEqualTo(drawn);
    assertThat(ensemble.histories()).isEqualTo(histories);
    assertThat(ensemble.stopped()).isEmpty();
  }

  @Test
  void remaindersGoToTheFirstDraws() {
    Plan plan = Plan.of(4, 10);
    long[] histories = new long[4];
    for (long block = 0; block < plan.blocks(); block++) {
      Plan.Block cut = plan.block(block);
      histories[cut.draw()] += cut.to() - cut.from();
    }
    assertThat(histories).containsExactly(3, 3, 2, 2);
  }

  @Test
  void blocksCoverEveryHistoryOnce() {
    for (long trajectories : new long[] {1, 63, 64, 65, 1_000, 6_401}) {
      for (int draws : new int[] {1, 7, 64}) {
        Plan plan = Plan.of(draws, Math.max(draws, trajectories));
        long count = 0;
        for (long block = 0; block < plan.blocks(); block++) {
          Plan.Block cut = plan.block(block);
          count += cut.to() - cut.from();
        }
        assertThat(count).isEqualTo(plan.histories()).isEqualTo(Math.max(draws, trajectories));
      }
    }
  }

  @Test
  void modelWithoutUnknownsHasOneDraw() {
    assertThat(run(KNOWN, 100, 500).draws()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0.05", "0.01"})
  void precisionIsReachedAfterFixedBlocks(double precision) {
    for (String text : new String[] {KNOWN, UNKNOWN}) {
      Ensemble ensemble =
          run(text, 5_000, 50, OptionalDouble.of(precision), Settings.Watcher.none());
      Shares hit = ensemble.outcomes().getFirst().getFirst();
      assertThat(hit.standardError() / hit.mean()).isLessThanOrEqualTo(precision);
      assertThat(ensemble.histories() % 5_000).isZero();
      assertThat(ensemble.stopped()).isEmpty();
    }
  }

  @Test
  void precisionStopsNotMuchLaterThanItMust() {
    // binomial: (1 - p) / p over the squared precision, 90,000 for p = 0.1 at 1%
    Ensemble ensemble = run(KNOWN, 5_000, 50, OptionalDouble.of(0.01), Settings.Watcher.none());
    assertThat(ensemble.histories()).isBetween(80_000L, 110_000L);
  }

  @Test
  void precisionThatCannotBeReachedSaysSo() {
    Ensemble ensemble = run(KNOWN, 10, 1, OptionalDouble.of(1e-9), Settings.Watcher.none());
    assertThat(ensemble.stopped()).hasValueSatisfying(why -> assertThat(why).contains("precision"));
    assertThat(ensemble.histories()).isGreaterThanOrEqualTo(10_000);
  }

  @Test
  void watcherStopsAndWhatIsFinishedIsKept() {
    Settings.Watcher watcher =
        (done, planned) -> {
          assertThat(planned).isEqualTo(1_000_000);
          return done >= 6_400 ? Optional.of("enough") : Optional.empty();
        };
    Ensemble ensemble = run(UNKNOWN, 1_000_000, 500, OptionalDouble.empty(), watcher);
    assertThat(ensemble.stopped()).contains("enough");
    assertThat(ensemble.histories()).isBetween(6_400L, 6_463L);
    assertThat(ensemble.draws()).isEqualTo(100);
  }

  @Test
  void watcherThatStopsAtOnceKeepsTheFirstBlock() {
    Ensemble ensemble =
        run(KNOWN, 1_000, 1, OptionalDouble.empty(), (_, _) -> Optional.of("at once"));
    assertThat(ensemble.histories()).isEqualTo(64);
    assertThat(ensemble.outcomes().getFirst()).hasSize(1);
  }

  @Test
  void watcherThatThrowsEndsTheRunWithWhatItThrew() {
    Settings.Watcher watcher =
        (_, _) -> {
          throw new IllegalStateException("no more");
        };
    assertThrows(
        IllegalStateException.class, () -> run(KNOWN, 1_000, 1, OptionalDouble.empty(), watcher));
  }

  @Test
  void givenDiscardsDrawsAndTheShareIsTold() {
    Ensemble ensemble =
        Chance.run(
            """
            unknown u = Uniform(0, 1)
            given u < 0.25
            level n = 0..9
            event tick on start + 2 days then n up
            outcome large when u >= 0.25 and n < 9
            watch mean = u
            """,
            Chance.settings(1, 2_000, 2_000, 1));
    assertThat(ensemble.seen().getFirst().getFirst()).isZero();
    // draws until one is kept are geometric, so the share has the relative error sqrt(0.75 / 2000)
    Chance.near(0.25, ensemble.givenShare(), 0.25 * Math.sqrt(0.75 / 2_000));
    Chance.mean(0.125, 1 / 192.0, ensemble, 0, 0);
  }

  @Test
  void settingsThatAreNoneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Chance.settings(0, 1));
    assertThrows(IllegalArgumentException.class, () -> Chance.settings(1, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> Chance.settings(1));
    assertThrows(IllegalArgumentException.class, () -> Chance.settings(1, 2, 2));
    assertThrows(IllegalArgumentException.class, () -> Chance.settings(1, 0));
  }
}
