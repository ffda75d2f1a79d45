package offramp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import offramp.random.Key;
import offramp.random.Stream;
import offramp.simulate.Rows;
import org.junit.jupiter.api.Test;

class ParquetTest {
  private static final double[] REALS = {
    0.1, -0.0, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Math.PI
  };

  private static Rows rows() {
    return new Rows(
        "outcomes",
        new TreeMap<>(Map.of("theory", "base", "levers", "")),
        List.of(
            new Rows.Whole("hits", new long[] {0, 1, -1, Long.MAX_VALUE, 7}),
            new Rows.Word("outcome", new String[] {"war", "war", "it's \"so\"", "", "ü"}),
            new Rows.Real("day", REALS)));
  }

  @Test
  void sameRowsAreTheSameBytesInEveryDatabase() throws IOException {
    byte[] first;
    try (Parquet parquet = Parquet.open()) {
      first = parquet.bytes(rows());
      assertThat(parquet.bytes(rows())).isEqualTo(first);
    }
    try (Parquet parquet = Parquet.open()) {
      assertThat(parquet.bytes(rows())).isEqualTo(first);
    }
    assertThat(new String(first, StandardCharsets.ISO_8859_1)).startsWith("PAR1").endsWith("PAR1");
  }

  @Test
  void numbersComeBackInEveryBitAndInTheirOrder() throws IOException {
    try (Parquet parquet = Parquet.open()) {
      Rows back = parquet.rows("outcomes", parquet.bytes(rows()));
      assertThat(back.whole("hits")).isEqualTo(rows().whole("hits"));
      assertThat(back.real("day")).usingComparator(ParquetTest::bits).isEqualTo(REALS);
    }
  }

  private static int bits(double[] one, double[] other) {
    for (int i = 0; i < one.length; i++) {
      int order =
          Long.compare(Double.doubleToRawLongBits(one[i]), Double.doubleToRawLongBits(other[i]));
      if (order != 0) {
        return order;
      }
    }
    return one.length - other.length;
  }

  @Test
  void tableWithoutRowsIsAFileToo() throws IOException {
    Rows none =
        new Rows(
            "unknowns", Map.of("theory", "base"), List.of(new Rows.Whole("draw", new long[0])));
    try (Parquet parquet = Parquet.open()) {
      assertThat(parquet.rows("unknowns", parquet.bytes(none)).size()).isZero();
    }
  }

  /// DuckDB would keep what it has read of a file of the same name, size and moment.
  @Test
  void filesThatAreReadOneAfterTheOtherAreNotTakenForEachOther() throws IOException {
    try (Parquet parquet = Parquet.open()) {
      List<byte[]> files = new ArrayList<>();
      for (int file = 0; file < 400; file++) {
        files.add(parquet.bytes(mixed(file)));
      }
      for (int file = 0; file < files.size(); file++) {
        Rows back = parquet.rows("outcomes", files.get(file));
        assertThat(back.whole("hits")).isEqualTo(mixed(file).whole("hits"));
      }
    }
  }

  private static Rows mixed(int file) {
    Stream dice = Key.of(1).at(file).stream();
    long[] hits = dice(dice, 250, 90);
    long[] kept = dice(dice, 250, 64);
    return new Rows(
        "outcomes",
        Map.of("theory", "base"),
        List.of(new Rows.Whole("hits", hits), new Rows.Whole("kept", kept)));
  }

  private static long[] dice(Stream dice, int many, int sides) {
    return DoubleStream.generate(dice::uniform)
        .limit(many)
        .mapToLong(u -> (long) (u * sides))
        .toArray();
  }
}
