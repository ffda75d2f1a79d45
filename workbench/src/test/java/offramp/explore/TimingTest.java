package offramp.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.model.Model;
import offramp.program.Program;
import offramp.random.Key;
import offramp.random.Stream;
import offramp.simulate.Settings;
import offramp.solve.Deciding;
import offramp.solve.Limits;
import offramp.solve.Rule;
import offramp.solve.TooLarge;
import offramp.text.Source;
import org.junit.jupiter.api.Test;

/// The best timing of levers, against closed forms and against all policies one by one.
class TimingTest {
  private static final Limits LIMITS = new Limits(1_000_000, 2, () -> false);

  /// Two steps to harm, one back; `calm` undoes the first step, `slow` slows the second.
  private static String steps(double first, double second, double back) {
    return """
        starts 2025-01-01
        level n = 0..2
        event first  when n == 0 rate %s per day then n up
        event second when n == 1 rate %s per day then n up
        event back   when n == 1 rate %s per day then n down
        lever calm cost 1 when n == 1 then n down
        lever slow cost 1 scales second by 0.2
        outcome done harm war when n == 2 ends
        """
        .formatted(first, second, back);
  }

  private static Timing timing(String text, double days, int dates, double limit, int together) {
    Menu menu = Menu.of(Texts.model(text).crisis().levers());
    Settings settings = new Settings(1, 1, 1, new double[] {days}, 1, OptionalDouble.empty());
    Rival.Ground ground =
        new Rival.Ground(
            Rival.Making.of(new Source("model", text), Variation.BASE),
            List.of(),
            menu,
            settings,
            Settings.Watcher.none());
    List<Policy> policies = Policy.upTo(together, menu, limit);
    return Timing.of(Optional.empty(), ground, new Timing.Asked(0, dates, limit, policies), LIMITS);
  }

  private static double done(String text, double day, String... levers) {
    Model model = Texts.model(text, Variation.of(Optional.empty(), List.of(levers)));
    return Deciding.probability(Program.of(model), 0, day, LIMITS);
  }

  /// The probabilities of n = 0, 1, 2 after some days, by a series of its own.
  private static double[] later(double[] rates, double days, double[] now) {
    int slices = 200;
    double[] is = now.clone();
    for (int slice = 0; slice < slices; slice++) {
      double[] term = is.clone();
      for (int k = 1; k < 20; k++) {
        double[] next = new double[3];
        next[0] = -rates[0] * term[0] + rates[2] * term[1];
        next[1] = rates[0] * term[0] - (rates[1] + rates[2]) * term[1];
        next[2] = rates[1] * term[1];
        for (int n = 0; n < 3; n++) {
          term[n] = next[n] * days / slices / k;
          is[n] += term[n];
        }
      }
    }
    return is;
  }

  private static double[] rates(double[] rates, int set) {
    return new double[] {rates[0], (set & 2) > 0 ? 0.2 * rates[1] : rates[1], rates[2]};
  }

  /// {@return the least probability of n = 2 by day 2 T over all policies that see n on days 0 and
  /// T, one by one, of which 1 is `calm` and 2 `slow`}
  private static double leastOfAll(double[] rates, double days, int limit) {
    double least = 1;
    for (int first = 0; first < 4; first++) {
      double[] middle = later(rates(rates, first), days, new double[] {1, 0, 0});
      for (int atZero = 0; atZero < 4; atZero++) {
        for (int atOne = 0; atOne < 4; atOne++) {
          boolean fits =
              Integer.bitCount(first | atZero) <= limit && Integer.bitCount(first | atOne) <= limit;
          boolean once = (first & atZero) == 0 && (first & atOne) == 0;
          if (fits && once) {
            double[] zero = later(rates(rates, first | atZero), days, new double[] {1, 0, 0});
            double[] start = (atOne & 1) > 0 ? new double[] {1, 0, 0} : new double[] {0, 1, 0};
            double[] one = later(rates(rates, first | atOne), days, start);
            least = Math.min(least, middle[2] + middle[0] * zero[2] + middle[1] * one[2]);
          }
        }
      }
    }
    return least;
  }

  @Test
  void dynamicProgrammingFindsTheLeastOfAllPoliciesOneByOne() {
    Stream dice = Key.of(5).stream();
    for (int i = 0; i < 8; i++) {
      double[] rates = {
        0.02 + dice.uniform() * 0.3, 0.02 + dice.uniform() * 0.3, dice.uniform() * 0.1
      };
      for (int limit = 0; limit <= 2; limit++) {
        Timing found = timing(steps(rates[0], rates[1], rates[2]), 10, 2, limit, 2);
        assertThat(found.decided().least())
            .as("rates %s, limit %s", List.of(rates[0], rates[1], rates[2]), limit)
            .isCloseTo(leastOfAll(rates, 5, limit), withinPercentage(1e-5));
        assertThat(found.decided().nothing())
            .isCloseTo(later(rates, 10, new double[] {1, 0, 0})[2], withinPercentage(1e-5));
      }
    }
  }

  @Test
  void whoSeesNeverDoesWorse() {
    Timing found = timing(steps(0.2, 0.1, 0.02), 12, 6, 2, 2);

    assertThat(found.decided().all()).isTrue();
    assertThat(found.decided().least()).isLessThan(found.decided().timed());
    assertThat(found.decided().timed()).isLessThan(found.decided().nothing());
    // slow at the start and calm once half-way, by trying both days of all 49 pairs
    double least = 1;
    String text = steps(0.2, 0.1, 0.02);
    for (int calm = 0; calm <= 6; calm++) {
      for (int slow = 0; slow <= 6; slow++) {
        List<String> pulls = new ArrayList<>();
        if (calm < 6) {
          pulls.add("calm@2025-01-%02d".formatted(1 + 2 * calm));
        }
        if (slow < 6) {
          pulls.add("slow@2025-01-%02d".formatted(1 + 2 * slow));
        }
        least = Math.min(least, done(text, 12, pulls.toArray(String[]::new)));
      }
    }
    assertThat(found.decided().timed()).isCloseTo(least, withinPercentage(1e-6));
  }

  @Test
  void whereNothingIsToBeSeenDaysFixedInAdvanceDoAsWell() {
    // one state beside the harm: 1 - exp(-(0.1 days before the window opens + 0.02 after))
    String text =
        """
        starts 2025-01-01
        flag over
        event end when not over rate 0.1 per day then over = true
        lever slow from 2025-01-04 until 2025-01-08 scales end by 0.2
        outcome done harm war when over
        """;
    Timing found = timing(text, 10, 5, 1, 1);

    double closed = -Math.expm1(-(0.1 * 3 + 0.02 * 7));
    assertThat(found.decided().least()).isCloseTo(closed, withinPercentage(1e-7));
    assertThat(found.decided().timed()).isCloseTo(closed, withinPercentage(1e-7));
    assertThat(found.probability()).isCloseTo(closed, withinPercentage(1e-7));
    assertThat(found.decided().days()).containsExactly(3.0);
    assertThat(found.decided().policy().getFirst().rules())
        .containsExactly(new Rule(3, 3, List.of(), 1));
    assertThat(found.decided().policy().getFirst().share()).isCloseTo(Math.exp(-0.3), within(1e-9));
  }

  @Test
  void twoStepsHaveAClosedForm() {
    // who can undo the first step on day 5 alone, and does so where it has been made
    String text =
        """
        starts 2025-01-01
        level n = 0..2
        event first  when n == 0 rate 0.3 per day then n up
        event second when n == 1 rate 0.1 per day then n up
        lever calm from 2025-01-06 until 2025-01-07 then n down
        outcome done harm war when n == 2
        """;
    Timing found = timing(text, 10, 1, 1, 1);

    double by5 = 1 - (0.3 * Math.exp(-0.5) - 0.1 * Math.exp(-1.5)) / 0.2;
    assertThat(found.decided().least()).isCloseTo(by5 + (1 - by5) * by5, withinPercentage(1e-7));
    assertThat(found.decided().policy().getFirst().rules())
        .containsExactly(new Rule(5, 5, List.of(new Rule.Test(0, Rule.Sign.AT_LEAST, 1)), 1));
  }

  @Test
  void leverThatDoesNothingLeavesTheValueAsItIs() {
    String more = steps(0.2, 0.1, 0.02) + "lever idle then nothing\n";
    Timing plain = timing(steps(0.2, 0.1, 0.02), 12, 4, 2, 2);
    Timing idle = timing(more, 12, 4, 2, 2);

    assertThat(idle.decided().least()).isCloseTo(plain.decided().least(), withinPercentage(1e-7));
    assertThat(idle.decided().timed()).isCloseTo(plain.decided().timed(), withinPercentage(1e-7));
    assertThat(idle.decided().policy().getLast().rules()).isEmpty();
    assertThat(idle.decided().policy().getLast().share()).isZero();
  }

  @Test
  void leverThatRaisesTheHarmIsLeftAlone() {
    Timing found = timing(steps(0.2, 0.1, 0).replace("by 0.2", "by 2"), 12, 4, 1, 1);

    assertThat(found.decided().policy().getLast().rules()).isEmpty();
  }

  @Test
  void budgetsBind() {
    double none = timing(steps(0.2, 0.1, 0), 12, 4, 0, 2).decided().least();
    double one = timing(steps(0.2, 0.1, 0), 12, 4, 1, 2).decided().least();
    double both = timing(steps(0.2, 0.1, 0), 12, 4, 2, 2).decided().least();

    assertThat(none).isCloseTo(done(steps(0.2, 0.1, 0), 12), within(1e-9));
    assertThat(one).isLessThan(none);
    assertThat(both).isLessThan(one);
    assertThat(timing(steps(0.2, 0.1, 0), 12, 4, 1.5, 2).decided().least()).isEqualTo(one);
  }

  @Test
  void moreDatesOfWhichTheOldArePartNeverDoWorse() {
    double last = 1;
    for (int dates : new int[] {1, 2, 4, 8, 16}) {
      double least = timing(steps(0.2, 0.1, 0.02), 12, dates, 2, 2).decided().least();
      assertThat(least).isLessThanOrEqualTo(last * (1 + 1e-8));
      last = least;
    }
  }

  @Test
  void oneInstantMaySeeWhatThePullBeforeItLedTo() {
    // a gamble, and who loses it can still save itself on the same day
    String text =
        """
        starts 2025-01-01
        level n = 0..2 starts 1
        event second when n == 1 rate 1 per day then n up
        lever gamble until 2025-01-02 then 0.5: n = 0 then otherwise: nothing
        lever shield cost 1 scales second by 0.5
        outcome done harm war when n == 2
        """;
    Timing found = timing(text, 3, 1, 1, 2);

    assertThat(found.decided().least()).isCloseTo(0.5 * -Math.expm1(-1.5), withinPercentage(1e-7));
    assertThat(found.decided().policy().getLast().share()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void harmThatPassesCountsIfItHasComeAbout() {
    String text =
        """
        starts 2025-01-01
        flag on
        event rise when not on rate 0.1 per day then on = true
        event fall when on rate 1 per day then on = false
        lever slow from 2025-01-06 scales rise by 0
        outcome done harm war when on
        """;
    Timing found = timing(text, 10, 2, 1, 1);

    assertThat(found.decided().least()).isCloseTo(-Math.expm1(-0.5), withinPercentage(1e-7));
    assertThat(found.decided().timed()).isCloseTo(-Math.expm1(-0.5), withinPercentage(1e-7));
  }

  @Test
  void unknownsAreAtTheirMedians() {
    String text =
        """
        starts 2025-01-01
        unknown pace = Uniform(0.1, 0.3) per day
        flag over
        event end when not over rate pace then over = true
        lever slow scales end by 0.5
        outcome done harm war when over
        """;
    assertThat(timing(text, 10, 3, 1, 1).decided().least())
        .isCloseTo(-Math.expm1(-1), withinPercentage(1e-7));
  }

  @Test
  void whatCannotBeSolvedIsRefusedInWords() {
    String remembers =
        """
        flag over
        event end after LogNormal(3 days, 0.4) then over = true
        lever slow then over = false
        outcome done harm war when over
        """;
    assertThatThrownBy(() -> timing(remembers, 10, 2, 1, 1))
        .isInstanceOf(TooLarge.class)
        .hasMessageContaining("`end` runs on");
  }
}
