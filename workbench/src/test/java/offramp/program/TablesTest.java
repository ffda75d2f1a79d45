package offramp.program;

import static offramp.model.Condition.Relation.EQUAL;
import static offramp.program.Terms.compare;
import static offramp.program.Terms.event;
import static offramp.program.Terms.number;
import static offramp.program.Terms.over;
import static offramp.program.Terms.plus;
import static offramp.program.Terms.state;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.program.Terms.Draft;
import offramp.text.Span;
import org.junit.jupiter.api.Test;

/// Which terms become tables.
class TablesTest {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int SCORE = 2;

  @Test
  void aQuotientOfOneLevelIsATableOfItsValues() {
    Term third = over(state(X), 3);
    Tables tables = of(third);
    assertTrue(tables.has(third));
    assertEquals(X, tables.variable(third));
    assertEquals(2, tables.origin(third));
    assertArrayEquals(new double[] {-2 / 3.0, -1 / 3.0, 0, 1 / 3.0, 2 / 3.0}, tables.numbers());
  }

  @Test
  void aTermOfTwoVariablesIsNone() {
    Term both = over(plus(state(X), state(Y)), 3);
    assertFalse(of(both).has(both));
  }

  @Test
  void aTermOfAScoreIsNone() {
    Term score = over(state(SCORE), 3);
    assertFalse(of(score).has(score));
  }

  @Test
  void aSumIsNone() {
    Term sum = plus(state(X), number(1));
    assertFalse(of(sum).has(sum));
  }

  @Test
  void aTermThatCanBreakARuleIsNone() {
    Term broken = new Term.Arithmetic(Term.Operation.OVER, number(0), state(X));
    assertFalse(of(broken).has(broken));
  }

  @Test
  void theMostOfATableIsKnownUnlessOneOfItsNumbersIsNegative() {
    Term third = over(state(X), 3);
    Term choice = new Term.If(compare(X, EQUAL, 1), number(0.3), number(1));
    assertEquals(Optional.empty(), most(third));
    assertEquals(Optional.of(1.0), most(choice));
  }

  private static Optional<Double> most(Term term) {
    Tables tables = of(term);
    assertTrue(tables.has(term));
    return tables.most(term);
  }

  private static Tables of(Term term) {
    Draft draft = new Draft();
    draft.variables().add(new Variable.Level("x", -2, 2, number(0), Span.NOWHERE));
    draft.variables().add(new Variable.Level("y", 0, 4, number(0), Span.NOWHERE));
    draft.variables().add(new Variable.Score("score", 0, 1, number(0), Span.NOWHERE));
    draft.events().add(event("all", compare(X, EQUAL, 0), term));
    return new Tables(draft.model());
  }
}
