package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import offramp.check.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `offramp backtest` on cases made by hand, and on those of the neighbouring folder where it is.
class BacktestCommandTest {
  @TempDir Path folder;

  /// Sixty crises of a made-up world: those that a verbal act triggers never become wars.
  static Path crises(Path folder) throws IOException {
    StringBuilder text =
        new StringBuilder(
            "crisno,crisis,trigger_date,trigger_precision,end_date,end_precision,trigger_code,"
                + "trigger,violence_code,intrawar_code,period,protracted,protracted_id,region\n");
    for (int i = 1; i <= 60; i++) {
      boolean verbal = i % 2 == 0;
      text.append(
          "%d,MADE %d,19%02d-05-01,day,19%02d-06-%02d,day,1,%s,%d,1,1,none,%d,North\n"
              .formatted(
                  i,
                  i,
                  20 + i,
                  20 + i,
                  1 + i % 20,
                  verbal ? "verbal act" : "political act",
                  verbal || i % 3 == 0 ? 1 : 4,
                  i % 15));
    }
    return Files.writeString(folder.resolve("crises.csv"), text);
  }

  @Test
  void baselinesStandTogetherAndJsonKeepsToItsSchema() throws IOException {
    Commands.Result ran =
        Commands.run(
            "backtest", "--cases", crises(folder).toString(), "--outcome", "war", "--json", "-");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
    assertThat(ran.out())
        .contains("climatology", "first-order Markov", "trigger-type rate", "ridge logistic");
    String schema = Documents.read(Documents.root().resolve("docs/json/backtest.schema.json"));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(ran.out(), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void aFileThatIsNotThereOrNoTextIsNamedInWords() throws IOException {
    Path binary = Files.write(folder.resolve("b.csv"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    assertThat(Commands.run("backtest", "--cases", "none.csv", "--outcome", "war").err())
        .isEqualToNormalizingNewlines("error: there is no file none.csv\n");
    assertThat(Commands.run("backtest", "--cases", binary.toString(), "--outcome", "war").err())
        .contains("b.csv is not text in UTF-8")
        .doesNotContain("Exception");
    assertThat(Commands.run("backtest", "--cases", folder.toString(), "--outcome", "war").err())
        .contains("is a folder, not a table");
  }

  @Test
  void durationsHaveTheirLawsSideBySide() throws IOException {
    Commands.Result ran =
        Commands.run("backtest", "--cases", crises(folder).toString(), "--outcome", "duration");
    assertThat(ran.out()).contains("exponential", "log-normal", "Kaplan-Meier");
  }

  @Test
  void hindsightAndDatelessOriginsAreRefused() throws IOException {
    String cases = crises(folder).toString();
    assertThat(
            Commands.run("backtest", "--cases", cases, "--outcome", "war", "--inputs", "gravity")
                .err())
        .contains("`gravity` was not known at the trigger");
    Commands.Result late =
        Commands.run("backtest", "--cases", cases, "--outcome", "war", "--origin", "after 30 days");
    assertThat(late.exit()).isEqualTo(Exit.USAGE);
    assertThat(late.err()).contains("have no date in these files");
  }

  @Test
  void factsAreRefusedWhereNoneIsRead() throws IOException {
    Commands.Result ran =
        Commands.run(
            "backtest",
            "--cases",
            crises(folder).toString(),
            "--outcome",
            "duration",
            "--inputs",
            "region");
    assertThat(ran.exit()).isEqualTo(Exit.USAGE);
    assertThat(ran.err()).contains("duration reads none");
  }

  @Test
  void casesWithOneAnswerAreRefused() throws IOException {
    Path peaceful = crises(folder);
    Files.writeString(peaceful, Files.readString(peaceful).replace("act,4,1", "act,1,1"));
    Commands.Result ran =
        Commands.run("backtest", "--cases", peaceful.toString(), "--outcome", "war");
    assertThat(ran.exit()).isEqualTo(Exit.USAGE);
    assertThat(ran.err()).contains("the answer is no for every case");
  }

  @Test
  void logisticBeatsClimatologyOnWarAndNothingBeatsItWhereNothingCanBeForeseen()
      throws IOException {
    Path data = Documents.root().resolve("../shared/data/icb_crises-train.csv");
    assumeTrue(Files.isReadable(data), "the historical cases are not beside the project");
    Commands.Result hard =
        Commands.run("backtest", "--cases", data.toString(), "--outcome", "violence");
    assertThat(hard.exit()).isEqualTo(Exit.DONE);
    Commands.Result war = Commands.run("backtest", "--cases", data.toString(), "--outcome", "war");
    assertThat(war.out()).doesNotContain("no forecaster here can be told");
  }
}
