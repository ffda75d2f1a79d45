package offramp.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import offramp.model.Condition;
import offramp.model.Firing;
import offramp.model.Firing.Cause;
import offramp.model.Firing.Change;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.text.Span;
import org.junit.jupiter.api.Test;

class DependenciesTest {
  private static final int MODELS = 300;

  @Test
  void whatFiringCanChangeChangesNoRateOutsideItsTable() {
    each(
        (program, state, firing) ->
            unchanged(
                program.rateEvents(),
                program.ratesAfter(firing),
                event -> program.interpreter().rate(event, state),
                () -> change(program, state, firing)));
  }

  @Test
  void whatFiringCanChangeChangesNoClockOutsideItsTable() {
    each(
        (program, state, firing) ->
            unchanged(
                program.clockEvents(),
                program.clocksAfter(firing),
                event -> program.interpreter().guard(event, state) ? 1 : 0,
                () -> change(program, state, firing)));
  }

  @Test
  void whatFiringCanChangeChangesNoTriggerOutsideItsTable() {
    each(
        (program, state, firing) ->
            unchanged(
                becoming(program),
                program.triggersAfter(firing),
                trigger -> program.interpreter().cause(trigger, state) ? 1 : 0,
                () -> change(program, state, firing)));
  }

  @Test
  void whatFiringCanChangeChangesNoOutcomeOutsideItsTable() {
    each(
        (program, state, firing) ->
            unchanged(
                all(program.model().outcomes().size()),
                program.outcomesAfter(firing),
                outcome -> program.interpreter().outcome(outcome, state) ? 1 : 0,
                () -> change(program, state, firing)));
  }

  @Test
  void dateChangesNoRateOutsideItsTable() {
    eachDate(program -> program.rateEvents(), Program::ratesAtDate, Code::rate);
  }

  @Test
  void dateChangesNoClockOutsideItsTable() {
    eachDate(
        program -> program.clockEvents(),
        Program::clocksAtDate,
        (code, event, state) -> code.guard(event, state) ? 1 : 0);
  }

  @Test
  void dateChangesNoTriggerOutsideItsTable() {
    eachDate(
        DependenciesTest::becoming,
        Program::triggersAtDate,
        (code, trigger, state) -> code.cause(trigger, state) ? 1 : 0);
  }

  @Test
  void dateChangesNoOutcomeOutsideItsTable() {
    eachDate(
        program -> all(program.model().outcomes().size()),
        Program::outcomesAtDate,
        (code, outcome, state) -> code.outcome(outcome, state) ? 1 : 0);
  }

  @Test
  void rateReadsThroughDefinitions() {
    Terms.Draft draft = new Terms.Draft();
    draft.variables().add(Terms.level("fear", 10, 0));
    draft.definitions().add(Terms.let("dread", Terms.state(0)));
    draft.definitions().add(Terms.let("panic", new Term.DefinitionOf(0)));
    draft.events().add(Terms.event("scare", Terms.ALWAYS, Terms.number(1), Terms.up(0, 1)));
    draft.events().add(Terms.event("flight", Terms.ALWAYS, new Term.DefinitionOf(1)));
    assertArrayEquals(new int[] {1}, Program.of(draft.model()).ratesAfter(0));
  }

  @Test
  void movesAreOfVariablesThatTheFiringChanges() {
    Terms.Draft draft = new Terms.Draft();
    draft.variables().add(Terms.level("fear", 10, 0));
    draft.variables().add(Terms.level("steps", 10, 0));
    draft.events().add(Terms.event("scare", Terms.ALWAYS, Terms.number(1), Terms.up(0, 1)));
    draft.triggers().add(trigger(new Cause.Moves(1, true)));
    draft.triggers().add(trigger(new Cause.Moves(0, true)));
    Program program = Program.of(draft.model());
    assertArrayEquals(new int[] {1}, program.movesAfter(0));
    assertArrayEquals(new int[] {0}, program.movesAfter(1));
  }

  @Test
  void datesAreTheDaysAheadOnceEachAscending() {
    Terms.Draft draft = new Terms.Draft();
    for (double day : new double[] {3, -1, 2, 0, 3}) {
      Condition since = new Condition.Dated(true, java.time.LocalDate.EPOCH, day);
      draft.events().add(Terms.event("event" + day, since, Terms.number(1)));
    }
    assertArrayEquals(new double[] {2, 3}, Program.of(draft.model()).dates());
  }

  private static Firing.Trigger trigger(Cause cause) {
    return new Firing.Trigger("count", cause, Terms.then(Terms.up(1, 1)), Span.NOWHERE);
  }

  private interface Case {
    void check(Program program, State state, int firing);
  }

  private interface Look {
    double at(Code code, int number, State state);
  }

  private interface Table {
    int[] row(Program program, int date);
  }

  private static void each(Case claim) {
    for (int seed = 0; seed < MODELS; seed++) {
      Program program = Program.of(RandomModels.of(RandomModels.Kind.TAME, seed));
      State state = started(program);
      for (int firing = 0; firing < program.firings(); firing++) {
        claim.check(program, state, firing);
      }
    }
  }

  private static void eachDate(
      java.util.function.Function<Program, int[]> members, Table table, Look look) {
    for (int seed = 0; seed < MODELS; seed++) {
      Program program = Program.of(RandomModels.of(RandomModels.Kind.TAME, seed));
      State state = started(program);
      for (int date = 0; date < program.dates().length; date++) {
        int place = program.model().variables().size() + date;
        unchanged(
            members.apply(program),
            table.row(program, date),
            number -> look.at(program.interpreter(), number, state),
            () -> state.values[place] = 1);
      }
    }
  }

  private static State started(Program program) {
    State state = program.newState();
    Arrays.fill(state.parameters, 0, program.model().unknowns().size(), 0.7);
    program.interpreter().define(state);
    program.interpreter().start(state);
    return state;
  }

  private static void unchanged(
      int[] members, int[] table, IntToDoubleFunction look, Runnable change) {
    double[] before = Arrays.stream(members).mapToDouble(look).toArray();
    change.run();
    for (int number = 0; number < members.length; number++) {
      if (Arrays.binarySearch(table, members[number]) < 0) {
        assertEquals(before[number], look.applyAsDouble(members[number]));
      }
    }
  }

  private static void change(Program program, State state, int firing) {
    SplittableRandom random = new SplittableRandom(firing);
    for (Change change : Expressions.changes(program.firing(firing).consequences())) {
      Variable variable = program.model().variables().get(change.variable());
      state.values[change.variable()] =
          random.nextInt((int) variable.low(), (int) variable.high() + 1);
    }
  }

  private static int[] becoming(Program program) {
    Model model = program.model();
    return IntStream.range(0, model.triggers().size())
        .filter(trigger -> model.triggers().get(trigger).cause() instanceof Cause.Becomes)
        .toArray();
  }

  private static int[] all(int count) {
    return IntStream.range(0, count).toArray();
  }
}
