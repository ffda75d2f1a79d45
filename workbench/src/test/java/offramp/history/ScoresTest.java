package offramp.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Locale;
import offramp.random.Key;
import offramp.random.Stream;
import org.junit.jupiter.api.Test;

/// Scores against values computed by hand, as each test shows.
class ScoresTest {
  private static final double[] SAID = {0.1, 0.1, 0.7, 0.7};
  private static final boolean[] CAME = {false, true, true, true};

  @Test
  void brierIsTheSquaredErrorAndLogTheSurprise() {
    assertThat(Scores.brier(0.1, true)).isCloseTo(0.81, within(1e-15));
    assertThat(Scores.brier(0.5, false)).isEqualTo(0.25);
    // ln 0.9
    assertThat(Scores.log(0.1, false)).isCloseTo(0.10536051565782628, within(1e-15));
    assertThatThrownBy(() -> Scores.brier(1.5, true))
        .hasMessage("probability (1.5) is not in [0, 1]");
  }

  @Test
  void logScoreOfWhatWasHeldImpossibleIsThatOfOneInAMillion() {
    assertThat(Scores.log(0, true)).isCloseTo(6 * Math.log(10), within(1e-9));
    assertThat(Scores.clipped(0)).isTrue();
    assertThat(Scores.clipped(0.5)).isFalse();
  }

  /// The mean of the score, were the event to come with probability p, is least for who says p.
  @Test
  void bothScoresAreProper() {
    for (double p = 0.05; p < 1; p += 0.05) {
      for (double said = 0.05; said < 1; said += 0.05) {
        assertThat(p * Scores.brier(said, true) + (1 - p) * Scores.brier(said, false))
            .isGreaterThanOrEqualTo(
                p * Scores.brier(p, true) + (1 - p) * Scores.brier(p, false) - 1e-15);
        assertThat(p * Scores.log(said, true) + (1 - p) * Scores.log(said, false))
            .isGreaterThanOrEqualTo(
                p * Scores.log(p, true) + (1 - p) * Scores.log(p, false) - 1e-15);
      }
    }
  }

  @Test
  void aucCountsPairsAndHalvesTies() {
    // pairs of 0.1, 0.7, 0.7 that came with 0.1 that did not: half, won, won
    assertThat(Scores.auc(SAID, CAME)).isCloseTo(2.5 / 3, within(1e-15));
    assertThat(Scores.auc(SAID, new boolean[4])).isEqualTo(0.5);
  }

  @Test
  void oneBelongsToTheLastBinAndBinsCarryWhatWasSaidAndCame() {
    assertThat(Calibration.of(new double[] {0, 1}, new boolean[] {false, true}))
        .extracting(Calibration.Bin::from)
        .containsExactly(0.0, 0.8);
    Calibration.Bin low = Calibration.of(SAID, CAME).getFirst();
    assertThat(low.said()).isCloseTo(0.1, within(1e-15));
    assertThat(low.came().value()).isEqualTo(0.5);
  }

  /// Newcombe, Statistics in Medicine 17:857, 1998, table I: Wilson's intervals of 95%.
  @Test
  void wilsonsIntervalIsThatOfNewcombesTable() {
    assertThat(rounded(Wilson.of(81 / 263.0, 263, 0.95))).isEqualTo("0.2553 to 0.3662");
    assertThat(rounded(Wilson.of(15 / 148.0, 148, 0.95))).isEqualTo("0.0624 to 0.1605");
    assertThat(rounded(Wilson.of(0, 20, 0.95))).isEqualTo("0.0000 to 0.1611");
    assertThat(rounded(Wilson.of(1 / 29.0, 29, 0.95))).isEqualTo("0.0061 to 0.1718");
  }

  private static String rounded(Wilson interval) {
    return String.format(Locale.ROOT, "%.4f to %.4f", interval.low(), interval.high());
  }

  /// 400 cases, uniform: the interval of the mean is that of the textbook within a tenth of its
  /// width; chance of a false alarm with another seed below 1e-6.
  @Test
  void bootstrapOfAMeanIsItsStandardError() {
    Stream stream = Key.of(5).stream();
    double[] cases = new double[400];
    Arrays.setAll(cases, _ -> stream.uniform());
    Bootstrap.Interval mean = mean(cases, new Bootstrap(1, 4000, 0.9));
    double variance = Arrays.stream(cases).map(x -> (x - mean.value()) * (x - mean.value())).sum();
    double half = 1.6448536269514722 * Math.sqrt(variance) / 400;
    assertThat(mean.low()).isCloseTo(mean.value() - half, within(half / 5));
    assertThat(mean.high()).isCloseTo(mean.value() + half, within(half / 5));
  }

  private static Bootstrap.Interval mean(double[] cases, Bootstrap bootstrap) {
    return bootstrap.of(
        cases.length,
        chosen -> Arrays.stream(chosen).mapToDouble(i -> cases[i]).average().orElseThrow());
  }
}
