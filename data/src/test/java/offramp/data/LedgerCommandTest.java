package offramp.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import offramp.check.Documents;
import offramp.cli.Commands;
import offramp.page.Joined;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void load() {
    Ledgers.load(folder.resolve("l.duckdb"), "gdelt1", Ledgers.fixture("gdelt1.export.CSV"));
    Ledgers.load(folder.resolve("l.duckdb"), "icews", Ledgers.fixture("icews.tab"));
  }

  private String ledger(String... options) {
    String[] words = new String[options.length + 2];
    words[0] = "ledger";
    words[1] = folder.resolve("l.duckdb").toString();
    System.arraycopy(options, 0, words, 2, options.length);
    return Commands.run(words).out();
  }

  @Test
  void textTellsDyadsMonthsClimbsAndGaps() {
    assertThat(ledger())
        .contains("7 events, from 2018-06-01 to 2022-11-22")
        .containsPattern("RUS > USA +2 +2 +2")
        .containsPattern("2022-11 +5 +2 +4")
        .contains("RUS > USA                          2 on 2018-06-01")
        .contains("1,632 days, after 2018-06-01 until 2022-11-20");
  }

  @Test
  void csvCountsPerDyadAndMonth() {
    assertThat(ledger("--csv", "-"))
        .startsWith("actor,target,month,events,escalating,highest\n")
        .contains("\nRUS,UKR,2022-11,1,1,4\n");
  }

  @Test
  void jsonIsWhatItsSchemaSays() {
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Documents.read(Documents.root().resolve("docs/json/ledger.schema.json")));
    assertThat(schema.validate(ledger("--json", "-"), InputFormat.JSON)).isEmpty();
  }

  @Test
  void pictureShowsEachDyad() {
    assertThat(ledger("--svg", "-")).startsWith("<svg ").contains("RUS &gt; UKR", "</svg>");
  }

  @Test
  void pageShowsClimbTimelineAndSilencesWithTheirTables() throws Joined.Strange {
    String page = ledger("--html", "-");
    assertThat(page)
        .contains("What does the ledger of events hold?")
        .contains("7 events from 2018-06-01 to 2022-11-22")
        .contains("aria-label=\"Climb on the scale of hostility, by dyad\"")
        .contains("aria-label=\"Hostility by dyad and month\"")
        .contains("<title>RUS &gt; UKR 2022-11: level 4</title>")
        .contains("RUS &gt; UKR 2022-11: 1 event, highest level 4")
        .contains("<th scope=\"row\">RUS &gt; USA</th><td>2018-06-01</td><td></td>")
        .contains("<td>1,632</td><td>2018-06-01</td><td>2022-11-20</td>")
        .contains("<td>icews</td>", "./offramp ledger ");
    assertThat(page.split("<figure>", -1)).hasSameSizeAs(page.split("<table>", -1));
    assertThat(page).doesNotContain("NaN", " style=", "<style");
    int end = page.lastIndexOf("</section>") + "</section>".length();
    Joined joined = Joined.of(page.substring(page.indexOf("<section "), end), 1);
    assertThat(joined.questions()).containsExactly("What does the ledger of events hold?");
  }

  /// A climb to a level counts for those below it.
  @Test
  void pageTellsTheDayOnWhichADyadFirstStoodOnALevelOrAbove() {
    assertThat(ledger("--html", "-"))
        .containsPattern(
            "RUS &gt; UKR</th><td>(2022-11-\\d\\d)</td><td>\\1</td><td>\\1</td><td></td>");
  }

  @Test
  void ledgerWithoutEventsHasAPageAndAPicture() throws IOException {
    Path empty = Files.writeString(folder.resolve("e.csv"), "actor,date\n");
    Path ledger = folder.resolve("e.duckdb");
    Ledgers.load(ledger, "csv", empty);
    assertThat(Commands.run("ledger", ledger.toString(), "--html", "-").out())
        .contains("0 events, of 0 dyads.", "e.csv")
        .doesNotContain("<svg");
    assertThat(Commands.run("ledger", ledger.toString(), "--svg", "-").out()).startsWith("<svg ");
  }

  @Test
  void axisHasAtMostEightRoundMonths() {
    for (int months : new int[] {1, 7, 8, 9, 16, 17, 40, 97, 700, 2400}) {
      LocalDate from = LocalDate.of(1914, 8, 1);
      List<LocalDate> ticks = new MonthAxis(from, from.plusMonths(months)).ticks();
      assertThat(ticks).as("%d months", months).isNotEmpty().hasSizeLessThanOrEqualTo(9);
    }
  }

  @Test
  void viewInThePlaceOfATableMakesNoLedger() throws SQLException {
    Path other = folder.resolve("v.duckdb");
    try (Database database = Database.open(other)) {
      database.run("create table import as select 1 as a");
      database.run("create table aside as select 1 as a");
      database.run("create view event as select content as actor from read_text('/etc/hosts')");
    }
    assertThat(Commands.run("ledger", other.toString()).err()).contains("but not a ledger");
  }

  @Test
  void ledgerThatIsNotThereIsMetWithTheCommandThatMakesOne() {
    var result = Commands.run("ledger", folder.resolve("x.duckdb").toString());
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("there is no ledger", "offramp import events");
  }
}
