package offramp.explore;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/// How far an approximation is from a reference set, all objectives to be small; for tests.
///
/// Averaged Hausdorff distance: Schütze et al., IEEE Trans. Evol. Comput. 16:504, 2012. IGD+:
/// Ishibuchi et al., EMO 2015. Additive epsilon: Zitzler et al., IEEE Trans. Evol. Comput. 7:117,
/// 2003.
final class Indicators {
  private Indicators() {}

  /// {@return the mean distance from a point of the reference to the nearest of the approximation}
  static double invertedGenerationalDistance(double[][] approximation, double[][] reference) {
    return meanNearest(reference, approximation, Indicators::distance);
  }

  /// {@return the same, counting only objectives in which the approximation is worse}
  static double invertedGenerationalDistancePlus(double[][] approximation, double[][] reference) {
    return meanNearest(reference, approximation, Indicators::shortfall);
  }

  static double averagedHausdorff(double[][] approximation, double[][] reference) {
    return Math.max(
        meanNearest(reference, approximation, Indicators::distance),
        meanNearest(approximation, reference, Indicators::distance));
  }

  /// {@return what must be taken from every objective of the approximation for it to be nowhere
  /// worse than the reference}
  static double additiveEpsilon(double[][] approximation, double[][] reference) {
    return Arrays.stream(reference)
        .mapToDouble(
            point ->
                Arrays.stream(approximation).mapToDouble(a -> excess(a, point)).min().orElseThrow())
        .max()
        .orElseThrow();
  }

  private static double meanNearest(
      double[][] from, double[][] to, ToDoubleBiFunction<double[], double[]> distance) {
    return Arrays.stream(from)
        .mapToDouble(
            point ->
                Arrays.stream(to)
                    .mapToDouble(other -> distance.applyAsDouble(point, other))
                    .min()
                    .orElseThrow())
        .average()
        .orElseThrow();
  }

  private static double distance(double[] one, double[] other) {
    return Math.sqrt(
        IntStream.range(0, one.length).mapToDouble(i -> Math.pow(one[i] - other[i], 2)).sum());
  }

  private static double shortfall(double[] wanted, double[] found) {
    return Math.sqrt(
        IntStream.range(0, wanted.length)
            .mapToDouble(i -> Math.pow(Math.max(0, found[i] - wanted[i]), 2))
            .sum());
  }

  private static double excess(double[] found, double[] wanted) {
    return IntStream.range(0, found.length)
        .mapToDouble(i -> found[i] - wanted[i])
        .max()
        .orElseThrow();
  }
}
