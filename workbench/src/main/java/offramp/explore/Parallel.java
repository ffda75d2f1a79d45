package offramp.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import offramp.simulate.Team;

/// Work on each item of a list by several threads; results stand in the order of the list.
///
/// @param <T> items
/// @param <R> results
final class Parallel<T, R> {
  private final List<T> items;
  private final Function<T, R> work;
  private final TreeMap<Integer, R> results = new TreeMap<>();
  private final TreeMap<Integer, RuntimeException> failures = new TreeMap<>();
  private int next;

  private Parallel(List<T> items, Function<T, R> work) {
    this.items = items;
    this.work = work;
  }

  /// {@return what `work` makes of each item, in order}
  ///
  /// Throws what the first item that fails throws, whatever the threads: all before it are done.
  static <T, R> List<R> map(List<T> items, int threads, Function<T, R> work) {
    int used = Math.min(threads, items.size());
    if (used < 2) {
      return items.stream().map(work).toList();
    }
    Parallel<T, R> parallel = new Parallel<>(items, work);
    try (Team team = new Team(used)) {
      team.each(used, part -> parallel.part());
    }
    return parallel.results();
  }

  private void part() {
    for (int mine = take(); mine < items.size(); mine = take()) {
      try {
        hand(mine, work.apply(items.get(mine)));
      } catch (RuntimeException thrown) {
        fail(mine, thrown);
      }
    }
  }

  private synchronized int take() {
    return failures.isEmpty() ? next++ : items.size();
  }

  private synchronized void hand(int item, R result) {
    results.put(item, result);
  }

  private synchronized void fail(int item, RuntimeException thrown) {
    failures.put(item, thrown);
  }

  private synchronized List<R> results() {
    if (!failures.isEmpty()) {
      throw failures.firstEntry().getValue();
    }
    return new ArrayList<>(results.values());
  }
}
