package offramp.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import offramp.simulate.Keeper;
import offramp.simulate.Settings;

/// Watches a run: shows how far it is, keeps the budget, and ends it in order when the user
/// interrupts.
final class Progress implements Settings.Watcher, AutoCloseable {
  private static final double SHOWN_AFTER = 1.5;
  private static final double SHOWN_EVERY = 0.2;
  private static final long PATIENCE_SECONDS = 20;

  private final PrintWriter err;
  private final OptionalDouble budget;
  private final Optional<Typist> typed;
  private final long start = System.nanoTime();
  private final AtomicBoolean interrupt = new AtomicBoolean();
  private final AtomicBoolean stoppedByUser = new AtomicBoolean();
  private final CountDownLatch done = new CountDownLatch(1);
  private final AtomicInteger width = new AtomicInteger();
  private final Thread hook = new Thread(this::endInOrder, "offramp-interrupt");
  private double shown;

  /// @param typed who follows besides; a person in a terminal may also interrupt by Ctrl-C
  Progress(PrintWriter err, OptionalDouble budget, Optional<Typist> typed) {
    this.err = err;
    this.budget = budget;
    this.typed = typed;
    if (typed.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(hook);
    }
  }

  /// Ctrl-C asks the run to stop, waits until what is finished has been said, and sets the exit
  /// code.
  private void endInOrder() {
    interrupt.set(true);
    try {
      if (done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(Exit.INTERRUPTED);
      }
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /// {@return the seconds to be told in a result; 0 in one that is kept, which holds no clock}
  double told() {
    return keeper().isPresent() ? 0 : seconds();
  }

  @Override
  public Optional<Keeper> keeper() {
    return typed.flatMap(typist -> typist.watcher().keeper());
  }

  boolean interrupted() {
    return stoppedByUser.get();
  }

  @Override
  public Optional<String> stop(long finished, long planned) {
    if (interrupt.get()) {
      stoppedByUser.set(true);
      return Optional.of("interrupted");
    }
    double now = seconds();
    if (budget.isPresent() && now > budget.getAsDouble()) {
      return Optional.of(
          String.format(Locale.ROOT, "the budget of %s s is used up", budget.getAsDouble()));
    }
    if (typed.isPresent()) {
      return typed.get().watcher().stop(finished, planned);
    }
    if (now > SHOWN_AFTER && now - shown > SHOWN_EVERY && Screen.interactive()) {
      shown = now;
      show(finished, planned, now);
    }
    return Optional.empty();
  }

  /// {@return a watch over work that may take this share of the budget, from now on}
  Settings.Watcher part(double share) {
    double begun = seconds();
    return (finished, planned) -> {
      Optional<String> whole = stop(finished, planned);
      boolean over =
          budget.isPresent() && seconds() - begun > share * budget.getAsDouble() && whole.isEmpty();
      return over ? Optional.of("its part of the budget is used up") : whole;
    };
  }

  private void show(long finished, long planned, double now) {
    double share = Math.min(1, (double) finished / planned);
    String line =
        String.format(
            Locale.ROOT,
            "%,d histories, %.0f%%, about %.0f s left",
            finished,
            100 * share,
            now / share - now);
    width.set(Math.max(width.get(), line.length()));
    err.print("\r" + line);
    err.flush();
  }

  /// Takes the progress line off the screen.
  void clear() {
    if (width.get() > 0) {
      err.print("\r" + " ".repeat(width.get()) + "\r");
      err.flush();
    }
  }

  @Override
  public void close() {
    done.countDown();
    if (typed.isEmpty() && !interrupt.get()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
