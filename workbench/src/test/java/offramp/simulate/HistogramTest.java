package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// Quantiles by counting in bins, and sums that lose nothing.
class HistogramTest {
  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private static double[] values(int count, DoubleUnaryOperator form) {
    SplittableRandom random = new SplittableRandom(1);
    double[] values = new double[count];
    Arrays.setAll(values, _ -> form.applyAsDouble(random.nextDouble()));
    return values;
  }

  private static double[] counted(double[] values) {
    Histogram histogram = new Histogram();
    for (double value : values) {
      histogram.add(value);
    }
    return histogram.quantiles(SHARES);
  }

  /// {@return the least value at or below which the share of all values lies, by sorting}
  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Arrays.stream(SHARES)
        .map(p -> sorted[Math.max(0, (int) Math.ceil(p * sorted.length) - 1)])
        .toArray();
  }

  @Test
  void wholeNumbersAreExact() {
    for (int count : new int[] {1, 2, 3, 19, 20, 21, 1_000}) {
      double[] values = values(count, u -> Math.floor(4_000 * u) - 2_000);
      assertArrayEquals(sorted(values), counted(values));
    }
  }

  @Test
  void quantilesOfRealNumbersAreWithinABin() {
    double[] values = values(20_000, u -> Math.exp(20 * u - 10) * (u < 0.3 ? -1 : 1));
    double[] expected = sorted(values);
    double[] found = counted(values);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(Math.abs(expected[i]) * 0x1.0p-11));
    }
  }

  @Test
  void fewDistinctValuesAreExact() {
    double[] values = values(1_000, u -> u < 0.3 ? 0.1 : u < 0.6 ? 1 / 3.0 : 0.7);
    assertArrayEquals(sorted(values), counted(values));
  }

  @Test
  void minusZeroIsZero() {
    assertArrayEquals(new double[5], counted(new double[] {-0.0, 0.0, -0.0}));
  }

  @Test
  void orderOfValuesDoesNotMatter() {
    double[] values = values(5_000, Math::log);
    double[] found = counted(values);
    Arrays.sort(values);
    assertArrayEquals(found, counted(values));
  }

  @Test
  void sumKeepsWhatRoundingWouldLose() {
    // the example of Neumaier (1974) and of Kahan: 1 + 1e100 + 1 - 1e100 is 2
    assertThat(sum(1, 1e100, 1, -1e100)).isEqualTo(2);
    double[] tenths = new double[1_000_000];
    Arrays.fill(tenths, 0.1);
    assertThat(sum(tenths)).isEqualTo(100_000);
  }

  private static double sum(double... values) {
    Sum sum = new Sum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.value();
  }
}
