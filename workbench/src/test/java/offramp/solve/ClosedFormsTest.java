package offramp.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import offramp.simulate.Shares;
import offramp.simulate.Spread;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

/// Exact solutions against formulas, to a relative 1e-9.
class ClosedFormsTest {
  private static final double CLOSE = 1e-7; // percent

  private static void near(double expected, double found) {
    assertThat(found).isCloseTo(expected, withinPercentage(CLOSE));
  }

  @Test
  void countsFollowThePoissonLaw() {
    double[] found =
        Exact.first(
            """
            level n = 0..40
            event tick rate 0.1 per day then n up
            outcome many when n == 40
            """,
            1,
            10,
            100);
    double[] means = {0.1, 1, 10};
    for (int i = 0; i < means.length; i++) {
      double mean = means[i];
      // the law's own tail is 1 less a rounded sum; its terms are added up instead
      double tail = 0;
      for (int k = 120; k >= 40; k--) {
        tail += PoissonDistribution.of(mean).probability(k);
      }
      near(tail, found[i]);
    }
  }

  @Test
  void competingHazardsShareBySize() {
    Solution solution =
        Exact.of(
            """
            flag a
            flag b
            event first rate 0.3 per day then a = true
            event second rate 0.1 per day then b = true
            outcome a when a ends
            outcome b when b ends
            """,
            2,
            1000);
    near(0.75 * -Math.expm1(-0.8), solution.outcomes().getFirst().getFirst().mean());
    near(0.25, solution.outcomes().getLast().getLast().mean());
  }

  @Test
  void hazardsThatADateChangesAddUp() {
    double[] found =
        Exact.first(
            """
            starts 2025-01-01
            flag a
            event hit rate (if since 2025-01-04 then 0.5 else 0.1) per day then a = true
            outcome a when a
            """,
            1,
            3,
            5);
    near(-Math.expm1(-0.1), found[0]);
    near(-Math.expm1(-0.3), found[1]);
    near(-Math.expm1(-0.3 - 1), found[2]);
  }

  @Test
  void ladderIsTheGamblersRuin() {
    // p up, q down: from rung 3 of 10, ruin of the other side (Feller I, XIV.2)
    Solution solution =
        Exact.of(
            """
            level x = 0..10 starts 3
            event up when x > 0 and x < 10 rate 0.2 per day then x up
            event down when x > 0 and x < 10 rate 2 per day then x down
            outcome top when x == 10 ends
            outcome bottom when x == 0 ends
            """,
            2000);
    double ratio = 10;
    double top = Math.expm1(3 * Math.log(ratio)) / Math.expm1(10 * Math.log(ratio));
    near(top, solution.outcomes().getFirst().getLast().mean());
    near(1 - top, solution.outcomes().getLast().getLast().mean());
  }

  @Test
  void queueFillsAsItsLawSays() {
    // M/M/1/K in equilibrium: geometric
    Solution solution =
        Exact.of(
            """
            level n = 0..8
            event arrive rate 0.5 per day then n up
            event leave when n > 0 rate 1 per day then n down
            watch full = if n == 8 then 1 else 0
            watch n = n
            """,
            500);
    double full = Math.pow(0.5, 8) * 0.5 / (1 - Math.pow(0.5, 9));
    near(full, solution.watches().getFirst().getLast().mean());
    Spread n = solution.watches().getLast().getLast();
    double mean = 0;
    double square = 0;
    for (int k = 0; k <= 8; k++) {
      double p = Math.pow(0.5, k) * 0.5 / (1 - Math.pow(0.5, 9));
      mean += k * p;
      square += k * k * p;
    }
    near(mean, n.mean());
    assertThat(n.sd()).isCloseTo(Math.sqrt(square - mean * mean), within(1e-8));
    assertThat(n.quantiles()).containsExactly(0.0, 0.0, 0.0, 1.0, 4.0);
  }

  @Test
  void clockOfPhasesIsTheGammaLaw() {
    double[] found =
        Exact.first(
            """
            flag a
            event ring after Gamma(3, 2 days) then a = true
            outcome a when a
            """,
            1,
            5,
            20);
    GammaDistribution law = GammaDistribution.of(3, 2);
    near(law.cumulativeProbability(1), found[0]);
    near(law.cumulativeProbability(5), found[1]);
    near(law.cumulativeProbability(20), found[2]);
  }

  @Test
  void clockThatIsThrownAwayStartsAnew() {
    // two phases of mean 1 day, interrupted at 1 per day: from phase k of 2 the chain is back at
    // none
    double[] found =
        Exact.first(
            """
            flag on starts true
            flag a
            event ring when on after Gamma(2, 1 day) then a = true
            event break when on rate 1 per day then on = false
            outcome a when a
            """,
            1000);
    near(0.25, found[0]);
  }

  @Test
  void phaseKeepsTheLengthThatItBeganWith() {
    // the mean is 1 day at the start and stays so when x rises at once to make later ones 1,000
    // days
    double[] found =
        Exact.first(
            """
            level x = 0..1
            flag a
            event rise rate 1e9 per day then x up
            event ring after Exponential(1 day + x * 999 days) then a = true
            outcome a when a ends
            """,
            2);
    assertThat(found[0]).isCloseTo(-Math.expm1(-2), within(1e-7));
  }

  @Test
  void chainsOfTriggersThatEndByChanceAreFollowed() {
    double[] found =
        Exact.first(
            """
            level n = 0..1000
            flag five
            event go rate 1 per day then n = 1
            trigger reached when n == 5 then five = true
            trigger once_more when n rises
              then 50%: n up
              then otherwise: n = 0
            outcome five when five
            """,
            1);
    // the first firing comes after an exponential day; n reaches 5 with probability 1 / 16 each
    // time
    near(-Math.expm1(-1.0 / 16), found[0]);
  }

  @Test
  void outcomeThatIsTrueForAWhileOnlyStaysHappened() {
    double[] found =
        Exact.first(
            """
            flag a
            event on when not a rate 0.5 per day then a = true
            event off when a rate 50 per day then a = false
            outcome a when a
            watch a = a
            """,
            3);
    near(-Math.expm1(-1.5), found[0]);
  }

  @Test
  void eventsOfOneInstantAreReadOneByOne() {
    Solution solution =
        Exact.of(
            """
            starts 2025-01-01
            flag a
            event on_ on 2025-01-03 then 25%: a = true then otherwise: nothing
            event off on 2025-01-03 then a = false
            outcome a when a
            """,
            1, 2, 5);
    List<Shares> series = solution.outcomes().getFirst();
    near(0.25, series.get(1).mean());
    near(0.25, series.get(2).mean());
    assertThat(series.getFirst().mean()).isZero();
  }

  @Test
  void outcomeThatReadsADateIsRemembered() {
    double[] found =
        Exact.first(
            """
            starts 2025-01-01
            level n = 0..9
            event tick rate 1 per day then n up
            outcome early when until 2025-01-02 and n >= 1
            """,
            1,
            4);
    near(-Math.expm1(-1), found[1]);
  }

  @Test
  void whatTriggersMakeOfTheStartIsRead() {
    double[] found =
        Exact.first(
            """
            level x = 0..3
            trigger begin when x == 0 then 30%: x = 3 then otherwise: x = 1
            outcome three when x == 3
            """,
            1);
    near(0.3, found[0]);
  }

  @Test
  void beliefsTakeTheValuesThatTheirUpdatesLead() {
    Solution solution =
        Exact.of(
            """
            actors A
            belief b held by A starts 50%
              after good odds times 2
              after bad odds times 0.5
            level n = 0..8
            event good when n < 8 rate 1 per day then n up
            event bad when n < 8 rate 1 per day then n up
            outcome sure when b > 0.99
            watch b = b
            """,
            400);
    // log2 odds is a walk of 8 steps: above 0.99 with 7 more good than bad, that is after 7 good
    near(Math.pow(0.5, 7), solution.outcomes().getFirst().getFirst().mean());
    double mean = 0;
    for (int good = 0; good <= 8; good++) {
      double odds = Math.pow(2, 2.0 * good - 8);
      mean += BinomialDistribution.of(8, 0.5).probability(good) * odds / (1 + odds);
    }
    near(mean, solution.watches().getFirst().getFirst().mean());
    assertThat(solution.states()).isLessThanOrEqualTo(45);
  }

  @Test
  void unknownsAreDrawnAndTheSameWhateverTheThreads() {
    String text =
        """
        unknown push = 0.1 to 0.5 per day
        unknown kind = Bernoulli(0.3)
        flag a
        event hit rate push * (if kind then 0 else 1) then a = true
        outcome a when a
        """;
    Solution one = Exact.of(offramp.check.Texts.model(text), 40, 1, 1, 3);
    Solution two = Exact.of(offramp.check.Texts.model(text), 40, 2, 1, 3);
    assertThat(two).isEqualTo(one);
    assertThat(one.outcomes().getFirst().getLast().standardError()).isPositive();
  }

  @Test
  void stiffChainIsSolvedWithItsError() {
    // a 4-state chain with rates 1 and 200,000: PRISM 4.10 prints 9.8e-10 for it
    Solution solution =
        Exact.of(
            """
            level x = 0..3
            event a when x == 0 rate 1 per day then x = 1
            event b when x == 1 rate 200000 per day then x = 0
            event c when x == 1 rate 1 per day then x = 2
            event d when x == 2 rate 200000 per day then x = 1
            event e when x == 2 rate 1 per day then x = 3
            outcome hit when x == 3 ends
            """,
            10_000);
    // the root of the characteristic polynomial nearest 0 decides: see the series of its rate
    double r = 200_000;
    double hazard = 1 / (r * r) / (1 + 3 / r);
    assertThat(solution.outcomes().getFirst().getFirst().mean())
        .isCloseTo(-Math.expm1(-hazard * 10_000), withinPercentage(0.01));
    assertThat(solution.error()).isLessThan(1e-6);
  }

  @Test
  void beliefOnAGridHasFewStates() {
    Solution solution =
        Exact.of(
            """
            actors A
            belief b held by A starts 50% in 20 steps
              after good odds times 2
              after bad odds times 0.6
            event good rate 1 per day then nothing
            event bad rate 1 per day then nothing
            outcome sure when b > 0.98
            """,
            400);
    assertThat(solution.states()).isEqualTo(21);
  }
}
