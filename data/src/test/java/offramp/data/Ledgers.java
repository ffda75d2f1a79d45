package offramp.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import offramp.cli.Commands;

/// Ledgers for tests, from the fixtures of this module.
final class Ledgers {
  private Ledgers() {}

  /// {@return a file of the fixtures, which are made up}
  static Path fixture(String name) {
    URL url = Objects.requireNonNull(Ledgers.class.getResource(name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException wrong) {
      throw new UncheckedIOException(new IOException(wrong));
    }
  }

  static Commands.Result load(Path ledger, String layout, Path file, String... options) {
    List<String> words = new ArrayList<>(List.of("import", "events", file.toString()));
    words.addAll(List.of("--format", layout, "--into", ledger.toString()));
    words.addAll(List.of(options));
    return Commands.run(words.toArray(String[]::new));
  }

  /// {@return the rows of a query, the cells of each between blanks}
  static List<String> rows(Path ledger, String sql) {
    try (Database database = Database.read(ledger)) {
      return database.list(
          sql,
          row -> {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
              line.append(i > 1 ? " " : "").append(row.getString(i));
            }
            return line.toString();
          });
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}
