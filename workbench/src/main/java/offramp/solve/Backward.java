package offramp.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import offramp.simulate.Team;

/// From every state of a chain the probability that an outcome comes about by the horizon and that
/// all that is known from then on holds, under one draw of the unknowns; found from the horizon
/// backwards, piece by piece. Where levers may be pulled it is the least probability that pulls can
/// reach ([Decision]).
///
/// By uniformisation, whose terms are at least 0, so that the smallest probabilities keep their
/// digits too.
final class Backward {
  /// What may be cut off, beside the smallest probability of a state in which the piece begins.
  private static final double CUT = 1e-12;

  private static final int LOOK = 16;
  private static final double MOST_WORK = 2e12;

  /// In the place of an outcome: the probability is that of what is known alone.
  static final int NONE = -1;

  private final CutChain known;
  private final Chain chain;
  private final Draw draw;
  private final int outcome;
  private final Team team;
  private final double[][] begin;

  /// @throws TooLarge if it would take too many steps
  Backward(CutChain known, Draw draw, int outcome, Team team) {
    this.known = known;
    this.chain = known.chain();
    this.draw = draw;
    this.outcome = outcome;
    this.team = team;
    this.begin = new double[chain.pieces().size()][];
    for (int number = begin.length - 1; number >= 0; number--) {
      begin[number] = begin(number, end(number));
      keep(number, begin[number]);
    }
  }

  /// {@return the chain, cut where something is known}
  Chain chain() {
    return chain;
  }

  /// {@return the probability from the start}
  double probability() {
    Piece.Passage start = chain.pieces().getFirst().passage();
    return mean(start, 0, begin[0]);
  }

  /// {@return per state the probability at the beginning of a piece}
  double[] begin(int number) {
    return begin[number];
  }

  BitSet hit(int number) {
    return chain.pieces().get(number).hit().get(outcome);
  }

  /// {@return per state the probability at the end of a piece}
  double[] end(int number) {
    double[] end = new double[chain.pieces().get(number).size()];
    if (number < begin.length - 1) {
      Piece.Passage passage = chain.pieces().get(number + 1).passage();
      for (int state = 0; state < end.length; state++) {
        end[state] = mean(passage, state, begin[number + 1]);
      }
    }
    if (number == begin.length - 1) {
      goal(number).stream().forEach(state -> end[state] = 1);
      keep(number + 1, end);
    }
    held(number).stream().forEach(state -> end[state] = 1);
    return end;
  }

  private void keep(int at, double[] values) {
    known.broken().get(at).stream().forEach(state -> values[state] = 0);
  }

  private BitSet goal(int number) {
    if (outcome != NONE) {
      return hit(number);
    }
    BitSet all = new BitSet();
    all.set(0, chain.pieces().get(number).size());
    return all;
  }

  /// {@return the states in which all is decided: none while something known may still break}
  private BitSet held(int number) {
    return known.evidence().isEmpty() ? goal(number) : new BitSet();
  }

  private static double mean(Piece.Passage passage, int state, double[] behind) {
    double sum = 0;
    for (int way = passage.first()[state]; way < passage.first()[state + 1]; way++) {
      sum += passage.probability()[way] * behind[passage.target()[way]];
    }
    return sum;
  }

  Steps steps(int number) {
    Piece piece = chain.pieces().get(number);
    return Steps.of(piece, draw.rates(piece), held(number));
  }

  private double[] begin(int number, double[] end) {
    Piece piece = chain.pieces().get(number);
    double days = piece.toDays() - piece.fromDays();
    if (days == 0) {
      return Decision.is(piece) ? new Decision(piece, hit(number)).best(end).value() : end;
    }
    if (outcome == NONE && Arrays.stream(end).allMatch(p -> p == 1)) {
      return end;
    }
    return uniformised(number, days, end);
  }

  private double[] uniformised(int number, double days, double[] end) {
    Steps steps = steps(number);
    check(steps, days);
    Poisson law = Poisson.of(steps.pace() * days);
    double[] sum = new double[end.length];
    double[] now = end.clone();
    double[] next = new double[end.length];
    int entries = chain.pieces().get(number).passage().first().length - 1;
    long reach = -1;
    for (int step = 0; ; step++) {
      double weight = law.weight(step);
      if (weight > 0) {
        for (int state = 0; state < sum.length; state++) {
          sum[state] += weight * now[state];
        }
      }
      if (step >= law.last()) {
        return sum;
      }
      if (step % LOOK == 0) {
        long reached = Arrays.stream(now).filter(p -> p > 0).count();
        if (reached == reach && law.tail(step) <= CUT * least(sum, now, entries)) {
          return sum;
        }
        reach = reached;
      }
      steps.back(now, next, team);
      double[] free = now;
      now = next;
      next = free;
    }
  }

  /// {@return the smallest sum among the first states, of those from which the outcome can be
  /// reached}
  private static double least(double[] sum, double[] now, int entries) {
    double least = 1;
    for (int state = 0; state < entries; state++) {
      if (now[state] > 0) {
        least = Math.min(least, sum[state]);
      }
    }
    return least;
  }

  private static void check(Steps steps, double days) {
    double count = count(steps.pace(), days);
    if (count > 1e9 || count * (steps.jump().length + steps.stay().length) > MOST_WORK) {
      throw new TooLarge(
          "%.3g steps through %,d states were needed".formatted(count, steps.stay().length));
    }
  }

  /// {@return about how many steps there are at a pace}
  static double count(double pace, double days) {
    double mean = pace * days;
    return mean + 12 * Math.sqrt(mean) + 40;
  }

  /// {@return the values at the end of a piece, then those so many steps before it, every `apart`
  /// steps, as long as `more` wants them}
  List<double[]> marks(Steps steps, double[] end, int apart, Seen seen) {
    List<double[]> marks = new ArrayList<>();
    double[] now = end;
    for (int step = 0; ; step++) {
      if (step % apart == 0) {
        marks.add(now);
      }
      if (!seen.more(step, now)) {
        return marks;
      }
      double[] next = new double[now.length];
      steps.back(now, next, team);
      now = next;
    }
  }

  /// Looks at the values so many steps before the end.
  interface Seen {
    /// {@return whether it wants those one step earlier}
    boolean more(int step, double[] values);
  }
}
