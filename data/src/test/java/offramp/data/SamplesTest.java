package offramp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import offramp.check.Documents;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real data, where they lie beside the project: they may not be passed on with it. Counts and
/// dates are those of the files, counted with a table program.
class SamplesTest {
  private static final Path DATA = Documents.root().resolve("../shared/data");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "gdelt1, formats/gdelt1_sample.export.CSV, 1500, 1500, 2012-10-01 2012-10-20",
    "icews, formats/icews_sample.tab, 2000, 2000, 2018-06-01 2018-06-01",
    "acled, formats/acled_sample.csv, 326, 326, 2022-05-30 2022-06-30",
    "ucdp, formats/ucdp_ged_sample.csv, 1000, 1000, 1989-01-07 2022-12-19",
    "icb, icb_crises-train.csv, 345, 345, 1918-05-25 2019-06-18",
    "icb, icb_actors-train.csv, 1539, 1539, 1918-05-25 2019-06-22",
    "icbe, icbe_events-train.csv, 12859, 10310, 1800-01-01 2016-08-09",
    "mid, mid_a-train.csv, 1699, 1699, 1816-07-27 2014-12-31",
    "mie, mie_events-train.csv, 21175, 21175, 1816-07-10 2014-12-31",
    "csv, ukraine_weapons_timeline.csv, 53, 53, 2022-02-24 2024-11-21",
    "csv, crisis_chronologies.csv, 53, 53, 1914-06-28 1983-11-11"
  })
  void sampleIsReadWhole(String layout, String file, String read, String added, String days) {
    Path sample = DATA.resolve(file);
    Assumptions.assumeTrue(Files.exists(sample), "no real data beside the project");
    Path ledger = folder.resolve("l.duckdb");
    assertThat(Ledgers.load(ledger, layout, sample).exit()).isZero();
    assertThat(Ledgers.rows(ledger, "select read, added from import"))
        .containsExactly(read + " " + added);
    assertThat(Ledgers.rows(ledger, "select min(first), max(last) from event"))
        .isEqualTo(List.of(days));
  }
}
