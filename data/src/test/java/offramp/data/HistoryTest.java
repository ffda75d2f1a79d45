package offramp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import offramp.cli.Commands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  private static final String MODEL =
      """
      starts 2024-05-31
      runs 12 months
      ladder west = none < aid < strikes  starts aid
      event west_climbs
        rate 0.1 per month
        then west up
      event west_falls
        rate 0.1 per month
        then west down
      outcome strikes when west == strikes
      """;

  @TempDir Path folder;

  @BeforeEach
  void load() throws IOException {
    Files.writeString(folder.resolve("m.crisis"), MODEL);
    String table =
        """
        id,date,actor,target,act,level
        a,2022-06-01,USA,UKR,aid,1
        b,2022-09,USA,UKR,aid,1
        c,2022-11-20,RUS,USA,threaten,2
        """;
    Ledgers.load(ledger(), "csv", Files.writeString(folder.resolve("t.csv"), table));
    Ledgers.load(ledger(), "gdelt1", Ledgers.fixture("gdelt1.export.CSV"));
  }

  private Path ledger() {
    return folder.resolve("l.duckdb");
  }

  private Commands.Result history(String map) throws IOException {
    Path file = Files.writeString(folder.resolve("a.map"), map);
    return Commands.run(
        "history",
        folder.resolve("m.crisis").toString(),
        "--ledger",
        ledger().toString(),
        "--map",
        file.toString());
  }

  @Test
  void blockCitesItsRowsAndShowsDisagreement() throws IOException {
    var result =
        history(
            """
            history from 2022-02-24 to 2023-01-01 with west = none
            west_climbs from actor USA, act aid.*
            west_falls from actor RUS, level 2 to 4, within 1 day
            """);
    assertThat(result.out())
        .isEqualTo(
            """
            source csv "Events from a table" "t.csv"
            source gdelt1 "GDELT 1.0 events" "gdelt1.export.CSV"

            history from 2022-02-24 to 2023-01-01
              with west = none
              covers west_climbs, west_falls
              2022-06-01  west_climbs  because csv:a
              2022-09  west_climbs  because csv:b
              2022-11-19..2022-11-20  west_falls  because gdelt1:9002, gdelt1:9003, csv:c "dates: csv 2022-11-20, gdelt1 2022-11-19/2022-11-20; level: csv 2, gdelt1 4/2"
            """);
  }

  @Test
  void blockIsPartOfASoundModel() throws IOException {
    var result = history("west_climbs from actor USA, act aid.*\n");
    Files.writeString(folder.resolve("w.crisis"), MODEL + "\n" + result.out());
    assertThat(Commands.run("check", folder.resolve("w.crisis").toString()).out())
        .contains("0 errors, 0 warnings");
  }

  @Test
  void signsInANameStandForThemselves() throws IOException {
    assertThat(history("west_climbs from actor \"U_A\"\n").err()).contains("no row of the ledger");
    assertThat(history("west_climbs from actor U*\n").out()).contains("because csv:a");
  }

  @Test
  void eventThatTheModelLacksIsMetWithTheNearest() throws IOException {
    var result = history("west_clmbs from actor USA\n");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "error[E1102]: the model has no event `west_clmbs`", "did you mean `west_climbs`?");
  }

  @Test
  void mapThatMatchesNothingIsSaid() throws IOException {
    assertThat(history("west_climbs from actor ZZZ\n").err()).contains("no row of the ledger");
  }

  private static Sightings.Sighting sighting(String layout, String first, String last) {
    return new Sightings.Sighting(
        LocalDate.parse(first), LocalDate.parse(last), layout, 4, 1, List.of("1"));
  }

  @Test
  void sightingsWithinTheDaysAreOneEventAndChainsAreNot() {
    var days =
        List.of(
            sighting("mie", "1914-07-29", "1914-07-29"),
            sighting("csv", "1914-07-30", "1914-07-30"),
            sighting("csv", "1914-07-31", "1914-07-31"));
    assertThat(Merging.of(days, 0)).hasSize(3);
    assertThat(Merging.of(days, 1).stream().map(one -> one.first() + " " + one.last()))
        .containsExactly("1914-07-29 1914-07-30", "1914-07-31 1914-07-31");
    assertThat(Merging.of(days, 2)).hasSize(1);
  }

  @Test
  void vagueSightingJoinsTheExactOneAndDoesNotWidenIt() {
    var merged =
        Merging.of(
            List.of(
                sighting("mie", "1914-07-29", "1914-07-29"),
                sighting("csv", "1914-07-01", "1914-07-31")),
            0);
    assertThat(merged).hasSize(1);
    assertThat(merged.getFirst().last()).isEqualTo("1914-07-29");
    assertThat(merged.getFirst().disagreement()).contains("dates: csv 1914-07, mie 1914-07-29");
  }
}
