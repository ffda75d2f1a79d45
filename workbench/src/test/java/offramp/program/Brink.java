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
import static offramp.program.Terms.of;
import static offramp.program.Terms.over;
import static offramp.program.Terms.perMonth;
import static offramp.program.Terms.plus;
import static offramp.program.Terms.set;
import static offramp.program.Terms.times;
import static offramp.program.Terms.up;

import java.util.List;
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

  private Brink() {}

  public static Model model() {
    Terms.Draft draft = new Terms.Draft();
    draft
        .variables()
        .addAll(
            List.of(
                level("c", 10, 6),
                level("p", 10, 2),
                level("w", 7, 3),
                level("r", 6, 1),
                level("b", 6, 3),
                level("o", 10, 2),
                level("t", 2, 0)));
    Condition open = all(compare(W, LESS, 7), compare(R, LESS, 6), compare(T, LESS, 2));
    Condition fighting = all(compare(W, LESS, 7), compare(R, LESS, 6));
    Condition talking = all(fighting, compare(T, EQUAL, 1));
    Term slowed = new Term.If(compare(T, EQUAL, 1), number(0.3), number(1));
    Term one = number(1);
    Term proxy = plus(one, over(times(number(0.8), minus(number(6), of(B))), 6));
    Term doubt = minus(one, over(of(C), 12));
    Term calm = minus(one, over(of(O), 15));
    Term alarm = times(over(of(P), 10), plus(one, over(of(W), 7)));
    Condition below = all(compare(W, LESS, 7), compare(R, LESS, 5), compare(T, LESS, 2));
    Condition brink = all(compare(W, LESS, 7), compare(R, EQUAL, 5), compare(T, LESS, 2));
    Condition pressed = compare(P, GREATER, 0);
    Term both = plus(of(W), of(R));
    Condition any = new Condition.Compare(GREATER, both, number(0));
    Condition quiet = all(fighting, compare(T, EQUAL, 0));
    Term reasons = plus(plus(one, over(of(O), 2)), over(both, 4));
    add(
        draft,
        open,
        times(number(0.60), proxy, doubt, calm, slowed),
        up(W, 1),
        up(P, 1),
        down(C, 1));
    add(
        draft,
        all(below, pressed),
        times(number(0.45), alarm, slowed),
        up(R, 1),
        down(P, 3),
        up(C, 2));
    add(draft, all(brink, pressed), times(number(0.02), alarm, slowed), set(R, number(6)));
    add(
        draft,
        all(open, compare(B, GREATER, 0)),
        times(number(0.50), plus(one, over(of(R), 6))),
        down(B, 1));
    add(
        draft,
        all(open, compare(B, LESS, 6)),
        times(number(0.25), plus(one, over(of(W), 3))),
        up(B, 1));
    add(draft, all(open, compare(O, LESS, 10), any), over(times(number(0.70), both), 13), up(O, 1));
    add(draft, all(open, compare(O, GREATER, 0)), number(0.20), down(O, 1));
    add(draft, quiet, times(number(0.10), reasons), set(T, one));
    add(draft, talking, times(number(0.40), minus(one, over(of(O), 20))), set(T, number(0)));
    add(draft, talking, times(number(0.15), plus(one, over(of(O), 5))), set(T, number(2)));
    add(
        draft,
        all(compare(W, GREATER, 0), talking),
        times(number(0.50), plus(number(0.2), over(of(O), 10))),
        down(W, 1),
        down(P, 1));
    add(
        draft,
        all(compare(R, GREATER, 0), talking),
        times(number(0.50), plus(number(0.2), over(of(C), 20))),
        down(R, 1));
    ends(draft, "nuclear_use", compare(R, AT_LEAST, 6));
    ends(draft, "direct_war", compare(W, AT_LEAST, 7));
    ends(draft, "settlement", compare(T, AT_LEAST, 2));
    return draft.model();
  }

  private static void add(Terms.Draft draft, Condition guard, Term rate, Change... changes) {
    draft.events().add(event("event" + draft.events().size(), guard, perMonth(rate), changes));
  }

  private static void ends(Terms.Draft draft, String name, Condition condition) {
    draft.outcomes().add(new Outcome(name, Optional.empty(), condition, true, Span.NOWHERE));
  }
}
