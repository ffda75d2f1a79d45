package offramp.program;

import static offramp.program.Terms.ALWAYS;
import static offramp.program.Terms.compare;
import static offramp.program.Terms.down;
import static offramp.program.Terms.event;
import static offramp.program.Terms.level;
import static offramp.program.Terms.minus;
import static offramp.program.Terms.number;
import static offramp.program.Terms.of;
import static offramp.program.Terms.over;
import static offramp.program.Terms.plus;
import static offramp.program.Terms.set;
import static offramp.program.Terms.then;
import static offramp.program.Terms.up;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Condition.Relation;
import offramp.model.Fault.Kind;
import offramp.model.Firing;
import offramp.model.Firing.Branch;
import offramp.model.Firing.Change;
import offramp.model.Firing.Consequences;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Law;
import offramp.model.Firing.Lottery;
import offramp.model.Firing.Timing;
import offramp.model.Term;
import offramp.model.Term.Function;
import offramp.model.Unknown;
import offramp.model.Variable;
import offramp.random.Distribution;
import offramp.random.Key;
import offramp.random.Stream;
import offramp.text.Span;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;

/// The rules of the language for what a program does, each in both of its codes.
class InterpreterTest {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int SCORE = 2;
  private static final Term NAN = new Term.Call(Function.LN, List.of(number(-1)));

  @Test
  void rateIsZeroAndNotEvaluatedWhereGuardIsFalse() {
    assertEquals(0, rate(compare(X, Relation.GREATER, 9), NAN));
  }

  @Test
  void rateIsTheTermWhereGuardHolds() {
    assertEquals(2.5, rate(ALWAYS, plus(of(X), number(0.5))));
  }

  @Test
  void negativeRateIsAFault() {
    assertEquals(Kind.NEGATIVE_RATE, rateFault(number(-0.1)));
  }

  @Test
  void infiniteRateIsAFault() {
    assertEquals(Kind.ENDLESS_RATE, rateFault(over(number(1), 0)));
  }

  @Test
  void rateThatIsNoNumberIsAFault() {
    assertEquals(Kind.NOT_A_NUMBER, rateFault(NAN));
  }

  @Test
  void noNumberIsAFaultEvenIfTheComparisonWouldHideIt() {
    Condition hidden = new Condition.Compare(Relation.UNEQUAL, NAN, number(0));
    assertEquals(Kind.NOT_A_NUMBER, fault(with(event("e", hidden, number(1))), rateOf(0)));
  }

  @Test
  void effectsHappenTogether() {
    assertValues(1, 2, 0.5, after(set(X, of(Y)), set(Y, of(X))));
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
    State state = started(with(event("e", ALWAYS, number(1), up(X, 1), set(Y, number(99)))));
    assertThrows(ModelFault.class, () -> program(state.values).interpreter().fire(0, state));
    assertEquals(2, state.values[X]);
  }
}
