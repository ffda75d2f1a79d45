package offramp.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import offramp.random.Distribution.LogNormal;
import offramp.random.Distribution.LogitNormal;
import offramp.random.Distribution.Mirrored;
import offramp.random.Distribution.Normal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
  @ParameterizedTest
  @CsvSource({
    "0.2, 0.9, false",
    "1, 5, false",
    "1e-300, 1e300, false",
    "1, 1.0000000000000002, false",
    "3e10, 3.0000000001e10, false",
    "-5, 2, false",
    "-9, -2, false",
    "0.2, 0.6, true",
    "1e-12, 0.999999999, true",
    "0.3, 0.30000000001, true",
    "0.2, 1.2, true",
    "-0.1, 0.1, true",
    "-0.5, -0.1, true"
  })
  void endsAreThe5And95PercentQuantiles(double low, double high, boolean percent) {
    Distribution law = Distribution.interval(low, high, percent);
    assertThat(law.quantile(0.05)).isCloseTo(low, withinPercentage(1e-10));
    assertThat(law.quantile(0.95)).isCloseTo(high, withinPercentage(1e-10));
  }

  @Test
  void normalMeetsTheNearEndAsCloselyAsTheFarOne() {
    assertThat(Distribution.interval(-1e-3, 1e3, false).quantile(0.05))
        .isCloseTo(-1e-3, within(1e-9));
  }

  @Test
  void twoPositiveEndsAreLogNormal() {
    assertThat(Distribution.interval(0.2, 0.9, false)).isInstanceOf(LogNormal.class);
  }

  @Test
  void endsOfDifferentSignsAreNormal() {
    assertThat(Distribution.interval(-0.2, 0.9, true)).isInstanceOf(Normal.class);
  }

  @Test
  void twoNegativeEndsMirrorTheLogNormal() {
    assertThat(Distribution.interval(-5, -1, false))
        .isEqualTo(new Mirrored(Distribution.interval(1, 5, false)));
  }

  @Test
  void percentInsideTheUnitIntervalIsLogitNormal() {
    assertThat(Distribution.interval(0.2, 0.9, true)).isInstanceOf(LogitNormal.class);
  }

  @Test
  void percentBeyondTheUnitIntervalIsLogNormal() {
    assertThat(Distribution.interval(0.2, 1, true)).isInstanceOf(LogNormal.class);
  }

  @Test
  void endOfZeroIsRefusedAndUniformOffered() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Distribution.interval(0, 0.5, true))
        .withMessage(
            "an end is exactly 0, which a log-normal never reaches: write Uniform(0.0, 0.5)");
  }

  @Test
  void endsOutOfOrderAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Distribution.interval(5, 1, false))
        .withMessage("low (5.0) is not below high (1.0)");
  }

  @Test
  void endThatIsNoNumberIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Distribution.interval(1, Double.NaN, false))
        .withMessage("high (NaN) is not a finite number");
  }
}
