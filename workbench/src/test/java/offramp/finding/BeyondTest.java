package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.explore.Tipping;
import offramp.finding.ExploreFinding.Best;
import offramp.finding.ExploreFinding.From;
import offramp.finding.ExploreFinding.Point;
import offramp.finding.ExploreFinding.Pulled;
import offramp.finding.ExploreFinding.Start;
import offramp.finding.ExploreFinding.Strength;
import offramp.finding.ExploreFinding.Swap;
import offramp.finding.ExploreFinding.Threshold;
import offramp.finding.ExploreFinding.Turn;
import offramp.random.Key;
import offramp.simulate.Settings;
import offramp.text.Source;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;

/// What tips an answer beyond single unknowns, against closed forms.
class BeyondTest {
  /// The probability of `hit` is (a + b) / 2, that of `miss` 1 - a.
  private static final String MODEL =
      """
      runs 10 days
      unknown a = Uniform(0, 1)
      unknown b = Uniform(0, 1)
      ladder west = none < aid < war  starts aid
      flag x
      flag y
      event throw on start then (a + b) / 2: x = true then otherwise: nothing
      event other on start then 1 - a: y = true then otherwise: nothing
      event climb rate 0.1 per day then west up
      outcome hit when x
      outcome miss when y
      outcome war when west == war
      """;

  private static Threshold crossing(String outcome, double threshold) {
    Runs.Effort effort = new Runs.Effort(Method.EXACT, 1, 40_000, 200, 2, OptionalDouble.empty());
    Runs.Question question = new Runs.Question("t.crisis", "", 10, Unit.DAY, 1, effort);
    return Explore.of(
            Texts.model(MODEL),
            question,
            new Explore.Asked(false, 16, List.of(), Map.of(outcome, threshold)),
            Settings.Watcher.none())
        .tipping()
        .getFirst();
  }

  @Test
  void contourOfASumIsALine() {
    for (Point point : crossing("hit", 0.5).contours().getFirst().points()) {
      Tipping tipping = point.tip().tipping();
      assertThat(tipping.certain()).isTrue();
      assertThat(tipping.rising()).isTrue();
      assertThat(tipping.at().getAsDouble()).isCloseTo(1 - point.quantile(), within(1e-6));
    }
  }

  @Test
  void contourOfAProductIsAHyperbola() {
    double[][] ranks = new double[2][10_000];
    double[] product = new double[10_000];
    for (int i = 0; i < product.length; i++) {
      ranks[0][i] = (i % 100 + 0.5) / 100;
      ranks[1][i] = (Math.floorDiv(i, 100) + 0.5) / 100;
      product[i] = ranks[0][i] * ranks[1][i];
    }
    List<Tipping> points = Tipping.along(ranks, product, 0.3, List.of(0.2, 0.5, 0.9), Key.of(1));
    assertThat(points.get(0).never()).isTrue();
    assertThat(points.get(1).at().getAsDouble()).isCloseTo(0.6, within(1e-6));
    assertThat(points.get(2).at().getAsDouble()).isCloseTo(1 / 3.0, within(1e-6));
  }

  /// (a + 1/2) / 2 is 1 - a at a = 1/2; b alone turns the order nowhere for sure but at its middle.
  @Test
  void outcomesSwapPlacesWhereTheirProbabilitiesAreAlike() {
    List<Swap> swaps = crossing("hit", 0.4).swaps();
    Swap miss = swaps.stream().filter(s -> s.other().equals("miss")).findFirst().orElseThrow();
    assertThat(miss.tips().getFirst().unknown().name()).isEqualTo("a");
    assertThat(miss.tips().getFirst().tipping().at().getAsDouble()).isCloseTo(0.5, within(0.01));
  }

  /// The probability of `hit` is 0.1 + 0.4 (a + b); with hush it is a / 2, with talks (1.2 - a) /
  /// 2.
  private static final String LEVERS =
      """
      runs 10 days
      unknown a = Uniform(0, 1)
      unknown b = Uniform(0, 1)
      flag x
      flag calm
      flag talk
      lever hush then calm = true
      lever talks then talk = true
      event thrown on start when not calm and not talk
        then 0.1 + 0.4 * (a + b): x = true then otherwise: nothing
      event hushed on start when calm then a / 2: x = true then otherwise: nothing
      event talked on start when talk then (1.2 - a) / 2: x = true then otherwise: nothing
      outcome hit when x
      """;

  private static Pulled pulled(Method method, double threshold) {
    Source source = new Source("t.crisis", LEVERS);
    Runs.Effort effort = new Runs.Effort(method, 1, 40_000, 200, 2, OptionalDouble.empty());
    Runs.Question question = new Runs.Question("t.crisis", "", 10, Unit.DAY, 1, effort);
    Explore.Asked asked =
        new Explore.Asked(
            false,
            16,
            List.of(),
            Map.of("hit", threshold),
            false,
            Optional.of(Views.of(source, Variation.BASE)));
    return Explore.of(Texts.model(LEVERS), question, asked, Settings.Watcher.none())
        .tipping()
        .getFirst()
        .levers()
        .orElseThrow();
  }

  @Test
  void strengthOfALeverIsThatOfTheMixture() {
    List<Strength> strengths = pulled(Method.EXACT, 0.4).strengths();
    assertThat(strengths).extracting(Strength::lever).containsExactly("hush", "talks");
    double[] with = {0.25, 0.35};
    for (int i = 0; i < with.length; i++) {
      Tipping tipping = strengths.get(i).tipping();
      assertThat(tipping.certain()).isTrue();
      assertThat(tipping.rising()).isFalse();
      assertThat(tipping.at().getAsDouble()).isCloseTo(0.1 / (0.5 - with[i]), within(1e-3));
      assertThat(strengths.get(i).probability().value()).isCloseTo(with[i], within(1e-3));
    }
    assertThat(pulled(Method.EXACT, 0.2).strengths()).allMatch(s -> s.tipping().never());
  }

  /// The interval of 95% is taken twice as wide, with a fixed seed: a false alarm has a chance
  /// below 1e-4 for each lever.
  @Test
  void strengthByHistoriesIsThatOfTheMixture() {
    for (Strength strength : pulled(Method.SIMULATE, 0.4).strengths()) {
      Tipping tipping = strength.tipping();
      double expected = strength.lever().equals("hush") ? 0.4 : 2 / 3.0;
      assertThat(tipping.high() - tipping.low()).isLessThan(0.2);
      assertThat(tipping.at().getAsDouble())
          .isCloseTo(expected, within(tipping.high() - tipping.low()));
    }
  }

  /// a / 2 is (1.2 - a) / 2 at a = 0.6; neither b nor pulling none ever changes which is best.
  @Test
  void bestLeverChangesWhereBothDoTheSame() {
    Best best = pulled(Method.EXACT, 0.4).best().orElseThrow();
    assertThat(best.lever()).isEqualTo("hush");
    assertThat(best.second()).contains("talks");
    assertThat(best.ahead().value()).isCloseTo(0.1, within(1e-3));
    assertThat(best.turns()).hasSize(1);
    Turn turn = best.turns().getFirst();
    assertThat(turn.other()).contains("talks");
    assertThat(turn.tip().unknown().name()).isEqualTo("a");
    assertThat(turn.tip().tipping().rising()).isTrue();
    assertThat(turn.tip().tipping().at().getAsDouble()).isCloseTo(0.6, within(1e-6));
  }

  @Test
  void startingValuesAreThoseOfTheChain() {
    List<Start> starts = crossing("war", 0.5).starts();
    assertThat(starts).hasSize(1);
    assertThat(starts.getFirst().today()).isEqualTo("aid");
    List<From> values = starts.getFirst().values();
    assertThat(values).extracting(From::value).containsExactly("none", "aid", "war");
    double[] expected = {1 - 2 * StrictMath.exp(-1), 1 - StrictMath.exp(-1), 1};
    for (int i = 0; i < expected.length; i++) {
      assertThat(values.get(i).probability().orElseThrow().value())
          .isCloseTo(expected[i], within(1e-7));
      assertThat(values.get(i).crosses()).isEqualTo(i == 0);
    }
  }
}
