package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import offramp.check.Texts;
import offramp.model.Model;
import offramp.report.PathsCsv;
import offramp.report.PathsText;
import offramp.simulate.Evidence;
import offramp.simulate.Settings;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Paths into outcomes given what has come about, exactly and by simulation, against closed forms.
///
/// At least 2,000 histories are told of: shares are held to 0.045, which is 4 standard errors, so a
/// false alarm has a chance below 1e-4 each; the seed is fixed.
class GivenPathsTest {
  private static final double CLOSE = 0.045;
  private static final int GOAL = 0;
  private static final int SIGN = 1;

  /// Left at rate 0.2 a day and right at rate 0.1, in either order.
  private static final String DIAMOND =
      """
      flag left
      flag right
      event go_left  when not left  rate 0.2 per day then left = true
      event go_right when not right rate 0.1 per day then right = true
      outcome both when left and right ends
      outcome turned when left
      """;

  /// A fast route at rate 0.3 and a slow one at 0.1; an alarm follows the first at rate 0.05 and
  /// the second at rate 1.
  private static final String ALARM =
      """
      level x = 0..2
      flag alarm
      event fast when x == 0 rate 0.3 per day then x = 1
      event slow when x == 0 rate 0.1 per day then x = 2
      event ring when x > 0 and not alarm rate if x == 1 then 0.05 per day else 1 per day then alarm = true
      outcome there when x > 0
      outcome rung when alarm
      """;

  private static PathsFinding paths(Method method, String text, Evidence... evidence) {
    return paths(method, Texts.model(text), 2, evidence);
  }

  private static PathsFinding paths(Method method, Model model, int threads, Evidence... evidence) {
    int[] all = IntStream.range(0, model.variables().size()).toArray();
    Runs.Effort effort = new Runs.Effort(method, 1, 20_000, 100, threads, OptionalDouble.empty());
    Runs.Question question =
        new Runs.Question("a.crisis", "./offramp paths", 10, Unit.DAY, 1, effort)
            .given(Stream.of(evidence).map(each -> new Runs.Given("this, by then", each)).toList());
    return Paths.of(
        model, question, new Paths.Wanted(GOAL, Optional.of(all), 9), Settings.Watcher.none());
  }

  private static double share(PathsFinding found, String told) {
    return found.paths().stream()
        .filter(
            path ->
                path.steps().stream()
                    .map(step -> step.event().orElse("(date)"))
                    .collect(Collectors.joining(", "))
                    .equals(told))
        .mapToDouble(path -> path.share().value())
        .sum();
  }

  private static void isLikely(PathsFinding found, double expected) {
    double slack = found.states().isPresent() ? 1e-9 : 4 * found.probability().standardError();
    assertThat(found.probability().mean()).isCloseTo(expected, within(slack));
  }

  private static void isGiven(PathsFinding found, double expected) {
    RunFinding.Given given = found.given().orElseThrow();
    boolean exact = found.states().isPresent();
    assertThat(given.share()).isCloseTo(expected, within(exact ? 1e-9 : 4 * 0.5 / 140));
    assertThat(given.histories().isEmpty()).isEqualTo(exact);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "SIMULATE"})
  void sideThatHasComeByADayIsFirstMoreOften(Method method) {
    PathsFinding found = paths(method, DIAMOND, new Evidence(SIGN, true, 4));
    double turned = -Math.expm1(-0.8);
    double both = turned * -Math.expm1(-1);
    double leftFirst = 2.0 / 3 * -Math.expm1(-1.2) - Math.exp(-1) * turned;
    isGiven(found, turned);
    isLikely(found, both / turned);
    assertThat(share(found, "go_left, go_right")).isCloseTo(leftFirst / both, within(CLOSE));
    assertThat(share(found, "go_right, go_left")).isCloseTo(1 - leftFirst / both, within(CLOSE));
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "SIMULATE"})
  void sideThatHasNotComeByADayIsFirstLessOften(Method method) {
    PathsFinding found = paths(method, DIAMOND, new Evidence(SIGN, false, 4));
    double late = Math.exp(-0.8) - Math.exp(-2);
    double both = late * -Math.expm1(-1);
    double rightFirst = late - 2.0 / 3 * (Math.exp(-1.2) - Math.exp(-3));
    isGiven(found, Math.exp(-0.8));
    isLikely(found, both / Math.exp(-0.8));
    assertThat(share(found, "go_right, go_left")).isCloseTo(rightFirst / both, within(CLOSE));
    assertThat(found.paths())
        .filteredOn(path -> path.steps().getLast().event().equals(Optional.of("go_left")))
        .allMatch(path -> path.steps().getLast().early().value() > 4);
  }

  /// {@return the probability of a route of this rate, out of 0.4, with an alarm by day 10}
  private static double rung(double rate, double alarm) {
    return rate / 0.4 * -Math.expm1(-4)
        - rate * (Math.exp(-10 * alarm) - Math.exp(-4)) / (0.4 - alarm);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "SIMULATE"})
  void whatComesAfterTheOutcomeTellsOfTheWayIntoIt(Method method) {
    PathsFinding found = paths(method, ALARM, new Evidence(SIGN, true, 10));
    double fast = rung(0.3, 0.05);
    double slow = rung(0.1, 1);
    isGiven(found, fast + slow);
    isLikely(found, 1);
    assertThat(share(found, "fast")).isCloseTo(fast / (fast + slow), within(CLOSE));
    assertThat(share(found, "slow")).isCloseTo(slow / (fast + slow), within(CLOSE));
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "SIMULATE"})
  void outcomeItselfMayBeGiven(Method method) {
    PathsFinding late =
        paths(method, ALARM, new Evidence(GOAL, false, 3), new Evidence(GOAL, true, 6.5));
    isLikely(late, 1);
    isGiven(late, Math.exp(-1.2) - Math.exp(-2.6));
    double middle = late.paths().getFirst().steps().getFirst().middle().value();
    double median = -Math.log((Math.exp(-1.2) + Math.exp(-2.6)) / 2) / 0.4;
    assertThat(middle).isCloseTo(median, within(0.15));
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "SIMULATE"})
  void outcomeThatWhatIsGivenRulesOutHasNoPath(Method method) {
    PathsFinding never = paths(method, ALARM, new Evidence(GOAL, false, 10));
    assertThat(never.paths()).isEmpty();
    assertThat(never.probability().mean()).isZero();
    assertThat(PathsText.of(never))
        .contains(method == Method.EXACT ? "where what is given holds" : "never seen in");
    // 3 / 366 histories, not 3 / 20,000
    if (method == Method.SIMULATE) {
      assertThat(never.probability().bound().orElseThrow()).isBetween(0.006, 0.012);
    }
  }

  @Test
  void drawsAreWeighedByWhatTheyMakeOfTheCondition() {
    String text =
        """
        unknown pace = Uniform(0.1 per day, 0.3 per day)
        flag here
        event come when not here rate pace then here = true
        outcome arrived when here
        """;
    Evidence late = new Evidence(GOAL, false, 5);
    PathsFinding exact = paths(Method.EXACT, text, late);
    PathsFinding simulated = paths(Method.SIMULATE, text, late);
    double stays5 = Math.exp(-0.5) - Math.exp(-1.5);
    double stays10 = (Math.exp(-1) - Math.exp(-3)) / 2;
    for (PathsFinding found : List.of(exact, simulated)) {
      assertThat(found.probability().mean())
          .isCloseTo(1 - stays10 / stays5, within(4 * found.probability().standardError()));
    }
    assertThat(simulated.given().orElseThrow().effectiveDraws())
        .isCloseTo(exact.given().orElseThrow().effectiveDraws(), within(5.0));
    assertThat(exact.given().orElseThrow().effectiveDraws()).isBetween(50.0, 99.0);
  }

  /// Rarer than 3 in a million, so no history would be seen.
  @Test
  void howeverRareTheyAreExact() {
    PathsFinding found =
        paths(
            Method.AUTO,
            """
            level x = 0..9
            event up   when x < 9 rate 0.1 per day then x up
            event leap when x == 0 rate 0.000001 per day then x = 9
            outcome top when x == 9 ends
            outcome begun when x > 0
            """,
            new Evidence(SIGN, false, 9.5));
    assertThat(found.method()).isEqualTo("exact");
    // up in half a day with 9 steps has a chance below 1e-17
    double leap = 1e-5 * -Math.expm1(-0.100001 * 0.5) / 1.00001;
    assertThat(found.probability().mean()).isCloseTo(leap, within(1e-14));
    assertThat(share(found, "leap")).isEqualTo(1);
  }

  @Test
  void clocksAreSimulatedAndTheMethodSaysWhy() {
    PathsFinding found =
        paths(
            Method.AUTO,
            """
            flag gone
            event go when not gone after Uniform(2 days, 12 days) then gone = true
            outcome out when gone ends
            """,
            new Evidence(GOAL, false, 7));
    assertThat(found.method()).isEqualTo("simulate");
    assertThat(found.why()).contains("remembers how long it has run");
    isLikely(found, 0.6);
  }

  @Test
  void whatCannotBeIsRefused() {
    Evidence[] never = {new Evidence(GOAL, false, 4), new Evidence(SIGN, true, 3)};
    assertThatThrownBy(() -> paths(Method.EXACT, ALARM, never))
        .isInstanceOf(TooFew.class)
        .hasMessageContaining("its probability is 0");
    assertThatThrownBy(() -> paths(Method.SIMULATE, ALARM, never))
        .isInstanceOf(TooFew.class)
        .hasMessageContaining("it holds in 0 of 20,000 histories");
  }

  @Test
  void numbersDoNotHangOnTheThreads() {
    Model model = Texts.model(DIAMOND);
    Evidence turned = new Evidence(SIGN, true, 4);
    for (Method method : List.of(Method.EXACT, Method.SIMULATE)) {
      assertThat(paths(method, model, 1, turned)).isEqualTo(paths(method, model, 3, turned));
    }
  }

  @Test
  void textAndTableSayWhatIsGiven() {
    PathsFinding found = paths(Method.EXACT, DIAMOND, new Evidence(SIGN, true, 4));
    assertThat(PathsText.of(found))
        .contains("given: this, by then\n  which has a probability of 55.1%")
        .contains("and keep to what is given");
    assertThat(PathsCsv.head().strip()).endsWith(",given");
    assertThat(PathsCsv.rows(found).lines())
        .isNotEmpty()
        .allMatch(row -> row.endsWith(",\"this, by then\""));
  }
}
