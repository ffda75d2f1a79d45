package offramp.explore;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// What is better than what where several objectives count at once, all of them to be small.
///
/// Sorting and crowding are those of NSGA-II (Deb, Pratap, Agarwal & Meyarivan, IEEE Trans. Evol.
/// Comput. 6:182, 2002). A point has one number per objective, all points the same objectives;
/// infinite numbers may be compared, NaN is refused.
public final class Pareto {
  private Pareto() {}

  /// {@return whether `one` is nowhere larger than `other` and somewhere smaller}
  public static boolean dominates(double[] one, double[] other) {
    boolean smaller = false;
    for (int i = 0; i < one.length; i++) {
      if (one[i] > other[i]) {
        return false;
      }
      smaller |= one[i] < other[i];
    }
    return smaller;
  }

  /// {@return which points no other dominates, in ascending order; equal points all stay}
  public static int[] front(double[][] points) {
    check(points);
    return IntStream.range(0, points.length)
        .filter(i -> Arrays.stream(points).noneMatch(other -> dominates(other, points[i])))
        .toArray();
  }

  /// {@return per point its rank: 0 if no other dominates it, and so on for what is left without
  /// those}
  ///
  /// Work: the number of points squared.
  public static int[] ranks(double[][] points) {
    check(points);
    int[] dominators = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      for (double[] other : points) {
        dominators[i] += dominates(other, points[i]) ? 1 : 0;
      }
    }
    int[] ranks = new int[points.length];
    Arrays.fill(ranks, -1);
    int[] front = IntStream.range(0, points.length).filter(i -> dominators[i] == 0).toArray();
    for (int rank = 0; front.length > 0; rank++) {
      for (int i : front) {
        ranks[i] = rank;
      }
      for (int i : front) {
        for (int j = 0; j < points.length; j++) {
          dominators[j] -= dominates(points[i], points[j]) ? 1 : 0;
        }
      }
      front =
          IntStream.range(0, points.length)
              .filter(i -> ranks[i] < 0 && dominators[i] == 0)
              .toArray();
    }
    return ranks;
  }

  /// {@return per point how far its two neighbours are from each other, as a share of the range,
  /// averaged over the objectives; infinite for the ends of any}
  ///
  /// Points of one front; an objective in which all are equal counts 0 and has no ends. Of points
  /// that are equal in an objective, the earlier comes first.
  public static double[] crowding(double[][] points) {
    check(points);
    double[] crowding = new double[points.length];
    int objectives = points.length == 0 ? 0 : points[0].length;
    for (int objective = 0; objective < objectives; objective++) {
      int m = objective;
      int[] order =
          IntStream.range(0, points.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> points[i][m]))
              .mapToInt(Integer::intValue)
              .toArray();
      double range = points[order[order.length - 1]][m] - points[order[0]][m];
      if (range > 0) {
        for (int i = 1; i + 1 < order.length; i++) {
          double gap = points[order[i + 1]][m] - points[order[i - 1]][m];
          crowding[order[i]] += gap / range / objectives;
        }
        crowding[order[0]] = Double.POSITIVE_INFINITY;
        crowding[order[order.length - 1]] = Double.POSITIVE_INFINITY;
      }
    }
    return crowding;
  }

  /// Refuses points that cannot be compared.
  static void check(double[][] points) {
    for (double[] point : points) {
      if (point.length != points[0].length) {
        throw new IllegalArgumentException(
            "objectives of a point (%s) are not as many as those of the first (%s)"
                .formatted(point.length, points[0].length));
      }
      for (double value : point) {
        if (Double.isNaN(value)) {
          throw new IllegalArgumentException("objective (NaN) is not a number");
        }
      }
    }
  }
}
