package offramp.random;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Points that fill a cube more evenly than chance: the sequence of Sobol' (USSR Comput. Math.
/// Math. Phys. 7:86, 1967) with the direction numbers of Joe & Kuo (SIAM J. Sci. Comput. 30:2635,
/// 2008), in the order of Antonov & Saleev (1979), in which neighbours differ in one direction
/// number.
///
/// Scrambled by a random lower triangular matrix for each dimension and a digital shift (Matoušek,
/// J. Complexity 14:527, 1998): each point alone is uniform, and of the first 2^m points each of
/// the 2^m equal slices of a coordinate holds exactly one. Points may be asked for in any order.
public final class SobolPoints {
  /// The most dimensions that there are direction numbers for.
  public static final int MOST_DIMENSIONS = 512;

  private static final int DIGITS = 32;
  private static final int BITS = 53;
  private static final String TABLE = "/offramp/random/direction-numbers.txt";

  /// Per dimension and digit of the number of a point, what it flips.
  private final long[][] directions;

  private final long[] shifts;

  private SobolPoints(long[][] directions, long[] shifts) {
    this.directions = directions;
    this.shifts = shifts;
  }

  /// {@return the points as they were published; the first is the corner 0}
  static SobolPoints plain(int dimensions) {
    return new SobolPoints(table(dimensions), new long[dimensions]);
  }

  /// {@return scrambled points}
  ///
  /// @param dimensions at least 1, at most [#MOST_DIMENSIONS]
  /// @param key what the scrambling hangs on; that of a dimension does not depend on how many there
  ///   are
  public static SobolPoints scrambled(int dimensions, Key key) {
    long[][] directions = table(dimensions);
    long[] shifts = new long[dimensions];
    for (int dimension = 0; dimension < dimensions; dimension++) {
      Stream stream = key.at(dimension).stream();
      shifts[dimension] = stream.bits() >>> (Long.SIZE - BITS);
      scramble(directions[dimension], stream);
    }
    return new SobolPoints(directions, shifts);
  }

  /// {@return coordinate `dimension` of point number `index`, in [0, 1); above 0 if scrambled}
  ///
  /// @param index below 2^32
  public double at(long index, int dimension) {
    long[] mine = directions[dimension];
    long bits = shifts[dimension];
    for (long gray = index ^ (index >>> 1); gray != 0; gray &= gray - 1) {
      bits ^= mine[Long.numberOfTrailingZeros(gray)];
    }
    return (shifts[dimension] == 0 ? bits : Math.max(bits, 1)) * 0x1.0p-53;
  }

  /// Puts a random matrix, lower triangular with a diagonal of ones, before the direction numbers.
  private static void scramble(long[] directions, Stream stream) {
    // column j says which digits below the j-th a one in the j-th flips
    long[] columns = new long[BITS];
    for (int j = 0; j < BITS; j++) {
      long diagonal = 1L << (BITS - 1 - j);
      columns[j] = diagonal | (stream.bits() & (diagonal - 1));
    }
    for (int k = 0; k < directions.length; k++) {
      long mixed = 0;
      for (long rest = directions[k]; rest != 0; rest &= rest - 1) {
        mixed ^= columns[BITS - 1 - Long.numberOfTrailingZeros(rest)];
      }
      directions[k] = mixed;
    }
  }

  private static long[][] table(int dimensions) {
    if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "dimensions (%s) is not between 1 and %s".formatted(dimensions, MOST_DIMENSIONS));
    }
    long[][] directions = new long[dimensions][DIGITS];
    for (int k = 0; k < DIGITS; k++) {
      directions[0][k] = 1L << (BITS - 1 - k);
    }
    List<String> rows = rows();
    for (int dimension = 1; dimension < dimensions; dimension++) {
      directions[dimension] = directions(rows.get(dimension - 1));
    }
    return directions;
  }

  private static List<String> rows() {
    try (var stream = Objects.requireNonNull(SobolPoints.class.getResourceAsStream(TABLE), TABLE);
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// {@return the direction numbers that follow from a polynomial and the first ones}
  private static long[] directions(String row) {
    int[] numbers = Arrays.stream(row.split(" ")).mapToInt(Integer::parseInt).toArray();
    int polynomial = numbers[0];
    int degree = numbers.length - 1;
    long[] directions = new long[DIGITS];
    for (int k = 0; k < DIGITS; k++) {
      if (k < degree) {
        directions[k] = (long) numbers[k + 1] << (BITS - 1 - k);
        continue;
      }
      long next = directions[k - degree] ^ (directions[k - degree] >>> degree);
      for (int j = 1; j < degree; j++) {
        if ((polynomial >> (degree - j) & 1) == 1) {
          next ^= directions[k - j];
        }
      }
      directions[k] = next;
    }
    return directions;
  }
}
