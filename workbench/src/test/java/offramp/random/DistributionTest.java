package offramp.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import offramp.random.Distribution.Bernoulli;
import offramp.random.Distribution.Beta;
import offramp.random.Distribution.Choice;
import offramp.random.Distribution.Exponential;
import offramp.random.Distribution.Gamma;
import offramp.random.Distribution.LogNormal;
import offramp.random.Distribution.LogUniform;
import offramp.random.Distribution.LogitNormal;
import offramp.random.Distribution.Mirrored;
import offramp.random.Distribution.Normal;
import offramp.random.Distribution.Triangular;
import offramp.random.Distribution.Uniform;
import offramp.random.Distribution.Weibull;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.LogUniformDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TriangularDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {
  private static final double[] SHARES = {1e-9, 1e-3, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999, 1 - 1e-9};

  /// Laws, and the same from commons-statistics 1.2.
  static Stream<Arguments> twins() {
    return Stream.of(
        twin(new Uniform(-2, 5), UniformContinuousDistribution.of(-2, 5)),
        twin(new LogUniform(0.01, 30), LogUniformDistribution.of(0.01, 30)),
        twin(new Normal(-3, 2), NormalDistribution.of(-3, 2)),
        twin(new LogNormal(4, 0.7), LogNormalDistribution.of(Math.log(4), 0.7)),
        twin(new Beta(2, 5), BetaDistribution.of(2, 5)),
        twin(new Beta(0.3, 4), BetaDistribution.of(0.3, 4)),
        twin(new Beta(1, 1e6), BetaDistribution.of(1, 1e6)),
        twin(new Gamma(2.5, 3), GammaDistribution.of(2.5, 3)),
        twin(new Gamma(0.2, 1e-6), GammaDistribution.of(0.2, 1e-6)),
        twin(new Triangular(-1, 0.5, 3), TriangularDistribution.of(-1, 0.5, 3)),
        twin(new Triangular(0, 0, 3), TriangularDistribution.of(0, 0, 3)),
        twin(new Triangular(0, 3, 3), TriangularDistribution.of(0, 3, 3)),
        twin(new Exponential(7), ExponentialDistribution.of(7)),
        twin(new Weibull(0.5, 2), WeibullDistribution.of(0.5, 2)),
        twin(new Weibull(3, 2), WeibullDistribution.of(3, 2)));
  }

  private static Arguments twin(Distribution law, ContinuousDistribution commons) {
    return Arguments.of(law, commons);
  }

  static Stream<Distribution> continuous() {
    return Stream.concat(
        twins().map(twin -> (Distribution) twin.get()[0]),
        Stream.of(new LogitNormal(-1, 2), new Mirrored(new LogNormal(2, 0.4))));
  }

  static Stream<Distribution> all() {
    return Stream.concat(
        continuous(),
        Stream.of(new Bernoulli(0.3), new Choice(List.of(5.0, -1.0, 2.0), List.of(1.0, 2.0, 3.0))));
  }

  @ParameterizedTest
  @MethodSource("twins")
  void quantileInvertsTheDistributionFunction(Distribution law, ContinuousDistribution commons) {
    for (double p : SHARES) {
      double x = law.quantile(p);
      assertThat(commons.cumulativeProbability(x)).isCloseTo(p, within(1e-12 * p + 0x1p-52));
      assertThat(commons.survivalProbability(x))
          .isCloseTo(1 - p, within(1e-12 * (1 - p) + 0x1p-52));
    }
  }

  @ParameterizedTest
  @MethodSource("twins")
  void meanIsThatOfCommonsStatistics(Distribution law, ContinuousDistribution commons) {
    assertThat(law.mean()).isCloseTo(commons.getMean(), withinPercentage(1e-11));
  }

  @Test
  void logitNormalHasNormalLogOdds() {
    Distribution law = new LogitNormal(-1, 2);
    for (double p : SHARES) {
      double x = law.quantile(p);
      assertThat(Distribution.normal((Math.log(x / (1 - x)) + 1) / 2)).isCloseTo(p, within(1e-13));
    }
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void meanIsTheIntegralOfTheQuantile(Distribution law) {
    assertThat(law.mean()).isCloseTo(integral(law::quantile), withinPercentage(1e-5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-53, 0.5, 0.975, 1 - 0x1p-53})
  void lawWithoutSpreadIsItsMedian(double p) {
    assertThat(new Normal(81.3, 0).quantile(p)).isEqualTo(81.3);
    assertThat(new LogNormal(81.3, 0).quantile(p)).isEqualTo(81.3);
    assertThat(new Distribution.Mirrored(new LogNormal(81.3, 0)).quantile(p)).isEqualTo(-81.3);
    assertThat(new LogitNormal(2, 0).quantile(p)).isEqualTo(1 / (1 + Math.exp(-2)));
  }

  /// Tanh-sinh quadrature on (0, 1) (Takahasi, Mori: Publ. RIMS 9:721, 1974).
  private static double integral(DoubleUnaryOperator f) {
    double step = 1 / 256.0;
    double sum = 0;
    for (double t = -3; t <= 3; t += step) {
      double p = 1 / (1 + Math.exp(-Math.PI * Math.sinh(t)));
      if (p < 1) {
        double q = 1 / (1 + Math.exp(Math.PI * Math.sinh(t)));
        sum += f.applyAsDouble(p) * Math.PI * Math.cosh(t) * p * q;
      }
    }
    return sum * step;
  }

  /// References: mpmath 1.3.0, quad at 30 digits in 30 and more pieces.
  @ParameterizedTest
  @CsvSource({
    "-3, 0.1, 0.0476305642604266781496456742903",
    "-3, 1, 0.0693238580042857681238822203374",
    "-3, 1.01, 0.069776481979426549635349149814",
    "2, 5, 0.646797994326187459826514219326",
    "8, 50, 0.563518054780307512143618907417",
    "-0.5, 200, 0.499002686348847192969784892991",
    "2, 0, 0.880797077977882444059729141302"
  })
  void meanOfLogitNormalIsExact(double mu, double sigma, double mean) {
    assertThat(new LogitNormal(mu, sigma).mean()).isCloseTo(mean, within(1e-14));
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void quantileRisesWithItsShare(Distribution law) {
    double before = law.quantile(Double.MIN_VALUE);
    for (double p : SHARES) {
      assertThat(law.quantile(p)).isGreaterThanOrEqualTo(before);
      before = law.quantile(p);
    }
  }

  /// A false alarm has a chance of 6e-7 for each law.
  @ParameterizedTest
  @MethodSource("all")
  void meanOfDrawsIsWithinFiveStandardErrors(Distribution law) {
    var stream = Key.of(11).at(law.toString()).stream();
    int n = 20_000;
    double[] draws = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      draws[i] = law.sample(stream);
      sum += draws[i];
    }
    double squares = 0;
    for (double draw : draws) {
      squares += (draw - sum / n) * (draw - sum / n);
    }
    assertThat(sum / n).isCloseTo(law.mean(), within(5 * Math.sqrt(squares) / n));
  }

  @ParameterizedTest
  @MethodSource("all")
  void drawTakesOneUniformNumber(Distribution law) {
    var drawn = Key.of(3).stream();
    var uniform = Key.of(3).stream();
    assertThat(law.sample(drawn)).isEqualTo(law.quantile(uniform.uniform()));
    assertThat(drawn.bits()).isEqualTo(uniform.bits());
  }

  @ParameterizedTest
  @MethodSource("all")
  void extremeSharesGiveNumbers(Distribution law) {
    for (double p : new double[] {Double.MIN_VALUE, 1e-300, 0x1p-53, 1 - 1e-16}) {
      assertThat(law.quantile(p)).isFinite();
    }
  }

  /// R 4: qexp(1e-300) = 1e-300; -log(2^-53) = 36.7368005696771.
  @Test
  void exponentialKeepsItsDigitsInBothTails() {
    assertThat(new Exponential(1).quantile(1e-300)).isEqualTo(1e-300);
    assertThat(new Exponential(1).quantile(1 - 0x1p-53))
        .isCloseTo(53 * Math.log(2), withinPercentage(1e-12));
  }

  @Test
  void normalKeepsItsDigitsInTheLowerTail() {
    double z = new Normal(0, 1).quantile(1e-300);
    assertThat(Distribution.normal(z)).isCloseTo(1e-300, withinPercentage(1e-10));
  }

  @Test
  void valueTooSmallForADoubleIsZero() {
    assertThat(new Gamma(0.05, 1).quantile(1e-300)).isZero();
  }

  @Test
  void meanTooLargeForADoubleIsInfinite() {
    assertThat(new Weibull(0.001, 1).mean()).isInfinite();
  }

  @Test
  void quantileStaysBelowTheHighEnd() {
    assertThat(new Uniform(-0.1, 0.7).quantile(Math.nextDown(1.0))).isLessThanOrEqualTo(0.7);
    assertThat(new LogUniform(0.1, 0.7).quantile(Math.nextDown(1.0))).isLessThanOrEqualTo(0.7);
  }

  @Test
  void mirroredIsMinusTheOtherTail() {
    Distribution law = new LogNormal(2, 0.4);
    assertThat(new Mirrored(law).quantile(0.125)).isEqualTo(-law.quantile(0.875));
  }

  @Test
  void mirroredBelowTheDiceIsWhatTheLeastDiceGive() {
    Distribution law = new Mirrored(new LogNormal(2, 0.4));
    assertThat(law.quantile(1e-300)).isEqualTo(law.quantile(0x1p-53));
  }

  @Test
  void bernoulliIsOneAboveTheShareOfZeros() {
    Distribution law = new Bernoulli(0.25);
    assertThat(law.quantile(0.75)).isZero();
    assertThat(law.quantile(Math.nextUp(0.75))).isOne();
  }

  @Test
  void bernoulliOfNeverAndAlwaysAreCertain() {
    assertThat(new Bernoulli(0).quantile(Math.nextDown(1.0))).isZero();
    assertThat(new Bernoulli(1).quantile(Double.MIN_VALUE)).isOne();
  }

  @Test
  void choiceRunsThroughItsValuesInTheOrderGiven() {
    Distribution law = new Choice(List.of(5.0, -1.0, 2.0), List.of(1.0, 2.0, 1.0));
    assertThat(Stream.of(0.1, 0.25, 0.26, 0.75, 0.76).map(law::quantile))
        .containsExactly(5.0, 5.0, -1.0, -1.0, 2.0);
  }

  @Test
  void choiceNormalisesItsWeights() {
    assertThat(new Choice(List.of(1.0, 2.0), List.of(1.0, 3.0)).weights())
        .containsExactly(0.25, 0.75);
  }

  @Test
  void choiceWeighsItsMean() {
    assertThat(new Choice(List.of(1.0, 2.0), List.of(1.0, 3.0)).mean()).isEqualTo(1.75);
  }

  @Test
  void choiceNeverTakesAValueOfNoWeight() {
    Distribution law = new Choice(List.of(1.0, 2.0, 3.0, 4.0), List.of(0.0, 1.0, 0.7, 0.0));
    assertThat(law.quantile(Double.MIN_VALUE)).isEqualTo(2.0);
    assertThat(law.quantile(Math.nextDown(1.0))).isEqualTo(3.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
  void quantileOutsideTheOpenUnitIntervalIsRefused(double p) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Uniform(0, 1).quantile(p))
        .withMessage("p (%s) is not between 0 and 1, neither included", p);
  }

  /// References: mpmath 1.3.0, ncdf at 30 digits.
  @ParameterizedTest
  @CsvSource({
    "-37, 5.72557122252457682268319254827e-300",
    "-10, 7.6198530241605260659733432516e-24",
    "-5, 0.000000286651571879193911673752332875",
    "-1, 0.158655253931457051414767454368",
    "0, 0.5",
    "1, 0.841344746068542948585232545632",
    "5, 0.999999713348428120806088326248",
    "8, 0.999999999999999377903942572822",
    "Infinity, 1",
    "-Infinity, 0"
  })
  void normalIsTheNormalDistributionFunction(double z, double share) {
    assertThat(Distribution.normal(z)).isCloseTo(share, withinPercentage(1e-10));
  }
}
