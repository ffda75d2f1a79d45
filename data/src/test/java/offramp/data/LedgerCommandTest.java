package offramp.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Path;
import offramp.check.Documents;
import offramp.cli.Commands;
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
  void ledgerThatIsNotThereIsMetWithTheCommandThatMakesOne() {
    var result = Commands.run("ledger", folder.resolve("x.duckdb").toString());
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("there is no ledger", "offramp import events");
  }
}
