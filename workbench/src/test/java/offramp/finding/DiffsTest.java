package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.check.Change;
import offramp.check.Draft;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.finding.DiffFinding.Move;
import offramp.simulate.Settings;
import offramp.text.Source;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;

/// Two models side by side.
///
/// Differences found by simulation are held against closed forms within 4 of the standard errors
/// given, with a fixed seed: a false alarm has a chance below 1e-4 each.
class DiffsTest {
  private static final String TWO =
      """
      runs 10 days
      flag here
      flag there
      event come when not here rate 0.1 per day then here = true
      event go when not there rate 0.2 per day then there = true
      outcome arrived when here
      outcome left when there
      """;

  private static final String DOUBT =
      """
      runs 10 days
      unknown pace = Uniform(0.1 per day, 0.3 per day)
      flag here
      event come when not here rate pace then here = true
      lever slow scales come by 0.5
      theory calm {
        event come rate pace / 2
      }
      outcome arrived when here
      """;

  private static DiffFinding diff(Method method, String a, String b) {
    return diff(method, a, Variation.BASE, b, Variation.BASE);
  }

  private static DiffFinding diff(
      Method method, String a, Variation underA, String b, Variation underB) {
    return Diffs.of(ran(method, a, underA), ran(method, b, underB), Settings.Watcher.none());
  }

  private static Diffs.Ran ran(Method method, String text, Variation variation) {
    Runs.Effort effort = new Runs.Effort(method, 1, 20_000, 100, 2, OptionalDouble.empty());
    Runs.Question question = new Runs.Question("test.crisis", "", 10, Unit.DAY, 2, effort);
    return Diffs.run(
        Draft.of(new Source("test.crisis", text), variation),
        Texts.model(text, variation),
        question,
        Settings.Watcher.none());
  }

  private static Move move(DiffFinding diff, String outcome) {
    return diff.outcomes().stream()
        .filter(o -> o.name().equals(outcome))
        .findFirst()
        .orElseThrow()
        .series()
        .getLast()
        .move();
  }

  private static String faster(String text) {
    return text.replace("0.1 per day then", "0.15 per day then");
  }

  @Test
  void modelDoesNotDifferFromItselfAtAll() {
    for (Method method : List.of(Method.EXACT, Method.SIMULATE)) {
      DiffFinding diff = diff(method, DOUBT, DOUBT);
      assertThat(diff.changes()).isEmpty();
      assertThat(move(diff, "arrived")).isEqualTo(new Move(0, 0, true, false));
    }
  }

  @Test
  void commentsAndReasonsAndLayoutAreNoChange() {
    String other =
        TWO.replace("outcome left", "# a remark\noutcome left")
            .replace("rate 0.1", "\n  rate  0.1")
            .replace("then there = true", "then there = true because \"so\"");
    assertThat(diff(Method.EXACT, TWO, other).changes()).isEmpty();
  }

  /// P(arrived by 10 days) = 1 - exp(-10 rate).
  @Test
  void changedRateMovesItsOutcomeByTheClosedForm() {
    double moved = Math.exp(-1) - Math.exp(-1.5);
    Move exact = move(diff(Method.EXACT, TWO, faster(TWO)), "arrived");
    assertThat(exact.difference()).isCloseTo(moved, within(1e-9));
    assertThat(exact.standardError()).isZero();
    assertThat(exact.seen()).isTrue();
    Move simulated = move(diff(Method.SIMULATE, TWO, faster(TWO)), "arrived");
    assertThat(simulated.standardError()).isBetween(1e-4, 0.01);
    assertThat(simulated.difference()).isCloseTo(moved, within(4 * simulated.standardError()));
    assertThat(simulated.paired()).isTrue();
  }

  @Test
  void outcomeThatTheChangeDoesNotTouchIsNotSeenToMove() {
    assertThat(move(diff(Method.EXACT, TWO, faster(TWO)), "left").seen()).isFalse();
  }

  @Test
  void changeIsTheWordsOfBothSides() {
    assertThat(diff(Method.EXACT, TWO, faster(TWO)).changes())
        .containsExactly(
            new Change(
                "event",
                "come",
                Optional.of("event come when not here rate 0.1 per day then here = true"),
                Optional.of("event come when not here rate 0.15 per day then here = true"),
                "event come"));
  }

  /// E exp(-10 pace) over Uniform(0.1, 0.3) by hand; shared draws make the error small beside that
  /// of either side.
  @Test
  void sharedDrawsMakeTheErrorOfADifferenceSmall() {
    Variation set = new Variation(Optional.empty(), List.of(), Map.of("pace", "0.3 per day"));
    DiffFinding diff = diff(Method.EXACT, DOUBT, Variation.BASE, DOUBT, set);
    double stay = (Math.exp(-1) - Math.exp(-3)) / 2;
    Move move = move(diff, "arrived");
    assertThat(move.difference()).isCloseTo(stay - Math.exp(-3), within(4 * move.standardError()));
    assertThat(diff.changes().getFirst().after()).contains("let pace = 0.3 per day");
    String once = DOUBT.replace("rate pace then", "rate pace * 1.01 then");
    Move small = move(diff(Method.EXACT, DOUBT, once), "arrived");
    assertThat(small.standardError()).isLessThan(0.1 * move.standardError());
    assertThat(small.seen()).isTrue();
  }

  /// Half the rate: E exp(-5 pace) - E exp(-10 pace), both by a lever and by a theory.
  @Test
  void leverAndTheoryThatHalveTheRateMoveTheAnswerAlike() {
    Variation pulled =
        new Variation(Optional.empty(), List.of(Variation.Pull.declared("slow")), Map.of());
    DiffFinding lever = diff(Method.EXACT, DOUBT, Variation.BASE, DOUBT, pulled);
    DiffFinding theory = diff(Method.EXACT, DOUBT, Variation.BASE, DOUBT, Variation.of("calm"));
    double moved = (Math.exp(-1) - Math.exp(-3)) / 2 - (Math.exp(-0.5) - Math.exp(-1.5));
    Move move = move(lever, "arrived");
    assertThat(move.difference()).isCloseTo(moved, within(4 * move.standardError()));
    assertThat(move(theory, "arrived").difference()).isCloseTo(move.difference(), within(1e-9));
    assertThat(lever.changes()).extracting(Change::kind).containsExactly("pull");
    assertThat(theory.changes().getFirst().after())
        .contains("event come when not here" + " then here = true rate pace / 2");
  }

  @Test
  void outcomeOfOneSideIsNamedAndNotCompared() {
    String without = TWO.replace("outcome left when there\n", "");
    DiffFinding removed = diff(Method.EXACT, TWO, without);
    assertThat(removed.onlyA()).containsExactly("left");
    assertThat(removed.outcomes())
        .extracting(DiffFinding.OutcomeMoves::name)
        .containsExactly("arrived");
    assertThat(removed.changes()).extracting(Change::what).containsExactly("removed");
    assertThat(diff(Method.EXACT, without, TWO).onlyB()).containsExactly("left");
  }

  /// Two rates of different outcomes do nothing together; a new flag is no model without its event.
  @Test
  void eachChangeMovesItsOwnAnswer() {
    String both = faster(TWO).replace("0.2 per day", "0.4 per day");
    DiffFinding diff = diff(Method.EXACT, TWO, both);
    assertThat(diff.alone()).hasSize(2);
    assertThat(diff.alone().getFirst().moves())
        .filteredOn(move -> move.move().seen())
        .extracting(DiffFinding.NamedMove::outcome)
        .containsExactly("arrived");
    assertThat(diff.together()).allMatch(move -> !move.move().seen());
  }

  @Test
  void changeThatNeedsAnotherIsSkippedWithAWord() {
    String more =
        TWO.replace("flag there", "flag there\nflag open")
            .replace("when not here rate", "when not here and not open rate");
    DiffFinding diff = diff(Method.EXACT, TWO, more);
    assertThat(diff.alone())
        .extracting(alone -> alone.skipped().isPresent())
        .containsExactly(false, true);
  }

  @Test
  void manyChangesAreNotMadeOneByOne() {
    StringBuilder more = new StringBuilder(TWO);
    for (int i = 0; i <= Diffs.MOST_ALONE; i++) {
      more.append("let free").append(i).append(" = 1\n");
    }
    DiffFinding diff = diff(Method.EXACT, TWO, more.toString());
    assertThat(diff.alone()).isEmpty();
    assertThat(diff.whyNotAlone()).hasValueSatisfying(why -> assertThat(why).contains("9"));
  }
}
