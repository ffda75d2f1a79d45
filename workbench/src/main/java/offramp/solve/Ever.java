package offramp.solve;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;

/// The probability that a set of states is ever reached, and the expected time until then, from
/// every state of a piece that nothing ends.
///
/// Components of states that lead to each other are solved one after the other, each after those
/// that it leads to: a single state by its equation, a small component by [Elimination], a large
/// one by [Bracketing], unless it is left so rarely that taking states out is quicker. What cannot
/// reach the set gets 0 exactly. Every sum has terms of one sign, so that the error is relative,
/// however small the answer.
final class Ever {
  private static final double ROUNDING = 4 * Math.ulp(1.0);
  private static final int SMALL = 200;

  /// The most states that are taken out one after the other where no bounds were found.
  private static final int MEDIUM = 2_500;

  private static final double MOST_WORK = 5e10;

  private final int[] first;
  private final int[] target;
  private final double[] rate;
  private final double[] exit;
  private final int[] place;
  private final double[] slack;

  /// Per state the probability that the set is reached.
  final double[] probability;

  /// Per state the expected days until the set is reached, counting 0 where it never is.
  final double[] days;

  private Ever(Piece piece, double[] rate) {
    int size = piece.size();
    this.first = piece.first();
    this.target = piece.target();
    this.rate = rate;
    this.exit = new double[size];
    this.place = new int[size];
    this.slack = new double[size];
    this.probability = new double[size];
    this.days = new double[size];
    for (int state = 0; state < size; state++) {
      for (int at = first[state]; at < first[state + 1]; at++) {
        exit[state] += rate[at];
      }
    }
  }

  /// {@return the answers for every state}
  ///
  /// @param rate per transition of the piece, per day
  static Ever of(Piece piece, double[] rate, BitSet set) {
    double[] kept = rate.clone();
    for (int state = set.nextSetBit(0); state >= 0; state = set.nextSetBit(state + 1)) {
      Arrays.fill(kept, piece.first()[state], piece.first()[state + 1], 0);
    }
    Ever ever = new Ever(piece, kept);
    Components components = new Components(ever.first, ever.target, kept);
    Arrays.fill(ever.place, -1);
    for (int component = 0; component < components.count(); component++) {
      ever.solve(components.states(component), set);
    }
    return ever;
  }

  /// {@return a bound of the relative error of both answers from a state}
  double error(int state) {
    return slack[state];
  }

  private void solve(int[] states, BitSet set) {
    if (set.get(states[0])) {
      probability[states[0]] = 1;
      return;
    }
    if (!leads(states)) {
      return;
    }
    double given = given(states);
    for (int i = 0; i < states.length; i++) {
      place[states[i]] = i;
    }
    double own = 0;
    if (states.length == 1) {
      probability[states[0]] = inflow(states[0], probability) / exit[states[0]];
      days[states[0]] = (probability[states[0]] + inflow(states[0], days)) / exit[states[0]];
    } else if (states.length <= SMALL) {
      eliminate(states);
    } else {
      own = bracket(states);
    }
    for (int state : states) {
      slack[state] = (1 + given) * (1 + own) - 1 + ROUNDING * states.length;
      place[state] = -1;
    }
  }

  /// {@return whether the set can be reached from the component}
  private boolean leads(int[] states) {
    for (int state : states) {
      for (int at = first[state]; at < first[state + 1]; at++) {
        if (rate[at] > 0 && probability[target[at]] > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /// {@return the greatest error of what the component leads to}
  private double given(int[] states) {
    double most = 0;
    for (int state : states) {
      for (int at = first[state]; at < first[state + 1]; at++) {
        if (rate[at] > 0) {
          most = Math.max(most, slack[target[at]]);
        }
      }
    }
    return most;
  }

  /// {@return what comes from outside of the component at hand into the equation of a state}
  private double inflow(int state, double[] values) {
    double sum = 0;
    for (int at = first[state]; at < first[state + 1]; at++) {
      if (place[target[at]] < 0) {
        sum += rate[at] * values[target[at]];
      }
    }
    return sum;
  }

  private void eliminate(int[] states) {
    double[][] inside = new double[states.length][states.length];
    double[] outside = new double[states.length];
    for (int i = 0; i < states.length; i++) {
      for (int at = first[states[i]]; at < first[states[i] + 1]; at++) {
        int to = place[target[at]];
        if (to >= 0) {
          inside[i][to] += rate[at];
        } else {
          outside[i] += rate[at];
        }
      }
    }
    Elimination elimination = new Elimination(inside, outside);
    put(states, elimination.solution(inflows(states, probability, false)), probability);
    put(states, elimination.solution(inflows(states, days, true)), days);
  }

  private double[] inflows(int[] states, double[] values, boolean lasting) {
    return Arrays.stream(states)
        .mapToDouble(state -> (lasting ? probability[state] : 0) + inflow(state, values))
        .toArray();
  }

  private static void put(int[] states, double[] solution, double[] values) {
    for (int i = 0; i < states.length; i++) {
      values[states[i]] = solution[i];
    }
  }

  /// {@return a bound of the relative error}
  private double bracket(int[] states) {
    Bracketing.Equations equations = equations(states);
    double work = states.length <= MEDIUM ? Math.pow(states.length, 3) / 6 : MOST_WORK;
    Bracketing chance = new Bracketing(equations, inflows(states, probability, false));
    OptionalDouble error = chance.solve(work);
    if (error.isPresent()) {
      put(states, chance.solution(), probability);
      Bracketing time = new Bracketing(equations, inflows(states, days, true));
      OptionalDouble errorOfTime = time.solve(work);
      if (errorOfTime.isPresent()) {
        put(states, time.solution(), days);
        return (1 + error.getAsDouble()) * (1 + errorOfTime.getAsDouble()) - 1;
      }
    }
    if (states.length <= MEDIUM) {
      eliminate(states);
      return 0;
    }
    throw new TooLarge(
        "%,d states lead to each other and are left so rarely that it was not found what becomes of them"
            .formatted(states.length));
  }

  private Bracketing.Equations equations(int[] states) {
    int[] begin = new int[states.length + 1];
    for (int i = 0; i < states.length; i++) {
      begin[i + 1] = begin[i];
      for (int at = first[states[i]]; at < first[states[i] + 1]; at++) {
        begin[i + 1] += place[target[at]] >= 0 && rate[at] > 0 ? 1 : 0;
      }
    }
    int[] to = new int[begin[states.length]];
    double[] weight = new double[to.length];
    double[] whole = new double[states.length];
    int next = 0;
    for (int i = 0; i < states.length; i++) {
      whole[i] = exit[states[i]];
      for (int at = first[states[i]]; at < first[states[i] + 1]; at++) {
        if (place[target[at]] >= 0 && rate[at] > 0) {
          to[next] = place[target[at]];
          weight[next++] = rate[at];
        }
      }
    }
    return new Bracketing.Equations(begin, to, weight, whole);
  }
}
