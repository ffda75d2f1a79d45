package offramp.bench;

import java.util.Arrays;

/// `brink` solved by hand over plain arrays: what the exact solver is measured against.
///
/// The states are numbered by one formula, their rates are written out, and the sweep is the same
/// uniformisation: vectors of doubles, transitions in the order of the states that they lead to,
/// all outcomes at all dates in one sweep. The series is cut by the same rule, what is left over
/// beside the smallest answer.
final class ExactYardstick {
  private static final int ALL = 11 * 11 * 8 * 7 * 7 * 11 * 3;
  private static final double CUT = 1e-10;

  private final int[] number = new int[ALL];
  private final int[] code = new int[ALL];
  private int states;
  private int[] source = new int[1 << 16];
  private int[] target = new int[1 << 16];
  private double[] rate = new double[1 << 16];
  private int transitions;
  private int[] first = {};
  private int[] from = {};
  private double[] jump = {};
  private double[] stay = {};
  private double pace;
  private int[][] hit = {};

  /// Explores the states and lays out the matrix.
  ExactYardstick() {
    Arrays.fill(number, -1);
    number(6, 2, 3, 1, 3, 2, 0);
    for (int state = 0; state < states; state++) {
      expand(state);
    }
    layOut();
  }

  int states() {
    return states;
  }

  private int number(int c, int p, int w, int r, int b, int o, int t) {
    int key = (((((c * 11 + p) * 8 + w) * 7 + r) * 7 + b) * 11 + o) * 3 + t;
    if (number[key] < 0) {
      number[key] = states;
      code[states++] = key;
    }
    return number[key];
  }

  private void expand(int state) {
    int key = code[state];
    int t = key % 3;
    int o = key / 3 % 11;
    int b = key / 33 % 7;
    int r = key / 231 % 7;
    int w = key / 1617 % 8;
    int p = key / 12936 % 11;
    int c = key / 142296;
    if (w == 7 || r == 6 || t == 2) {
      return;
    }
    double calm = t == 1 ? 0.3 : 1;
    double alarm = p / 10.0 * (1 + w / 7.0) * calm;
    add(
        state,
        0.6 * (1 + 0.8 * (6 - b) / 6) * (1 - c / 12.0) * (1 - o / 15.0) * calm,
        number(Math.max(0, c - 1), Math.min(10, p + 1), w + 1, r, b, o, t));
    if (p > 0 && r < 5) {
      add(state, 0.45 * alarm, number(Math.min(10, c + 2), Math.max(0, p - 3), w, r + 1, b, o, t));
    } else if (p > 0) {
      add(state, 0.02 * alarm, number(c, p, w, 6, b, o, t));
    }
    if (b > 0) {
      add(state, 0.5 * (1 + r / 6.0), number(c, p, w, r, b - 1, o, t));
    }
    if (b < 6) {
      add(state, 0.25 * (1 + w / 3.0), number(c, p, w, r, b + 1, o, t));
    }
    if (o < 10 && w + r > 0) {
      add(state, 0.7 * (w + r) / 13, number(c, p, w, r, b, o + 1, t));
    }
    if (o > 0) {
      add(state, 0.2, number(c, p, w, r, b, o - 1, t));
    }
    if (t == 0) {
      add(state, 0.1 * (1 + o / 2.0 + (w + r) / 4.0), number(c, p, w, r, b, o, 1));
      return;
    }
    add(state, 0.4 * (1 - o / 20.0), number(c, p, w, r, b, o, 0));
    add(state, 0.15 * (1 + o / 5.0), number(c, p, w, r, b, o, 2));
    if (w > 0) {
      add(state, 0.5 * (0.2 + o / 10.0), number(c, Math.max(0, p - 1), w - 1, r, b, o, t));
    }
    if (r > 0) {
      add(state, 0.5 * (0.2 + c / 20.0), number(c, p, w, r - 1, b, o, t));
    }
  }

  private void add(int by, double with, int to) {
    if (transitions == source.length) {
      source = Arrays.copyOf(source, 2 * transitions);
      target = Arrays.copyOf(target, 2 * transitions);
      rate = Arrays.copyOf(rate, 2 * transitions);
    }
    source[transitions] = by;
    target[transitions] = to;
    rate[transitions++] = with;
  }

  private void layOut() {
    double[] exit = new double[states];
    first = new int[states + 1];
    for (int at = 0; at < transitions; at++) {
      exit[source[at]] += rate[at];
      first[target[at] + 1]++;
    }
    pace = 1.02 * Arrays.stream(exit).max().orElse(0);
    stay = Arrays.stream(exit).map(sum -> 1 - sum / pace).toArray();
    for (int state = 0; state < states; state++) {
      first[state + 1] += first[state];
    }
    int[] next = first.clone();
    from = new int[transitions];
    jump = new double[transitions];
    for (int at = 0; at < transitions; at++) {
      int place = next[target[at]]++;
      from[place] = source[at];
      jump[place] = rate[at] / pace;
    }
    hit =
        new int[][] {
          of(231, 7, 6), of(1617, 8, 7), of(1, 3, 2),
        };
  }

  private int[] of(int step, int size, int value) {
    int[] found = new int[states];
    int count = 0;
    for (int state = 0; state < states; state++) {
      if (code[state] / step % size == value) {
        found[count++] = state;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /// {@return per outcome (nuclear use, war, settlement) its probability by the ends of months 1 to
  /// 24}
  double[][] solve() {
    double[][] found = new double[hit.length][Yardstick.DATES];
    double[] weight = new double[Yardstick.DATES];
    double[] left = new double[Yardstick.DATES];
    for (int date = 0; date < weight.length; date++) {
      weight[date] = Math.exp(-pace * (date + 1));
      left[date] = 1 - weight[date];
    }
    double[] now = new double[states];
    double[] next = new double[states];
    now[0] = 1;
    for (int step = 0; ; step++) {
      boolean done = true;
      for (int outcome = 0; outcome < hit.length; outcome++) {
        double mass = 0;
        for (int state : hit[outcome]) {
          mass += now[state];
        }
        for (int date = 0; date < weight.length; date++) {
          found[outcome][date] += weight[date] * mass;
        }
      }
      for (int date = 0; date < weight.length; date++) {
        // beyond the mode the rest of the series is below a geometric one
        double ratio = pace * (date + 1) / (step + 2);
        double rest = ratio < 1 ? weight[date] * ratio / (1 - ratio) : 1;
        done &= rest <= CUT * found[0][date];
        weight[date] *= pace * (date + 1) / (step + 1);
      }
      if (done) {
        return found;
      }
      for (int state = 0; state < states; state++) {
        double sum = now[state] * stay[state];
        for (int at = first[state]; at < first[state + 1]; at++) {
          sum += now[from[at]] * jump[at];
        }
        next[state] = sum;
      }
      double[] free = now;
      now = next;
      next = free;
    }
  }
}
