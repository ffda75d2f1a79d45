package offramp.program;

import static offramp.model.Condition.Relation.AT_LEAST;
import static offramp.model.Condition.Relation.EQUAL;
import static offramp.model.Condition.Relation.GREATER;
import static offramp.model.Condition.Relation.LESS;
import static offramp.program.Terms.all;
import static offramp.program.Terms.compare;
import static offramp.program.Terms.down;
import static offramp.program.Terms.event;
import static offramp.program.Terms.level;
import static offramp.program.Terms.minus;
import static offramp.program.Terms.number;
import static offramp.program.Terms.over;
import static offramp.program.Terms.perMonth;
import static offramp.program.Terms.plus;
import static offramp.program.Terms.set;
import static offramp.program.Terms.state;
import static offramp.program.Terms.times;
import static offramp.program.Terms.up;

import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Firing.Change;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.text.Span;

/// The reference escalation model `brink`: two sides, a proxy, an opposition and talks; 12 events,
/// 417,802 states.
public final class Brink {
  private static final int C = 0;
  private static final int P = 1;
  private static final int W = 2;
  private static final int R = 3;
  private static final int B = 4;
  private static final int O = 5;
  private static final int T = 6;

  private static final Term ONE = number(1);
  private static final Term BOTH = plus(state(W), state(R));
  private static final Condition FIGHTING = all(compare(W, LESS, 7), compare(R, LESS, 6));
  private static final Condition OPEN = all(FIGHTING, compare(T, LESS, 2));
  private static final Condition TALKING = all(FIGHTING, compare(T, EQUAL, 1));

  private Brink() {}

  public static Model model() {
    Terms.Draft draft = new Terms.Draft();
    double[][] levels = {{10, 6}, {10, 2}, {7, 3}, {6, 1}, {6, 3}, {10, 2}, {2, 0}};
    for (int number = 0; number < levels.length; number++) {
      String name = "cpwrbot".substring(number, number + 1);
      draft.variables().add(level(name, levels[number][0], levels[number][1]));
    }
    climbing(draft);
    world(draft);
    talks(draft);
    ends(draft, "nuclear_use", compare(R, AT_LEAST, 6));
    ends(draft, "direct_war", compare(W, AT_LEAST, 7));
    ends(draft, "settlement", compare(T, AT_LEAST, 2));
    return draft.model();
  }

  private static void climbing(Terms.Draft draft) {
    Term slowed = new Term.If(compare(T, EQUAL, 1), number(0.3), ONE);
    Term proxy = plus(ONE, over(times(number(0.8), minus(number(6), state(B))), 6));
    Term doubt = minus(ONE, over(state(C), 12));
    Term calm = minus(ONE, over(state(O), 15));
    Term alarm = times(over(state(P), 10), plus(ONE, over(state(W), 7)));
    Condition pressed = all(OPEN, compare(P, GREATER, 0));
    Condition below = all(pressed, compare(R, LESS, 5));
    Condition brink = all(pressed, compare(R, EQUAL, 5));
    Term climb = times(number(0.60), proxy, doubt, calm, slowed);
    add(draft, OPEN, climb, up(W, 1), up(P, 1), down(C, 1));
    add(draft, below, times(number(0.45), alarm, slowed), up(R, 1), down(P, 3), up(C, 2));
    add(draft, brink, times(number(0.02), alarm, slowed), set(R, number(6)));
  }

  private static void world(Terms.Draft draft) {
    Condition any = new Condition.Compare(GREATER, BOTH, number(0));
    Term losing = times(number(0.50), plus(ONE, over(state(R), 6)));
    Term gaining = times(number(0.25), plus(ONE, over(state(W), 3)));
    Term growing = over(times(number(0.70), BOTH), 13);
    add(draft, all(OPEN, compare(B, GREATER, 0)), losing, down(B, 1));
    add(draft, all(OPEN, compare(B, LESS, 6)), gaining, up(B, 1));
    add(draft, all(OPEN, compare(O, LESS, 10), any), growing, up(O, 1));
    add(draft, all(OPEN, compare(O, GREATER, 0)), number(0.20), down(O, 1));
  }

  private static void talks(Terms.Draft draft) {
    Condition quiet = all(FIGHTING, compare(T, EQUAL, 0));
    Term reasons = plus(plus(ONE, over(state(O), 2)), over(BOTH, 4));
    Term fewer = times(number(0.50), plus(number(0.2), over(state(O), 10)));
    Term weaker = times(number(0.50), plus(number(0.2), over(state(C), 20)));
    add(draft, quiet, times(number(0.10), reasons), set(T, ONE));
    add(draft, TALKING, times(number(0.40), minus(ONE, over(state(O), 20))), set(T, number(0)));
    add(draft, TALKING, times(number(0.15), plus(ONE, over(state(O), 5))), set(T, number(2)));
    add(draft, all(compare(W, GREATER, 0), TALKING), fewer, down(W, 1), down(P, 1));
    add(draft, all(compare(R, GREATER, 0), TALKING), weaker, down(R, 1));
  }

  private static void add(Terms.Draft draft, Condition guard, Term rate, Change... changes) {
    draft.events().add(event("event" + draft.events().size(), guard, perMonth(rate), changes));
  }

  private static void ends(Terms.Draft draft, String name, Condition condition) {
    draft.outcomes().add(new Outcome(name, Optional.empty(), condition, true, Span.NOWHERE));
  }
}
