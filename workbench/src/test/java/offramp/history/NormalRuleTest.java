package offramp.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// A rule of n points gives the moments of the normal law up to degree 2n - 1.
class NormalRuleTest {
  private static double moment(NormalRule rule, int... powers) {
    double sum = 0;
    for (int k = 0; k < rule.points().length; k++) {
      double each = Math.exp(rule.logs()[k]);
      for (int d = 0; d < powers.length; d++) {
        each *= Math.pow(rule.points()[k][d], powers[d]);
      }
      sum += each;
    }
    return sum;
  }

  @Test
  void momentsAreThoseOfTheNormalLaw() {
    for (int many : new int[] {3, 5, 7, 9}) {
      NormalRule rule = NormalRule.of(1, many);
      assertThat(rule.points()).hasDimensions(many, 1);
      double exact = 1;
      for (int even = 0; even < 2 * many; even += 2) {
        assertThat(moment(rule, even)).isCloseTo(exact, within(1e-9 * exact));
        assertThat(moment(rule, even + 1)).isCloseTo(0, within(1e-9 * exact));
        exact *= even + 1;
      }
    }
  }

  @Test
  void inSeveralDimensionsTheyMultiply() {
    assertThat(moment(NormalRule.fine(2), 4, 2)).isCloseTo(3, within(1e-9));
    assertThat(moment(NormalRule.coarse(3), 2, 2, 2)).isCloseTo(1, within(1e-9));
    assertThat(moment(NormalRule.fine(0))).isEqualTo(1);
  }

  /// The outermost of seven points, by the table of Abramowitz & Stegun (25.10), whose variable is
  /// smaller by the root of 2 and whose weights sum to the root of pi.
  @Test
  void pointsAreThoseOfTheTable() {
    NormalRule rule = NormalRule.of(1, 7);
    double outermost = rule.points()[5][0] / Math.sqrt(2);
    assertThat(outermost).isCloseTo(2.651961356835233, within(1e-12));
    assertThat(Math.exp(rule.logs()[5]) * Math.sqrt(Math.PI))
        .isCloseTo(9.717812450995e-4, within(1e-15));
  }
}
