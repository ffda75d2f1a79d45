package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import offramp.check.Documents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `offramp fit`, and what takes its draws.
class FitCommandTest {
  private static final String MODEL =
      """
      crisis "Border"
      starts 2024-01-01
      runs 12 months
      unknown push = 0.05 to 1 per month
      unknown pull = 0.3 to 3
      ladder west = calm < arms < war
      level fear = 0..5
      event climbs when west < war rate push * (1 + fear / 2) then west up
      event fears when fear < 5 rate pull per month then fear up
      event calms when fear > 0 rate 0.5 per month then fear down
      event backs when west > calm rate 0.3 per month then west down
      outcome war harm war when west == war
      theory timid "Fear restrains" { event climbs rate push / (1 + fear) }
      lever talks then fear = 0
      history from 2023-01-01 to 2023-12-31 covers climbs, backs
        2023-03-05 climbs
        2023-05 backs
        2023-09-10..2023-09-20 climbs
      """;

  private static final String QUICK = "--draws 60 --particles 8";

  @TempDir Path folder;
  private Path model;
  private Path draws;

  @BeforeEach
  void write() throws IOException {
    model = folder.resolve("border.crisis");
    draws = folder.resolve("border.json");
    Files.writeString(model, MODEL);
  }

  private static Commands.Result run(String form, Object... parts) {
    return Commands.run(Commands.words(form.formatted(parts)).toArray(String[]::new));
  }

  private Commands.Result fit(String more) {
    return run("fit %s %s %s", model, QUICK, more);
  }

  @Test
  void saysWhatWasLearnedHowSureItIsAndHowToGetItAgain() {
    Commands.Result result = fit("");
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("history from 2023-01-01 to 2023-12-31, 3 events seen")
        .contains("60 draws of 2 unknowns on 4 islands, seed 1: effective ")
        .contains("R-hat at most")
        .contains("log evidence")
        .contains("push")
        .contains("longest gap, in days")
        .contains("it lists what was crossed, and no limit that")
        .contains("./offramp fit ");
    assertThat(fit("").out()).isEqualTo(result.out());
  }

  @Test
  void comparesTheoriesByTheirEvidence() {
    Commands.Result result = fit("--theory all");
    assertThat(result.out()).contains("Bayes factor").contains("timid").contains("95%:");
  }

  @Test
  void saysWhatSurvivalChanges() throws IOException {
    Files.writeString(model, MODEL.replace("covers climbs, backs", "covers backs"));
    String text = Files.readString(model).replace("  2023-03-05 climbs\n", "");
    Files.writeString(model, text.replace("  2023-09-10..2023-09-20 climbs\n", ""));
    Commands.Result result = fit("--survived war");
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("taken not to have come about: war")
        .contains("What it changes that it has not come about")
        .contains("median times")
        .doesNotContain("no limit that");
    assertThat(fit("--survived wer").err()).contains("did you mean `war`?");
  }

  @Test
  void scoresWhatFollowedADay() {
    assertThat(fit("--before 2023-07-01").out())
        .contains("history from 2023-01-01 to 2023-06-30, 2 events seen")
        .contains("What followed from 2023-07-01 on")
        .contains("log score of its 1 event, after what came before");
    assertThat(fit("--before 2023-05-10").err()).contains("`backs` may have happened before or");
    assertThat(fit("--before 2022-05-10").err()).contains("lies in none");
    assertThat(fit("--before never").err()).contains("--before takes a date");
  }

  @Test
  void jsonKeepsToItsSchema() {
    String schema = Documents.read(Documents.root().resolve("docs/json/fit.schema.json"));
    Commands.Result result = fit("--theory all --survived war --before 2023-09-01 --json -");
    assertThat(result.err()).isEmpty();
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(result.out(), InputFormat.JSON))
        .isEmpty();
    assertThat(fit("--csv -").out())
        .startsWith("theory,kind,name,unit,")
        .contains("base,unknown,push");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run %s --trajectories 300 --steps 1",
        "when %s war --trajectories 300 --steps 1",
        "paths %s war --trajectories 300",
        "compare %s --trajectories 60 --steps 1",
        "levers %s --trajectories 60 --steps 1"
      })
  void commandsTakeTheDraws(String command) {
    assertThat(fit("--theory all -o " + draws).exit()).isZero();
    Commands.Result after = run(command + " --posterior %s", model, draws);
    assertThat(after.exit()).as(after.err()).isZero();
    assertThat(after.out()).contains("The unknowns are drawn from the posterior border.json");
    assertThat(after.out()).isNotEqualTo(run(command, model).out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run %s --trajectories 300 --steps 1",
        "paths %s war --trajectories 300",
        "compare %s --trajectories 120 --steps 1",
        "levers %s --trajectories 120 --steps 1"
      })
  void drawsThatComeAgainAreTold(String command) {
    fit("--theory all -o " + draws);
    assertThat(run(command + " --posterior %s", model, draws).out())
        .contains("draws are taken from the 60 of border.json: they come again")
        .doesNotContain("the same draws and dice");
    assertThat(run(command + " --draws 60 --posterior %s", model, draws).out())
        .doesNotContain("they come again");
  }

  @Test
  void drawsThatAreNoNumbersAreRefused() throws IOException {
    fit("-o " + draws);
    String text = Files.readString(draws);
    Files.writeString(draws, text.replaceFirst("\\[\\[?\\s*\\[?\\d[^,]*,", "[1e999,"));
    assertThat(run("run %s --posterior %s", model, draws).err()).contains("is no posterior");
  }

  @Test
  void drawsOfOtherUnknownsAreRefused() throws IOException {
    fit("-o " + draws);
    assertThat(run("run %s --theory timid --posterior %s", model, draws).err())
        .contains("border.json has no posterior of theory `timid`: it has base");
    Files.writeString(model, MODEL.replace("pull", "draw_in"));
    Commands.Result other = run("run %s --posterior %s", model, draws);
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err())
        .contains("was fitted to another version of border.crisis")
        .contains("it lacks draw_in; it has besides pull");
    assertThat(run("run %s --posterior %s", model, model).err()).contains("is no posterior");
  }

  @Test
  void aHistoryThatCannotHaveHappenedIsToldWithItsLineAndWhy() throws IOException {
    Path page = Documents.root().resolve("docs/errors/E0910.md");
    Files.writeString(model, Documents.blocks(Documents.read(page), "crisis-fault").getFirst());
    Commands.Result result = fit("-o " + draws);
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .contains("error[E0910]: `climbs` cannot have happened then: its guard does not hold")
        .contains("--> border.crisis:10:3")
        .contains("guard: west < war")
        .contains("state on 2023-09-10: west = war")
        .contains("= help: ");
    assertThat(draws).doesNotExist();
  }

  @Test
  void aModelWithoutHistorySaysSo() {
    Path brink = Documents.root().resolve("models/brink.crisis");
    assertThat(run("fit %s", brink).err()).contains("has no history to fit");
    assertThat(fit("--islands 1").err()).contains("--islands takes 2 to 1,000");
    assertThat(fit("--budget 0.001s").exit()).isEqualTo(4);
  }
}
