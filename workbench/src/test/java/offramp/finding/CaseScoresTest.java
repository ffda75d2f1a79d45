package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.history.Calibration;
import offramp.history.CrossFit.Lawful;
import offramp.history.CrossFit.Said;
import offramp.history.DurationLaw;
import offramp.history.Known;
import offramp.history.Lasting;
import offramp.history.PastCase;
import offramp.history.Trial;
import org.junit.jupiter.api.Test;

/// Scores against values worked out by hand.
class CaseScoresTest {
  private static final PastCase ONE = new PastCase("1", "one", "g", 0);

  private static Said said(double probability, boolean hit) {
    Known known = new Known("", List.of(), List.of());
    return new Said(new Trial(ONE, known, "", Optional.of(hit)), probability);
  }

  @Test
  void scoresOfWhetherAgreeWithHandCounts() {
    assertThat(CaseScores.brier(said(0.8, true))).isCloseTo(0.04, within(1e-12));
    assertThat(CaseScores.log(said(0.8, false))).isCloseTo(1.6094379, within(1e-6));
    // pairs yes, no: 0.8 over 0.2, 0.8 over 0.5, 0.5 over 0.2, 0.5 beside 0.5
    List<Said> all = List.of(said(0.8, true), said(0.5, true), said(0.5, false), said(0.2, false));
    assertThat(CaseScores.auc(all)).isCloseTo(3.5 / 4, within(1e-12));
    assertThat(CaseScores.reliability(all))
        .extracting(Calibration.Bin::count)
        .containsExactly(1, 2, 1);
  }

  @Test
  void crpsOfTheExponentialAgreesWithItsIntegral() {
    DurationLaw law = new DurationLaw.Exponential(0.01);
    // integral of F² to t is t - 2(1-e)/r + (1-e²)/2r, with e = exp(-rt); beyond, exp(-2rt)/2r
    double e = Math.exp(-0.5);
    double before = 50 - 200 * (1 - e) + 50 * (1 - e * e);
    assertThat(CaseScores.crps(new Lawful(new Lasting(ONE, 50, true, 2_000), law)))
        .isCloseTo(before + 50 * e * e, within(0.01));
    assertThat(CaseScores.crps(new Lawful(new Lasting(ONE, 50, false, 50), law)))
        .isCloseTo(before, within(0.01));
  }

  @Test
  void gainIsOneLessTheRatioOfLosses() {
    BacktestFinding.Gain gain = CaseScores.gain(Map.of(ONE, 1.0), Map.of(ONE, 4.0), 1);
    assertThat(gain).isEqualTo(new BacktestFinding.Gain(0.75, 0.75, 0.75));
  }

  /// Hazards of 0.02 to come and to be left, each at 40 quantiles, all pairs of them.
  @Test
  void truthHasTheBestCrpsWhereManyCasesAreLeft() {
    double truth = 0;
    double faster = 0;
    double slower = 0;
    for (int i = 0; i < 1_600; i++) {
      double comes = -Math.log((i % 40 + 0.5) / 40) / 0.02;
      double left = -Math.log((Math.floorDiv(i, 40) + 0.5) / 40) / 0.02;
      Lasting one = new Lasting(ONE, Math.min(comes, left), comes <= left, left);
      truth += CaseScores.crps(new Lawful(one, new DurationLaw.Exponential(0.02)));
      faster += CaseScores.crps(new Lawful(one, new DurationLaw.Exponential(0.03)));
      slower += CaseScores.crps(new Lawful(one, new DurationLaw.Exponential(0.013)));
    }
    assertThat(truth).isLessThan(faster).isLessThan(slower);
  }
}
