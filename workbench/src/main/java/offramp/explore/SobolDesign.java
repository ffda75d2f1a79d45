package offramp.explore;

import offramp.random.Key;
import offramp.random.SobolPoints;

/// The rows at which a model is evaluated for Sobol' indices (Saltelli, Comput. Phys. Commun.
/// 145:280, 2002): two samples A and B on scrambled Sobol' points, and each with one column of the
/// other.
///
/// For each of the base points follow A; A with column i of B, for each i; for second order B with
/// column i of A, for each i; and B.
///
/// @param dimensions how many unknowns
/// @param base how many base points; best a power of 2
/// @param secondOrder whether pairs are asked for
public record SobolDesign(int dimensions, int base, boolean secondOrder, SobolPoints points)
    implements Design {
  public SobolDesign {
    Bounds.atLeast("dimensions", dimensions, 1);
    Bounds.atLeast("base points", base, 2);
  }

  /// {@return one whose points hang on `key`}
  public static SobolDesign of(int dimensions, int base, boolean secondOrder, Key key) {
    return new SobolDesign(
        dimensions, base, secondOrder, SobolPoints.scrambled(2 * dimensions, key));
  }

  /// {@return rows of each base point}
  int block() {
    return (secondOrder ? 2 : 1) * dimensions + 2;
  }

  @Override
  public int rows() {
    return Math.multiplyExact(base, block());
  }

  @Override
  public double rank(int row, int dimension) {
    int place = row % block();
    boolean b = place > dimensions;
    int swapped = b ? place - dimensions - 1 : place - 1;
    boolean other = b != (swapped == dimension && place < block() - 1);
    return points.at(row / block(), other ? dimensions + dimension : dimension);
  }
}
