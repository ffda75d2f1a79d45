package offramp.bench;

import java.util.Arrays;
import java.util.OptionalDouble;
import offramp.program.Program;
import offramp.simulate.Settings;
import offramp.solve.Limits;
import offramp.solve.Solution;
import offramp.solve.Solver;
import offramp.text.Unit;

/// The time of the exact solver to that of its yardstick, and of two threads to one, measured in
/// turn: all three outcomes of `brink` at the ends of months 1 to 24.
final class ExactSideBySide {
  private static final int WARM = 4;
  private static final int ROUNDS = 20;

  /// The third lowest and highest of 20: the median lies outside with probability 0.0004.
  private static final int RANK = 3;

  private ExactSideBySide() {}

  public static void main(String[] arguments) {
    Program program = Engine.ofBrink().program();
    ExactYardstick yardstick = new ExactYardstick();
    Solver one = solver(program, 1);
    Solver two = solver(program, 2);
    check(yardstick.solve(), one.solution(Settings.Watcher.none()));
    double[] alone = new double[ROUNDS];
    double[] both = new double[ROUNDS];
    for (int round = -WARM; round < ROUNDS; round++) {
      double byHand = seconds(yardstick::solve);
      double single = seconds(() -> one.solution(Settings.Watcher.none()));
      double twice = seconds(() -> two.solution(Settings.Watcher.none()));
      if (round >= 0) {
        alone[round] = single / byHand;
        both[round] = twice / single;
      }
    }
    tell("one thread to the yardstick, time", alone);
    tell("two threads to one, time", both);
  }

  private static Solver solver(Program program, int threads) {
    double[] days = new double[Yardstick.DATES];
    for (int date = 0; date < days.length; date++) {
      days[date] = (date + 1) * Unit.MONTH.days();
    }
    Settings settings = new Settings(1, 1, 1, days, threads, OptionalDouble.empty());
    return Solver.of(program, settings, new Limits(Limits.MOST_STATES, threads, () -> false));
  }

  private static void check(double[][] byHand, Solution solution) {
    for (int outcome = 0; outcome < byHand.length; outcome++) {
      for (int date = 0; date < Yardstick.DATES; date++) {
        double found = solution.outcomes().get(outcome).get(date).mean();
        if (Math.abs(found - byHand[outcome][date]) > 1e-8 * found) {
          throw new AssertionError(
              "outcome %d, month %d: %s and %s"
                  .formatted(outcome, date + 1, found, byHand[outcome][date]));
        }
      }
    }
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static void tell(String what, double[] ratios) {
    Arrays.sort(ratios);
    double median = (ratios[ROUNDS / 2 - 1] + ratios[ROUNDS / 2]) / 2;
    System.out.printf(
        "%s: %.3f, 99.9%% interval %.3f to %.3f%n",
        what, median, ratios[RANK - 1], ratios[ROUNDS - RANK]);
  }
}
