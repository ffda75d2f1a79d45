package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `offramp levers` says, also to questions that have no answer.
class LeversCommandTest {
  private static final String TEXT =
      """
      runs 10 days
      actors Amber, Blue
      flag up
      event go when not up rate 0.1 per day then up = true
      outcome war harm war when up
      outcome quiet when not up
      lever calm by Amber cost 2 scales go by 0.5
      lever rage by Blue scales go by 2
      theory worse {
        event go rate 0.2 per day
      }
      """;

  @TempDir Path folder;

  private Commands.Result levers(String text, String... options) throws IOException {
    Path file = folder.resolve("m.crisis");
    Files.writeString(file, text);
    String[] words = new String[options.length + 2];
    words[0] = "levers";
    words[1] = file.toString();
    System.arraycopy(options, 0, words, 2, options.length);
    return Commands.run(words);
  }

  private void refuses(String says, String... options) throws IOException {
    Commands.Result result = levers(TEXT, options);
    assertThat(result.err()).contains(says).doesNotContain("\tat ");
    assertThat(result.exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void aTableHasAColumnForEachTheory() throws IOException {
    Commands.Result result = levers(TEXT);
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("1 base (exact), 2 worse (exact)")
        .containsPattern("calm +-24 +-23")
        .contains("helps under every theory: calm");
  }

  @Test
  void oneTheoryAloneIsAskedFor() throws IOException {
    assertThat(levers(TEXT, "--theory", "worse").out()).contains("Theories: 1 worse (exact)");
  }

  @Test
  void namesThatTheModelHasNotAreRefused() throws IOException {
    refuses("did you mean `calm`?", "--only", "clam");
    refuses("did you mean `worse`?", "--weights", "wors=1");
  }

  @Test
  void anOutcomeThatIsNoHarmIsNotLowered() throws IOException {
    refuses("--harm: there is no `quiet`", "--harm", "quiet");
  }

  @Test
  void numbersOutOfRangeAreRefused() throws IOException {
    refuses("--together takes 1 to", "--together", "0");
    refuses("--threshold is between", "--threshold", "120%");
    refuses("a weight is a number of 0 or more", "--weights", "base=-1");
    refuses("splitting shares no dice", "--method", "split");
  }

  @Test
  void aModelWithoutLeversHasNothingToChoose() throws IOException {
    Commands.Result result = levers(TEXT.replaceAll("(?m)^lever.*\n", ""));
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("nothing", "Policies tried: 1, to the end: 1");
  }

  @Test
  void aModelWithoutHarmsHasNothingToLower() throws IOException {
    Commands.Result result = levers(TEXT.replace(" harm war", ""));
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("No outcome of the model is marked `harm`");
  }

  @Test
  void aLeverThatIsPulledAnywayIsNoChoice() throws IOException {
    Commands.Result result = levers(TEXT, "--lever", "calm");
    assertThat(result.out()).contains("pulled whatever is chosen: calm").doesNotContain("calm   ");
  }

  @Test
  void aRuleThatAPulledLeverBreaksIsAModelError() throws IOException {
    String broken = TEXT + "level n = 0..3\nlever more then n = 7\n";
    Commands.Result result = levers(broken, "--method", "simulate", "--trajectories", "200");
    assertThat(result.exit()).isEqualTo(Exit.MODEL_ERROR);
    assertThat(result.err()).contains("more").doesNotContain("bug");
  }
}
