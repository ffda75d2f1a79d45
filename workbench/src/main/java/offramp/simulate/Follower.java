package offramp.simulate;

import java.util.Arrays;
import java.util.List;
import offramp.program.Agenda;

/// Follows histories up to an outcome: which marks they reach before, and when it comes about.
final class Follower implements Observer {
  private final int outcome;
  private final List<Mark> marks;
  private final boolean[] passed;
  private double[] values = {};
  private double[] hits = {};
  private long[] reached;
  private long[] both;
  private double days;
  private double squares;

  Follower(Onset.Asked asked) {
    this.outcome = asked.outcome();
    this.marks = asked.marks();
    this.passed = new boolean[marks.size()];
    this.reached = new long[marks.size()];
    this.both = new long[marks.size()];
  }

  /// What was seen in some histories.
  ///
  /// @param days the sum of the days until the outcome came about
  /// @param squares of their squares
  /// @param reached per mark in how many it was reached before the outcome or with it
  /// @param both per mark in how many of these the outcome came about
  record Seen(double days, double squares, long[] reached, long[] both) {}

  void follow(Walk walk) {
    values = walk.state.values;
    hits = walk.hits;
  }

  void begin() {
    Arrays.fill(passed, false);
  }

  @Override
  public void fired(double day, int firing) {}

  @Override
  public void settled(double day) {
    if (hits[outcome] == Double.POSITIVE_INFINITY) {
      for (int i = 0; i < passed.length; i++) {
        Mark mark = marks.get(i);
        passed[i] |= values[mark.variable()] >= mark.least();
      }
    }
  }

  void end(double horizonDays) {
    boolean came = hits[outcome] <= horizonDays + Agenda.INSTANT;
    if (came) {
      days += hits[outcome];
      squares += hits[outcome] * hits[outcome];
    }
    for (int i = 0; i < passed.length; i++) {
      reached[i] += passed[i] ? 1 : 0;
      both[i] += passed[i] && came ? 1 : 0;
    }
  }

  /// {@return what was seen since it was taken last}
  Seen take() {
    Seen seen = new Seen(days, squares, reached, both);
    days = 0;
    squares = 0;
    reached = new long[passed.length];
    both = new long[passed.length];
    return seen;
  }
}
