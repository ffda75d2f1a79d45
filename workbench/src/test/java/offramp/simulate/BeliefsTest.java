package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import offramp.model.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How beliefs move: Bayes' rule in odds form, by who sees what.
class BeliefsTest {
  /// The rule loses a few roundings of 2^-53.
  private static final double ROUNDING = 1e-15;

  private static String model(String seen) {
    return """
        actors A, B, C in Club
        actors D
        level n = 0..9 starts 2
        belief a held by A starts 60% after act odds times 3
        belief b held by B starts 60% after act odds times 3
        belief d held by D starts 60% after act odds times 3
        event act by A SEEN on start + 1 day then n up 4
        outcome over when n == 9
        """
        .replace("SEEN", seen);
  }

  /// Odds of 60% are 3 to 2; three times that, 9 to 2: 9 / 11.
  private static final double MOVED = 9 / 11.0;

  @ParameterizedTest
  @CsvSource({
    "'', true, true, true",
    "secret, true, false, false",
    "seen by B, true, true, false",
    "seen by Club, true, true, false",
    "'seen by D, B', true, true, true",
    "seen by D, true, false, true"
  })
  void whoSeesAnEventUpdates(String seen, boolean a, boolean b, boolean d) {
    Story story = Story.of(model(seen));
    assertThat(story.value("a")).isCloseTo(a ? MOVED : 0.6, within(ROUNDING));
    assertThat(story.value("b")).isCloseTo(b ? MOVED : 0.6, within(ROUNDING));
    assertThat(story.value("d")).isCloseTo(d ? MOVED : 0.6, within(ROUNDING));
  }

  @Test
  void secretEventOfNobodyIsSeenByNobody() {
    Story story = Story.of(model("secret").replace("act by A", "act"));
    assertThat(story.value("a")).isEqualTo(0.6);
  }

  @Test
  void oddsMultiplyOverEvents() {
    // T06 of the theory cards: nine silences at 10% leave odds of 0.9^9, a bluff at 0.721
    Story story =
        Story.of(
            """
            actors A
            level n = 0..9
            belief answers held by A starts 50% after step odds times 0.9
            event step after 1 day then n up
            outcome over when n == 9 ends
            """);
    double odds = Math.pow(0.9, 9);
    assertThat(story.value("answers")).isCloseTo(odds / (1 + odds), within(9 * ROUNDING));
    assertThat(1 - story.value("answers")).isCloseTo(0.721, within(0.0005));
  }

  @Test
  void factorIsReadBeforeTheEvent() {
    // n is 2 before the event and 6 after it; the odds 3 to 2 times 2 are 3 to 1
    Story story = Story.of(model("").replace("times 3", "times n"));
    assertThat(story.value("a")).isCloseTo(0.75, within(ROUNDING));
  }

  @Test
  void updateJoinsTheEffectsOfTheEvent() {
    // the effect sees the belief as it was before
    Story story = Story.of(model("").replace("n up 4", "n = round(10 * a)"));
    assertThat(story.value("n")).isEqualTo(6);
    assertThat(story.value("a")).isCloseTo(MOVED, within(ROUNDING));
  }

  private static String watching(String name) {
    return """
        actors A, B in G
        flag raised  flag fired
        level n[c in G] = 0..9
        belief x held by A starts 50% after NAME odds times 4
        event call[c in G] by c on start + 1 day then n[c] up
        event raise on start + 2 days then raised = true
        trigger echo when raised then fired = true
        red line limit by B when fired
        lever help by B then nothing
        outcome over when x > 0.99
        """
        .replace("NAME", name);
  }

  @ParameterizedTest
  @CsvSource({
    "call, 16",
    "call[A], 4",
    "echo, 4",
    "limit, 4",
    "raise, 4",
  })
  void afterNamesAnEventAnInstanceATriggerOrARedLine(String name, double odds) {
    assertThat(Story.of(watching(name)).value("x"))
        .isCloseTo(odds / (1 + odds), within(2 * ROUNDING));
  }

  @Test
  void afterNamesALever() {
    assertThat(Story.of(watching("help")).value("x")).isEqualTo(0.5);
    assertThat(Story.pulling(watching("help"), "help").value("x")).isCloseTo(0.8, within(ROUNDING));
  }

  @Test
  void effectMayAssignABelief() {
    String text = model("").replace("after act odds times 3\nbelief b", "\nbelief b");
    assertThat(Story.of(text.replace("n up 4", "a = 0.25")).value("a")).isEqualTo(0.25);
    assertThat(Story.fault(text.replace("n up 4", "a = n"))).isEqualTo(Fault.Kind.OUT_OF_RANGE);
  }

  @ParameterizedTest
  @CsvSource({"n - 2", "n - 3", "1 / (n - 2)"})
  void factorThatIsNotAboveZeroAndFiniteIsAFault(String factor) {
    assertThat(Story.fault(model("").replace("times 3", "times (" + factor + ")")))
        .isEqualTo(Fault.Kind.ODDS);
  }

  @Test
  void certaintiesStay() {
    Story story = Story.of(model("").replace("by A starts 60%", "by A starts 100%"));
    assertThat(story.value("a")).isEqualTo(1);
    story = Story.of(model("").replace("by A starts 60%", "by A starts 0%"));
    assertThat(story.value("a")).isZero();
  }

  private static String onGrid(String starts, String then) {
    return """
        actors A
        belief b held by A STARTS after act odds times 3
        event act by A on start + 1 day then THEN
        event later on start + 2 days then EFFECT
        outcome over when b > 2
        """
        .replace("STARTS", starts)
        .replace("THEN", "nothing")
        .replace("EFFECT", then);
  }

  /// Values of a grid of 20 steps: log odds of 99% in tenths.
  private static double grid(int tenths) {
    return 1 / (1 + Math.pow(99, -tenths / 10.0));
  }

  @ParameterizedTest
  @CsvSource({
    // log odds of 30% are -0.1844 of those of 99%; three times the odds are 0.2391 more
    "starts 30% in 20 steps, nothing, 0",
    "starts 50% in 20 steps, nothing, 2",
    "starts 0% in 20 steps, nothing, -8",
    "starts 100% in 20 steps, nothing, 10",
    "in 20 steps starts 50%, b = 0.3, -2",
    "starts 50% in 20 steps, b = 1, 10",
    // 71.5% and 20% more
    "starts 50% in 20 steps, b up 0.2, 5",
    "starts 50% in 20 steps, b down 5, -10",
  })
  void beliefOnAGridGoesToTheNearestValue(String starts, String then, int tenths) {
    Story story = Story.of(onGrid(starts, then));
    assertThat(story.value("b")).isCloseTo(grid(tenths), within(ROUNDING));
  }
}
