package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import offramp.check.Texts;
import offramp.explore.Tipping;
import offramp.finding.ExploreFinding.From;
import offramp.finding.ExploreFinding.Point;
import offramp.finding.ExploreFinding.Start;
import offramp.finding.ExploreFinding.Swap;
import offramp.finding.ExploreFinding.Threshold;
import offramp.random.Key;
import offramp.simulate.Settings;
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
