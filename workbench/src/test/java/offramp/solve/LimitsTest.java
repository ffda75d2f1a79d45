package offramp.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import offramp.check.Texts;
import offramp.program.Program;
import offramp.simulate.Settings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is out of reach is refused in words, with what was reached.
class LimitsTest {
  private static Solver solver(String text, long states, double days) {
    Settings settings = new Settings(1, 1, 1, new double[] {days}, 2, OptionalDouble.empty());
    return Solver.of(Program.of(Texts.model(text)), settings, new Limits(states, 2, () -> false));
  }

  @Test
  void moreStatesThanAllowedAreRefusedWithTheirCount() {
    String text =
        """
        level x = 0..999
        level y = 0..999
        event right rate 1 per day then x up
        event up rate 1 per day then y up
        outcome corner when x == 999 and y == 999
        """;
    assertThatThrownBy(() -> solver(text, 5_000, 1))
        .isInstanceOf(TooLarge.class)
        .hasMessage("more than 5,000 states can be reached");
  }

  @Tag("full")
  @Test
  void tenMillionStatesAreReachedAndNoMore() {
    String text =
        """
        level x = 0..3999
        level y = 0..3999
        event right rate 1 per day then x up
        event up rate 1 per day then y up
        outcome corner when x == 3999 and y == 3999
        """;
    assertThatThrownBy(() -> solver(text, Limits.MOST_STATES, 1))
        .isInstanceOf(TooLarge.class)
        .hasMessage("more than 10,000,000 states can be reached");
  }

  @Tag("full")
  @Test
  void scoreWithoutAnEndOfValuesIsNamedWithTheMend() {
    String text =
        """
        score s
        level x = 0..2000000
        event tick rate 1 per day then x up, s up (1 / (x + 1))
        outcome far when s > 100
        """;
    assertThatThrownBy(() -> solver(text, Limits.MOST_STATES, 1))
        .isInstanceOf(TooLarge.class)
        .hasMessage(
            "`s` takes more than 1,048,576 values: make it a level, or let it move in fewer steps");
  }

  @Test
  void clockThatRemembersIsNamed() {
    assertThatThrownBy(
            () -> solver("flag a\nevent ring after 2 days then a = true\noutcome a when a\n", 9, 1))
        .isInstanceOf(TooLarge.class)
        .hasMessage("`ring` runs on a clock of fixed length, which remembers how long it has run");
  }

  @Test
  void largeStiffChainIsRefusedWithItsFastestEvent() {
    String text =
        """
        level x = 0..1000
        flag a
        event slow when x < 1000 rate 1e-9 per day then x up
        event on when not a rate 1e9 per day then a = true
        event off when a rate 1e9 per day then a = false
        outcome top when x == 1000 ends
        """;
    assertThatThrownBy(() -> solver(text, 10_000, 100).solution(Settings.Watcher.none()))
        .isInstanceOf(TooLarge.class)
        .message()
        .contains("fires up to 1.00e+09 times a day")
        .contains("2,002 states");
  }

  @Test
  void smallStiffChainIsSolved() {
    String text =
        """
        level x = 0..2
        flag a
        event slow when x < 2 rate 1e-9 per day then x up
        event on when not a rate 1e9 per day then a = true
        event off when a rate 1e9 per day then a = false
        outcome top when x == 2 ends
        """;
    Solution solution = solver(text, 10_000, 100).solution(Settings.Watcher.none());
    // two steps of a Poisson process of mean 1e-7
    double mean = 1e-7;
    assertThat(solution.outcomes().getFirst().getFirst().mean())
        .isCloseTo(mean * mean / 2, org.assertj.core.api.Assertions.withinPercentage(0.001));
    assertThat(solution.error()).isLessThan(1e-5);
  }
}
