package offramp.cli;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import offramp.simulate.Keeper;
import offramp.simulate.Rows;
import offramp.simulate.Settings;

/// Keeps nothing: finds out how long the blocks of the first simulation take, and ends it.
final class Measure implements Keeper, Settings.Watcher {
  private static final double WARM_SECONDS = 1.2;
  private static final double SECONDS = 0.2;
  private static final int TIMES = 4;
  private static final double WANTED_SECONDS = 3;
  private static final double PATIENCE_SECONDS = 10;
  private static final int MOST = 1 << 20;

  private final long start = System.nanoTime();
  private Optional<Integer> found = Optional.empty();

  @Override
  public int blocks() {
    return 1;
  }

  @Override
  public Optional<String> stop(long done, long planned) {
    return seconds(start) > PATIENCE_SECONDS ? Optional.of("measured") : Optional.empty();
  }

  @Override
  public Shelf shelf(Job job) {
    if (!job.inBlocks()) {
      return new Nowhere();
    }
    LongFunction<List<Rows>> worker = job.hands().get();
    rate(worker, job.parts(), WARM_SECONDS);
    double best = 0; // what else the machine does can only slow it down
    for (int time = 0; time < TIMES; time++) {
      best = Math.max(best, rate(worker, job.parts(), SECONDS));
    }
    double wanted = WANTED_SECONDS * best;
    found = Optional.of(Integer.highestOneBit((int) Math.clamp(wanted, 1, MOST)));
    throw new Unkept("measured");
  }

  /// Keeps nothing.
  private record Nowhere() implements Shelf {
    @Override
    public Optional<List<Rows>> get(long part) {
      return Optional.empty();
    }

    @Override
    public void put(long part, List<Rows> rows) {
      // nothing is kept
    }
  }

  /// {@return blocks a second}
  private static double rate(LongFunction<List<Rows>> worker, long blocks, double enough) {
    long since = System.nanoTime();
    long done = 0;
    do {
      Objects.requireNonNull(worker.apply(done++ % blocks));
    } while (seconds(since) < enough);
    return done / seconds(since);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  /// {@return the power of two of blocks that take between half and all of the time wanted; empty
  /// if there was no simulation}
  Optional<Integer> found() {
    return found;
  }
}
