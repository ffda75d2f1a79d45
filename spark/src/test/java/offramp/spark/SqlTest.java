package offramp.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Spark reads the files of a study as they are.
@Isolated("a process has one session of Spark, and others end theirs")
class SqlTest {
  @TempDir Path folder;

  @Test
  void sumsOfSqlAreWhatTheFindingSays() throws IOException {
    Border border = new Border(folder);
    border.done("study new --blocks 20 AT/border.study " + Border.RUN);
    border.done("study run AT/border.study");
    List<Row> rows = rows();
    String csv = String.valueOf(border.files("border.study").get("finding.csv"));
    assertThat(rows).hasSize(2);
    for (Row row : rows) {
      assertThat(row.getDouble(1)).isCloseTo(found(csv, row.getString(0)), within(1e-12));
    }
  }

  private List<Row> rows() throws IOException {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 1)
            .getOrCreate()) {
      spark
          .read()
          .parquet(folder.resolve("border.study/outcomes").toString())
          .createOrReplaceTempView("outcomes");
      return spark
          .sql(
              "select theory, sum(hits) / sum(kept) as probability from outcomes"
                  + " where outcome = 'war' and step = 2 group by theory order by theory")
          .collectAsList();
    }
  }

  private static double found(String csv, String theory) {
    return csv.lines()
        .map(line -> line.split(",", -1))
        .filter(row -> List.of(row).subList(0, 4).equals(List.of(theory, "outcome", "war", "12.0")))
        .mapToDouble(row -> Double.parseDouble(row[5]))
        .sum();
  }
}
