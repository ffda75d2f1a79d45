package offramp.simulate;

import java.util.Arrays;
import java.util.List;

/// What was found in each of several independent parts of a run, by which the error of a difference
/// of two runs with the same dice is known.
///
/// A part is a draw of the unknowns with all its histories; where there is one draw alone, it is a
/// batch of its histories.
///
/// @param weights per part its share of the whole; they add up to 1
/// @param means per outcome, report date and part the share of histories in which it had happened
public record Batches(double[] weights, List<List<double[]>> means) {

  /// More numbers than these are not kept: differences then get the error of runs apart.
  private static final double MOST_CELLS = 2e7;

  /// {@return one without any parts}
  public static Batches none() {
    return new Batches(new double[0], List.of());
  }

  /// {@return whether so many parts of so many series are worth their memory}
  public static boolean fits(int parts, int outcomes, int dates) {
    return (double) parts * outcomes * dates <= MOST_CELLS;
  }

  /// {@return of one outcome and report date what each part found}
  public double[] of(int outcome, int date) {
    return means.get(outcome).get(date);
  }

  /// {@return how many parts there are}
  public int size() {
    return weights.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Batches(var otherWeights, var otherMeans)
        && Arrays.equals(weights, otherWeights)
        && Arrays.deepEquals(arrays(means), arrays(otherMeans));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights) + 31 * Arrays.deepHashCode(arrays(means));
  }

  @Override
  public String toString() {
    return "Batches" + Arrays.toString(weights) + Arrays.deepToString(arrays(means));
  }

  private static double[][][] arrays(List<List<double[]>> means) {
    return means.stream().map(series -> series.toArray(double[][]::new)).toArray(double[][][]::new);
  }
}
