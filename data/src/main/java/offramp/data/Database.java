package offramp.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// A DuckDB database in a file, and the few ways in which this package asks it.
final class Database implements AutoCloseable {
  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /// Opens the database of a file, or makes one there, for much to be written.
  ///
  /// Looking for the best packing of texts and of numbers with a point costs more than all else, so
  /// only the cheap ways are tried: half the work, and twice the space.
  static Database open(Path file) throws SQLException {
    Database database = open(file, false);
    database.run("set disabled_compression_methods = 'fsst,alp,alprd,chimp,patas'");
    return database;
  }

  /// {@return whether the database broke, rather than refused}
  static boolean broke(SQLException failed) {
    return String.valueOf(failed.getMessage()).matches("(?s).*(INTERNAL|FATAL) Error.*");
  }

  /// Opens the database of a file to read it only; others may read it at the same time.
  static Database read(Path file) throws SQLException {
    return open(file, true);
  }

  /// Opens a database in memory. One thread does all, so that the same statements write the same
  /// bytes.
  static Database inMemory() throws SQLException {
    Properties settings = settings();
    settings.setProperty("threads", "1");
    // a file is another soon after, with the same name and often the same size: nothing of it is
    // kept
    settings.setProperty("enable_external_file_cache", "false");
    return new Database(connection("jdbc:duckdb:", settings));
  }

  private static Database open(Path file, boolean readOnly) throws SQLException {
    Properties settings = settings();
    settings.setProperty("duckdb.read_only", String.valueOf(readOnly));
    return new Database(connection("jdbc:duckdb:" + file, settings));
  }

  /// Asks the driver itself: the driver manager finds it only where it lies beside all else, which
  /// on a cluster it does not.
  private static Connection connection(String address, Properties settings) throws SQLException {
    return Objects.requireNonNull(new DuckDBDriver().connect(address, settings));
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.setProperty("memory_limit", "1GB");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    return settings;
  }

  /// A reader of one row.
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /// What fills a table.
  interface Filling {
    void of(DuckDBAppender rows) throws SQLException;
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Adds rows to a table.
  void append(String table, Filling filling) throws SQLException {
    try (DuckDBAppender rows =
        connection
            .unwrap(DuckDBConnection.class)
            .createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
      filling.of(rows);
    }
  }

  /// {@return what `sql` finds, read as a whole}
  <T> T all(String sql, Row<T> reader) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      return reader.of(results);
    }
  }

  /// {@return the number of rows that `sql` inserted or deleted}
  long change(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  <T> List<T> list(String sql, Row<T> row) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (results.next()) {
        rows.add(row.of(results));
      }
      return rows;
    }
  }

  <T> T one(String sql, Row<T> row) throws SQLException {
    return list(sql, row).getFirst();
  }

  long number(String sql) throws SQLException {
    return one(sql, row -> row.getLong(1));
  }

  /// Runs each statement of a resource; a statement ends with a semicolon at the end of a line.
  void runAll(String resource) throws SQLException {
    for (String statement : resource(resource).split(";\\s*\n", -1)) {
      if (!statement.isBlank()) {
        run(statement);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /// {@return `text` as a literal of SQL}
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String resource(String name) {
    try (InputStream in = Database.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// {@return the line that tells what is wrong in what the database says}
  static String firstLine(SQLException broken) {
    List<String> lines = String.valueOf(broken.getMessage()).lines().toList();
    return lines.stream()
        .filter(line -> line.startsWith("Error: "))
        .findFirst()
        .orElse(lines.isEmpty() ? "it cannot be read" : lines.getFirst());
  }
}
