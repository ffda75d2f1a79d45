package offramp.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Workers that share the blocks of a plan; what they find is added up in the order of the blocks.
///
/// @param <F> what is found in a block
final class Crew<F> {
  private static final long STACK = 64L << 20;
  private static final int AHEAD = 64;

  private final Supplier<Hand<F>> hands;
  private final int threads;
  private final Settings.Watcher watcher;
  private final Total<F> total;
  private final Map<Long, F> early = new HashMap<>();
  private Plan plan;
  private long next;
  private long added;
  private long failedAt = Long.MAX_VALUE;
  private Optional<RuntimeException> failure = Optional.empty();
  private Optional<Error> error = Optional.empty();
  private Optional<String> stopped = Optional.empty();

  /// Does blocks, one after the other; each thread has one of its own.
  interface Hand<F> {
    F block(Plan.Block block);

    /// There is no more to do.
    default void rest() {}
  }

  /// What has been found, added up.
  interface Total<F> {
    void add(F found);

    /// {@return how many histories have been added}
    long histories();
  }

  Crew(Supplier<Hand<F>> hands, int threads, Settings.Watcher watcher, Total<F> total) {
    this.hands = hands;
    this.threads = threads;
    this.watcher = watcher;
    this.total = total;
    this.plan = Plan.of(1, 1);
  }

  /// Does the work of a plan; throws what the first block that failed threw.
  ///
  /// @return why it stopped early; empty if it did not
  Optional<String> work(Plan whole) {
    begin(whole);
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, whole.blocks()); i++) {
      running.add(new Thread(null, this::worker, "offramp-" + i, STACK));
    }
    running.forEach(Thread::start);
    try {
      for (Thread thread : running) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      stop("interrupted");
      Thread.currentThread().interrupt();
    }
    return end();
  }

  private synchronized void begin(Plan whole) {
    plan = whole;
    next = 0;
    added = 0;
    early.clear();
  }

  private synchronized Optional<String> end() {
    failure.ifPresent(
        thrown -> {
          throw thrown;
        });
    error.ifPresent(
        thrown -> {
          throw thrown;
        });
    return stopped;
  }

  private void worker() {
    long block = 0;
    try {
      Hand<F> mine = hands.get();
      for (block = take(); block >= 0; block = take()) {
        hand(block, mine.block(plan.block(block)));
      }
      mine.rest();
    } catch (RuntimeException thrown) {
      fail(block, Optional.of(thrown), Optional.empty());
    } catch (Error thrown) {
      fail(block, Optional.empty(), Optional.of(thrown));
    }
  }

  /// {@return the number of the next block; -1 if there is none, or no more are wanted}
  private synchronized long take() {
    while (next > added + AHEAD && wanted()) {
      try {
        wait();
      } catch (InterruptedException interrupted) {
        return -1;
      }
    }
    return wanted() && next < plan.blocks() ? next++ : -1;
  }

  private boolean wanted() {
    return stopped.isEmpty() && failedAt == Long.MAX_VALUE;
  }

  private synchronized void hand(long block, F found) {
    early.put(block, found);
    for (F ready = early.remove(added); ready != null; ready = early.remove(added)) {
      if (stopped.isEmpty()) {
        total.add(ready);
        watcher.stop(total.histories(), plan.histories()).ifPresent(this::stop);
      }
      added++;
    }
    notifyAll();
  }

  private synchronized void stop(String why) {
    stopped = Optional.of(why);
    notifyAll();
  }

  private synchronized void fail(
      long block, Optional<RuntimeException> thrown, Optional<Error> wrong) {
    if (block < failedAt) {
      failedAt = block;
      failure = thrown;
      error = wrong;
    }
    notifyAll();
  }
}
