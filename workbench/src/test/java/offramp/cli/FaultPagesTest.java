package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import offramp.check.Documents;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of the rules that a running model can break: their models break them, and say so.
class FaultPagesTest {
  @TempDir Path folder;

  static Stream<Path> pages() {
    return Documents.files("docs/errors", ".md").stream()
        .filter(page -> page.getFileName().toString().startsWith("E09"));
  }

  private Commands.Result run(String text) throws IOException {
    Path file = folder.resolve("fault.crisis");
    Files.writeString(file, text);
    return Commands.run("run", "--method", "simulate", "--trajectories", "200", file.toString());
  }

  private Commands.Result fault(String code) throws IOException {
    Path page = Documents.root().resolve("docs/errors/" + code + ".md");
    List<String> blocks = Documents.blocks(Documents.read(page), "crisis-fault");
    assertThat(blocks).as(code).hasSize(1);
    return run(blocks.getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E0901 | the rate of event `erode` is not a number   | state: trust = -0.3",
        "E0902 | the rate of event `calm`: -0.0328542 per day is a negative rate | state: fear = 6",
        "E0903 | the change of `fear` by event `scare`: 11 lies outside the range | state: fear = 10",
        "E0904 | the probability of a branch of event `scare`: 1.2 lies outside 0 to 1 | state: fear = 6",
        "E0905 | the duration of event `scare`: -3 days is a duration below 0 | state: fear = 6",
        "E0906 | the change of `peril` by event `scare` takes a factor of odds | state: fear = 2",
        "E0907 | more than 1,000 firings at one instant; the latest 1,000 were `on` (500), `off` (500) | state: lamp = false",
      })
  void faultNamesItsRuleItsPlaceAndTheStateAndHowToReplayIt(
      String code, String message, String state) throws IOException {
    Commands.Result result = fault(code);
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .contains("error[" + code + "]: " + message)
        .contains("--> fault.crisis:")
        .contains(state)
        .contains("of history 0 under draw 0 of the unknowns, seed 1")
        .contains("to meet it again: ./offramp run --method simulate --trajectories 200 ")
        .contains("fault.crisis --seed 1\n")
        .contains("= help: ");
    assertThat(result.out()).doesNotContain("%");
  }

  @Test
  void faultThatIsFoundWithoutDiceNamesTheState() throws IOException {
    Path file = folder.resolve("fault.crisis");
    Files.writeString(
        file,
        """
        flag lamp
        event scare rate 1 per month then lamp = true
        trigger on when not lamp then lamp = true
        trigger off when lamp then lamp = false
        outcome dark when lamp
        """);
    Commands.Result result = Commands.run("run", file.toString());
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .contains("error[E0907]: more than 1,000 firings at one instant; the latest 1,000 were `")
        .contains("`on` (500)")
        .contains("`off` (500)")
        .contains("where: a state that can be reached under draw 0 of the unknowns, seed 1");
  }

  @Test
  void givenThatNoDrawKeepsToIsSaidOfTheDraw() throws IOException {
    Commands.Result result = fault("E0909");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .contains("error[E0909]: every `given` together leaves none of 1,000,000 draws")
        .contains("where: draw 0 of the unknowns, seed 1")
        .contains("to meet it again: ./offramp run --method simulate --trajectories 200 ");
  }

  /// Takes about 20 seconds.
  @Test
  @Tag("full")
  void historyWithTooManyJumpsNamesItsEvents() throws IOException {
    Commands.Result result = fault("E0908");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .contains("error[E0908]: more than 100,000,000 jumps in one history")
        .contains("`scare` (")
        .contains("`calm` (")
        .contains("state: fear = ")
        .contains("to meet it again: ./offramp run --method simulate --trajectories 200 ");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void mendedModelRuns(Path page) throws IOException {
    List<String> blocks = Documents.blocks(Documents.read(page), "crisis");
    assertThat(blocks).hasSize(1);
    Commands.Result result = run(blocks.getFirst());
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
  }

  @Test
  void sameCommandMeetsTheSameFault() throws IOException {
    assertThat(fault("E0902").err()).isEqualTo(fault("E0902").err());
  }
}
