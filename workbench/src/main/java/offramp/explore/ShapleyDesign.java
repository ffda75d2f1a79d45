package offramp.explore;

import java.util.Arrays;
import java.util.function.Predicate;
import offramp.model.Fault;
import offramp.random.GaussianCopula;
import offramp.random.Key;
import offramp.random.Stream;

/// The rows at which a model is evaluated for Shapley effects (Song, Nelson & Staum, SIAM/ASA J.
/// Uncertain. Quantif. 4:1060, 2016, with their advice: one outer draw, three inner ones).
///
/// First come rows by which the variance is known. Then for each order of the unknowns, drawn by
/// chance, and for each number j below theirs: rows in which the first j of the order vary while
/// the others stay. What varies is drawn from its law given what stays, so unknowns may be tied by
/// a copula, and by constraints (draws that break them are drawn again).
public final class ShapleyDesign implements Design {
  static final int INNER = 3;
  private static final int MOST_ATTEMPTS = 1_000_000;

  private final int plain;
  private final int[][] orders;
  private final double[][] ranks;

  /// @param copula what ties the unknowns together
  /// @param keeps whether ranks keep to every constraint
  public ShapleyDesign(Sizes sizes, GaussianCopula copula, Predicate<double[]> keeps, Key key) {
    int n = sizes.dimensions;
    this.plain = sizes.plain;
    this.orders = new int[sizes.orders][n];
    this.ranks = new double[plain + orders.length * (n - 1) * INNER][];
    Key rows = key.at("rows");
    int row = 0;
    Arrays.setAll(orders[0], i -> i);
    int[] given = orders[0].clone();
    for (; row < plain; row++) {
      ranks[row] = new Drawing(copula, given, keeps).draw(rows.at(row).stream());
    }
    for (int o = 0; o < orders.length; o++) {
      orders[o] = order(n, key.at("orders").at(o).stream());
      for (int j = 1; j < n; j++) {
        Stream chance = rows.at(row).stream();
        Drawing drawing = new Drawing(copula, turned(orders[o], j), keeps);
        drawing.draw(chance);
        for (int inner = 0; inner < INNER; inner++) {
          ranks[row++] = drawing.again(n - j, chance);
        }
      }
    }
  }

  /// How large a design is.
  ///
  /// @param dimensions at least 1
  /// @param plain rows for the variance
  /// @param orders of the unknowns
  public record Sizes(int dimensions, int plain, int orders) {
    public Sizes {
      Bounds.atLeast("dimensions", dimensions, 1);
      Bounds.atLeast("plain rows", plain, 2);
      Bounds.atLeast("orders", orders, 2);
    }

    /// {@return the largest design of at most so many rows, a tenth of them plain}
    public static Sizes within(int dimensions, int rows) {
      int plain = Math.max(2, rows / 10);
      int each = (dimensions - 1) * INNER;
      return new Sizes(dimensions, plain, Math.max(2, (rows - plain) / Math.max(1, each)));
    }
  }

  /// Draws all unknowns, those that stay first.
  private static final class Drawing {
    private final GaussianCopula copula;
    private final int[] order;
    private final Predicate<double[]> keeps;
    private double[] kept = {};

    Drawing(GaussianCopula copula, int[] order, Predicate<double[]> keeps) {
      this.copula = copula.ordered(order);
      this.order = order;
      this.keeps = keeps;
    }

    double[] draw(Stream chance) {
      return again(0, chance);
    }

    /// {@return the ranks of a draw that shares the first `stay` of the order with the first draw}
    double[] again(int stay, Stream chance) {
      for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        double[] free = new double[order.length];
        for (int i = 0; i < free.length; i++) {
          free[i] = i < stay ? kept[i] : chance.uniform();
        }
        double[] tied = free.clone();
        copula.tie(tied);
        double[] ranks = new double[order.length];
        for (int i = 0; i < order.length; i++) {
          ranks[order[i]] = tied[i];
        }
        if (keeps.test(ranks)) {
          kept = stay == 0 ? free : kept;
          return ranks;
        }
      }
      throw new Fault(Fault.Kind.GIVEN);
    }
  }

  /// {@return the order with its first `j` at the end}
  private static int[] turned(int[] order, int j) {
    int[] turned = new int[order.length];
    System.arraycopy(order, j, turned, 0, order.length - j);
    System.arraycopy(order, 0, turned, order.length - j, j);
    return turned;
  }

  private static int[] order(int n, Stream chance) {
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    for (int i = n - 1; i > 0; i--) {
      int j = (int) (chance.uniform() * (i + 1));
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }

  int plain() {
    return plain;
  }

  @Override
  public boolean plain(int row) {
    return row < plain;
  }

  int[][] orders() {
    return orders.clone();
  }

  int dimensions() {
    return orders[0].length;
  }

  @Override
  public int rows() {
    return ranks.length;
  }

  @Override
  public double rank(int row, int dimension) {
    return ranks[row][dimension];
  }
}
