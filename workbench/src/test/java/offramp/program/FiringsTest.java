package offramp.program;

import static offramp.program.Both.SCORE;
import static offramp.program.Both.X;
import static offramp.program.Both.Y;
import static offramp.program.Both.both;
import static offramp.program.Both.fault;
import static offramp.program.Both.started;
import static offramp.program.Both.with;
import static offramp.program.Terms.ALWAYS;
import static offramp.program.Terms.down;
import static offramp.program.Terms.event;
import static offramp.program.Terms.number;
import static offramp.program.Terms.over;
import static offramp.program.Terms.plus;
import static offramp.program.Terms.set;
import static offramp.program.Terms.state;
import static offramp.program.Terms.then;
import static offramp.program.Terms.up;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.model.Fault.Kind;
import offramp.model.Firing.Branch;
import offramp.model.Firing.Change;
import offramp.model.Firing.Consequences;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Law;
import offramp.model.Firing.Lottery;
import offramp.model.Firing.Timing;
import offramp.model.Term;
import offramp.program.Both.Act;
import offramp.program.Terms.Draft;
import offramp.random.Distribution;
import offramp.random.Key;
import offramp.random.Stream;
import offramp.text.Span;
import org.junit.jupiter.api.Test;

/// The rules of the language for effects, branches and clocks.
class FiringsTest {
  @Test
  void effectsHappenTogether() {
    assertValues(1, 2, 0.5, after(set(X, state(Y)), set(Y, state(X))));
  }

  @Test
  void moveStopsAtTheEndOfTheRange() {
    assertValues(4, 0, 0.5, after(up(X, 9), down(Y, 9)));
  }

  @Test
  void moveByNegativeAmountIsAFault() {
    assertEquals(Kind.NEGATIVE_AMOUNT, fireFault(up(X, -1)));
  }

  @Test
  void moveOfLevelByHalfIsAFault() {
    assertEquals(Kind.NOT_WHOLE, fireFault(up(X, 0.5)));
  }

  @Test
  void moveOfLevelByNearlyWholeAmountIsRounded() {
    assertValues(3, 1, 0.5, after(up(X, 1 + 5e-10)));
  }

  @Test
  void moveOfScoreByHalfIsExact() {
    assertValues(2, 1, 0.75, after(up(SCORE, 0.25)));
  }

  @Test
  void assignmentOfNearlyWholeNumberIsRounded() {
    assertValues(3, 1, 0.5, after(set(X, number(3 - 5e-10))));
  }

  @Test
  void assignmentOfHalfToLevelIsAFault() {
    assertEquals(Kind.NOT_WHOLE, fireFault(set(X, number(2.5))));
  }

  @Test
  void assignmentOutsideTheRangeIsAFault() {
    assertEquals(Kind.OUT_OF_RANGE, fireFault(set(X, number(5))));
  }

  @Test
  void infiniteAssignmentIsAFault() {
    assertEquals(Kind.NOT_FINITE, fireFault(set(SCORE, over(number(1), 0))));
  }

  @Test
  void faultOfLaterEffectLeavesEarlierOnesUndone() {
    Draft draft = with(event("e", ALWAYS, number(1), up(X, 1), set(Y, number(99))));
    State state = started(draft);
    assertThrows(ModelFault.class, () -> Program.of(draft.model()).interpreter().fire(0, state));
    assertEquals(2, state.values[X]);
  }

  @Test
  void probabilitiesThatDoNotSumToOneAreAFault() {
    assertEquals(Kind.PROBABILITIES_SUM, drawFault(probabilities(0.5, 0.4)));
  }

  @Test
  void probabilitiesWithinToleranceOfOneAreDrawn() {
    assertEquals(1, drawn(probabilities(1 - 5e-10), 3));
  }

  @Test
  void probabilityAboveOneIsAFault() {
    assertEquals(Kind.NOT_A_PROBABILITY, drawFault(probabilities(1.5, -0.5)));
  }

  @Test
  void otherwiseTakesTheRest() {
    assertEquals(0, drawn(rest(0.0), 3));
  }

  @Test
  void probabilitiesBesideOtherwiseAboveOneAreAFault() {
    assertEquals(Kind.PROBABILITIES_SUM, drawFault(rest(0.7, 0.4)));
  }

  @Test
  void weightsAreNormalised() {
    assertEquals(2, drawn(weights(0, 8), 3));
  }

  @Test
  void negativeWeightIsAFault() {
    assertEquals(Kind.NEGATIVE_WEIGHT, drawFault(weights(2, -1)));
  }

  @Test
  void weightsThatAreAllZeroAreAFault() {
    assertEquals(Kind.WEIGHTS_ZERO, drawFault(weights(0, 0)));
  }

  @Test
  void branchIsTheFirstWhoseRunningSumLiesAboveTheUniformNumber() {
    double uniform = new Stream(Key.of(3)).uniform();
    int expected = uniform < 0.25 ? 1 : uniform < 0.5 ? 2 : 3;
    assertEquals(expected, drawn(probabilities(0.25, 0.25, 0.5), 3));
  }

  @Test
  void oneBranchAloneDrawsNoNumber() {
    assertEquals(0, draws(probabilities(1)));
  }

  @Test
  void twoBranchesDrawOneNumberEvenIfOneIsSure() {
    assertEquals(1, draws(probabilities(0, 1)));
  }

  @Test
  void oneBranchBesideOtherwiseDrawsOneNumber() {
    assertEquals(1, draws(rest(1)));
  }

  @Test
  void fixedLagIsItsTerm() {
    assertEquals(2.5, lag(new Lag.Fixed(plus(state(X), number(0.5)))));
  }

  @Test
  void drawnLagIsTheQuantileAtOneUniformNumber() {
    double uniform = new Stream(Key.of(0)).uniform();
    assertEquals(
        new Distribution.Weibull(2, 3).quantile(uniform),
        lag(lag(Law.WEIBULL, number(2), number(3))));
  }

  @Test
  void negativeLagIsAFault() {
    assertEquals(Kind.DURATION, lagFault(new Lag.Fixed(number(-1))));
  }

  @Test
  void negativeDrawnLagIsAFault() {
    assertEquals(Kind.DURATION, lagFault(lag(Law.UNIFORM, number(-2), number(-1))));
  }

  @Test
  void scaleOfZeroIsNoParameter() {
    assertEquals(Kind.LAW, lagFault(lag(Law.GAMMA, number(1), number(0))));
  }

  @Test
  void logNormalWithoutSpreadIsItsMedian() {
    assertEquals(3.7, lag(lag(Law.LOG_NORMAL, number(3.7), number(0))));
    assertEquals(Kind.LAW, lagFault(lag(Law.LOG_NORMAL, number(3.7), number(-0.1))));
    assertEquals(Kind.LAW, lagFault(lag(Law.LOG_NORMAL, number(0), number(0))));
  }

  @Test
  void uniformLawNeedsItsEndsInOrder() {
    assertEquals(Kind.LAW, lagFault(lag(Law.UNIFORM, number(2), number(1))));
  }

  @Test
  void lagOfEventWithoutClockIsTheMistakeOfTheCaller() {
    Draft draft = with(event("e", ALWAYS, number(1)));
    State state = started(draft);
    Program program = Program.of(draft.model());
    assertThrows(IllegalArgumentException.class, () -> program.interpreter().lag(0, state));
    assertThrows(IllegalArgumentException.class, () -> program.compiled().lag(0, state));
  }

  private static State after(Change... changes) {
    return both(with(event("e", ALWAYS, number(1), changes)), (code, state) -> code.fire(0, state));
  }

  private static Kind fireFault(Change change) {
    return fault(with(event("e", ALWAYS, number(1), change)), (code, state) -> code.fire(0, state));
  }

  private static void assertValues(double x, double y, double score, State state) {
    assertEquals(
        List.of(x, y, score), List.of(state.values[X], state.values[Y], state.values[SCORE]));
  }

  /// {@return branches that assign 1, 2, ... to x}
  private static List<Branch> branches(double... chances) {
    List<Branch> branches = new ArrayList<>();
    for (double chance : chances) {
      Change change = set(X, number(branches.size() + 1));
      branches.add(new Branch(number(chance), List.of(change), Span.NOWHERE));
    }
    return branches;
  }

  private static Lottery probabilities(double... chances) {
    return new Lottery.Probabilities(branches(chances), Optional.empty());
  }

  private static Lottery rest(double... chances) {
    return new Lottery.Probabilities(branches(chances), Optional.of(List.of(set(X, number(0)))));
  }

  private static Lottery weights(double... weights) {
    return new Lottery.Weights(branches(weights));
  }

  private static Draft drawing(Lottery lottery) {
    Timing rate = new Timing.Rate(number(1), Span.NOWHERE);
    return with(event("e", ALWAYS, rate, new Consequences(List.of(), lottery)));
  }

  private static double drawn(Lottery lottery, long key) {
    Act act =
        (code, state) -> {
          state.branches.restart(Key.of(key));
          code.fire(0, state);
        };
    return both(drawing(lottery), act).values[X];
  }

  private static Kind drawFault(Lottery lottery) {
    return fault(drawing(lottery), (code, state) -> code.fire(0, state));
  }

  /// {@return how many uniform numbers were drawn, 0 or 1}
  private static int draws(Lottery lottery) {
    long next = both(drawing(lottery), (code, state) -> code.fire(0, state)).branches.bits();
    return next == new Stream(Key.of(0)).bits() ? 0 : 1;
  }

  private static Lag lag(Law law, Term... parameters) {
    return new Lag.Drawn(law, List.of(parameters));
  }

  private static Draft clocked(Lag lag) {
    return with(event("e", ALWAYS, new Timing.Clock(lag, Span.NOWHERE), then()));
  }

  private static double lag(Lag lag) {
    return both(clocked(lag), (code, state) -> state.rates[0] = code.lag(0, state)).rates[0];
  }

  private static Kind lagFault(Lag lag) {
    return fault(clocked(lag), (code, state) -> code.lag(0, state));
  }
}
