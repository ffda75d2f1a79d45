package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `offramp levers --optimal` says, on its page and where there is nothing to say.
class TimingCommandTest {
  private static final String CLOCK =
      """
      runs 10 days
      flag up
      event go after 3 days then up = true
      outcome war harm war when up
      outcome quiet harm war when not up
      lever calm then up = false
      """;

  @TempDir Path folder;

  private Commands.Result levers(String text, String... options) throws IOException {
    Path file = folder.resolve("m.crisis");
    Files.writeString(file, text);
    String[] words = new String[options.length + 3];
    words[0] = "levers";
    words[1] = file.toString();
    words[2] = "--optimal";
    System.arraycopy(options, 0, words, 3, options.length);
    return Commands.run(words);
  }

  private static String block(String page, String language) {
    Matcher block =
        Pattern.compile("^```" + language + "\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(page);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  @Test
  void pageShowsWhatIsPrinted() throws IOException {
    String page = Files.readString(Path.of("../docs/methods/timing.md"));
    Commands.Result result = levers(block(page, "crisis"), "--trajectories", "100");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains(block(page, "text"));
  }

  @Test
  void jsonHasTheSameNumbers() throws IOException {
    String page = Files.readString(Path.of("../docs/methods/timing.md"));
    Commands.Result result = levers(block(page, "crisis"), "--trajectories", "100", "--json", "-");

    assertThat(result.out())
        .containsPattern("\"nothing\":0\\.49")
        .containsPattern("\"fixed\":\\{\"probability\":0\\.088\\d+,\"exhaustive\":true")
        .containsPattern("\"seeing\":\\{\"probability\":0\\.046")
        .contains("\"lever\":\"restraint\",\"share\":1.0,\"rules\":[{\"from\":0.0,\"to\":0.0,");
  }

  @Test
  void clocksThatRememberAreRefusedInWords() throws IOException {
    Commands.Result result = levers(CLOCK, "--harm", "war");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("base: not solved, `go` runs on a clock of fixed length");
  }

  @Test
  void severalHarmsOrNoneAreRefused() throws IOException {
    assertThat(levers(CLOCK).err()).contains("say which by one --harm, of war, quiet");
    assertThat(levers(CLOCK.replace("harm war", "")).err())
        .contains("no outcome of the model is marked `harm`");
    assertThat(levers(CLOCK, "--harm", "war", "--dates", "0").err())
        .contains("--dates takes 1 to 1,000, not 0");
  }

  @Test
  void modelWithoutLeversIsToldSo() throws IOException {
    String without =
        CLOCK.substring(0, CLOCK.indexOf("lever")).replace("after 3 days", "rate 1 per day");

    assertThat(levers(without, "--harm", "war").out())
        .contains("base: not solved, there is no lever to pull");
  }

  @Test
  void ruleThatAPullBreaksIsShownWithItsPlace() throws IOException {
    String breaks =
        CLOCK
            .replace("after 3 days", "rate 1 per day")
            .replace("lever calm then up = false", "level n = 0..3\nlever calm then n = n + 9");

    Commands.Result result = levers(breaks, "--harm", "war", "--method", "simulate");
    assertThat(result.err()).contains("lever calm").doesNotContain("\tat ");
    assertThat(result.exit()).isEqualTo(Exit.MODEL_ERROR);
  }
}
