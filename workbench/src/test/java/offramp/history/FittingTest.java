package offramp.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import offramp.random.Distribution;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;

/// What is known after a history against closed forms.
///
/// Of n draws that are nearly independent a quantile scatters by sqrt(p (1 - p) / n) in
/// probability: bounds are 4.9 such errors, a false alarm in a million, with n a half of the draws.
class FittingTest {
  private static final int DRAWS = 2_000;
  private static final double Z = 4.9;

  private static final String GAMMA_POISSON = Seen.strikes("Gamma(2, 0.05)");

  private static void quantiles(Fitted fitted, GammaDistribution law) {
    for (double p : new double[] {0.025, 0.25, 0.5, 0.75, 0.975}) {
      double error = Math.sqrt(p * (1 - p) / (DRAWS / 2.0));
      double found = law.cumulativeProbability(Seen.quantile(fitted, 0, p));
      assertThat(found).as("at %s", p).isCloseTo(p, within(Z * error));
    }
  }

  @Test
  void ofAGammaPriorAndACountTheGammaPosteriorIsFound() {
    Fitted fitted = Seen.fit(GAMMA_POISSON, DRAWS, 0);
    // shape 2 + 3, rate 1/0.05 + 100 per day
    GammaDistribution law = GammaDistribution.of(5, 1.0 / 120);
    assertThat(fitted.exact()).isTrue();
    double error = Math.sqrt(law.getVariance() / (DRAWS / 2.0));
    assertThat(Seen.mean(fitted, 0)).isCloseTo(law.getMean(), within(Z * error));
    quantiles(fitted, law);
    double evidence = LogGamma.value(5) - LogGamma.value(2) + 2 * Math.log(20) - 5 * Math.log(120);
    assertThat(fitted.evidence().log())
        .isCloseTo(evidence, within(0.02 + 10 * fitted.evidence().error()));
    assertThat(fitted.evidence().error()).isLessThan(0.1);
    assertThat(fitted.worst()).isLessThan(1.02);
  }

  /// Science.md's check value: nine crossings in 27.2 months are 0.33 per month, 0.15 to 0.63 (the
  /// exact interval of Garwood, Biometrika 28:437, 1936). Its lower end is that of a posterior
  /// after a prior of 1 / pace, its upper end that after a flat one.
  @Test
  void nineCrossingsInTwentySevenMonthsAreAThirdAMonth() {
    Fitted scaled = Seen.fit(crossings("LogUniform(0.001, 20)"), DRAWS, 0);
    double month = 30.4375;
    assertThat(Seen.mean(scaled, 0) * month).isCloseTo(0.331, within(0.02));
    quantiles(scaled, GammaDistribution.of(9, 1 / 828.0));
    assertThat(Seen.quantile(scaled, 0, 0.025) * month).isCloseTo(0.151, within(0.02));
    Fitted flat = Seen.fit(crossings("Uniform(0, 20)"), DRAWS, 0);
    quantiles(flat, GammaDistribution.of(10, 1 / 828.0));
    assertThat(Seen.quantile(flat, 0, 0.975) * month).isCloseTo(0.628, within(0.05));
  }

  private static String crossings(String prior) {
    return """
        starts 2024-06-02
        runs 24 months
        unknown push = %s per month
        level steps = 0..80
        event step rate push then steps up
        outcome never when false
        history from 2022-02-25 to 2024-06-01 covers step
          2022-05-31 step
          2022-12-21 step
          2023-01-14 step
          2023-05-11 step
          2023-08-17 step
          2023-10-17 step
          2024-04-24 step
          2024-05-02 step
          2024-05-30 step
        """
        .formatted(prior);
  }

  /// Tension, which nobody sees, makes strikes likelier; it comes as often as `rise` says.
  private static final String HIDDEN =
      """
      starts 2024-01-01
      runs 100 days
      unknown rise = Uniform(0, 1) per day
      flag tense
      event rises when not tense rate rise then tense = true
      event falls when tense rate 0.1 per day then tense = false
      event strike rate if tense then 0.4 per day else 0.02 per day then nothing
      outcome never when false
      history from 2024-01-01 to 2024-01-30 covers strike
        2024-01-08 strike
        2024-01-09 strike
        2024-01-12 strike
        2024-01-25 strike
      """;

  @Test
  void ofAHiddenChainTheEstimatedLikelihoodLeadsToTheExactPosterior() {
    int cells = 400;
    double[] density =
        IntStream.range(0, cells).mapToDouble(i -> forward((i + 0.5) / cells)).toArray();
    double total = Arrays.stream(density).sum();
    Fitted fitted = Seen.fit(HIDDEN, DRAWS, 0);
    assertThat(fitted.exact()).isFalse();
    double below = 0;
    double[] draws = fitted.sorted(0);
    for (int cell = 0; cell < cells; cell++) {
      below += density[cell] / total;
      double end = (cell + 1.0) / cells;
      double found = Arrays.stream(draws).filter(x -> x <= end).count() / (double) draws.length;
      double error = Math.sqrt(below * (1 - below) / (DRAWS / 4.0));
      assertThat(found).as("up to %s", end).isCloseTo(below, within(Z * error + 1e-3));
    }
    assertThat(fitted.evidence().log())
        .isCloseTo(Math.log(total / cells), within(0.05 + 10 * fitted.evidence().error()));
  }

  /// Nothing is seen of `calm`, but it goes along with `push`: its posterior follows by the
  /// integral over the normal scores of `push`.
  @Test
  void unknownThatGoesAlongWithWhatWasSeenMovesByTheIntegralOverItsPartner() {
    String text =
        Seen.strikes("Uniform(0.005, 0.1)")
            + "unknown calm = Uniform(0, 1)\ncorrelate calm, pace = 0.7\n";
    double r = 2 * StrictMath.sin(Math.PI * 0.7 / 6);
    double all = 0;
    double below = 0;
    for (int i = 0; i < 4_000; i++) {
      double z = -6 + 12 * (i + 0.5) / 4_000;
      double pace = 0.005 + 0.095 * Distribution.normal(z);
      double mass = Math.exp(-z * z / 2 - 100 * pace) * Math.pow(pace, 3);
      all += mass;
      below += mass * Distribution.normal(-r * z / Math.sqrt(1 - r * r));
    }
    Fitted fitted = Seen.fit(text, DRAWS, 0);
    double[] calm = fitted.sorted(1);
    double found = Arrays.stream(calm).filter(x -> x < 0.5).count() / (double) calm.length;
    // of a quarter of the draws at least as much is known as of independent ones
    double error = Math.sqrt(0.25 / (DRAWS / 4.0));
    assertThat(found).isCloseTo(below / all, within(Z * error));
  }

  private static double forward(double rise) {
    double[] gaps = {7.5, 1, 3, 13, 5.5};
    double[] at = {1, 0};
    for (int i = 0; i < gaps.length; i++) {
      double[] term = at;
      double[] sum = at.clone();
      for (int k = 1; k < 300; k++) {
        double calm = -(rise + 0.02) * term[0] + 0.1 * term[1];
        double tense = rise * term[0] - 0.5 * term[1];
        term = new double[] {calm * gaps[i] / k, tense * gaps[i] / k};
        sum[0] += term[0];
        sum[1] += term[1];
      }
      at = i < gaps.length - 1 ? new double[] {0.02 * sum[0], 0.4 * sum[1]} : sum;
    }
    return at[0] + at[1];
  }

  /// Science.md, T15: alarms of which 5 in 1.5 years reach an assessment, none of 5 a conference
  /// (Jeffreys: Beta(0.5, 5.5)), and launch, of which nothing is known. The yearly risk has a
  /// median of 4.8%, and of 0.38% (3.5% at the upper end) after 45 years without.
  @Test
  void survivalLowersTheRiskOfALaunchByTenTimes() {
    String text =
        """
        starts 2025-01-01
        runs 12 months
        unknown conference = Beta(0.5, 5.5)
        unknown launch = Uniform(0, 1)
        flag launched
        event top when not launched rate 5 / 1.5 * conference * launch per year then launched = true
        event other rate 0.000001 per year then nothing
        outcome launch when launched ends
        history from 1980-01-01 to 2024-12-31 covers other
        """;
    Observed plain = Seen.of(text);
    Observed known = Seen.of(text, 0);
    Fitting.Effort effort = new Fitting.Effort(3, DRAWS, 4, 16, 2);
    double[] before = yearly(Seen.fit(plain, effort));
    double[] after = yearly(Seen.fit(known, effort));
    assertThat(before[DRAWS / 2]).isCloseTo(0.048, within(0.015));
    assertThat(after[DRAWS / 2]).isCloseTo(0.0038, within(0.001));
    assertThat(after[(int) (0.95 * DRAWS)]).isCloseTo(0.035, within(0.008));
  }

  private static double[] yearly(Fitted fitted) {
    return Arrays.stream(fitted.values())
        .mapToDouble(draw -> -Math.expm1(-5 / 1.5 * draw[0] * draw[1]))
        .sorted()
        .toArray();
  }

  @Test
  void theNumbersDoNotDependOnTheThreads() {
    Observed observed = Seen.of(HIDDEN);
    Fitted one = Seen.fit(observed, new Fitting.Effort(7, 80, 4, 10, 1));
    Fitted three = Seen.fit(observed, new Fitting.Effort(7, 80, 4, 10, 3));
    assertThat(three.values()).isDeepEqualTo(one.values());
    assertThat(three.evidence()).isEqualTo(one.evidence());
  }

  @Test
  void drawsKeepToEveryGiven() {
    String text = GAMMA_POISSON.replace("event strike", "given pace < 0.03 per day\nevent strike");
    Fitted fitted = Seen.fit(text, 200, 0);
    assertThat(fitted.sorted(0)[199]).isLessThan(0.03);
  }

  @Test
  void aHistoryThatCannotHaveHappenedIsAContradiction() {
    String text =
        GAMMA_POISSON
            .replace("event strike", "flag once\nevent strike when not once")
            .replace("then nothing", "then once = true");
    assertThatThrownBy(() -> Seen.fit(text, 100, 0))
        .isInstanceOfSatisfying(
            Contradiction.class,
            found -> {
              assertThat(found.death().why()).isEqualTo(Death.Why.GUARD);
              assertThat(found.death().sighting()).hasValue(1);
            });
  }
}
