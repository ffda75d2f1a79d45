package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import offramp.check.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the page on studies tells a reader to type works, and its files open in DuckDB as they are.
class StudiesPageTest {
  private static final String PAGE = "docs/studies.md";

  @TempDir Path folder;

  @Test
  void everyCommandWorksAndEveryQueryFindsRows() throws IOException, SQLException {
    new Reader(folder).follow(PAGE);
    List<String> queries = Documents.blocks(Documents.read(Documents.root().resolve(PAGE)), "sql");
    assertThat(queries).hasSize(2);
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      for (String query : queries) {
        String here = query.replace("strait.study/", folder.resolve("strait.study") + "/");
        try (ResultSet rows = statement.executeQuery(here)) {
          assertThat(rows.next()).as(query).isTrue();
          assertThat(rows.getDouble("probability")).isBetween(0.0, 1.0);
        }
      }
    }
  }
}
