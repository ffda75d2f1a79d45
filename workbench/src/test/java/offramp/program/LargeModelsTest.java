package offramp.program;

import static offramp.program.Terms.ALWAYS;
import static offramp.program.Terms.compare;
import static offramp.program.Terms.down;
import static offramp.program.Terms.event;
import static offramp.program.Terms.let;
import static offramp.program.Terms.level;
import static offramp.program.Terms.number;
import static offramp.program.Terms.plus;
import static offramp.program.Terms.state;
import static offramp.program.Terms.times;
import static offramp.program.Terms.up;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.model.Condition;
import offramp.model.Condition.Relation;
import offramp.model.Firing.Branch;
import offramp.model.Firing.Change;
import offramp.model.Firing.Consequences;
import offramp.model.Firing.Lottery;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Term;
import offramp.text.Span;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LargeModelsTest {
  /// HotSpot never compiles longer methods (`HugeMethodLimit`).
  private static final int HUGE = 8_000;

  @Test
  void threeThousandEventsAgree() {
    agrees(events(3_000));
  }

  @Test
  void sumOfTwoThousandTermsAgrees() {
    Terms.Draft draft = levels(7);
    draft.events().add(event("sum", ALWAYS, sum(2_000), up(0, 1)));
    agrees(draft.model());
  }

  @Test
  void sumNestedFiveThousandDeepAgrees() {
    Terms.Draft draft = levels(7);
    draft.events().add(event("sum", ALWAYS, sum(5_000), up(0, 1)));
    agrees(draft.model());
  }

  @Test
  void twoThousandConditionsAgree() {
    Condition all = ALWAYS;
    for (int number = 0; number < 2_000; number++) {
      all = new Condition.And(all, compare(number % 7, Relation.AT_MOST, number));
    }
    Terms.Draft draft = levels(7);
    draft.events().add(event("all", all, number(1), up(0, 1)));
    agrees(draft.model());
  }

  @Test
  void twoThousandDefinitionsAgree() {
    Terms.Draft draft = levels(7);
    draft.definitions().add(let("first", state(0)));
    for (int number = 1; number < 2_000; number++) {
      Term before = new Term.DefinitionOf(number - 1);
      draft.definitions().add(let("next" + number, plus(before, state(number % 7))));
    }
    draft.events().add(event("last", ALWAYS, new Term.DefinitionOf(1_999), up(0, 1)));
    agrees(draft.model());
  }

  @Test
  void oneRateForAllWhichOneSumFeedsAgrees() {
    oneSumFeeds(250);
  }

  @Test
  @Tag("full")
  void oneRateForSixHundredWhichOneSumFeedsAgrees() {
    oneSumFeeds(600);
  }

  private static void oneSumFeeds(int levels) {
    Terms.Draft draft = levels(levels);
    Term sum = state(0);
    for (int number = 1; number < levels; number++) {
      sum = plus(sum, state(number));
    }
    draft.definitions().add(let("sum", sum));
    for (int number = 0; number < levels; number++) {
      Condition guard = compare(number, Relation.LESS, 10);
      Term rate = times(number(number), new Term.DefinitionOf(0));
      draft.events().add(event("event" + number, guard, rate, up(number, 1)));
    }
    agrees(draft.model());
  }

  @Test
  void twoThousandEffectsAgree() {
    Terms.Draft draft = levels(2_000);
    Change[] changes =
        IntStream.range(0, 2_000).mapToObj(number -> up(number, 1)).toArray(Change[]::new);
    draft.events().add(event("all", ALWAYS, number(1), changes));
    agrees(draft.model());
  }

  @Test
  void twoThousandBranchesAgree() {
    Terms.Draft draft = levels(2_000);
    List<Branch> branches = new ArrayList<>();
    for (int number = 0; number < 2_000; number++) {
      branches.add(new Branch(state(number), List.of(up(number, 1)), Span.NOWHERE));
    }
    Consequences then = new Consequences(List.of(), new Lottery.Weights(branches));
    draft.events().add(event("one", ALWAYS, new Timing.Rate(number(1), Span.NOWHERE), then));
    agrees(draft.model());
  }

  @Test
  void modelBeyondTheLimitIsInterpreted() {
    Terms.Draft draft = levels(1);
    for (int number = 0; number < 40_000; number++) {
      draft.definitions().add(let("number" + number, number(number + 0.5)));
    }
    Program program = Program.of(draft.model());
    assertTrue(program.tooLarge().isPresent());
    assertSame(program.interpreter(), program.compiled());
  }

  @Test
  void modelNextToTheLimitIsCompiled() {
    Terms.Draft draft = levels(7);
    for (int number = 0; number < 10_500; number++) {
      draft
          .definitions()
          .add(let("number" + number, plus(state(number % 7), number(number + 0.5))));
    }
    assertEquals(Optional.empty(), Program.of(draft.model()).tooLarge());
    agrees(draft.model());
  }

  private static Terms.Draft levels(int count) {
    Terms.Draft draft = new Terms.Draft();
    for (int number = 0; number < count; number++) {
      draft.variables().add(level("level" + number, 10, number % 4));
    }
    return draft;
  }

  private static Model events(int count) {
    Terms.Draft draft = levels(count);
    for (int number = 0; number < count; number++) {
      Term rate = times(number(number + 0.25), plus(state(number), state((number + 1) % count)));
      Condition guard = compare(number, Relation.LESS, 10);
      int other = (number * 7 + 3) % count;
      draft
          .events()
          .add(
              other == number
                  ? event("event" + number, guard, rate, up(number, 1))
                  : event("event" + number, guard, rate, up(number, 1), down(other, 2)));
    }
    return draft.model();
  }

  private static Term sum(int terms) {
    Term sum = state(0);
    for (int number = 1; number < terms; number++) {
      sum = plus(sum, times(number(number + 0.1), state(number % 7)));
    }
    return sum;
  }

  private static void agrees(Model model) {
    assertEquals(0, AgreementTest.compare(model, 1, 1));
    byte[] bytes = Compiler.bytes(Program.of(model));
    for (MethodModel method : AgreementTest.classFile().parse(bytes).methods()) {
      CodeAttribute code = (CodeAttribute) method.code().orElseThrow();
      assertTrue(code.codeLength() < HUGE, method.methodName() + " " + code.codeLength());
    }
  }
}
