package offramp.solve;

import java.util.Arrays;

/// The strongly connected components of a piece under one draw: sets of states that lead to each
/// other, each before all that lead to it.
///
/// Tarjan's algorithm (SIAM J. Comput. 1:146, 1972) with a stack of its own in place of recursion.
final class Components {
  private static final int NEW = 0;

  private final int[] first;
  private final int[] target;
  private final double[] rate;
  private final int[] number;
  private final int[] low;
  private final int[] next;
  private final int[] open;
  private final int[] path;
  private final int[] states;
  private int[] ends = new int[64];
  private int numbered;
  private int opened;
  private int closed;
  private int count;

  /// @param first per state its first transition
  /// @param target per transition where it leads
  /// @param rate per transition; those of rate 0 lead nowhere
  Components(int[] first, int[] target, double[] rate) {
    int size = first.length - 1;
    this.first = first;
    this.target = target;
    this.rate = rate;
    this.number = new int[size];
    this.low = new int[size];
    this.next = new int[size];
    this.open = new int[size];
    this.path = new int[size];
    this.states = new int[size];
    for (int state = 0; state < size; state++) {
      if (number[state] == NEW) {
        search(state);
      }
    }
  }

  /// {@return how many components there are}
  int count() {
    return count;
  }

  /// {@return the states of a component, those found last first}
  int[] states(int component) {
    return Arrays.copyOfRange(states, component == 0 ? 0 : ends[component - 1], ends[component]);
  }

  private void search(int root) {
    int depth = 0;
    path[0] = root;
    enter(root);
    while (depth >= 0) {
      int state = path[depth];
      int child = child(state);
      if (child >= 0) {
        path[++depth] = child;
        enter(child);
      } else {
        if (low[state] == number[state]) {
          close(state);
        }
        depth--;
        if (depth >= 0) {
          low[path[depth]] = Math.min(low[path[depth]], low[state]);
        }
      }
    }
  }

  private void enter(int state) {
    number[state] = ++numbered;
    low[state] = numbered;
    next[state] = first[state];
    open[opened++] = state;
  }

  /// {@return the next state that `state` leads to and that has not been seen; -1 if none is left}
  private int child(int state) {
    for (; next[state] < first[state + 1]; next[state]++) {
      int to = target[next[state]];
      if (rate[next[state]] > 0) {
        if (number[to] == NEW) {
          next[state]++;
          return to;
        }
        low[state] = Math.min(low[state], low[to]);
      }
    }
    return -1;
  }

  private void close(int root) {
    int state;
    do {
      state = open[--opened];
      low[state] = Integer.MAX_VALUE;
      states[closed++] = state;
    } while (state != root);
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = closed;
  }
}
