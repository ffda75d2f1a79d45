package offramp.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import offramp.report.CsvText;
import offramp.simulate.Rows;
import offramp.study.Format;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/// Rows as Parquet, written and read by DuckDB: one thread, rows in their order, packed with
/// Zstandard. So the same rows become the same bytes.
final class Parquet implements Format, AutoCloseable {
  /// How files are written.
  private static final String OPTIONS = "(format parquet, compression zstd)";

  private final Database database;
  private final Path folder;

  private Parquet(Database database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  /// Opens a database in memory, and a folder for temporary files.
  static Parquet open() throws IOException {
    try {
      return new Parquet(Database.inMemory(), Files.createTempDirectory("offramp-parquet"));
    } catch (SQLException failed) {
      throw broken(failed);
    }
  }

  private static IOException broken(SQLException failed) {
    return new IOException(Database.firstLine(failed), failed);
  }

  @Override
  public String ending() {
    return "parquet";
  }

  @Override
  public synchronized byte[] bytes(Rows rows) throws IOException {
    Path file = folder.resolve("rows.parquet");
    try {
      database.run("create or replace table part(%s)".formatted(columns(rows)));
      database.append("part", into -> fill(into, rows));
      database.run("copy part to %s %s".formatted(Database.quoted(file.toString()), OPTIONS));
      return Files.readAllBytes(file);
    } catch (SQLException failed) {
      throw broken(failed);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static String columns(Rows rows) {
    List<String> columns = new ArrayList<>();
    rows.labels().keySet().forEach(label -> columns.add(named(label, "varchar")));
    for (Rows.Column column : rows.columns()) {
      columns.add(named(column.name(), type(column)));
    }
    return String.join(", ", columns);
  }

  private static String named(String name, String type) {
    return "\"%s\" %s".formatted(name.replace("\"", "\"\""), type);
  }

  private static String type(Rows.Column column) {
    return switch (column) {
      case Rows.Whole _ -> "bigint";
      case Rows.Real _ -> "double";
      case Rows.Word _ -> "varchar";
    };
  }

  private static void fill(DuckDBAppender into, Rows rows) throws SQLException {
    for (int row = 0; row < rows.size(); row++) {
      into.beginRow();
      for (Map.Entry<String, String> label : rows.labels().entrySet()) {
        into.append(label.getValue());
      }
      for (Rows.Column column : rows.columns()) {
        switch (column) {
          case Rows.Whole(_, var values) -> into.append(values[row]);
          case Rows.Real(_, var values) -> into.append(values[row]);
          case Rows.Word(_, var values) -> into.append(values[row]);
        }
      }
      into.endRow();
    }
  }

  @Override
  public synchronized Rows rows(String table, byte[] bytes) throws IOException {
    Path file = folder.resolve("rows.parquet");
    try {
      Files.write(file, bytes);
      String from = "from read_parquet(%s)".formatted(Database.quoted(file.toString()));
      int rows = (int) database.number("select count(*) " + from);
      return new Rows(
          table, Map.of(), database.all("select * " + from, results -> columns(results, rows)));
    } catch (SQLException failed) {
      throw broken(failed);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static List<Rows.Column> columns(ResultSet results, int rows) throws SQLException {
    ResultSetMetaData kinds = results.getMetaData();
    List<Rows.Column> columns = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int place = 1; place <= kinds.getColumnCount(); place++) {
      String name = kinds.getColumnName(place);
      int type = kinds.getColumnType(place);
      if (type == Types.BIGINT || type == Types.DOUBLE) {
        places.add(place);
        columns.add(
            type == Types.BIGINT
                ? new Rows.Whole(name, new long[rows])
                : new Rows.Real(name, new double[rows]));
      }
    }
    for (int row = 0; results.next(); row++) {
      for (int i = 0; i < places.size(); i++) {
        switch (columns.get(i)) {
          case Rows.Whole(_, var values) -> values[row] = results.getLong(places.get(i));
          case Rows.Real(_, var values) -> values[row] = results.getDouble(places.get(i));
          case Rows.Word _ -> throw new AssertionError("words are not read");
        }
      }
    }
    return columns;
  }

  /// Makes a view of each table over the files of its parts, in the database.
  ///
  /// @param study the folder of the study
  void views(Path study, List<String> tables) throws SQLException {
    for (String table : tables) {
      Path files = study.resolve(table).resolve("job=*").resolve("*.parquet");
      database.run(
          "create view %s as select * from read_parquet(%s, hive_partitioning = true)"
              .formatted(table, Database.quoted(files.toString())));
    }
  }

  /// {@return what a query finds as CSV, the names of its columns first}
  String csv(String sql) throws SQLException {
    return database.all(
        sql,
        results -> {
          ResultSetMetaData kinds = results.getMetaData();
          StringBuilder text = new StringBuilder();
          line(text, kinds.getColumnCount(), kinds::getColumnName);
          while (results.next()) {
            line(text, kinds.getColumnCount(), results::getString);
          }
          return text.toString();
        });
  }

  /// A cell of a line, by its place from 1.
  private interface Cell {
    @Nullable String at(int place) throws SQLException;
  }

  private static void line(StringBuilder text, int cells, Cell cell) throws SQLException {
    for (int place = 1; place <= cells; place++) {
      String value = cell.at(place);
      text.append(place > 1 ? "," : "").append(value == null ? "" : CsvText.quoted(value));
    }
    text.append('\n');
  }

  /// Writes a view to a file.
  void write(String view, Path file) throws SQLException {
    database.run(
        "copy (select * from %s) to %s %s"
            .formatted(view, Database.quoted(file.toString()), OPTIONS));
  }

  /// {@return how many rows a view has}
  long count(String view) throws SQLException {
    return database.number("select count(*) from " + view);
  }

  @Override
  public void close() throws IOException {
    try {
      database.close();
    } catch (SQLException failed) {
      throw broken(failed);
    } finally {
      Files.deleteIfExists(folder);
    }
  }
}
