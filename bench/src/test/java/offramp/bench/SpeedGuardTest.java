package offramp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The engine does not fall below 0.7 of its yardstick; it has been measured at 0.87 on an AMD EPYC
/// and at 0.78 on an Intel Xeon, where the short rounds of this test came to 0.73.
///
/// Both run in turn, so that what else the machine does slows both alike, and the median of eleven
/// rounds counts, of two tries the better. On a busy AMD EPYC fewer than 17 of 60 rounds fell below
/// 0.805: even if as many fell below 0.7, a false alarm had a chance of 0.4%. How well generated
/// code is compiled is partly luck, which lasts as long as the code: in one process both tries came
/// to 0.68, in the next they passed, so the second try generates it anew.
class SpeedGuardTest {
  private static final double LEAST = 0.7;
  private static final long BATCH = 200_000;
  private static final int WARM = 8;
  private static final int ROUNDS = 11;

  @Test
  void theEngineKeepsUpWithItsYardstick() {
    Engine engine = Engine.ofBrink();
    Agreement.check(engine);
    Yardstick yardstick = new Yardstick();
    double ratio = ratio(engine, yardstick);
    assertThat(ratio >= LEAST ? ratio : ratio(Engine.ofBrink(), yardstick))
        .isGreaterThanOrEqualTo(LEAST);
  }

  private static double ratio(Engine engine, Yardstick yardstick) {
    double[] ratios = new double[ROUNDS];
    for (int round = -WARM; round < ROUNDS; round++) {
      long seed = round + WARM;
      double ours = SideBySide.speed(() -> engine.run(seed, BATCH, 1).jumps());
      double theirs = SideBySide.speed(() -> SideBySide.jumps(yardstick, seed, BATCH));
      if (round >= 0) {
        ratios[round] = ours / theirs;
      }
    }
    Arrays.sort(ratios);
    return ratios[ROUNDS / 2];
  }
}
