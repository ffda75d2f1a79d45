package offramp.program;

import static offramp.model.Condition.Relation.EQUAL;
import static offramp.program.Terms.compare;
import static offramp.program.Terms.event;
import static offramp.program.Terms.minus;
import static offramp.program.Terms.number;
import static offramp.program.Terms.over;
import static offramp.program.Terms.perMonth;
import static offramp.program.Terms.plus;
import static offramp.program.Terms.state;
import static offramp.program.Terms.times;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import offramp.model.Evaluator;
import offramp.model.Fault;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.program.RandomTerms.Names;
import offramp.program.Terms.Draft;
import offramp.text.Span;
import org.junit.jupiter.api.Test;

/// Which rates are known to keep to the rule.
class UpperBoundsTest {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int SCORE = 2;

  @Test
  void sumsProductsAndQuotientsOfWhatIsNotNegativeAreGood() {
    assertTrue(good(perMonth(times(number(0.3), plus(state(Y), state(SCORE))))));
    assertTrue(good(over(plus(state(Y), number(1)), 13)));
    assertTrue(good(new Term.If(compare(X, EQUAL, 1), state(Y), state(SCORE))));
  }

  @Test
  void whatMayBeNegativeHasToBeChecked() {
    assertFalse(good(state(X)));
    assertFalse(good(minus(state(Y), state(SCORE))));
    assertFalse(good(over(plus(state(Y), state(SCORE)), -3)));
    assertFalse(good(over(state(X), 3)));
  }

  @Test
  void whatMayBeEndlessHasToBeChecked() {
    assertFalse(good(times(state(SCORE), number(1e308), number(10))));
    assertFalse(good(over(plus(state(Y), state(SCORE)), 0)));
    assertFalse(good(over(plus(state(Y), state(SCORE)), 1e-320)));
  }

  @Test
  void goodTermsAreGoodInEveryState() {
    Random random = new Random(1);
    RandomTerms terms = new RandomTerms(random, false, new Names(3, 0, List.of(), false));
    int good = 0;
    for (int i = 0; i < 3_000; i++) {
      Term term = terms.term(3);
      if (good(term)) {
        good++;
        for (int x = -2; x <= 2; x++) {
          within(term, new double[] {x, random.nextInt(5), random.nextDouble()});
        }
      }
    }
    assertTrue(good > 300 && good < 2_700, good + " of 3000");
  }

  private static void within(Term term, double[] state) {
    try {
      double value = Evaluator.value(term, new At(state));
      assertTrue(value >= 0 && value < Double.POSITIVE_INFINITY, term + " is " + value);
    } catch (Fault fault) {
      // a condition within has no value here, so that the term has none either
    }
  }

  private static boolean good(Term term) {
    Draft draft = new Draft();
    draft.variables().add(new Variable.Level("x", -2, 2, number(0), Span.NOWHERE));
    draft.variables().add(new Variable.Level("y", 0, 4, number(0), Span.NOWHERE));
    draft.variables().add(new Variable.Score("score", 0, 1, number(0), Span.NOWHERE));
    draft.events().add(event("all", compare(X, EQUAL, 0), term));
    return new UpperBounds(draft.model(), new Tables(draft.model())).has(term);
  }

  private record At(double[] values) implements Evaluator.Valuation {
    @Override
    public double state(int variable) {
      return values[variable];
    }

    @Override
    public double unknown(int unknown) {
      throw new AssertionError("none is drawn");
    }

    @Override
    public double definition(int definition) {
      throw new AssertionError("none is defined");
    }

    @Override
    public boolean reached(double day) {
      throw new AssertionError("no date is asked for");
    }
  }
}
