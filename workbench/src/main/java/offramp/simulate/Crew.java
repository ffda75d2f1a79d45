package offramp.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Workers that share the blocks of a plan; what they find is added up in the order of the blocks.
///
/// @param <B> what a block is
/// @param <F> what is found in it
final class Crew<B, F> {
  private static final long STACK = 64L << 20;

  private final Supplier<Hand<B, F>> hands;
  private final int threads;
  private final Settings.Watcher watcher;
  private final Total<F> total;
  private final Map<Long, F> early = new HashMap<>();
  private long next;
  private long added;
  private long failedAt = Long.MAX_VALUE;
  private Optional<RuntimeException> failure = Optional.empty();
  private Optional<Error> error = Optional.empty();
  private Optional<String> stopped = Optional.empty();

  /// Work in blocks that do not depend on each other.
  interface Work<B> {
    /// {@return how many blocks there are}
    long blocks();

    /// {@return how many histories they have in all}
    long histories();

    /// {@return block number `number`}
    B block(long number);

    /// {@return how many blocks may be done before one that is not}
    int ahead();
  }

  /// Does blocks, one after the other; each thread has one of its own.
  interface Hand<B, F> {
    F block(B block);

    /// There is no more to do.
    default void rest() {}
  }

  /// What has been found, added up.
  interface Total<F> {
    void add(F found);

    /// {@return how many histories have been added}
    long histories();
  }

  Crew(Supplier<Hand<B, F>> hands, int threads, Settings.Watcher watcher, Total<F> total) {
    this.hands = hands;
    this.threads = threads;
    this.watcher = watcher;
    this.total = total;
  }

  /// Does some work; throws what the first block that failed threw.
  ///
  /// @return why it stopped early; empty if it did not
  Optional<String> work(Work<B> whole) {
    begin();
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, whole.blocks()); i++) {
      running.add(new Thread(null, () -> worker(whole), "offramp-" + i, STACK));
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

  private synchronized void begin() {
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

  private void worker(Work<B> whole) {
    long block = 0;
    try {
      Hand<B, F> mine = hands.get();
      for (block = take(whole); block >= 0; block = take(whole)) {
        hand(whole, block, mine.block(whole.block(block)));
      }
      mine.rest();
    } catch (RuntimeException thrown) {
      fail(block, Optional.of(thrown), Optional.empty());
    } catch (Error thrown) {
      fail(block, Optional.empty(), Optional.of(thrown));
    }
  }

  /// {@return the number of the next block; -1 if there is none, or no more are wanted}
  private synchronized long take(Work<B> whole) {
    while (next > added + whole.ahead() && wanted()) {
      try {
        wait();
      } catch (InterruptedException interrupted) {
        return -1;
      }
    }
    return wanted() && next < whole.blocks() ? next++ : -1;
  }

  private boolean wanted() {
    return stopped.isEmpty() && failedAt == Long.MAX_VALUE;
  }

  private synchronized void hand(Work<B> whole, long block, F found) {
    early.put(block, found);
    for (F ready = early.remove(added); ready != null; ready = early.remove(added)) {
      if (stopped.isEmpty()) {
        total.add(ready);
        watcher.stop(total.histories(), whole.histories()).ifPresent(this::stop);
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
