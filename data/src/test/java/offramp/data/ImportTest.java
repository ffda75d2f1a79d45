package offramp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An import is whole or not at all, says what it could not read, and takes nothing twice.
class ImportTest {
  @TempDir Path folder;

  private Path ledger() {
    return folder.resolve("l.duckdb");
  }

  private static List<String> lines() throws IOException {
    return Files.readAllLines(Ledgers.fixture("gdelt1.export.CSV"));
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private long events() {
    return Long.parseLong(Ledgers.rows(ledger(), "select count(*) from event").getFirst());
  }

  @Test
  void sameFileTwiceAddsNothing() {
    Ledgers.load(ledger(), "gdelt1", Ledgers.fixture("gdelt1.export.CSV"));
    var again = Ledgers.load(ledger(), "gdelt1", Ledgers.fixture("gdelt1.export.CSV"));
    assertThat(again.out()).contains("0 added", "5 were there already", "3 kept aside");
    assertThat(events()).isEqualTo(5);
  }

  @Test
  void eventThatStandsTwiceInAFileIsTakenOnce() throws IOException {
    String text = lines().getFirst() + "\n" + lines().getFirst() + "\n";
    Path file = file("twice.CSV", text.getBytes(StandardCharsets.UTF_8));
    assertThat(Ledgers.load(ledger(), "gdelt1", file).out()).contains("1 were there already");
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void personsAreReducedAndFreeTextLeftOutUnlessAsked() {
    Ledgers.load(ledger(), "icews", Ledgers.fixture("icews.tab"));
    Ledgers.load(ledger(), "icbe", Ledgers.fixture("icbe.csv"));
    Ledgers.load(ledger(), "polecat", Ledgers.fixture("polecat.txt"));
    Ledgers.load(ledger(), "acled", Ledgers.fixture("acled.csv"));
    assertThat(String.join("\n", Ledgers.rows(ledger(), "select * from event")))
        .doesNotContain("Doe", "Doé", "shelling, it is said");
    assertThat(Ledgers.rows(ledger(), "select count(text) from event")).containsExactly("0");
  }

  @Test
  void freeTextIsKeptIfAsked() {
    Ledgers.load(ledger(), "acled", Ledgers.fixture("acled.csv"), "--text");
    assertThat(Ledgers.rows(ledger(), "select text from event where id = 'UKR1'"))
        .containsExactly("On 19 November, \"heavy\" shelling, it is said.");
  }

  @Test
  void packedFileIsReadLikeAPlainOne() throws IOException {
    byte[] plain = Files.readAllBytes(Ledgers.fixture("gdelt1.export.CSV"));
    var result = Ledgers.load(ledger(), "gdelt1", file("p.CSV.gz", packed(plain)));
    assertThat(result.out()).contains("8 rows read", "5 added");
  }

  @Test
  void packedFileThatIsCutOffIsRefusedAndTheLedgerKept() throws IOException {
    Ledgers.load(ledger(), "icews", Ledgers.fixture("icews.tab"));
    byte[] whole = packed(Files.readAllBytes(Ledgers.fixture("gdelt1.export.CSV")));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 5);
    var result = Ledgers.load(ledger(), "gdelt1", file("cut.CSV.gz", cut));
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("it is not whole", "the ledger is as it was");
    assertThat(events()).isEqualTo(2);
  }

  @Test
  void parquetIsReadByTheNamesOfItsColumns() throws SQLException {
    Path parquet = folder.resolve("a.parquet");
    try (Database database = Database.open(folder.resolve("x.duckdb"))) {
      database.run(
          "copy (select * from read_csv('%s', all_varchar = true)) to '%s'"
              .formatted(Ledgers.fixture("icews.tab"), parquet));
    }
    assertThat(Ledgers.load(ledger(), "icews", parquet).out()).contains("3 rows read", "2 added");
    var wrong = Ledgers.load(ledger(), "acled", parquet);
    assertThat(wrong.err()).contains("it has no column event_id_cnty");
  }

  @Test
  void emptyFileAndBytesThatAreNoTextAreRefused() throws IOException {
    assertThat(Ledgers.load(ledger(), "mie", file("e.csv", new byte[0])).err())
        .contains("it is empty");
    assertThat(Ledgers.load(ledger(), "gdelt1", file("b.CSV", new byte[] {80, 0, 7})).err())
        .contains("it is not text: byte 2 is 0");
    assertThat(Ledgers.load(ledger(), "mie", folder.resolve("none.csv")).err())
        .contains("there is no file");
    assertThat(ledger()).doesNotExist();
  }

  @Test
  void lineOfTenMillionLettersIsKeptAside() throws IOException {
    String long_ = lines().get(1).replace("Kharkiv", "x".repeat(10_000_000));
    String text = lines().getFirst() + "\n" + long_ + "\n" + lines().get(2) + "\n";
    var result =
        Ledgers.load(ledger(), "gdelt1", file("l.CSV", text.getBytes(StandardCharsets.UTF_8)));
    assertThat(result.out())
        .contains("3 rows read", "2 added", "a line of more than 4,000,000 bytes");
  }

  /// DuckDB 1.5.6 breaks here if it is let to read some columns only.
  @Test
  void lineInAnotherEncodingIsKeptAside() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < 4_100_000) {
      text.append(lines().getFirst()).append('\n');
    }
    byte[] start = text.toString().getBytes(StandardCharsets.UTF_8);
    byte[] end =
        (lines().get(1).replace("Kharkiv", "Khark\u00efv") + "\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = java.util.Arrays.copyOf(start, start.length + end.length);
    System.arraycopy(end, 0, all, start.length, end.length);
    var result = Ledgers.load(ledger(), "gdelt1", file("l.CSV", all));
    assertThat(result.out()).contains("1 added", "bytes that are no text in this encoding");
    assertThat(Ledgers.load(ledger(), "gdelt1", file("l.CSV", end)).out()).contains("1 added");
    assertThat(Ledgers.rows(ledger(), "select place from event where id = '9002'"))
        .containsExactly("Khark\u00efv, Ukraine");
  }

  @Test
  void whatIsNoLedgerIsNotTouched() throws IOException {
    Files.writeString(ledger(), "hello");
    var result = Ledgers.load(ledger(), "icews", Ledgers.fixture("icews.tab"));
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("not a valid DuckDB database");
    assertThat(ledger()).hasContent("hello");
  }

  @Test
  void unknownLayoutIsMetWithTheNearest() {
    var result = Ledgers.load(ledger(), "gdlt1", Ledgers.fixture("icews.tab"));
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("did you mean `gdelt1`?");
  }

  @Test
  void killedImportLeavesNoNewLedger() throws IOException, InterruptedException {
    killed();
    assertThat(ledger()).doesNotExist();
    Ledgers.load(ledger(), "icews", Ledgers.fixture("icews.tab"));
    assertThat(events()).isEqualTo(2);
    assertThat(folder.resolve("l.duckdb.part")).doesNotExist();
  }

  @Test
  void killedImportLeavesTheLedgerAsItWas() throws IOException, InterruptedException {
    Ledgers.load(ledger(), "icews", Ledgers.fixture("icews.tab"));
    killed();
    assertThat(events()).isEqualTo(2);
    Ledgers.load(ledger(), "gdelt1", Ledgers.fixture("gdelt1.export.CSV"));
    assertThat(events()).isEqualTo(7);
  }

  /// Starts an import of 300,000 rows in a process of its own and kills it once it has written.
  private void killed() throws IOException, InterruptedException {
    String row = lines().getFirst();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300_000; i++) {
      text.append(i).append(row.substring(row.indexOf('\t'))).append('\n');
    }
    Path file = file("big.CSV", text.toString().getBytes(StandardCharsets.UTF_8));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                "offramp.data.ImportTest$Slow",
                file.toString(),
                ledger().toString())
            .redirectErrorStream(true)
            .start();
    try (var said = process.inputReader()) {
      assertThat(said.readLine()).isEqualTo("written");
    }
    process.destroyForcibly();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  /// An import that stops before its last step, and says so.
  static final class Slow {
    private Slow() {}

    public static void main(String[] arguments) throws Exception {
      Path ledger = Path.of(arguments[1]);
      Path at = Files.exists(ledger) ? ledger : Path.of(ledger + ".part");
      try (Database database = Database.open(at)) {
        database.run("begin transaction");
        database.runAll("ledger.sql");
        Words.into(database);
        database.run(
            "insert into event by name (select 99 as import, column00 as id from"
                + " read_csv('%s', delim = '\t', header = false, all_varchar = true))"
                    .formatted(arguments[0]));
        System.out.println("written");
        System.out.flush();
        Thread.sleep(120_000);
      }
    }
  }
}
