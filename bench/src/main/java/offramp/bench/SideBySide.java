package offramp.bench;

import java.util.Arrays;
import java.util.function.LongSupplier;

/// Ratios of speeds measured in turn, so that what else the machine does slows both sides alike:
/// the engine to the yardstick, and two threads to two processes.
///
/// Each round runs all four for about a quarter of a second and gives one ratio of each kind; their
/// median is printed with a distribution-free interval of at least 99.9% between order statistics.
final class SideBySide {
  private static final long BATCH = 300_000;
  private static final int WARM = 10;
  private static final int ROUNDS = 60;

  /// The 17th lowest and highest of 60: the median lies outside with probability 0.0004, twice the
  /// binomial chance of at most 16 heads in 60 tosses.
  private static final int RANK = 17;

  private SideBySide() {}

  public static void main(String[] arguments) {
    Engine engine = Engine.ofBrink();
    Agreement.check(engine);
    Yardstick yardstick = new Yardstick();
    Partner one = new Partner();
    Partner other = new Partner();
    double[] single = new double[ROUNDS];
    double[] scaling = new double[ROUNDS];
    for (int round = -WARM; round < ROUNDS; round++) {
      long seed = round + WARM;
      double alone = speed(() -> engine.run(seed, BATCH, 1).jumps());
      double byHand = speed(() -> jumps(yardstick, seed, BATCH));
      double threads = speed(() -> engine.run(seed, 2 * BATCH, 2).jumps());
      double processes = speed(() -> jumps(one, other, seed));
      if (round >= 0) {
        single[round] = alone / byHand;
        scaling[round] = threads / processes;
      }
    }
    one.end();
    other.end();
    tell("one thread to the yardstick", single);
    tell("two threads to two processes", scaling);
  }

  /// {@return how many jumps so many histories took}
  static long jumps(Yardstick yardstick, long seed, long histories) {
    long before = yardstick.jumps();
    yardstick.run(seed, histories);
    return yardstick.jumps() - before;
  }

  private static long jumps(Partner one, Partner other, long seed) {
    one.ask(2 * seed, BATCH);
    other.ask(2 * seed + 1, BATCH);
    return one.answer() + other.answer();
  }

  /// {@return jumps by the nanosecond}
  static double speed(LongSupplier work) {
    long start = System.nanoTime();
    long jumps = work.getAsLong();
    return (double) jumps / (System.nanoTime() - start);
  }

  private static void tell(String what, double[] ratios) {
    Arrays.sort(ratios);
    double median = (ratios[ROUNDS / 2 - 1] + ratios[ROUNDS / 2]) / 2;
    System.out.printf(
        "%s: %.3f, 99.9%% interval %.3f to %.3f%n",
        what, median, ratios[RANK - 1], ratios[ROUNDS - RANK]);
  }
}
