package offramp.web;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// The order of work on few processors: a first picture goes before everything else, and of the
/// rest so much runs at once as there is room for.
final class Precedence {
  private static final int MOST_WAITING = 250;
  private static final long LOOK_MILLIS = 100;

  private final Semaphore pictures = new Semaphore(1, true);
  private final Semaphore sharper = new Semaphore(1, true);
  private final AtomicInteger wanted = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();

  private final ExecutorService processors =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("offramp-text-", 0).factory());

  /// A question about a text that can be answered without running it.
  interface Question<T> {
    T answer() throws Refused, java.io.IOException;
  }

  /// {@return the answer to a short question}
  ///
  /// It is computed by as many threads as there are processors, whoever asks, so that those that
  /// read what others send never wait for a processor.
  <T> T text(Question<T> question) throws Refused, java.io.IOException {
    try {
      return processors.submit(question::answer).get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new java.io.InterruptedIOException("the server ends");
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case Refused refused -> throw refused;
        case java.io.IOException unreadable -> throw unreadable;
        case RuntimeException bug -> throw bug;
        case Error bug -> throw bug;
        case null, default -> throw new AssertionError(failed);
      }
    }
  }

  void end() {
    processors.shutdownNow();
  }

  /// Work that may find the model wrong.
  interface Work {
    void run() throws java.io.IOException;
  }

  /// Does work of which somebody waits for the first sight; all other work pauses.
  ///
  /// {@return whether it was done; not if nobody waits for it any more}
  boolean first(BooleanSupplier gone, Work work) throws java.io.IOException {
    wanted.incrementAndGet();
    try {
      return in(pictures, gone, work);
    } finally {
      synchronized (this) {
        wanted.decrementAndGet();
        notifyAll();
      }
    }
  }

  /// Does work that makes sharper what can be seen already.
  boolean sharper(BooleanSupplier gone, Work work) throws java.io.IOException {
    return in(sharper, gone, work);
  }

  private boolean in(Semaphore room, BooleanSupplier gone, Work work) throws java.io.IOException {
    waiting.incrementAndGet();
    try {
      while (!room.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (gone.getAsBoolean()) {
          return false;
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
    }
    try {
      if (gone.getAsBoolean()) {
        return false;
      }
      work.run();
      return true;
    } finally {
      room.release();
    }
  }

  /// {@return whether so many wait that one more would wait too long}
  boolean full() {
    return waiting.get() >= MOST_WAITING;
  }

  /// Waits while anybody waits for a first picture.
  synchronized void giveWay(BooleanSupplier gone) {
    while (wanted.get() > 0 && !gone.getAsBoolean()) {
      try {
        wait(LOOK_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
