package offramp.simulate;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// A plan whose blocks are kept in parts: those that are there are read, the others are done and
/// handed to be kept; all are added up in their order.
///
/// @param size blocks of a part
record Kept(Plan plan, int size) implements Crew.Work<Long> {
  private static final int AHEAD = 4;

  /// {@return why it stopped early; empty if it did not}
  ///
  /// @param job with as many parts as this has
  Optional<String> work(
      Keeper.Job job,
      Keeper.Shelf shelf,
      Settings settings,
      Settings.Watcher watcher,
      Crew.Total<List<Rows>> total) {
    return new Crew<>(() -> hand(job, shelf), settings.threads(), watcher, total).work(this);
  }

  private static Crew.Hand<Long, List<Rows>> hand(Keeper.Job job, Keeper.Shelf shelf) {
    LongFunction<List<Rows>> worker = job.hands().get();
    return part -> shelf.part(part, worker);
  }

  @Override
  public long blocks() {
    return (plan.blocks() + size - 1) / size;
  }

  @Override
  public long histories() {
    return plan.histories();
  }

  @Override
  public Long block(long number) {
    return number;
  }

  @Override
  public int ahead() {
    return AHEAD;
  }

  /// {@return the number of the first block of a part}
  long from(long part) {
    return part * size;
  }

  /// {@return the number of the first block after a part}
  long to(long part) {
    return Math.min(plan.blocks(), (part + 1) * size);
  }
}
