package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;
import org.junit.jupiter.api.Test;

/// Clocks against the laws that their durations are drawn from (Apache Commons Statistics 1.2) and
/// against closed forms. Each comparison raises a false alarm with a chance of about 1e-6, see
/// [Chance].
class ClockLawsTest {
  private static final double[] DAYS = {1, 3, 4.5, 10, 30, 81, 200};

  @Test
  void clocksRunOutByTheirLaws() {
    StringBuilder text = new StringBuilder("level one = 1..2\n");
    String[] laws = {
      "LogNormal(81 days, 1.4)",
      "Weibull(2, 20 days)",
      "Gamma(3, 1 week)",
      "Gamma(0.5, 4 days)",
      "Uniform(2 days, 50 days)",
      "Exponential(one * 9 days)",
      "Exponential(12 days)"
    };
    for (int i = 0; i < laws.length; i++) {
      text.append("flag f%d\n".formatted(i));
      text.append("event e%d when not f%d after %s then f%d = true\n".formatted(i, i, laws[i], i));
      text.append("outcome o%d when f%d\n".formatted(i, i));
    }
    ContinuousDistribution[] expected = {
      LogNormalDistribution.of(Math.log(81), 1.4), WeibullDistribution.of(2, 20),
      GammaDistribution.of(3, 7), GammaDistribution.of(0.5, 4),
      UniformContinuousDistribution.of(2, 50), ExponentialDistribution.of(9),
      ExponentialDistribution.of(12)
    };
    Ensemble ensemble = Chance.run(text.toString(), 20_000, DAYS);
    for (int law = 0; law < laws.length; law++) {
      for (int date = 0; date < DAYS.length; date++) {
        Chance.share(expected[law].cumulativeProbability(DAYS[date]), ensemble, law, date);
      }
    }
  }

  @Test
  void fixedClockRunsOutAtItsTimeInEveryHistory() {
    Ensemble ensemble =
        Chance.run(
            """
            flag done
            event ring after 10 days then done = true
            event noise rate 3 per day then nothing
            outcome done when done
            """,
            500,
            9.999999,
            10,
            11);
    assertThat(ensemble.seen().getFirst()).containsExactly(0L, 500L, 500L);
  }

  @Test
  void clockThatIsThrownAwayStartsFromTheBeginning() {
    // on a stretch that ends at 0.3 per day a clock of 4 days runs out with chance p = exp(-1.2);
    // so the number of stretches that end before is geometric
    Ensemble ensemble =
        Chance.run(
            """
            flag open starts true
            flag done
            level stretches = 0..1000
            event closes when open and not done rate 0.3 per day then open = false, stretches up
            event opens when not open rate 2 per day then open = true
            event ring when open after 4 days then done = true
            outcome done when done ends
            outcome at_first when done and stretches == 0
            outcome at_third when done and stretches == 2
            watch count = stretches
            """,
            20_000,
            4,
            2_000);
    double p = Math.exp(-1.2);
    Chance.share(p, ensemble, 0, 0);
    Chance.share(p, ensemble, 1, 1);
    Chance.share(p * (1 - p) * (1 - p), ensemble, 2, 1);
    Chance.mean((1 - p) / p, (1 - p) / (p * p), ensemble, 0, 1);
  }

  @Test
  void parametersAreReadAtTheStartOfTheClock() {
    // the mean is 5 days at the start and 50 when it is read next, at half a day
    Ensemble ensemble =
        Chance.run(
            """
            level n = 1..10
            flag done
            event change on start + 0.5 days then n = 10
            event ring when not done after Weibull(1, n * 5 days) then done = true
            outcome done when done
            """,
            20_000,
            2,
            10);
    Chance.share(-Math.expm1(-2 / 5.0), ensemble, 0, 0);
    Chance.share(-Math.expm1(-10 / 5.0), ensemble, 0, 1);
  }

  @Test
  void durationIsDrawnAnewAtEachStart() {
    // renewals of Gamma(2, 1 day) are every second event of a Poisson process of rate 1, so their
    // number up to day 6 is floor(N / 2)
    Ensemble ensemble =
        Chance.run(
            """
            level n = 0..1000
            event ring after Gamma(2, 1 day) then n up
            watch none = n == 0
            watch two  = n == 2
            """,
            20_000,
            6);
    double e = Math.exp(-6);
    double none = e * (1 + 6);
    double two = e * (Math.pow(6, 4) / 24 + Math.pow(6, 5) / 120);
    Chance.mean(none, none * (1 - none), ensemble, 0, 0);
    Chance.mean(two, two * (1 - two), ensemble, 1, 0);
  }

  @Test
  void clockWithoutSpreadRunsForItsMedian() {
    Ensemble ensemble =
        Chance.run(
            """
            level n = 0..9
            event ring after LogNormal(3 days, n * 0) then n up
            watch rings = n
            """,
            100,
            2.99,
            3.01,
            9.01);
    for (int date = 0; date < 3; date++) {
      assertThat(ensemble.watches().getFirst().get(date).mean())
          .isEqualTo(List.of(0.0, 1.0, 3.0).get(date));
    }
  }

  @Test
  void exponentialClockAndRateAreOneLaw() {
    // as a clock (its mean can change) and as a rate, restarted by nothing
    Ensemble ensemble =
        Chance.run(
            """
            level same = 1..2
            level n = 0..1000
            level m = 0..1000
            event clock after Exponential(same * 2 days) then n up
            event rated after Exponential(2 days) then m up
            watch clock = n
            watch rated = m
            """,
            20_000,
            8);
    Chance.mean(4, 4, ensemble, 0, 0);
    Chance.mean(4, 4, ensemble, 1, 0);
  }
}
