package offramp.program;

import static offramp.program.Both.X;
import static offramp.program.Both.both;
import static offramp.program.Both.fault;
import static offramp.program.Both.rateOf;
import static offramp.program.Both.site;
import static offramp.program.Both.started;
import static offramp.program.Both.with;
import static offramp.program.Terms.ALWAYS;
import static offramp.program.Terms.compare;
import static offramp.program.Terms.event;
import static offramp.program.Terms.level;
import static offramp.program.Terms.minus;
import static offramp.program.Terms.number;
import static offramp.program.Terms.over;
import static offramp.program.Terms.plus;
import static offramp.program.Terms.state;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Condition.Relation;
import offramp.model.Fault.Kind;
import offramp.model.Term;
import offramp.model.Term.Function;
import offramp.model.Unknown;
import offramp.model.Variable;
import offramp.program.Terms.Draft;
import offramp.random.Distribution;
import offramp.text.Span;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;

/// The rules of the language for rates, starts, dates and the words of faults.
class InterpreterTest {
  private static final Term NAN = new Term.Call(Function.LN, List.of(number(-1)));

  @Test
  void rateIsZeroAndNotEvaluatedWhereGuardIsFalse() {
    assertEquals(0, rate(compare(X, Relation.GREATER, 9), NAN));
  }

  @Test
  void rateIsTheTermWhereGuardHolds() {
    assertEquals(2.5, rate(ALWAYS, plus(state(X), number(0.5))));
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
  void startOutsideTheRangeIsAFault() {
    Draft draft = new Draft();
    draft.variables().add(level("x", 4, 5));
    assertEquals(Kind.OUT_OF_RANGE, fault(draft, (code, state) -> code.start(state)));
  }

  @Test
  void faultOfStartSaysThatItIsTheStartOfTheVariable() {
    Draft draft = new Draft();
    draft.variables().add(level("x", 4, 5));
    assertEquals(
        "the start of variable `x`", site(draft, (code, state) -> code.start(state)).subject());
  }

  @Test
  void faultNamesItsEvent() {
    Draft draft = with(event("west_climbs", ALWAYS, number(-0.5)));
    assertEquals("the rate of event `west_climbs`", site(draft, rateOf(0)).subject());
  }

  @Test
  void faultTellsTheValue() {
    assertEquals(-0.5, site(with(event("e", ALWAYS, number(-0.5))), rateOf(0)).value());
  }

  @Test
  void faultTellsTheNamesThatTheExpressionReadsThroughDefinitions() {
    Draft draft = with(event("e", ALWAYS, minus(new Term.DefinitionOf(0), number(9))));
    draft.unknowns().add(push());
    draft.definitions().add(Terms.let("climbing", plus(state(X), new Term.UnknownOf(0))));
    assertEquals(
        Map.of("climbing", "2", "x", "2", "push", "0 per month"), site(draft, rateOf(0)).names());
  }

  @Test
  void faultTellsLaddersByTheirRung() {
    Draft draft = with(event("e", ALWAYS, number(-1)));
    List<String> rungs = List.of("none", "aid", "war");
    draft.variables().add(new Variable.Ladder("west", rungs, number(1), Span.NOWHERE));
    assertEquals("aid", site(draft, rateOf(0)).state().get("west"));
  }

  @Test
  void dayBeforeTheStartHasCome() {
    assertEquals(1, rate(new Condition.Dated(true, LocalDate.EPOCH, -3), number(1)));
  }

  @Test
  void untilHoldsBeforeItsDay() {
    assertEquals(1, rate(new Condition.Dated(false, LocalDate.EPOCH, 3), number(1)));
  }

  @Test
  void sinceHoldsFromItsSwitchOn() {
    Draft draft = with(event("e", new Condition.Dated(true, LocalDate.EPOCH, 3), number(1)));
    State state = started(draft);
    state.values[draft.variables().size()] = 1;
    assertEquals(1, Program.of(draft.model()).compiled().rate(0, state));
  }

  private static Unknown push() {
    Distribution law = new Distribution.Uniform(0, 1);
    Unknown.Scale perMonth = new Unknown.Scale(true, Unit.MONTH);
    return new Unknown("push", law, Optional.of(perMonth), List.of(), Span.NOWHERE);
  }

  private static double rate(Condition guard, Term rate) {
    return both(with(event("e", guard, rate)), rateOf(0)).rates[0];
  }

  private static Kind rateFault(Term rate) {
    return fault(with(event("e", ALWAYS, rate)), rateOf(0));
  }
}
