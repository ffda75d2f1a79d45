package offramp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Columns of few words are enumerations, and no event is lost for a word that they do not have.
class WordsTest {
  private static final String OWN =
      """
      id,date,actor,target,act,mode,kind,direction,sure
      1,2020-01-05,USA,RUS,threaten,by_letter,hint,sideways,perhaps
      """;

  @TempDir Path folder;

  private Path ledger() {
    return folder.resolve("l.duckdb");
  }

  private Path own() throws IOException {
    return Files.writeString(folder.resolve("own.csv"), OWN);
  }

  @ParameterizedTest
  @CsvSource({"type, 1", "mode, 2", "kind, 3", "direction, 5"})
  void ledgerHasEveryWordOfTheTables(String column, int place) throws SQLException {
    Stream<String> words = Words.rows("cameo.csv").stream().map(row -> row.get(place));
    if (place < 3) {
      Stream<String> others = Words.rows("plover.csv").stream().map(row -> row.get(place - 1));
      words = Stream.concat(words, others);
    }
    assertThat(known(column))
        .containsAll(words.filter(word -> !word.isEmpty()).distinct().toList())
        .isSorted();
  }

  @Test
  void ledgerHasEveryLayout() throws SQLException {
    assertThat(known("layout"))
        .containsExactlyElementsOf(Stream.of(Layout.values()).map(Layout::word).sorted().toList());
  }

  private List<String> known(String column) throws SQLException {
    try (Database database = Database.open(folder.resolve("k.duckdb"))) {
      database.runAll("ledger.sql");
      return database.list(
          "select unnest(enum_range(null::%s)) from (select any_value(%s) from event)"
              .formatted(type(database, column), column),
          row -> row.getString(1));
    }
  }

  private static String type(Database database, String column) throws SQLException {
    return database
        .list(
            "select data_type from duckdb_columns() where table_name = 'event' and column_name = '%s'"
                .formatted(column),
            row -> row.getString(1))
        .getFirst();
  }

  @Test
  void ownWordsStayAlsoWhereTheLedgerHasEventsAlready() throws IOException {
    Ledgers.load(ledger(), "gdelt1", Ledgers.fixture("gdelt1.export.CSV"));
    String before = String.join("\n", Ledgers.rows(ledger(), "select * from event order by id"));
    var result = Ledgers.load(ledger(), "csv", own());
    assertThat(result.out()).as(result.err()).contains("1 added");
    assertThat(
            Ledgers.rows(
                ledger(), "select mode, kind, direction, sure from event where layout = 'csv'"))
        .containsExactly("by_letter hint sideways perhaps");
    String after =
        String.join(
            "\n", Ledgers.rows(ledger(), "select * from event where layout <> 'csv' order by id"));
    assertThat(after).isEqualTo(before);
    Ledgers.load(ledger(), "icews", Ledgers.fixture("icews.tab"));
    assertThat(Ledgers.rows(ledger(), "select count(*) from event")).containsExactly("8");
  }

  /// Ledgers of older versions have texts in all of these columns.
  @Test
  void ledgerOfTextsTakesNewEvents() throws SQLException {
    Ledgers.load(ledger(), "icews", Ledgers.fixture("icews.tab"));
    try (Database database = Database.open(ledger())) {
      for (String column :
          List.of("layout", "precision", "cameo", "type", "mode", "kind", "direction", "sure")) {
        database.run("alter table event alter %s type varchar".formatted(column));
      }
    }
    assertThat(Ledgers.load(ledger(), "gdelt1", Ledgers.fixture("gdelt1.export.CSV")).out())
        .contains("5 added", "3 kept aside");
    assertThat(Ledgers.load(ledger(), "icews", Ledgers.fixture("icews.tab")).out())
        .contains("0 added", "2 were there already");
  }
}
