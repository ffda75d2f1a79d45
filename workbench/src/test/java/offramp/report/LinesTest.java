package offramp.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void whatWasBrokenOffIsNotPromisedAgain() {
    Lines lines = new Lines();
    lines.stopped(Optional.of("interrupted"));
    lines.command(Optional.of("interrupted"), "./offramp run a.crisis");

    assertThat(lines)
        .hasToString(
            """
            Stopped early: interrupted. What follows is what was finished.

            To go through with it to the end:
              ./offramp run a.crisis
            """);
  }

  @Test
  void whatWasFinishedCanBeHadAgain() {
    Lines lines = new Lines();
    lines.stopped(Optional.empty());
    lines.command(Optional.empty(), "./offramp run a.crisis");

    assertThat(lines).hasToString("\nTo get these numbers again:\n  ./offramp run a.crisis\n");
  }
}
