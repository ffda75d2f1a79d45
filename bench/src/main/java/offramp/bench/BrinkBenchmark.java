package offramp.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import offramp.simulate.Ensemble;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Histories of `brink` over 24 months: the engine, the yardstick, two threads and two processes.
///
/// An operation is a batch of histories under a seed of its own; the counter `jumps` is what is
/// compared.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(
    value = 5,
    jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC"})
public class BrinkBenchmark {
  private static final long BATCH = 100_000;

  private final AtomicLong seed = new AtomicLong();
  private final Engine engine = Engine.ofBrink();
  private final Yardstick yardstick = new Yardstick();

  /// Jumps by the second, and processor time in microseconds by the second: on a machine that does
  /// other work too, their quotient is steadier than the first alone.
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counter {
    public long jumps;
    public long cpu;

    void add(long more, Duration spent) {
      jumps += more;
      cpu += spent.toNanos() / 1000;
    }
  }

  /// Two processes that wait for seeds and simulate a batch for each, on one thread.
  @State(Scope.Benchmark)
  public static class Processes {
    private final Partner one = new Partner();
    private final Partner other = new Partner();

    /// Gives each process a first batch.
    @Setup
    public void begin() {
      ask(new AtomicLong());
    }

    void ask(AtomicLong seed) {
      one.ask(seed.incrementAndGet(), BATCH);
      other.ask(seed.incrementAndGet(), BATCH);
    }

    Duration cpu() {
      return one.cpu().plus(other.cpu());
    }

    /// Ends both processes.
    @TearDown
    public void end() {
      one.end();
      other.end();
    }
  }

  /// Throws unless engine and yardstick agree.
  @Setup
  public void agree() {
    Agreement.check(engine);
  }

  @Benchmark
  public Ensemble engine(Counter counter) {
    return run(BATCH, 1, counter);
  }

  @Benchmark
  public long[][] yardstick(Counter counter) {
    Duration start = cpu();
    long before = yardstick.jumps();
    yardstick.run(seed.incrementAndGet(), BATCH);
    counter.add(yardstick.jumps() - before, cpu().minus(start));
    return yardstick.seen();
  }

  @Benchmark
  public Ensemble twoThreads(Counter counter) {
    return run(2 * BATCH, 2, counter);
  }

  private Ensemble run(long histories, int threads, Counter counter) {
    Duration start = cpu();
    Ensemble found = engine.run(seed.incrementAndGet(), histories, threads);
    counter.add(found.jumps(), cpu().minus(start));
    return found;
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Benchmark
  public void twoProcesses(Processes both, Counter counter) {
    Duration start = both.cpu();
    // each has its next batch waiting, so that neither idles until the other is done
    both.ask(seed);
    long jumps = both.one.answer() + both.other.answer();
    counter.add(jumps, both.cpu().minus(start));
  }
}
