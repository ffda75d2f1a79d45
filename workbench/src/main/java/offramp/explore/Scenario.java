package offramp.explore;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import offramp.random.Key;
import offramp.random.Stream;

/// A box of unknowns in which something is common, found in one half of the rows, drawn by chance,
/// and judged by the other, so that what is told of it is not flattered by the search.
///
/// @param best the box that parts the results most sharply
/// @param all the box of all rows of the first half
/// @param limits of the best box, each with its quasi-p value in the second half
/// @param everywhere how likely it is in all draws
/// @param curve the trade-off: the trajectory of the search
/// @param leaves the three densest leaves of a tree, the second opinion
public record Scenario(
    Judged best,
    Box all,
    List<Prim.Limit> limits,
    Index everywhere,
    List<Judged> curve,
    List<Judged> leaves) {
  private static final int LEAVES = 3;

  public Scenario {
    limits = List.copyOf(limits);
    curve = List.copyOf(curve);
    leaves = List.copyOf(leaves);
  }

  /// A box, found in the first half and judged by the second.
  ///
  /// @param coverage share of all that happened that lies in the box
  /// @param density how likely it is in the box
  /// @param support share of the draws that lie in the box
  public record Judged(Box box, Index coverage, Index density, Index support) {
    private static Judged of(Box box, Cases by, Key key) {
      Bootstrap means = new Bootstrap(3, Bootstrap.RESAMPLES, key);
      double[] column = new double[3];
      for (int row = 0; row < by.rows(); row++) {
        column[0] = box.holds(by, row) ? 1 : 0;
        column[1] = column[0] * by.results()[row];
        column[2] = by.results()[row];
        means.add(column);
      }
      return new Judged(
          box,
          means.index(m -> m[2] > 0 ? m[1] / m[2] : 0),
          means.index(m -> m[0] > 0 ? m[1] / m[0] : 0),
          means.index(m -> m[0]));
    }
  }

  /// {@return the scenario of the cases}
  ///
  /// @param key what the halves and the resampling hang on
  public static Scenario of(Cases cases, Key key) {
    Stream toss = key.at("halves").stream();
    BitSet searched = new BitSet();
    for (int row = 0; row < cases.rows(); row++) {
      searched.set(row, toss.uniform() < 0.5);
    }
    Cases first = part(cases, searched);
    searched.flip(0, cases.rows());
    Cases second = part(cases, searched);
    Prim prim = Prim.of(first);
    Box box = prim.best().box();
    Key bootstrap = key.at("bootstrap");
    return new Scenario(
        Judged.of(box, second, bootstrap),
        prim.all(),
        new Prim(second, prim.all(), List.of()).limits(box),
        Correlation.mean(second.results()),
        prim.steps().stream().map(step -> Judged.of(step.box(), second, bootstrap)).toList(),
        Cart.of(first).stream()
            .sorted(Comparator.comparingDouble(leaf -> -leaf.fit().density()))
            .limit(LEAVES)
            .map(leaf -> Judged.of(leaf.box(), second, bootstrap))
            .toList());
  }

  private static Cases part(Cases cases, BitSet rows) {
    double[][] columns = new double[cases.columns().length][];
    Arrays.setAll(columns, i -> part(cases.columns()[i], rows));
    return new Cases(columns, cases.whole(), part(cases.results(), rows));
  }

  private static double[] part(double[] values, BitSet rows) {
    return rows.stream().mapToDouble(row -> values[row]).toArray();
  }
}
