package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import offramp.check.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `--given` reads, and what it refuses.
class GivenOptionTest {
  private static Commands.Result run(String model, String given, String... more) {
    String[] words = {
      "run",
      Documents.root() + "/models/" + model + ".crisis",
      "--given",
      given,
      "--trajectories",
      "400",
      "--draws",
      "20",
      "--steps",
      "2",
      "--method",
      more.length == 0 ? "simulate" : more[0]
    };
    return Commands.run(words);
  }

  @Test
  void conditionIsPrintedWithItsProbabilityAndTheHistoriesThatCount() {
    assertThat(run("strait", "not  nuclear_use by 4 weeks").out())
        .contains("given: not nuclear_use by 4 weeks", "which has a probability of", "count:");
  }

  @Test
  void publishedRangeIsNotSetBesideAConditionalNumber() {
    assertThat(run("strait", "nuclear_use by 4 weeks").out()).doesNotContain("published:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bla | is an outcome and a time",
        "nuclear_us by 4 weeks | did you mean `nuclear_use`?",
        "nuclear_use by 2024-09-01 | no dates",
        "nuclear_use by 40 weeks | after the horizon",
        "nuclear_use by 0 weeks | not after the start",
        "nuclear_use by 4 moons | not a unit of time",
        "nuclear_use by four weeks | takes a number",
      })
  void whatCannotBeReadIsRefused(String given, String words) {
    Commands.Result result = run("strait", given);
    assertThat(result.exit()).isEqualTo(Exit.USAGE);
    assertThat(result.err()).contains(words);
  }

  @Test
  void splittingIsRefused() {
    assertThat(run("strait", "nuclear_use by 4 weeks", "split").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void pathsTakeConditionsAndRefuseThemLikeRun() {
    assertThat(paths("not nuclear_use by 4 weeks", "simulate").out())
        .contains("given: not nuclear_use by 4 weeks", "histories that count:");
    Commands.Result refused = paths("nuclear_us by 4 weeks", "simulate");
    assertThat(refused.exit()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("did you mean `nuclear_use`?");
    assertThat(paths("nuclear_use by 40 weeks", "simulate").err()).contains("after the horizon");
    assertThat(paths("nuclear_use by 4 weeks", "split").exit()).isEqualTo(Exit.USAGE);
    Commands.Result seldom = paths("nuclear_use by 1 hour", "simulate");
    assertThat(seldom.exit()).isEqualTo(Exit.MODEL_ERROR);
    assertThat(seldom.err())
        .contains("--given \"nuclear_use by 1 hour\": it holds in", "of 400 histories");
  }

  private static Commands.Result paths(String given, String method) {
    return Commands.run(
        "paths",
        Documents.root() + "/models/strait.crisis",
        "nuclear_use",
        "--given",
        given,
        "--trajectories",
        "400",
        "--draws",
        "20",
        "--method",
        method);
  }

  @Test
  void conditionThatHardlyAnyHistoryMeetsIsRefused() {
    Commands.Result result = run("strait", "nuclear_use by 1 hour");
    assertThat(result.exit()).isEqualTo(Exit.MODEL_ERROR);
    assertThat(result.err()).contains("of 400 histories");
  }
}
