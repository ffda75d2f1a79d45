package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `offramp explore` prints, and what it refuses.
class ExploreCommandTest {
  /// The probability of `hit` is (a + 2 b) / 3, so a has a fifth of its variance and b the rest.
  private static final String LINEAR =
      """
      crisis "Linear"
      runs 1 month
      unknown a = Uniform(0, 1)
      unknown b = Uniform(0, 1)
      unknown idle = Uniform(0, 1)
      flag hit
      flag other
      event throw on start then (a + 2 * b) / 3: hit = true then otherwise: nothing
      event besides rate idle per day then other = true
      outcome hit when hit ends
      """;

  @TempDir Path folder;

  private Commands.Result explored(String text, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("m.crisis"), text);
    return Commands.run(
        Stream.concat(Stream.of("explore", file.toString()), Arrays.stream(options))
            .toArray(String[]::new));
  }

  private JsonNode json(String text, String... options) throws IOException {
    String[] all = Arrays.copyOf(options, options.length + 2);
    all[options.length] = "--json";
    all[options.length + 1] = "-";
    return new ObjectMapper().readTree(explored(text, all).out());
  }

  private static boolean holds(JsonNode index, double value) {
    return index.get("low").asDouble() <= value && value <= index.get("high").asDouble();
  }

  @Test
  void sharesOfALinearModelAreThoseOfTheClosedForm() throws IOException {
    JsonNode at =
        json(LINEAR, "--trajectories", "200000", "--steps", "1", "--method", "simulate")
            .at("/outcomes/0/series/0");

    double[] shares = {0.2, 0.8, 0};
    for (int i = 0; i < 3; i++) {
      assertThat(holds(at.at("/effects/%d/first".formatted(i)), shares[i])).isTrue();
      assertThat(holds(at.at("/effects/%d/total".formatted(i)), shares[i])).isTrue();
    }
    // the variance of (a + 2 b) / 3 is 5 / 9 / 12
    assertThat(holds(at.get("variance"), 5 / 108.0)).isTrue();
    assertThat(at.get("told").asBoolean()).isTrue();
  }

  @Test
  void unknownThatDoesNothingIsSaidToDoNothing() throws IOException {
    String out = explored(LINEAR, "--trajectories", "100000", "--method", "simulate").out();

    assertThat(out)
        .contains("Sobol' indices of 3 unknowns")
        .contains("hit by 1 month: probability")
        .contains("No outcome depends on idle, as far as can be told");
    assertThat(out.lines().filter(line -> !line.startsWith("  ./offramp")))
        .allMatch(line -> line.length() <= 110);
  }

  @Test
  void exactAnswersHaveNoDiceToTellApart() throws IOException {
    String waiting =
        """
        runs 1 month
        unknown a = 0.5 to 2 per month
        unknown idle = Uniform(0, 1)
        flag hit
        flag other
        event hits rate a then hit = true
        event besides rate idle per month then other = true
        outcome hit when hit
        """;
    JsonNode found = json(waiting, "--method", "exact", "--base", "64", "--steps", "2");

    assertThat(found.get("work").get("trajectories").asLong()).isZero();
    JsonNode effects = found.at("/outcomes/0/series/1/effects");
    assertThat(holds(effects.at("/0/total"), 1)).isTrue();
    assertThat(Math.abs(effects.at("/1/total/value").asDouble())).isLessThan(1e-9);
  }

  @Test
  void numbersDoNotDependOnTheThreads() throws IOException {
    String one = explored(LINEAR, "--trajectories", "5000", "--threads", "1", "--csv", "-").out();
    String two = explored(LINEAR, "--trajectories", "5000", "--threads", "2", "--csv", "-").out();

    assertThat(one).isEqualTo(two).startsWith("theory,outcome,time,date,measure,quantity,with,");
  }

  @Test
  void givenIsHonouredAndItsUnknownsAreSharedFairly() throws IOException {
    JsonNode found = json(LINEAR + "given a < b\n", "--trajectories", "100000", "--steps", "1");

    assertThat(found.get("work").get("measure").asText()).isEqualTo("Shapley effects");
    JsonNode effects = found.at("/outcomes/0/series/0/effects");
    double sum = 0;
    for (JsonNode effect : effects) {
      sum += effect.at("/shapley/value").asDouble();
    }
    assertThat(sum).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(found.at("/notes/0").asText()).startsWith("`given` ties unknowns together");
  }

  @Test
  void boxesAndTippingPointsAreToldInWords() throws IOException {
    String out =
        explored(
                LINEAR,
                "--trajectories",
                "100000",
                "--steps",
                "1",
                "--discover",
                "hit",
                "--threshold",
                "hit=60%")
            .out();

    // the mean given b is 1/6 + 2 b / 3, which is 0.6 at b = 0.65
    assertThat(out)
        .contains("Where hit is common")
        .contains("b above")
        .contains("Second opinion (a tree)")
        .contains("Where hit crosses 60%")
        .containsPattern("b +at 0\\.6[0-9]+ \\(")
        .contains("more likely above it");
  }

  @Test
  void fewHistoriesStillHaveRowsEnoughForBoxesAndLaws() throws IOException {
    StringBuilder many = new StringBuilder(LINEAR);
    for (int i = 0; i < 16; i++) {
      many.append("unknown u%d = Uniform(0, 1)\n".formatted(i));
    }
    many.append("given a < b\n");

    JsonNode found = json(many.toString(), "--trajectories", "40", "--discover", "hit");

    assertThat(found.get("work").get("rows").asInt()).isEqualTo(100);
    assertThat(found.at("/outcomes/0/series/3/effects/0/law").isMissingNode()).isFalse();
    assertThat(found.at("/scenarios/0/draws").asInt()).isEqualTo(100);
  }

  @Test
  void givenThatNoDrawKeepsToIsAFaultOfTheModel() throws IOException {
    Commands.Result result = explored(LINEAR + "given a > 1 + b\n", "--trajectories", "1000");

    assertThat(result.exit()).isEqualTo(Exit.MODEL_ERROR);
    assertThat(result.err()).contains("given").doesNotContain("bug");
  }

  @Test
  void budgetThatIsTooSmallForTheDesignSaysSo() throws IOException {
    Commands.Result result =
        explored(LINEAR, "--trajectories", "20000000", "--steps", "1", "--budget", "0.001s");

    assertThat(result.exit()).isEqualTo(Exit.INTERRUPTED);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("a design says nothing before all its", "--budget");
  }

  @Test
  void moreUnknownsThanDirectionNumbersAreRefused() throws IOException {
    StringBuilder many = new StringBuilder(LINEAR);
    for (int i = 0; i < 254; i++) {
      many.append("unknown u%d = Uniform(0, 1)\n".formatted(i));
    }

    assertThat(explored(many.toString(), "--trajectories", "40").err())
        .contains("257 unknowns are more than the 256 that a design can hold");
  }

  @Test
  void pairsSayHowManyWouldStandOutByChance() throws IOException {
    String product = LINEAR.replace("(a + 2 * b) / 3", "a * b");

    assertThat(
            explored(product, "--trajectories", "400000", "--pairs", "--method", "simulate").out())
        .contains("Together, beyond what both do alone: a and b")
        .containsPattern(
            "Of 3 pairs that did nothing, 0\\.075\\s+would\\s+stand\\s+out\\s+by\\s+chance");
  }

  @Test
  void modelWithoutUnknownsDependsOnNone() throws IOException {
    String out = explored("flag x event e rate 1 per day then x = true outcome done when x").out();

    assertThat(out).contains("no answer depends on an unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--discover nothing | --discover: the model has no outcome `nothing`; it has hit",
        "--threshold none=10% | --threshold: the model has no outcome `none`; it has hit",
        "--threshold hit=2 | --threshold is between 0% and 100%, not 2",
        "--base 1 | --base takes 2 to 1,048,576, not 1",
        "--steps 0 | --steps takes 1 to 1,000, not 0",
        "--method split | `explore` looks at single draws",
        "--precision 10% | `explore` takes no --precision",
      })
  void whatMakesNoSenseIsRefused(String options, String says) throws IOException {
    Commands.Result result = explored(LINEAR, options.split(" ", -1));

    assertThat(result.exit()).isEqualTo(Exit.USAGE);
    assertThat(result.err()).contains(says);
  }

  @Test
  void expertsTippingAndWarningsStandInEveryForm() throws IOException {
    String text =
        """
        runs 10 days
        unknown a = Uniform(0, 0.5) by ann, Uniform(0.5, 1) by ben
        unknown b = Uniform(0, 1)
        ladder west = none < aid < war  starts aid
        flag x
        event throw on start then (a + b) / 2: x = true then otherwise: nothing
        event climb rate 0.1 per day then west up
        event calm when west < war rate 0.1 per day then west down
        outcome hit when x
        outcome war when west == war
        """;
    String[] options = {"--threshold", "hit=50%", "--threshold", "war=50%", "--warnings"};
    String said = explored(text, options).out();
    assertThat(said)
        .contains("hit by the numbers of each expert")
        .containsPattern("Of the spread, disagreement over a accounts for 3[0-9]")
        .contains("a, where it crosses, by b:", "lies below, by expert: ann 100%, ben 0%")
        .contains("* on the other side for sure", "aid (today)")
        .contains("would warn of war")
        .containsPattern("would\\s+be\\s+listed\\.");
    JsonNode found = json(text, options);
    assertThat(found.at("/disagreements/0/experts/0/expert").asText()).isEqualTo("ann");
    assertThat(found.at("/tipping/0/contours/0/points/0/crosses/unknown").asText()).isEqualTo("a");
    assertThat(found.at("/warnings")).hasSize(4);
    assertThat(JsonTest.schema("explore").validate(found.toString(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void strengthsOfLeversStandInEveryForm() throws IOException {
    String text =
        """
        runs 12 months
        unknown a = Uniform(0, 1)
        flag x
        flag calm
        flag talk
        lever hush then calm = true
        lever talks then talk = true
        event rises when not calm and not talk and not x rate 0.5 per month then x = true
        event hushed when calm and not x rate a * 0.2 per month then x = true
        event talked when talk and not x rate (1 - 0.8 * a) * 0.2 per month then x = true
        outcome hit when x
        """;
    String[] options = {"--threshold", "hit=80%", "--base", "16"};
    assertThat(explored(text, options).out())
        .contains("in which it has to take hold to cross:")
        .containsPattern("hush +in \\d+% \\(\\d+% to \\d+%\\); in all of them ")
        .contains("hush lowers it most, by", "points more than talks. That changes with:")
        .containsPattern("a +talks is better above 0\\.5");
    String rows =
        explored(
                text,
                Stream.concat(Arrays.stream(options), Stream.of("--csv", "-"))
                    .toArray(String[]::new))
            .out();
    assertThat(rows)
        .containsPattern("hit,12\\.0,,strength,hush,0\\.8,0\\.")
        .containsPattern("hit,12\\.0,,with lever,talks,,0\\.")
        .containsPattern("hit,12\\.0,,best lever,a,hush\\|talks,0\\.5");
    JsonNode found = json(text, options);
    assertThat(found.at("/tipping/0/levers/0/lever").asText()).isEqualTo("hush");
    assertThat(found.at("/tipping/0/bestLever/turns/0/other").asText()).isEqualTo("talks");
    assertThat(JsonTest.schema("explore").validate(found.toString(), InputFormat.JSON)).isEmpty();
  }
}
