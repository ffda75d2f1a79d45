package offramp.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/// Threads that share work whose result does not depend on them.
public final class Team implements AutoCloseable {
  private static final long STACK = 64L << 20;

  private final int size;
  private final ExecutorService threads;

  public Team(int size) {
    this.size = size;
    this.threads =
        Executors.newFixedThreadPool(
            Math.max(1, size - 1), work -> daemon(new Thread(null, work, "offramp-team", STACK)));
  }

  private static Thread daemon(Thread thread) {
    thread.setDaemon(true);
    return thread;
  }

  public int size() {
    return size;
  }

  /// Does parts 0 to `parts` - 1, the first on this thread, and waits for all of them.
  public void each(int parts, IntConsumer part) {
    List<Future<?>> others = new ArrayList<>();
    for (int number = 1; number < parts; number++) {
      int mine = number;
      others.add(threads.submit(() -> part.accept(mine)));
    }
    part.accept(0);
    for (Future<?> other : others) {
      await(other);
    }
  }

  private static void await(Future<?> part) {
    try {
      part.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        case null, default -> throw new AssertionError(failed);
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
