package offramp.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Distribution functions are the inverse of quantiles, and mixtures are made of them.
class MixtureTest {
  private static final Distribution NARROW = new Distribution.Uniform(0, 1);
  private static final Distribution WIDE = new Distribution.Uniform(0, 2);

  static Stream<Distribution> laws() {
    return Stream.of(
        NARROW,
        new Distribution.LogUniform(0.1, 10),
        new Distribution.Normal(-1, 3),
        new Distribution.LogNormal(2, 0.7),
        new Distribution.LogitNormal(-1, 2),
        new Distribution.Mirrored(new Distribution.LogNormal(2, 0.7)),
        new Distribution.Beta(2, 5),
        new Distribution.Gamma(0.7, 3),
        new Distribution.Triangular(1, 2, 5),
        new Distribution.Exponential(4),
        new Distribution.Weibull(1.7, 3),
        new Distribution.Quantiles(0.1, 0.3, 2, false),
        new Distribution.Quantiles(-4, -3, -1, false),
        new Distribution.Quantiles(-1, 0.5, 4, false),
        new Distribution.Quantiles(0.1, 0.2, 0.6, true),
        new Distribution.Mixture(
            List.of(new Distribution.LogNormal(2, 0.7), WIDE), List.of(1.0, 2.0)));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void distributionFunctionIsTheInverseOfTheQuantile(Distribution law) {
    for (double p : new double[] {1e-9, 0.001, 0.05, 0.3, 0.5, 0.9, 0.999, 1 - 1e-9}) {
      assertThat(law.cdf(law.quantile(p))).isCloseTo(p, within(1e-12 + 1e-9 * p * (1 - p)));
    }
    assertThat(law.cdf(-1e9)).isZero();
    assertThat(law.cdf(1e9)).isEqualTo(1);
  }

  @Test
  void distributionFunctionOfFewValuesIsAStep() {
    Distribution choice = new Distribution.Choice(List.of(3.0, 1.0), List.of(1.0, 3.0));
    assertThat(List.of(choice.cdf(0.9), choice.cdf(1), choice.cdf(2.9), choice.cdf(3)))
        .containsExactly(0.0, 0.75, 0.75, 1.0);
    Distribution coin = new Distribution.Bernoulli(0.4);
    assertThat(List.of(coin.cdf(-0.1), coin.cdf(0), coin.cdf(1))).containsExactly(0.0, 0.6, 1.0);
    assertThat(new Distribution.Normal(2, 0).cdf(2)).isEqualTo(1);
  }

  @Test
  void mixtureOfUniformLawsIsTheClosedForm() {
    Distribution pool = new Distribution.Mixture(List.of(NARROW, WIDE), List.of(1.0, 1.0));
    // below 1 the density is 3/4, above it 1/4
    assertThat(pool.quantile(0.5)).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(pool.quantile(0.9)).isCloseTo(1.6, within(1e-14));
    assertThat(pool.mean()).isCloseTo(0.75, within(1e-15));
  }

  @Test
  void weightsOfSumOneKeepTheirBits() {
    List<Double> weights = List.of(1 / 3.0, 1 / 3.0, 1 / 3.0);
    Distribution.Mixture pool = new Distribution.Mixture(List.of(NARROW, WIDE, NARROW), weights);
    assertThat(pool.weights()).isEqualTo(weights);
    assertThat(new Distribution.Mixture(List.of(NARROW, WIDE), List.of(3.0, 1.0)).weights())
        .containsExactly(0.75, 0.25);
  }

  @Test
  void weightThatIsNotAboveNothingIsRefused() {
    assertThatThrownBy(() -> new Distribution.Mixture(List.of(NARROW, WIDE), List.of(1.0, 0.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weight");
  }

  /// The mean is the integral of the quantile, here by 100,000 midpoints; their error is largest in
  /// the tails.
  @Test
  void lawByThreeQuantilesMeetsThemAndHasTheMeanOfItsQuantiles() {
    for (Distribution.Quantiles law :
        List.of(
            new Distribution.Quantiles(0.1, 0.3, 0.5, false),
            new Distribution.Quantiles(-4, -3, -1, false),
            new Distribution.Quantiles(-1, 0.5, 4, false),
            new Distribution.Quantiles(0.1, 0.2, 0.6, true))) {
      assertThat(law.quantile(0.05)).isCloseTo(law.low(), within(1e-12));
      assertThat(law.quantile(0.5)).isCloseTo(law.median(), within(1e-12));
      assertThat(law.quantile(0.95)).isCloseTo(law.high(), within(1e-12));
      double sum = 0;
      for (int i = 0; i < 100_000; i++) {
        sum += law.quantile((i + 0.5) / 100_000) / 100_000;
      }
      assertThat(law.mean()).isCloseTo(sum, within(2e-4 * Math.abs(sum)));
    }
  }
}
