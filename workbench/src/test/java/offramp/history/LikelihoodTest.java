package offramp.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import offramp.random.Distribution;
import offramp.random.Key;
import org.junit.jupiter.api.Test;

/// The likelihood of a history against closed forms and a forward algorithm.
class LikelihoodTest {
  private static final double EXACT = 1e-10;

  private static final String POISSON = Seen.strikes("Uniform(0, 1)");

  @Test
  void ofACountIsPoissons() {
    double pace = 0.04;
    assertThat(Seen.log(POISSON, pace)).isCloseTo(3 * Math.log(pace) - 100 * pace, within(EXACT));
  }

  @Test
  void aHistoryBeforeTheModelStartsCountsFromItsOwnBeginning() {
    String earlier = POISSON.replace("starts 2024-01-01", "starts 2026-01-01");
    assertThat(Seen.log(earlier, 0.04)).isEqualTo(Seen.log(POISSON, 0.04));
  }

  @Test
  void ratesFollowTheStateAndTheGuard() {
    String text =
        """
        starts 2024-01-01
        runs 100 days
        ladder west = calm < arms < war
        event climbs when west < war rate 0.1 * (1 + west) per day then west up
        event cools when west > calm rate 0.05 per day then west down
        outcome war when west == war
        history from 2024-01-01 to 2024-01-20 with west = arms covers climbs, cools
          2024-01-05 cools
          2024-01-09 climbs
          2024-01-10 climbs
        """;
    // arms for 4.5 days, calm for 4, arms for 1, war for 10.5
    double expected =
        -4.5 * 0.25 + Math.log(0.05) - 4 * 0.1 + Math.log(0.1) - 0.25 + Math.log(0.2) - 10.5 * 0.05;
    assertThat(Seen.log(text)).isCloseTo(expected, within(EXACT));
  }

  @Test
  void sinceTurnsWithinTheWindow() {
    String text =
        """
        starts 2025-01-01
        runs 100 days
        event strike rate if since 2024-01-11 then 0.3 per day else 0.1 per day then nothing
        outcome never when false
        history from 2024-01-01 to 2024-01-20 covers strike
          2024-01-05 strike
          2024-01-12 strike
        """;
    assertThat(Seen.log(text))
        .isCloseTo(Math.log(0.1) + Math.log(0.3) - 10 * 0.1 - 10 * 0.3, within(EXACT));
  }

  @Test
  void clocksCountByDensityAndSurvival() {
    String text =
        """
        starts 2024-01-01
        runs 100 days
        event strike after LogNormal(8 days, 0.5) then nothing
        outcome never when false
        history from 2024-01-01 to 2024-01-20 covers strike
          2024-01-09 strike
          2024-01-16 strike
        """;
    double expected = density(8.5) + density(7) + Math.log(Distribution.normal(-score(4.5)));
    assertThat(Seen.log(text)).isCloseTo(expected, within(EXACT));
  }

  private static double score(double days) {
    return Math.log(days / 8) / 0.5;
  }

  private static double density(double days) {
    double z = score(days);
    return -z * z / 2 - Math.log(0.5 * days * Math.sqrt(2 * Math.PI));
  }

  @Test
  void aClockThatItsGuardThrowsAwayStartsAnew() {
    String text =
        """
        starts 2024-01-01
        runs 100 days
        flag angry
        event anger when not angry rate 0.1 per day then angry = true
        event calm when angry rate 0.2 per day then angry = false
        event strike when angry after Weibull(2, 10 days) then nothing
        outcome never when false
        history from 2024-01-01 to 2024-01-20 covers anger, calm, strike
          2024-01-01 anger
          2024-01-05 calm
          2024-01-10 anger
          2024-01-14 strike
        """;
    double angry = 4 + 10.5;
    double hazards = 2 * Math.log(0.1) + Math.log(0.2) - 0.1 * (20 - angry) - 0.2 * angry;
    double clocks =
        -Math.pow(0.4, 2) - Math.pow(0.4, 2) + Math.log(2 * 0.4 / 10) - Math.pow(0.65, 2);
    assertThat(Seen.log(text)).isCloseTo(hazards + clocks, within(EXACT));
  }

  @Test
  void whatComesByItselfIsOnlyChecked() {
    String text =
        """
        starts 2024-01-01
        runs 100 days
        level n = 0..9
        event strike rate 0.1 per day then n up
        event summit on 2024-01-08 then nothing
        event echo when n == 1 after 48 hours then nothing
        trigger alarm when n rises then nothing
        outcome never when false
        history from 2024-01-01 to 2024-01-20 covers strike, summit, echo, alarm
          2024-01-05 strike
          2024-01-05 alarm
          2024-01-07 echo
          2024-01-08 summit
          2024-01-09 echo
          2024-01-10 strike
          2024-01-10 alarm
        """;
    assertThat(Seen.log(text)).isCloseTo(2 * Math.log(0.1) - 2, within(EXACT));
    String unlisted = text.replace("  2024-01-09 echo\n", "");
    assertThat(Seen.log(unlisted)).isEqualTo(Double.NEGATIVE_INFINITY);
    String missed = text.replace("2024-01-09 echo", "2024-01-09 echo\n  2024-01-12 echo");
    assertThat(Seen.log(missed)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  /// A hidden chain: tension, which nobody sees, makes strikes likelier.
  private static final String HIDDEN =
      """
      starts 2024-01-01
      runs 100 days
      flag tense
      event rises when not tense rate 0.15 per day then tense = true
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
  void ofAHiddenChainIsThatOfTheForwardAlgorithm() {
    double[] gaps = {7.5, 1, 3, 13, 5.5};
    double[] at = {1, 0};
    for (int i = 0; i < gaps.length; i++) {
      at = forward(at, gaps[i]);
      if (i < gaps.length - 1) {
        at = new double[] {at[0] * 0.02, at[1] * 0.4};
      }
    }
    double exact = Math.log(at[0] + at[1]);
    Seen.unbiased(exact, HIDDEN, 20, 4_000);
    Seen.unbiased(exact, HIDDEN, 200, 400);
  }

  /// {@return the chances of calm and tense after so many days without a strike, by a power series}
  private static double[] forward(double[] from, double days) {
    double[] sum = from.clone();
    double[] term = from.clone();
    for (int i = 1; i < 200; i++) {
      double calm = term[0] * (-0.15 - 0.02) + term[1] * 0.1;
      double tense = term[0] * 0.15 + term[1] * (-0.1 - 0.4);
      term = new double[] {calm * days / i, tense * days / i};
      sum[0] += term[0];
      sum[1] += term[1];
    }
    return sum;
  }

  @Test
  void aRangeIsIntegratedOver() {
    String text =
        """
        starts 2024-01-01
        runs 100 days
        event strike rate if since 2024-01-11 then 0.3 per day else 0.1 per day then nothing
        outcome never when false
        history from 2024-01-01 to 2024-01-20 covers strike
          2024-01-09..2024-01-14 strike
        """;
    Seen.unbiased(Math.log(2 * 0.1 + 4 * 0.3) - 10 * 0.1 - 10 * 0.3, text, 10, 2_000);
  }

  @Test
  void overlappingRangesOfOneEventCountEachSetOfTimesOnce() {
    String text =
        """
        starts 2024-01-01
        runs 100 days
        event strike rate 0.1 per day then nothing
        outcome never when false
        history from 2024-01-01 to 2024-01-31 covers strike
          2024-01 strike
          2024-01 strike
          2024-01-10..2024-01-19 strike
        """;
    // three strikes in January of which one at least lies in the ten days
    double inside = 10;
    double outside = 21;
    double sets = (Math.pow(inside + outside, 3) - Math.pow(outside, 3)) / 6;
    Seen.unbiased(3 * Math.log(0.1) + Math.log(sets) - 3.1, text, 10, 4_000);
  }

  @Test
  void interpreterAndBytecodeGiveTheSameBits() {
    Observed observed = Seen.of(HIDDEN);
    Filter fast = new Filter(observed, observed.program().compiled(), 30);
    Filter slow = new Filter(observed, observed.program().interpreter(), 30);
    for (int i = 0; i < 20; i++) {
      Key key = Key.of(3).at(i);
      assertThat(fast.likelihood(new double[0], key))
          .isEqualTo(slow.likelihood(new double[0], key));
    }
  }
}
