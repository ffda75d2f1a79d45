package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// When outcomes have happened, and what watches show.
class OutcomesTest {
  private static final String TENTH =
      """
      starts 2025-01-01
      level n = 0..9
      event tenth on 2025-01-11 then n = 3
      event later on 2025-01-13 then n = 7
      outcome there when n == 3 %s
      watch level_now = n
      watch dates = (if since 2025-01-11 then 1 else 0) + (if since 2025-01-16 then 1 else 0)
      """;

  private static List<Double> watched(Ensemble ensemble, int watch) {
    return ensemble.watches().get(watch).stream().map(Spread::mean).toList();
  }

  @Test
  void byATimeIncludesThatTime() {
    Ensemble ensemble = Chance.run(TENTH.formatted(""), 1, 9.999, 10, 11, 14);
    assertThat(ensemble.seen().getFirst()).containsExactly(0L, 1L, 1L, 1L);
    assertThat(watched(ensemble, 0)).containsExactly(0.0, 3.0, 3.0, 7.0);
  }

  @Test
  void horizonIsIncluded() {
    assertThat(Chance.run(TENTH.formatted(""), 1, 10).seen().getFirst()).containsExactly(1L);
  }

  @Test
  void endedHistoryKeepsItsLastStateAndDatesGoOn() {
    Ensemble ensemble = Chance.run(TENTH.formatted("ends"), 1, 9, 10, 14, 15, 20);
    assertThat(watched(ensemble, 0)).containsExactly(0.0, 3.0, 3.0, 3.0, 3.0);
    assertThat(watched(ensemble, 1)).containsExactly(0.0, 1.0, 1.0, 2.0, 2.0);
  }

  @Test
  void historyThatEndsAtTheStartIsReportedAtEveryDate() {
    Ensemble ensemble =
        Chance.run(
            """
            level n = 0..9 starts 4
            event tick after 1 day then n up
            outcome over when n >= 4 ends
            watch level_now = n
            """,
            3,
            1,
            2);
    assertThat(ensemble.seen().getFirst()).containsExactly(3L, 3L);
    assertThat(watched(ensemble, 0)).containsExactly(4.0, 4.0);
    assertThat(ensemble.jumps()).isZero();
  }

  @Test
  void outcomeThatPassesHasHappenedForGood() {
    Ensemble ensemble = Chance.run(TENTH.formatted(""), 1, 20);
    assertThat(watched(ensemble, 0)).containsExactly(7.0);
    assertThat(ensemble.seen().getFirst()).containsExactly(1L);
  }

  @Test
  void outcomesAreReadFromTimeZeroOn() {
    assertThat(
            Story.of(
                    """
                    level n = 0..9
                    event tick after 1 day then n up
                    outcome first when n == 0
                    """)
                .outcomes())
        .containsEntry("first", 0.0);
  }

  @Test
  void startReadsUnknownsAndConstants() {
    assertThat(
            Story.of(
                    """
                    let half = 0.5
                    unknown where = Choice(3: 1)
                    level n = 0..9 starts where + 2 * half
                    level low = -4..9
                    score free
                    score bounded = -2..2
                    flag  f
                    ladder west = none < aid
                    outcome over when n == 4 and low == -4 and free == 0 and bounded == -2
                      and not f and west == none
                    """)
                .outcomes())
        .containsEntry("over", 0.0);
  }

  @Test
  void constantWatchHasNoSpread() {
    Ensemble ensemble =
        Chance.run(
            """
            level n = 0..9
            event tick rate 1 per day then n up
            watch third = 1 / 3
            """,
            1_000,
            3);
    Spread spread = ensemble.watches().getFirst().getFirst();
    assertThat(spread.mean()).isEqualTo(1 / 3.0);
    assertThat(spread.sd()).isZero();
    assertThat(spread.shares().standardError()).isZero();
    assertThat(spread.quantiles()).containsOnly(1 / 3.0);
  }
}
