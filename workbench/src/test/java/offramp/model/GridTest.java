package offramp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The grid of probabilities that beliefs may move on.
class GridTest {
  @Test
  void gridHasOneValueMoreThanStepsFrom1To99Percent() {
    for (int steps : new int[] {1, 2, 5, 20, 1_000}) {
      TreeSet<Double> values = new TreeSet<>();
      for (int i = 0; i <= 1_000_000; i++) {
        values.add(Functions.onGrid(i / 1e6, steps));
      }
      assertThat(values).hasSize(steps + 1);
      assertThat(values.first()).isCloseTo(0.01, within(1e-12));
      assertThat(values.last()).isCloseTo(0.99, within(1e-12));
      values.forEach(value -> assertThat(Functions.onGrid(value, steps)).isEqualTo(value));
    }
  }

  @Test
  void whatIsNoProbabilityOrNoNumberOfStepsHasNoValue() {
    for (double[] bad :
        new double[][] {{-0.1, 20}, {1.1, 20}, {0.5, 0}, {0.5, 2.5}, {Double.NaN, 2}}) {
      assertThat(Functions.onGrid(bad[0], bad[1])).isNaN();
    }
    assertThat(Functions.onGrid(0.5, Double.POSITIVE_INFINITY)).isNaN();
  }

  @Test
  void factorsBelowTheLeastMoveNoValueAndTheLeastMovesAll() {
    double least = Functions.leastOdds(20);
    for (int i = 1; i < 20; i++) {
      double value = Functions.onGrid(1 / (1 + Math.pow(99, 1 - i / 10.0)), 20);
      assertThat(Functions.onGrid(Functions.bayes(value, least * 0.999), 20)).isEqualTo(value);
      assertThat(Functions.onGrid(Functions.bayes(value, 1.001 / least), 20)).isEqualTo(value);
      assertThat(Functions.onGrid(Functions.bayes(value, least * 1.001), 20)).isGreaterThan(value);
    }
  }
}
