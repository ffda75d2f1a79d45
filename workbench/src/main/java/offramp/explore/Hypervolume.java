package offramp.explore;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// How much of the space below a reference point is dominated by a set of points: one number for
/// the worth of a whole set of trade-offs (Zitzler & Thiele, IEEE Trans. Evol. Comput. 3:257,
/// 1999).
///
/// Exact, by slices along one objective after the other (While, Hingston, Barone & Huband, IEEE
/// Trans. Evol. Comput. 10:29, 2006). The work grows with the number of points to the power of the
/// objectives: a hundred points that do not dominate each other in five objectives take about a
/// second.
public final class Hypervolume {
  private Hypervolume() {}

  /// {@return the volume that `points` dominate below `reference`, all objectives to be small}
  ///
  /// Points that are not below the reference in every objective add nothing.
  ///
  /// @throws IllegalArgumentException if points and reference have different objectives, or a
  ///   number is not finite
  public static double of(double[][] points, double[] reference) {
    double[][] all = Arrays.copyOf(points, points.length + 1);
    all[points.length] = reference;
    Pareto.check(all);
    if (reference.length == 0
        || Arrays.stream(all).flatMapToDouble(Arrays::stream).anyMatch(Double::isInfinite)) {
      throw new IllegalArgumentException(
          "points and reference (%s) are not finite, with at least one objective"
              .formatted(Arrays.toString(reference)));
    }
    double[][] inside =
        Arrays.stream(points)
            .filter(
                point -> IntStream.range(0, point.length).allMatch(i -> point[i] < reference[i]))
            .toArray(double[][]::new);
    return volume(inside, reference, reference.length);
  }

  /// {@return the volume in the first `objectives` alone}
  private static double volume(double[][] points, double[] reference, int objectives) {
    double[][] front = front(points, objectives);
    if (front.length == 0) {
      return 0;
    }
    int last = objectives - 1;
    Arrays.sort(front, Comparator.comparingDouble(point -> point[last]));
    if (objectives == 1) {
      return reference[0] - front[0][0];
    }
    if (objectives == 2) {
      return area(front, reference);
    }
    double volume = 0;
    for (int i = 0; i < front.length; i++) {
      double end = i + 1 < front.length ? front[i + 1][last] : reference[last];
      double depth = end - front[i][last];
      if (depth > 0) {
        volume += depth * volume(Arrays.copyOf(front, i + 1), reference, last);
      }
    }
    return volume;
  }

  /// {@return the area of points that do not dominate each other, in ascending order of the second
  /// objective}
  private static double area(double[][] front, double[] reference) {
    double area = 0;
    for (int i = 0; i < front.length; i++) {
      double end = i + 1 < front.length ? front[i + 1][1] : reference[1];
      area += (reference[0] - front[i][0]) * (end - front[i][1]);
    }
    return area;
  }

  /// {@return the points that no other dominates in the first `objectives`; of equal ones the
  /// first}
  private static double[][] front(double[][] points, int objectives) {
    return IntStream.range(0, points.length)
        .filter(
            i ->
                IntStream.range(0, points.length)
                    .noneMatch(j -> j != i && covers(points, j, i, objectives)))
        .mapToObj(i -> points[i])
        .toArray(double[][]::new);
  }

  private static boolean covers(double[][] points, int one, int other, int objectives) {
    boolean equal = true;
    for (int i = 0; i < objectives; i++) {
      if (points[one][i] > points[other][i]) {
        return false;
      }
      equal &= points[one][i] == points[other][i];
    }
    return !equal || one < other;
  }
}
