package offramp.random;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import offramp.random.Distribution.Bernoulli;
import offramp.random.Distribution.Beta;
import offramp.random.Distribution.Choice;
import offramp.random.Distribution.Exponential;
import offramp.random.Distribution.Gamma;
import offramp.random.Distribution.LogNormal;
import offramp.random.Distribution.LogUniform;
import offramp.random.Distribution.LogitNormal;
import offramp.random.Distribution.Normal;
import offramp.random.Distribution.Triangular;
import offramp.random.Distribution.Uniform;
import offramp.random.Distribution.Weibull;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BoundsTest {
  private static final String ABOVE = " is not a finite number above 0";
  private static final String AT_LEAST = " is not a finite number of at least 0";
  private static final String FINITE = " is not a finite number";

  static Stream<Arguments> continuous() {
    return Stream.of(
        bad(() -> new Uniform(5, 1), "low (5.0) is not below high (1.0)"),
        bad(() -> new Uniform(1, 1), "low (1.0) is not below high (1.0)"),
        bad(() -> new Uniform(Double.NaN, 1), "low (NaN)" + FINITE),
        bad(() -> new Uniform(-1e308, 1e308), "high - low (Infinity)" + FINITE),
        bad(() -> new LogUniform(0, 1), "low (0.0)" + ABOVE),
        bad(() -> new LogUniform(1, Double.POSITIVE_INFINITY), "high (Infinity)" + FINITE),
        bad(() -> new Normal(Double.NaN, 1), "mean (NaN)" + FINITE),
        bad(() -> new Normal(0, -1), "sd (-1.0)" + AT_LEAST),
        bad(() -> new LogNormal(-2, 1), "median (-2.0)" + ABOVE),
        bad(() -> new LogNormal(2, -0.1), "sigma (-0.1)" + AT_LEAST),
        bad(() -> new LogitNormal(Double.NaN, 1), "mu (NaN)" + FINITE),
        bad(() -> new LogitNormal(0, -1), "sigma (-1.0)" + AT_LEAST),
        bad(() -> new Beta(0, 1), "a (0.0)" + ABOVE),
        bad(() -> new Beta(1, -1), "b (-1.0)" + ABOVE),
        bad(() -> new Gamma(0, 1), "shape (0.0)" + ABOVE),
        bad(() -> new Gamma(1, Double.NaN), "scale (NaN)" + ABOVE),
        bad(() -> new Exponential(0), "mean (0.0)" + ABOVE),
        bad(() -> new Weibull(-1, 1), "shape (-1.0)" + ABOVE),
        bad(() -> new Weibull(1, 0), "scale (0.0)" + ABOVE),
        bad(() -> new Triangular(0, 4, 3), "mode (4.0) is not between low (0.0) and high (3.0)"));
  }

  static Stream<Arguments> discrete() {
    return Stream.of(
        bad(() -> new Bernoulli(1.5), "p (1.5) is not between 0 and 1"),
        bad(
            () -> new Choice(List.of(), List.of()),
            "values (0) and weights (0) are not equally many, at least one"),
        bad(
            () -> new Choice(List.of(1.0), List.of(1.0, 2.0)),
            "values (1) and weights (2) are not equally many, at least one"),
        bad(
            () -> new Choice(List.of(1.0), List.of(-1.0)),
            "weight (-1.0) is not a finite number of at least 0"),
        bad(() -> new Choice(List.of(1.0), List.of(0.0)), "sum of weights (0.0)" + ABOVE),
        bad(() -> new Choice(List.of(Double.NaN), List.of(1.0)), "value (NaN)" + FINITE));
  }

  private static Arguments bad(ThrowingCallable making, String message) {
    return Arguments.of(message, making);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"continuous", "discrete"})
  void parameterOutOfBoundsIsRefusedWithNameValueAndBound(String message, ThrowingCallable making) {
    assertThatIllegalArgumentException().isThrownBy(making).withMessage(message);
  }
}
