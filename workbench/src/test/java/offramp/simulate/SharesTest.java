package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The split of the variance into unknowns and dice.
class SharesTest {

  @Test
  void varianceSplitsAsTheAnalysisOfVarianceSays() {
    // Sun, Apley & Staum (2011), section 2: the variance between the means 1, 2, 3, 6 is 14/3;
    // their noise, 0.5, is dice; the rest, 25/6, is the unknowns
    Shares shares = Shares.of(new double[] {1, 2, 3, 6}, new double[] {0.2, 0.4, 0.6, 0.8});
    assertThat(shares.mean()).isEqualTo(3);
    assertThat(shares.diceShare()).isCloseTo(0.5 / (14 / 3.0), within(1e-12));
    assertThat(shares.standardError()).isCloseTo(Math.sqrt(14 / 12.0), within(1e-12));
  }

  @Test
  void noiseOfASharePerDrawIsItsUnbiasedVariance() {
    // shares 0.2 and 0.4 of 11 histories: noise 0.016 and 0.024, between 0.02
    Shares shares = Shares.of(new int[] {2, 4}, new long[] {10, 10});
    double noise = (0.2 * 0.8 / 9 + 0.4 * 0.6 / 9) / 2;
    assertThat(shares.mean()).isCloseTo(0.3, within(1e-12));
    assertThat(shares.diceShare()).isEqualTo(1);
    assertThat(noise).isGreaterThan(0.02);
    Shares more = Shares.of(new int[] {2_000, 4_000}, new long[] {10_000, 10_000});
    noise = (0.2 * 0.8 / 9_999 + 0.4 * 0.6 / 9_999) / 2;
    assertThat(more.diceShare()).isCloseTo(noise / 0.02, within(1e-12));
  }

  @Test
  void allDiceLeaveNoSpreadOverTheUnknowns() {
    Shares shares = Shares.of(new double[] {1, 1.1, 0.9}, new double[] {1, 1, 1});
    assertThat(shares.diceShare()).isEqualTo(1);
    assertThat(shares.low()).isCloseTo(1, within(1e-12));
    assertThat(shares.high()).isCloseTo(1, within(1e-12));
  }

  @Test
  void singleHistoriesCannotTellTheUnknownsFromTheDice() {
    Shares shares = Shares.of(new int[] {1, 0, 0, 0}, new long[] {1, 1, 1, 1});
    assertThat(shares.mean()).isEqualTo(0.25);
    assertThat(shares.standardError()).isCloseTo(Math.sqrt(0.25 * 0.75 / 3), within(1e-12));
    assertThat(shares.low()).isZero();
    assertThat(shares.high()).isEqualTo(1);
    assertThat(shares.diceShare()).isEqualTo(1);
  }

  @Test
  void singleHistoriesBesideOthersHaveTheirNoise() {
    // all is dice: a fair coin under each of 1,000 draws, every other of which has one history.
    // Their share of the variance is 1, within 0.1 (about 4 standard errors by simulation)
    SplittableRandom random = new SplittableRandom(1);
    int[] hits = new int[1_000];
    long[] histories = new long[hits.length];
    for (int i = 0; i < hits.length; i++) {
      histories[i] = 1L + i % 2;
      for (int history = 0; history < histories[i]; history++) {
        hits[i] += random.nextBoolean() ? 1 : 0;
      }
    }
    assertThat(Shares.of(hits, histories).diceShare()).isGreaterThan(0.9);
  }

  @Test
  void withoutDiceTheQuantilesAreThoseOfTheDraws() {
    double[] means = new double[101];
    Arrays.setAll(means, i -> 100 - i);
    Shares shares = Shares.of(means, new double[101]);
    assertThat(shares.low()).isCloseTo(5, within(1e-9));
    assertThat(shares.high()).isCloseTo(95, within(1e-9));
    assertThat(shares.diceShare()).isZero();
  }

  @Test
  void oneDrawHasNoSpread() {
    Shares shares = Shares.of(new int[] {25}, new long[] {100});
    assertThat(shares.low()).isEqualTo(0.25);
    assertThat(shares.high()).isEqualTo(0.25);
    double p = 25.5 / 101;
    assertThat(shares.standardError()).isCloseTo(Math.sqrt(p * (1 - p) / 100), within(1e-12));
  }

  @Test
  void whatWasNeverSeenStillHasAnError() {
    Shares shares = Shares.of(new int[] {0, 0}, new long[] {500, 500});
    assertThat(shares.mean()).isZero();
    assertThat(shares.standardError()).isBetween(0.0005, 0.001);
  }

  /// What many synthetic runs with 400 draws of p from a beta law say.
  ///
  /// @param low mean share of the law below `low`
  /// @param high mean share of the law above `high`
  /// @param spread mean of the squared distance of `mean` in standard errors
  private record Found(double low, double high, double spread) {}

  private static final int RUNS = 100;

  private static Found found(BetaDistribution law, int histories) {
    SplittableRandom random = new SplittableRandom(1);
    int draws = 400;
    double low = 0;
    double high = 0;
    double spread = 0;
    long[] all = new long[draws];
    Arrays.fill(all, histories);
    for (int run = 0; run < RUNS; run++) {
      int[] hits = new int[draws];
      for (int draw = 0; draw < draws; draw++) {
        double p = law.inverseCumulativeProbability(random.nextDouble());
        for (int history = 0; history < histories; history++) {
          hits[draw] += random.nextDouble() < p ? 1 : 0;
        }
      }
      Shares shares = Shares.of(hits, all);
      low += law.cumulativeProbability(shares.low()) / RUNS;
      high += law.survivalProbability(shares.high()) / RUNS;
      double away = (shares.mean() - law.getMean()) / shares.standardError();
      spread += away * away / RUNS;
    }
    return new Found(low, high, spread);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 8, 200, 0.01, 0.01",
    "5, 95, 200, 0.02, 0.02",
    "2, 8, 20, 0.02, 0.02",
    "30, 70, 20, 0.06, 0.05",
    "0.5, 9.5, 200, 0.09, 0.01"
  })
  void quantilesOverTheUnknownsAreCorrectedForTheDice(
      double a, double b, int histories, double lowBias, double highBias) {
    // how far the correction reaches, not chance: over 100 runs the mean share beyond a quantile
    // has a standard error of about 0.001. In the last law the 5% quantile is 0.0002, which 200
    // histories cannot tell from 0; in the one before, five sixths of the variance are dice
    Found found = found(BetaDistribution.of(a, b), histories);
    assertThat(found.low()).as(found.toString()).isCloseTo(0.05, within(lowBias));
    assertThat(found.high()).as(found.toString()).isCloseTo(0.05, within(highBias));
    // chi-squared with 100 degrees of freedom over 100, a standard error of 0.141: beyond 0.8 with
    // a chance of 1e-6
    assertThat(found.spread()).isCloseTo(1, within(0.8));
  }
}
