package offramp.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// Work in parts, each of which depends on nothing but the work and its number: it is read where it
/// is kept, else done, and kept if there is a keeper.
///
/// @param kind what it does, in a word, as in `fit`
/// @param identity a text that differs where the work does; asked for only if parts are kept
/// @param labels what distinguishes it for a reader, by name, as in `theory`
/// @param parts how many there are
/// @param hands of workers that do parts by their number; each serves one thread
/// @param sheets how what they find is kept
public record Parted<T>(
    String kind,
    Supplier<String> identity,
    Map<String, String> labels,
    int parts,
    Supplier<LongFunction<T>> hands,
    Sheets<T> sheets) {

  /// {@return workers that give parts by their number; each serves one thread}
  public Supplier<LongFunction<T>> by(Settings.Watcher watcher) {
    return watcher.keeper().map(this::kept).orElse(hands);
  }

  private Supplier<LongFunction<T>> kept(Keeper keeper) {
    Supplier<LongFunction<List<Rows>>> workers =
        () -> {
          LongFunction<T> hand = hands.get();
          return part -> sheets.rows(part, hand.apply(part));
        };
    Keeper.Shelf shelf =
        keeper.shelf(
            new Keeper.Job(kind, identity.get(), labels, sheets.tables(), parts, false, workers));
    return () -> {
      LongFunction<List<Rows>> worker = workers.get();
      return part -> sheets.found(shelf.part(part, worker));
    };
  }

  /// {@return all parts in their order; the same for any number of threads}
  ///
  /// Where parts fail, the first of them tells why.
  public List<T> all(int threads, Settings.Watcher watcher) {
    return range(by(watcher), 0, parts, threads);
  }

  /// {@return parts from one to before another, as workers of [#by] give them}
  ///
  /// Where parts fail, the first of them tells why.
  public static <T> List<T> range(
      Supplier<LongFunction<T>> workers, int from, int to, int threads) {
    List<Optional<T>> found = new ArrayList<>(Collections.nCopies(to - from, Optional.empty()));
    ConcurrentSkipListMap<Integer, RuntimeException> failed = new ConcurrentSkipListMap<>();
    AtomicInteger next = new AtomicInteger(from);
    try (Team team = new Team(threads)) {
      team.each(
          Math.min(team.size(), to - from),
          _ -> {
            LongFunction<T> worker = workers.get();
            for (int part = next.getAndIncrement();
                part < to && failed.isEmpty();
                part = next.getAndIncrement()) {
              try {
                found.set(part - from, Optional.of(worker.apply(part)));
              } catch (RuntimeException why) {
                failed.put(part, why);
              }
            }
          });
    }
    if (!failed.isEmpty()) {
      throw failed.firstEntry().getValue();
    }
    return found.stream().map(Optional::orElseThrow).toList();
  }
}
