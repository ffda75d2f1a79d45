package offramp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import offramp.check.Documents;
import org.junit.jupiter.api.Test;

/// What `offramp diff` prints, and what it refuses.
class DiffCommandTest {
  private static final String BRINK = Documents.root() + "/models/brink.crisis";

  private static Commands.Result diff(String... options) {
    List<String> words = new ArrayList<>(List.of("diff", BRINK, BRINK));
    words.addAll(List.of("--trajectories", "200", "--method", "simulate", "--steps", "2"));
    words.addAll(List.of(options));
    return Commands.run(words.toArray(String[]::new));
  }

  @Test
  void sameModelTwiceDoesNotDiffer() {
    assertThat(diff().out()).contains("The models do not differ.", "no difference seen");
  }

  @Test
  void changedConstantIsPrintedWithBothTexts() {
    assertThat(diff("--set-b", "kw=0.9 per month").out())
        .contains("changed let kw", "A  let kw = 0.60 per month", "B  let kw = 0.9 per month");
  }

  @Test
  void csvHasARowForEachOutcomeAndDate() {
    assertThat(diff("--csv", "-").out().strip().split("\n")).hasSize(1 + 3 * 2);
  }

  @Test
  void allTheoriesAreRefused() {
    Commands.Result result = diff("--theory-b", "all");
    assertThat(result.exit()).isEqualTo(Exit.USAGE);
    assertThat(result.err()).contains("--theory-b");
  }

  @Test
  void whatIsNotInTheModelIsAnErrorOfTheModel() {
    assertThat(diff("--theory-a", "nowhere").exit()).isEqualTo(Exit.WRONG_MODEL);
    assertThat(diff("--lever-b", "nowhere").exit()).isEqualTo(Exit.WRONG_MODEL);
    assertThat(diff("--set-b", "nowhere=1").exit()).isEqualTo(Exit.WRONG_MODEL);
  }

  @Test
  void fileThatIsNotThereIsRefused() {
    assertThat(Commands.run("diff", BRINK, BRINK + ".not").exit()).isEqualTo(Exit.USAGE);
  }
}
