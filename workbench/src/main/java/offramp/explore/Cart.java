package offramp.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The leaves of a tree that cuts the space of unknowns in two, again and again, where that parts
/// the results best (Breiman, Friedman, Olshen & Stone, Classification and Regression Trees, 1984):
/// a second opinion on the boxes of [Prim], which cannot overlap and leave nothing out.
///
/// A cut is the one that lowers the sum of squares most; for results of 0 and 1 that is the Gini
/// index. No leaf holds less than a twentieth of the rows.
public final class Cart {
  private static final double LEAST_SUPPORT = 0.05;
  private static final double PURE = 1e-12;

  private final Cases cases;
  private final int least;
  private final List<Prim.Step> leaves = new ArrayList<>();

  private Cart(Cases cases) {
    this.cases = cases;
    this.least = Math.max(1, (int) (LEAST_SUPPORT * cases.rows()));
  }

  /// {@return the leaves, from the low to the high side of each cut}
  public static List<Prim.Step> of(Cases cases) {
    Cart cart = new Cart(cases);
    cart.grow(Box.around(cases), IntStream.range(0, cases.rows()).toArray());
    return cart.leaves;
  }

  /// @param score the less, the better; what is left of the sum of squares, up to a constant
  private record Cut(int unknown, double value, double score) {}

  private void grow(Box box, int[] rows) {
    double sum = Arrays.stream(rows).mapToDouble(row -> cases.results()[row]).sum();
    double squares =
        Arrays.stream(rows).mapToDouble(row -> cases.results()[row] * cases.results()[row]).sum();
    boolean pure = squares - sum * sum / rows.length <= PURE * rows.length;
    Cut best = new Cut(-1, 0, Double.POSITIVE_INFINITY);
    for (int i = 0; !pure && rows.length >= 2 * least && i < cases.columns().length; i++) {
      best = better(best, i, rows, sum);
    }
    if (best.unknown < 0) {
      leaves.add(
          new Prim.Step(box, new Cases.Fit(rows.length, sum, cases.rows(), cases.positives())));
      return;
    }
    Cut cut = best;
    double[] column = cases.columns()[cut.unknown];
    grow(
        box.withHigh(cut.unknown, cut.value),
        Arrays.stream(rows).filter(row -> column[row] <= cut.value).toArray());
    grow(
        box.withLow(cut.unknown, cut.value),
        Arrays.stream(rows).filter(row -> column[row] > cut.value).toArray());
  }

  private Cut better(Cut best, int unknown, int[] rows, double all) {
    double[] column = cases.columns()[unknown];
    int[] places = Ascending.of(Arrays.stream(rows).mapToDouble(row -> column[row]).toArray());
    int[] order = Arrays.stream(places).map(place -> rows[place]).toArray();
    Cut found = best;
    double sum = 0;
    for (int i = 1; i <= order.length - least; i++) {
      sum += cases.results()[order[i - 1]];
      double low = column[order[i - 1]];
      double high = column[order[i]];
      if (i < least || !(low < high)) {
        continue;
      }
      double score = -sum * sum / i - (all - sum) * (all - sum) / (order.length - i);
      if (score < found.score) {
        found = new Cut(unknown, low / 2 + high / 2, score);
      }
    }
    return found;
  }
}
