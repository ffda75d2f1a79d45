package offramp.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GaussianCopulaTest {
  private static final int DRAWS = 40_000;

  private static double[][] drawn(double[][] ranks) {
    GaussianCopula copula = GaussianCopula.of(ranks);
    Stream chance = Key.of(1).stream();
    double[][] columns = new double[ranks.length][DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double[] u = new double[ranks.length];
      Arrays.setAll(u, _ -> chance.uniform());
      copula.tie(u);
      for (int i = 0; i < u.length; i++) {
        columns[i][draw] = u[i];
      }
    }
    return columns;
  }

  /// Ranks are uniform, so 12 times the covariance is the rank correlation; its standard error is
  /// below 1 / 200.
  @Test
  void rankCorrelationsAreThoseAskedFor() {
    double[][] asked = {{1, 0.6, -0.3}, {0.6, 1, 0.2}, {-0.3, 0.2, 1}};
    double[][] columns = drawn(asked);

    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
          sum += (columns[i][draw] - 0.5) * (columns[j][draw] - 0.5);
        }
        assertThat(12 * sum / DRAWS).isCloseTo(asked[i][j], within(0.025));
      }
    }
  }

  /// The greatest distance from the uniform law; above 1.95 / 200 with a chance of 1 in 1,000.
  @Test
  void marginalsStayUniform() {
    for (double[] column : drawn(new double[][] {{1, 0.8}, {0.8, 1}})) {
      double[] sorted = column.clone();
      Arrays.sort(sorted);
      for (int i = 0; i < DRAWS; i++) {
        assertThat(Math.abs(sorted[i] - (i + 0.5) / DRAWS)).isLessThan(1.95 / 200);
      }
    }
  }

  @Test
  void ranksThatNothingTiesKeepTheirBits() {
    GaussianCopula copula = GaussianCopula.of(new double[][] {{1, 0, 0.5}, {0, 1, 0}, {0.5, 0, 1}});
    double[] ranks = {0.1, 0.2, 0.3};

    copula.tie(ranks);

    assertThat(ranks).startsWith(0.1, 0.2);
    assertThat(ranks[2]).isNotEqualTo(0.3);
  }

  @Test
  void correlationsThatContradictEachOtherAreRefused() {
    double[][] impossible = {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}};

    assertThatThrownBy(() -> GaussianCopula.of(impossible))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not positive definite");
  }
}
