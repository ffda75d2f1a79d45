package offramp.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Statistical tests have fixed seeds; a sound generator with seeds not yet tried would fail each
/// with a chance of one in a million.
class StreamTest {
  private static final double FALSE_ALARM = 1e-6;

  /// A standard normal number lies further from 0 with a chance of 1e-6.
  private static final double Z_FALSE_ALARM = 4.892;

  /// The JDK's generators as a second way: SplittableRandom is SplitMix64, and Xoshiro256PlusPlus
  /// takes its state from 32 bytes.
  @Test
  void bitsAreThoseOfTheXoshiroOfTheJdk() {
    Key key = Key.of(2024).at("reference");
    long golden = 0x9E3779B97F4A7C15L;
    var splitMix = new SplittableRandom(key.high() + golden * key.low() - golden);
    ByteBuffer state = ByteBuffer.allocate(32).putLong(key.high()).putLong(key.low());
    state.putLong(splitMix.nextLong()).putLong(splitMix.nextLong());
    RandomGenerator jdk = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(state.array());
    assertThat(LongStream.generate(key.stream()::bits).limit(1000).toArray())
        .isEqualTo(LongStream.generate(jdk::nextLong).limit(1000).toArray());
  }

  @Test
  void restartIsANewStream() {
    Stream used = Key.of(1).stream();
    used.bits();
    used.restart(Key.of(2));
    assertThat(used.bits()).isEqualTo(Key.of(2).stream().bits());
  }

  @Test
  void zeroKeyGivesChanceToo() {
    Stream stream = new Key(0, 0).stream();
    assertThat(LongStream.generate(stream::bits).limit(10))
        .doesNotContain(0L)
        .doesNotHaveDuplicates();
  }

  @Test
  void uniformIsTheUpper53Bits() {
    Stream uniform = Key.of(1).stream();
    Stream bits = Key.of(1).stream();
    for (int i = 0; i < 1000; i++) {
      assertThat(uniform.uniform()).isEqualTo((bits.bits() >>> 11) / 0x1.0p53);
    }
  }

  @Test
  void exponentialIsMinusTheLogarithmOfUniform() {
    assertThat(Key.of(1).stream().exponential()).isEqualTo(-Math.log(Key.of(1).stream().uniform()));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42})
  void uniformFillsAThousandCellsEvenly(long seed) {
    assertEven(Key.of(seed).stream()::uniform);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42})
  void firstDrawsOfNeighbouringKeysFillAThousandCellsEvenly(long seed) {
    Key parent = Key.of(seed);
    Stream stream = parent.stream();
    long[] run = {0};
    assertEven(
        () -> {
          stream.restart(parent.at(run[0]++));
          return stream.uniform();
        });
  }

  @Test
  void firstDrawsOfNeighbouringSeedsFillAThousandCellsEvenly() {
    Stream stream = Key.of(0).stream();
    long[] seed = {0};
    assertEven(
        () -> {
          stream.restart(Key.of(seed[0]++));
          return stream.uniform();
        });
  }

  /// Pearson's chi-squared test, 1,000 draws per cell.
  private static void assertEven(DoubleSupplier draw) {
    int cells = 1000;
    long[] counts = new long[cells];
    for (int i = 0; i < cells * 1000; i++) {
      counts[(int) (draw.getAsDouble() * cells)]++;
    }
    double statistic = 0;
    for (long count : counts) {
      statistic += (count - 1000.0) * (count - 1000.0) / 1000;
    }
    ChiSquaredDistribution law = ChiSquaredDistribution.of(cells - 1);
    assertThat(statistic)
        .isBetween(
            law.inverseCumulativeProbability(FALSE_ALARM / 2),
            law.inverseSurvivalProbability(FALSE_ALARM / 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10})
  void neighbouringStreamsAreUncorrelated(int draw) {
    int pairs = 200_000;
    double sum = 0;
    double before = standardised(Key.of(9).at(0).stream(), draw);
    for (int run = 1; run <= pairs; run++) {
      double now = standardised(Key.of(9).at(run).stream(), draw);
      sum += before * now;
      before = now;
    }
    assertThat(Math.abs(sum / Math.sqrt(pairs))).isLessThan(Z_FALSE_ALARM);
  }

  /// {@return the draw with this number, counted from 1, moved and scaled to mean 0 and variance 1}
  private static double standardised(Stream stream, int draw) {
    for (int i = 1; i < draw; i++) {
      stream.bits();
    }
    return (stream.uniform() - 0.5) * Math.sqrt(12);
  }

  /// Flips each of the 128 bits of 300 keys and counts the bits that change in the first four
  /// draws: of 76,800 per key bit a half. 128 counts share the false alarm: 5.77 standard
  /// deviations each.
  @Test
  void keysThatDifferInOneBitGiveUnrelatedStreams() {
    for (int bit = 0; bit < 128; bit++) {
      long changed = 0;
      for (int i = 0; i < 300; i++) {
        Key key = i == 0 ? Key.of(1) : Key.of(1).at(i);
        changed += changedBits(key.stream(), flipped(key, bit).stream());
      }
      double bits = 300 * 4 * 64.0;
      assertThat(Math.abs(changed - bits / 2) / Math.sqrt(bits / 4))
          .as("bit %s", bit)
          .isLessThan(5.77);
    }
  }

  private static Key flipped(Key key, int bit) {
    return bit < 64
        ? new Key(key.high(), key.low() ^ (1L << bit))
        : new Key(key.high() ^ (1L << bit), key.low());
  }

  private static long changedBits(Stream one, Stream other) {
    long changed = 0;
    for (int draw = 0; draw < 4; draw++) {
      changed += Long.bitCount(one.bits() ^ other.bits());
    }
    return changed;
  }

  /// Mean 1 with standard deviation 1, second moment 2 with standard deviation sqrt(20).
  @Test
  void exponentialHasItsTwoMoments() {
    Stream stream = Key.of(77).stream();
    int n = 1_000_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double x = stream.exponential();
      sum += x;
      squares += x * x;
    }
    assertThat(Math.abs(sum - n) / Math.sqrt(n)).isLessThan(Z_FALSE_ALARM);
    assertThat(Math.abs(squares - 2.0 * n) / Math.sqrt(20.0 * n)).isLessThan(Z_FALSE_ALARM);
  }
}
