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
/// @param box found in the first half
/// @param all the box of all rows of the first half
/// @param limits of the box, each with its quasi-p value in the second half
/// @param coverage share of all that happened that lies in the box
/// @param density how likely it is in the box
/// @param support share of the draws that lie in the box
/// @param everywhere how likely it is in all draws
/// @param curve the trade-off: the trajectory of the search, judged by the second half
/// @param leaves the three densest leaves of a tree, the second opinion, judged likewise
public record Scenario(
    Box box,
    Box all,
    List<Prim.Limit> limits,
    Index coverage,
    Index density,
    Index support,
    Index everywhere,
    List<Prim.Step> curve,
    List<Prim.Step> leaves) {
  private static final int LEAVES = 3;

  public Scenario {
    limits = List.copyOf(limits);
    curve = List.copyOf(curve);
    leaves = List.copyOf(leaves);
  }

  /// {@return the scenario of the cases}
  ///
  /// @param key what the resampling hangs on
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
    Bootstrap means = new Bootstrap(3, Bootstrap.RESAMPLES, key.at("bootstrap"));
    for (int row = 0; row < second.rows(); row++) {
      double inside = box.holds(second, row) ? 1 : 0;
      double result = second.results()[row];
      means.add(new double[] {inside, inside * result, result});
    }
    return new Scenario(
        box,
        prim.all(),
        new Prim(second, prim.all(), List.of()).limits(box),
        means.index(m -> m[2] > 0 ? m[1] / m[2] : 0),
        means.index(m -> m[0] > 0 ? m[1] / m[0] : 0),
        means.index(m -> m[0]),
        means.index(m -> m[2]),
        prim.steps().stream().map(step -> judged(step, second)).toList(),
        Cart.of(first).stream()
            .sorted(Comparator.comparingDouble(leaf -> -leaf.fit().density()))
            .limit(LEAVES)
            .map(leaf -> judged(leaf, second))
            .toList());
  }

  private static Prim.Step judged(Prim.Step step, Cases by) {
    return new Prim.Step(step.box(), by.fit(step.box()));
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
