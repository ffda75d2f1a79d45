package offramp.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import offramp.random.GaussianCopula;
import offramp.random.Key;
import offramp.random.Stream;
import org.junit.jupiter.api.Test;

class ScenarioTest {
  private static final Key KEY = Key.of(11);

  private static double[] column(Design design, int unknown) {
    return IntStream.range(0, design.rows())
        .mapToDouble(row -> design.rank(row, unknown))
        .toArray();
  }

  private static double[][] columns(Design design, int unknowns) {
    return IntStream.range(0, unknowns).mapToObj(i -> column(design, i)).toArray(double[][]::new);
  }

  @Test
  void plantedBoxIsToldAsItIs() {
    Design design = new PlainDesign(GaussianCopula.independent(5), 4_000, _ -> true, KEY);
    double[][] x = columns(design, 5);
    double[] y = new double[design.rows()];
    Arrays.setAll(y, row -> x[1][row] > 0.7 && x[3][row] < 0.5 ? 0.5 : 0.1);

    Scenario scenario = Scenario.of(new Cases(x, new BitSet(), y), KEY);

    assertThat(scenario.limits()).hasSize(2);
    assertThat(scenario.best().box().low()[1]).isCloseTo(0.7, within(0.03));
    assertThat(scenario.best().box().high()[3]).isCloseTo(0.5, within(0.03));
    // 0.15 of the draws, with 0.5, of 0.16 in all
    assertThat(scenario.best().support().value()).isCloseTo(0.15, within(0.02));
    assertThat(scenario.best().density().value()).isCloseTo(0.5, within(0.03));
    assertThat(scenario.best().coverage().value()).isCloseTo(0.075 / 0.16, within(0.05));
    assertThat(scenario.everywhere().value()).isCloseTo(0.16, within(0.01));
    assertThat(scenario.curve().getFirst().coverage().value()).isGreaterThan(0.95);
    assertThat(scenario.leaves().getFirst().density().value()).isGreaterThan(0.45);
  }

  /// What is found in noise does not stand in the other half.
  @Test
  void boxOfNothingButNoiseIsJudgedWithoutFlattery() {
    Design design = new PlainDesign(GaussianCopula.independent(5), 2_000, _ -> true, KEY);
    Stream dice = KEY.at("noise").stream();
    double[] y = new double[design.rows()];
    Arrays.setAll(y, _ -> dice.uniform() < 0.3 ? 1 : 0);

    Scenario scenario = Scenario.of(new Cases(columns(design, 5), new BitSet(), y), KEY);

    Index smallest = scenario.curve().getLast().density();
    assertThat(smallest.low()).isLessThan(0.3);
    assertThat(smallest.high()).isGreaterThan(0.3);
    if (!scenario.limits().isEmpty()) {
      Index density = scenario.best().density();
      assertThat(density.low()).isLessThan(0.3 + density.half());
    }
  }

  /// The result is the rank itself: it crosses 0.7 at 0.7.
  @Test
  void tippingPointOfALineIsWhereItCrosses() {
    Design design = new PlainDesign(GaussianCopula.independent(2), 4_000, _ -> true, KEY);
    double[] x = column(design, 0);
    double[] other = column(design, 1);
    double[] y = new double[x.length];
    Arrays.setAll(y, row -> x[row] + 0.2 * (other[row] - 0.5));

    Tipping tipping = Tipping.of(x, y, 0.7, KEY);

    assertThat(tipping.certain()).isTrue();
    assertThat(tipping.at().orElseThrow()).isCloseTo(0.7, within(0.01));
    assertThat(tipping.low()).isBetween(0.68, 0.7);
    assertThat(tipping.high()).isBetween(0.7, 0.72);
    assertThat(tipping.rising()).isTrue();
    assertThat(Tipping.of(other, y, 0.7, KEY).never()).isTrue();
  }

  @Test
  void rowsThatBreakAConstraintAreDrawnAgain() {
    Design design = new PlainDesign(GaussianCopula.independent(3), 500, u -> u[0] < u[1], KEY);

    assertThat(IntStream.range(0, 500)).allMatch(row -> design.rank(row, 0) < design.rank(row, 1));
  }
}
