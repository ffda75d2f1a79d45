package offramp.explore;

import java.util.List;
import java.util.stream.IntStream;
import offramp.random.Key;
import offramp.random.SobolPoints;

/// The rows at which a model is evaluated for Sobol' indices (Saltelli, Comput. Phys. Commun.
/// 145:280, 2002): two samples A and B on scrambled Sobol' points, and each with one column of the
/// other.
///
/// For each of the base points follow A; A with column i of B, for each i; for second order B with
/// column i of A, for each i; and B.
///
/// Unknowns may be taken together in groups, whose columns are exchanged together: an index is then
/// that of the group (Jacques, Lavergne & Devictor, Reliab. Eng. Syst. Saf. 91:1126, 2006).
public final class SobolDesign implements Design {
  private final int[] groups;
  private final int dimensions;
  private final int base;
  private final boolean secondOrder;
  private final SobolPoints points;

  /// @param groups per unknown the number of its group, from 0
  /// @param base how many base points; best a power of 2
  /// @param secondOrder whether pairs are asked for
  /// @param key what the points hang on
  public SobolDesign(List<Integer> groups, int base, boolean secondOrder, Key key) {
    Bounds.atLeast("unknowns", groups.size(), 1);
    Bounds.atLeast("base points", base, 2);
    this.groups = groups.stream().mapToInt(Integer::intValue).toArray();
    this.dimensions = groups.stream().mapToInt(Integer::intValue).max().orElseThrow() + 1;
    this.base = base;
    this.secondOrder = secondOrder;
    this.points = SobolPoints.scrambled(2 * groups.size(), key);
  }

  /// {@return one in which each unknown is a group of its own}
  public static SobolDesign of(int unknowns, int base, boolean secondOrder, Key key) {
    return new SobolDesign(IntStream.range(0, unknowns).boxed().toList(), base, secondOrder, key);
  }

  /// {@return rows of each base point}
  ///
  /// @param dimensions how many groups
  public static int block(int dimensions, boolean secondOrder) {
    return (secondOrder ? 2 : 1) * dimensions + 2;
  }

  int block() {
    return block(dimensions, secondOrder);
  }

  /// {@return how many groups there are}
  int dimensions() {
    return dimensions;
  }

  int base() {
    return base;
  }

  boolean secondOrder() {
    return secondOrder;
  }

  @Override
  public int rows() {
    return Math.multiplyExact(base, block());
  }

  @Override
  public boolean plain(int row) {
    return row % block() == 0 || row % block() == block() - 1;
  }

  @Override
  public double rank(int row, int unknown) {
    int place = row % block();
    boolean b = place > dimensions;
    int swapped = b ? place - dimensions - 1 : place - 1;
    boolean other = b != (swapped == groups[unknown] && place < block() - 1);
    return points.at(row / block(), other ? groups.length + unknown : unknown);
  }
}
