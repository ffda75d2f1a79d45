package offramp.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import offramp.explore.Cases;
import offramp.explore.Evaluations;
import offramp.explore.Prim;
import offramp.explore.SobolDesign;
import offramp.explore.SobolIndices;
import offramp.random.Key;
import offramp.random.Stream;

/// Processor time of what `offramp explore` does once the histories are there: Sobol' indices with
/// intervals and pairs, and a search for boxes.
///
/// Each is done once to warm up and five times to measure; the median, the least and the most are
/// told. All is done in one thread.
final class Exploring {
  private static final int TIMES = 5;

  private Exploring() {}

  public static void main(String[] arguments) {
    indices(/* pairs= */ false);
    indices(/* pairs= */ true);
    boxes();
  }

  private static void indices(boolean pairs) {
    int unknowns = 16;
    int base = 1_000_000 / SobolDesign.block(unknowns, pairs);
    SobolDesign design = SobolDesign.of(unknowns, base, pairs, Key.of(5));
    double[] values = new double[design.rows()];
    Arrays.setAll(values, row -> design.rank(row, 0) * design.rank(row, 1) + design.rank(row, 2));
    Evaluations found = Evaluations.exact(values);
    tell(
        "indices of %,d rows in %d dimensions%s"
            .formatted(values.length, unknowns, pairs ? ", with pairs" : ""),
        () -> SobolIndices.of(design, found, Key.of(1)));
  }

  private static void boxes() {
    double[][] columns = new double[8][100_000];
    for (int i = 0; i < columns.length; i++) {
      Stream chance = Key.of(6).at(i).stream();
      Arrays.setAll(columns[i], _ -> chance.uniform());
    }
    double[] results = new double[columns[0].length];
    Arrays.setAll(results, row -> columns[1][row] > 0.7 && columns[4][row] < 0.4 ? 1 : 0);
    Cases cases = new Cases(columns, new BitSet(), results);
    tell("boxes in %,d rows of 8 columns".formatted(results.length), () -> Prim.of(cases));
  }

  private static void tell(String what, Runnable work) {
    work.run();
    double[] seconds = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      work.run();
      seconds[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f CPU s (%.2f to %.2f)%n",
        what,
        seconds[TIMES / 2],
        seconds[0],
        seconds[TIMES - 1]);
  }
}
