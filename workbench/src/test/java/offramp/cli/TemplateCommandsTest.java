package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import offramp.check.Checker;
import offramp.check.Documents;
import offramp.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Templates from the files of cases to the posterior and the backtest, on cases made by hand.
class TemplateCommandsTest {
  @TempDir Path folder;

  private static final String TEMPLATE =
      """
      runs 20 years
      fact trigger one of verbal_act, political_act = verbal_act
      unknown usual_war = Normal(0, 1)
      unknown if_verbal = Normal(0, 1)
      unknown length = 10 to 100 days
      let share = logistic(usual_war + (if trigger == verbal_act then if_verbal else 0))
      ladder fate = open < settled < at_war  starts open
      event settles when fate == open after Weibull(1, length / (1 - share)) then fate = settled
      event war when fate == open after Weibull(1, length / share) then fate = at_war
      outcome war when fate == at_war
      outcome over when fate != open ends
      """;

  private Path template(String text) throws IOException {
    return Files.writeString(folder.resolve("t.crisis"), text);
  }

  private static void keepsTo(String schema, String json) {
    String text = Documents.read(Documents.root().resolve("docs/json/" + schema));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(text)
                .validate(json, InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void aFitBecomesAPosteriorThatRunAndBacktestTake() throws IOException {
    String model = template(TEMPLATE).toString();
    String cases = MadeCrises.file(folder, 60).toString();
    String posterior = folder.resolve("p.json").toString();
    Commands.Result fit =
        Commands.run(
            "fit", model, "--cases", cases, "--draws", "80", "-o", posterior, "--json", "-");
    assertThat(fit.exit()).as(fit.err()).isEqualTo(Exit.DONE);
    keepsTo("pool.schema.json", fit.out());
    Commands.Result run =
        Commands.run("run", model, "--posterior", posterior, "--draws", "20", "--json", "-");
    assertThat(run.exit()).as(run.err()).isEqualTo(Exit.DONE);
    Commands.Result back =
        Commands.run(
            "backtest",
            model,
            "--cases",
            cases,
            "--outcome",
            "war",
            "--posterior",
            posterior,
            "--json",
            "-");
    assertThat(back.exit()).as(back.err()).isEqualTo(Exit.DONE);
    keepsTo("backtest.schema.json", back.out());
    assertThat(back.out())
        .contains(
            "\"template\"",
            "\"baseline\":\"ridge logistic\"",
            "cases are among those that the posterior was fitted to");
  }

  @Test
  void whatManyCasesTeachIsATableToo() throws IOException {
    String model = template(TEMPLATE).toString();
    Path table = folder.resolve("p.csv");
    Commands.run(
        "fit",
        model,
        "--cases",
        MadeCrises.file(folder, 60).toString(),
        "--draws",
        "80",
        "--csv",
        table.toString());
    assertThat(Files.readAllLines(table))
        .hasSize(1 + 3)
        .element(1)
        .asString()
        .startsWith("base,unknown,usual_war,,,-1.64");
  }

  @Test
  void aTemplateLearnsFoldByFoldWhatTriggersTell() throws IOException {
    Commands.Result ran =
        Commands.run(
            "backtest",
            template(TEMPLATE).toString(),
            "--cases",
            MadeCrises.file(folder, 60).toString(),
            "--outcome",
            "war",
            "--draws",
            "40");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
    assertThat(ran.out()).contains("template", "Template less baseline");
    String skill = ran.out().lines().filter(l -> l.startsWith("  template")).findFirst().orElse("");
    // half of the cases have a known answer, the others a share of a third
    Matcher numbers = Pattern.compile("(-?\\d\\.\\d{3}) \\(").matcher(skill);
    assertThat(numbers.find()).isTrue();
    assertThat(Double.parseDouble(numbers.group(1))).isGreaterThan(0.2);
  }

  @Test
  void whatCannotBeReadIsRefusedInWords() throws IOException {
    String cases = MadeCrises.file(folder, 60).toString();
    Commands.Result none =
        Commands.run(
            "fit",
            template("level n = 0..2\nevent go rate 1 per day then n up\nwatch x = n\n").toString(),
            "--cases",
            cases);
    assertThat(none.exit()).isEqualTo(Exit.USAGE);
    assertThat(none.err()).contains("no event of the template is called", "escalate");
    Commands.Result word =
        Commands.run(
            "fit", template(TEMPLATE.replace(", political_act", "")).toString(), "--cases", cases);
    assertThat(word.err())
        .contains("`political act` for fact `trigger`, which is `political_act` and no word of it");
    Commands.Result outcome =
        Commands.run(
            "backtest", template(TEMPLATE).toString(), "--cases", cases, "--outcome", "violence");
    assertThat(outcome.err()).contains("the template has no outcome `violence`");
    Commands.Result lone =
        Commands.run("backtest", "--cases", cases, "--outcome", "war", "--posterior", "p.json");
    assertThat(lone.err()).contains("--posterior is of a template, and none is given");
  }

  @Test
  void templatesThatShipAreSound() {
    for (Path file : Documents.files("models/templates", ".crisis")) {
      assertThat(
              Checker.check(new Source(String.valueOf(file.getFileName()), Documents.read(file)))
                  .diagnostics())
          .as("%s", file)
          .isEmpty();
    }
  }
}
