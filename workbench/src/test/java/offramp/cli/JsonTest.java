package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Path;
import offramp.check.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What commands write as JSON is what their schemas say, and nothing else stands on standard
/// output.
class JsonTest {
  private static final String JUNE = "models/june-2024.crisis";

  static JsonSchema schema(String command) {
    String text = Documents.read(Documents.root().resolve("docs/json/" + command + ".schema.json"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check | " + JUNE,
        "show  | " + JUNE,
        "show  | --kernel " + JUNE,
        "run   | models/strait.crisis --trajectories 300 --draws 30 --steps 3",
        "run   | " + JUNE + " --trajectories 300 --draws 30 --lever mediation --set lean=1",
        "run   | models/brink.crisis --trajectories 200 --horizon 2",
        "run   | models/cuba-1962.crisis --trajectories 300 --draws 30 --steps 2 --distributions",
        "run   | models/brink.crisis --horizon \"3 months\" --steps 2 --distributions",
        "paths | " + JUNE + " russia_answers --trajectories 300 --draws 30",
        "paths | models/cuba-1962.crisis disaster --theory all --trajectories 200 --draws 20",
        "paths | models/brink.crisis nuclear_use --method simulate --trajectories 200",
        "paths | models/brink.crisis war --horizon \"1 month\" --method exact",
        "walk  | " + JUNE + " --trajectories 300 --draws 30 --history 4",
        "walk  | models/brink.crisis --ending war --theory all",
        "when  | " + JUNE + " nuclear_use --trajectories 300 --draws 30 --lever mediation",
        "when  | models/strait.crisis nuclear_use --trajectories 300 --steps 3",
        "when  | models/brink.crisis war --method exact --horizon 2",
        "compare | models/spiral-or-deterrence.crisis --trajectories 60 --draws 30 --steps 3",
        "compare | models/granovetter.crisis --trajectories 60 --weights base=1 --weights numbers=2",
        "compare | models/cuba-1962.crisis --theory backstage --no-levers --trajectories 60",
        "compare | models/grit.crisis --trajectories 60 --budget 0.001s",
        "assumptions | models/strait.crisis --trajectories 100 --draws 20",
        "assumptions | models/strait.crisis --effects none --lever threat",
        "assumptions | models/spiral-or-deterrence.crisis --theory all --trajectories 900 --draws 90",
        "assumptions | " + JUNE + " --trajectories 20 --effects unknowns",
        "explore | models/strait.crisis --trajectories 4000 --pairs --steps 2 --base 16",
        "explore | models/cuba-1962.crisis --trajectories 4000 --steps 1 --discover agreed",
        "explore | models/spiral-or-deterrence.crisis --theory all --trajectories 4000 --steps 1"
            + " --threshold clash=20% --discover clash",
        "levers | models/cuba-1962.crisis --trajectories 200 --together 1 --only hotline --steps 2",
        "levers | models/july-1914.crisis --trajectories 200 --only mediation --only link_withheld"
            + " --together 1 --harm general_war --last-exit --dates 2 --weights timetables=1",
        "levers | models/spiral-or-deterrence.crisis --trajectories 100 --last-exit --threshold 10%",
        "test  | models/brink.crisis --trajectories 100",
        "test  | models/cuba-1962.crisis --trajectories 100",
        "test  | models/bluff-or-threshold.crisis --trajectories 5000",
      })
  void jsonKeepsToItsSchema(String command, String arguments) {
    Commands.Result result = run(command + " " + arguments + " --json -");
    assertThat(result.exit()).isZero();
    assertThat(schema(command).validate(result.out(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"exact", "simulate"})
  void jsonOfAConditionalRunKeepsToItsSchema(String method) {
    Commands.Result result =
        run(
            "run models/brink.crisis --trajectories 500 --horizon \"2 months\" --steps 2 --json - --given"
                + " \"not settlement by 1 month\" --method "
                + method);
    assertThat(result.out()).contains("\"given\":{\"conditions\":[\"not settlement by 1 month\"]");
    assertThat(schema("run").validate(result.out(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"exact", "simulate"})
  void jsonOfConditionalPathsKeepsToItsSchema(String method) {
    Commands.Result result =
        run(
            "paths models/brink.crisis war --trajectories 500 --horizon \"2 months\" --json -"
                + " --given \"not settlement by 1 month\" --method "
                + method);
    assertThat(result.out()).contains("\"given\":{\"conditions\":[\"not settlement by 1 month\"]");
    assertThat(schema("paths").validate(result.out(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "models/brink.crisis models/brink.crisis --set-b ko=\"0.9 per month\" --set-b kw=\"0.7 per month\"",
        "models/strait.crisis models/strait.crisis --lever-b threat",
        "models/brink.crisis models/grit.crisis --horizon 2",
      })
  void jsonOfADifferenceKeepsToItsSchema(String arguments) {
    Commands.Result result =
        run("diff " + arguments + " --method simulate --trajectories 200 --json -");
    assertThat(result.err()).isEmpty();
    assertThat(schema("diff").validate(result.out(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void checkOfAWrongModelIsJsonToo() {
    Path wrong = Documents.root().resolve("docs/errors/E0301.md");
    Commands.Result result = Commands.run("check", wrong.toString(), "--json", "-");
    assertThat(result.exit()).isEqualTo(Exit.WRONG_MODEL);
    assertThat(schema("check").validate(result.out(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void checkSaysWhatKeepsAModelFromAnExactSolution() {
    assertThat(run("check models/brink.crisis").out()).contains("exact: yes (a Markov chain)\n");
    assertThat(run("check models/july-1914.crisis").out())
        .contains("exact: off: `germany_is_asked` runs on a clock of law LogNormal (line 76); ")
        .contains("; and 7 more\n");
    assertThat(run("check models/spiral-or-deterrence.crisis --json -").out())
        .contains("\"exact\":{\"possible\":false,\"why\":[\"`blue_acts` runs on a clock of fixed");
  }

  @Test
  void runOfAllTheoriesIsAListOfRuns() {
    Commands.Result result =
        run(
            "run models/cuba-1962.crisis --theory all --method simulate --trajectories 100 --draws 10 --json -");
    String list = result.out().strip();
    assertThat(list).startsWith("[{").endsWith("}]");
    assertThat(list.split("\"theory\":", -1).length - 1).isGreaterThan(2);
  }

  @Test
  void schemaRefusesAProbabilityAboveOne() {
    String bad = run("run models/brink.crisis --trajectories 100 --json -").out();
    assertThat(
            schema("run")
                .validate(
                    bad.replaceFirst("\"probability\":[0-9.E-]+", "\"probability\":1.5"),
                    InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void csvHasARowForEachOutcomeAndWatchAndDate() {
    String csv = run("run models/brink.crisis --trajectories 100 --steps 5 --csv -").out();
    assertThat(csv.strip().split("\n")).hasSize(1 + 3 * 5);
  }

  @Test
  void csvOfPathsHasARowForEachStep() {
    String csv =
        run("paths models/cuba-1962.crisis agreed --trajectories 300 --draws 10 --paths 2 --csv -")
            .out();
    assertThat(csv.strip().split("\n")).hasSizeGreaterThan(2).allMatch(row -> columns(row) == 14);
  }

  private static int columns(String row) {
    return row.replaceAll("\"[^\"]*\"", "").split(",", -1).length;
  }

  @Test
  void csvOfWhenHasARowForEachIntervalAndRung() {
    String csv =
        run("when models/strait.crisis nuclear_use --trajectories 300 --steps 3 --csv -").out();
    assertThat(csv.strip().split("\n")).hasSize(1 + 3 + 9);
    assertThat(csv.lines().map(row -> row.split(",", -1).length)).containsOnly(13);
  }

  @Test
  void csvOfACompareHasARowForEachNumber() {
    String csv = run("compare models/granovetter.crisis --trajectories 60 --steps 2 --csv -").out();
    assertThat(csv.lines()).anyMatch(row -> row.startsWith("probability,"));
    assertThat(csv.lines()).anyMatch(row -> row.startsWith("change,"));
    assertThat(csv.lines().map(JsonTest::columns)).containsOnly(10);
  }

  private static Commands.Result run(String line) {
    String[] words =
        Commands.words(line.replace("models/", Documents.root() + "/models/"))
            .toArray(String[]::new);
    return Commands.run(words);
  }
}
