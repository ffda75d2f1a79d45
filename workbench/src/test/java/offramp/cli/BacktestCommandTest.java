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

  @Test
  void baselinesStandTogetherAndJsonKeepsToItsSchema() throws IOException {
    Commands.Result ran =
        Commands.run(
            "backtest",
            "--cases",
            MadeCrises.file(folder, 60).toString(),
            "--outcome",
            "war",
            "--json",
            "-");
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
        Commands.run(
            "backtest", "--cases", MadeCrises.file(folder, 60).toString(), "--outcome", "duration");
    assertThat(ran.out()).contains("exponential", "log-normal", "Kaplan-Meier");
  }

  @Test
  void hindsightAndDatelessOriginsAreRefused() throws IOException {
    String cases = MadeCrises.file(folder, 60).toString();
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
            MadeCrises.file(folder, 60).toString(),
            "--outcome",
            "duration",
            "--inputs",
            "region");
    assertThat(ran.exit()).isEqualTo(Exit.USAGE);
    assertThat(ran.err()).contains("duration reads none");
  }

  @Test
  void casesWithOneAnswerAreRefused() throws IOException {
    Path peaceful = MadeCrises.file(folder, 60);
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
