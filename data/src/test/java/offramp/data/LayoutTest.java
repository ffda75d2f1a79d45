package offramp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// What each layout becomes. All rows are made up.
class LayoutTest {
  private static final String EVENTS =
      "select concat_ws(' ', id, first, case when last <> first then '..' || last end, precision, '|',"
          + " actor, actor_role, '>', target, target_role, '|', cameo, concat_ws('.', type, mode),"
          + " kind, level, direction, escalatory, '|', place, country, deaths, mentions, sources,"
          + " sure) from event order by import, id";

  /// @param claim what the case shows
  /// @param events what the ledger then has
  /// @param aside the lines that are kept aside, with the reasons
  record Case(String claim, String layout, String file, List<String> events, List<String> aside) {
    @Override
    public String toString() {
      return claim;
    }
  }

  private static final List<String> GDELT =
      List.of(
          "9001 2022-11-19 day | USA GOV > RUS GOV | 036 agree say 1 verbal_coop false | Kyiv, Kyyiv, Misto, Ukraine 12 3 medium",
          "9002 2022-11-19 day | RUS MIL > UKR CVL | 195 assault.aerial do 4 escalate true | Kharkiv, Ukraine 4 1 low",
          "9003 2022-11-20 day | RUS GOV > USA GOV | 138 threaten.violence say 2 threaten true | Moscow, Moskva, Russia 30 9 medium",
          "9004 2022-11-21 day | UNO > RUS | 111 accuse.disapprove say 1 verbal_conflict false | New York, United States 2 2 low",
          "9005 2022-11-22 day | DEU GOV > UKR MIL | 0712 aid do 1 cooperate false | Berlin, Berlin, Germany 5 2 low");

  private static final List<String> UCDP =
      List.of(
          "601 2013-01-03 day | SYR GOV > Syrian insurgents REB | 190 assault do 4 escalate true | A village, Idlib SYR 2 2 high",
          "602 1989-05-01 ..1989-05-31 month | UNITA REB > AGO CVL | 180 assault do 4 escalate true |  AGO 14 low");

  static final List<Case> CASES =
      List.of(
          new Case(
              "gdelt one tells who did what to whom",
              "gdelt1",
              "gdelt1.export.CSV",
              GDELT,
              List.of(
                  "4 the date is not a day, as in 20221119",
                  "7 fewer columns than the first line",
                  "8 the code is not in the codebook of CAMEO")),
          new Case(
              "gdelt one may lack the address", "gdelt1", "gdelt1-57.export.CSV", GDELT, List.of()),
          new Case(
              "gdelt two has three columns more",
              "gdelt2",
              "gdelt2.export.CSV",
              List.of(
                  "8001 2022-11-19 day | USA GOV > RUS GOV | 036 agree say 1 verbal_coop false | Kyiv, Ukraine 12 3 medium"),
              List.of("2 the date is not a day, as in 20221119")),
          new Case(
              "icews names become codes and sectors roles",
              "icews",
              "icews.tab",
              List.of(
                  "7001 2018-06-01 day | RUS GOV > USA GOV | 130 threaten say 2 threaten true | Moscow, Moskva, Russian Federation RUS medium",
                  "7002 2018-06-02 day | SYR MIL > SYR CVL | 190 assault do 4 escalate true | Idlib, Syria SYR medium"),
              List.of("4 the date is not a day, as in 2022-11-19")),
          new Case(
              "acled dates come in two forms",
              "acled",
              "acled.csv",
              List.of(
                  "UKR1 2022-11-19 day | RUS OTH > UKR CVL | 194 assault.heavy-weapons do 4 escalate true | Kherson, Kherson UKR 3 2 high",
                  "UKR2 2025-05-13 ..2025-05-19 range | UKR GOV > RUS OTH | 193 assault.firearms do 4 escalate true | Pokrovsk, Donetsk UKR 0 1 medium",
                  "UKR3 2025-05-01 ..2025-05-31 month | DEU CVL > | 141 protest.demo do 1 uncooperate false | Berlin, Berlin DEU 0 1 low"),
              List.of(
                  "5 the date is not a day, as in 2022-11-19 or 19 November 2022",
                  "6 the type of event is not in the codebook")),
          new Case(
              "ucdp tells of force only",
              "ucdp",
              "ucdp.csv",
              UCDP,
              List.of("4 it ends before it begins")),
          new Case("ucdp may come without header", "ucdp", "ucdp-candidate.csv", UCDP, List.of()),
          new Case(
              "icb crises give their trigger",
              "icb",
              "icb_crises.csv",
              List.of(
                  "901-trigger 1961-08-13 day | RUS > USA;GBR | 150 mobilize do 3 escalate true | high",
                  "902-trigger 1938-09-01 ..1938-09-30 month | > CSK | 190 assault do 4 escalate true | high"),
              List.of("4 the date is not a day, a month or a year")),
          new Case(
              "icb actors give trigger and response",
              "icb",
              "icb_actors.csv",
              List.of(
                  "901-9011-2-response 1961-08-18 day | USA > RUS | 150 mobilize do 3 escalate true | high",
                  "901-9011-2-trigger 1961-08-13 day | RUS > USA | 150 mobilize do 3 escalate true | high",
                  "901-9012-200-trigger 1961-08-13 day | RUS > GBR | 150 mobilize do 3 escalate true | high"),
              List.of()),
          new Case(
              "icbe keeps speech and thought apart",
              "icbe",
              "icbe.csv",
              List.of(
                  "e1 1961-08-13 day | DDR;RUS > USA | 191 coerce.restrict do 4 escalate true | high",
                  "e2 1961-08-01 ..1961-08-31 month | > Polisario Front | 130 threaten say 2 threaten true | low",
                  "e3 none | FRA > |  think cognition | medium",
                  "e5 1961-08-13 day | RUS > | 191 coerce.restrict do 4 escalate true | low"),
              List.of("5 a sentence without an event on which its coders agreed")),
          new Case(
              "mid stands for its highest act",
              "mid",
              "mid.csv",
              List.of(
                  "91 1913-05-02 ..1913-10-25 range | > | 152 mobilize.troops do 3 escalate true | high",
                  "92 1839-01-01 ..1839-03-31 range | > | 171 coerce.seize do 4 escalate true | high"),
              List.of("4 it ends before it begins", "5 the level of hostility is not 1 to 5")),
          new Case(
              "mid participants are actors",
              "mid",
              "midb.csv",
              List.of(
                  "91-2-1913.5 1913-05-02 ..1913-10-25 range | USA > | 152 mobilize.troops do 3 escalate true | high",
                  "91-365-1913.5 1913-05-02 ..1913-10-25 range | RUS > |  do 1 | high"),
              List.of()),
          new Case(
              "mie goes from state to state",
              "mie",
              "mie.csv",
              List.of(
                  "91-1 1913-10-07 day | AUH > SRB | 138 threaten.violence say 2 threaten true | high",
                  "91-2 1913-11-01 ..1913-11-30 month | SRB > AUH | 190 assault do 5 escalate true | 7 medium"),
              List.of("4 the level of hostility is not 1 to 5")),
          new Case(
              "table may name its columns",
              "csv",
              "table.csv",
              List.of(
                  "t1 2022-06-01 day | USA > UKR | 070 aid do 1 cooperate false | medium",
                  "t2 2022-09-01 ..2022-09-30 month | RUS > GBR;USA | 138 threaten.violence say 2 threaten true | medium",
                  "t3 2023-01-01 ..2023-12-31 year | DEU > UKR | 070 aid.weapons do 1 cooperate false | medium"),
              List.of("5 no date", "6 the level is not 1 to 5")));

  @TempDir Path folder;

  private List<String> events(String layout, Path file) {
    assertThat(Ledgers.load(ledger(), layout, file).exit()).isZero();
    return Ledgers.rows(ledger(), EVENTS);
  }

  private Path ledger() {
    return folder.resolve("l.duckdb");
  }

  private List<String> aside() {
    return Ledgers.rows(ledger(), "select line, reason from aside order by line");
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void rowsOfALayoutBecomeEvents(Case given) {
    assertThat(events(given.layout(), Ledgers.fixture(given.file())))
        .containsExactlyElementsOf(given.events());
    assertThat(aside()).containsExactlyElementsOf(given.aside());
  }

  @Test
  void polecatIsReadAsLatinAndTurnedToCameo() throws IOException {
    String text = Files.readString(Ledgers.fixture("polecat.txt"));
    Path latin = folder.resolve("latin.txt");
    Files.writeString(latin, text, StandardCharsets.ISO_8859_1);
    assertThat(events("polecat", latin))
        .containsExactly(
            "P1 2023-03-01 day | RUS MIL > UKR CVL | 195 assault.aerial do 4 escalate true | Orléans FRA medium",
            "P2 2023-03-02 day | USA > | 084 retreat do 1 deescalate false | medium");
    assertThat(aside()).containsExactly("4 the type of event is not one of PLOVER");
  }

  @ParameterizedTest
  @CsvSource({
    "gdelt1, icews.tab, its first line has 20 columns between tabs; gdelt1 has 57 or 58",
    "gdelt1, gdelt2.export.CSV, its first line has 61 columns between tabs; gdelt1 has 57 or 58",
    "gdelt2, gdelt1.export.CSV, its first line has 58 columns between tabs; gdelt2 has 61",
    "mie, mid.csv, 'its first line does not name micnum, eventnum, hostility'",
    "polecat, icews.tab, 'its first line does not name event_type, event_mode, actor_country'"
  })
  void wrongLayoutIsSaidAndNoLedgerIsMade(String layout, String file, String said) {
    var result = Ledgers.load(ledger(), layout, Ledgers.fixture(file));
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains(said);
    assertThat(folder).isEmptyDirectory();
  }
}
