package offramp.explore;

import java.util.function.Predicate;
import offramp.model.Fault;
import offramp.random.GaussianCopula;
import offramp.random.Key;
import offramp.random.SobolPoints;
import offramp.random.Stream;

/// Rows that are draws of the unknowns: scrambled Sobol' points; one that breaks a constraint is
/// drawn again by chance.
public final class PlainDesign implements Design {
  private static final int MOST_ATTEMPTS = 1_000_000;

  private final double[][] ranks;

  /// @param copula what ties the unknowns together
  /// @param keeps whether ranks keep to every constraint
  public PlainDesign(GaussianCopula copula, int rows, Predicate<double[]> keeps, Key key) {
    int unknowns = copula.size();
    Bounds.atLeast("unknowns", unknowns, 1);
    Bounds.atLeast("rows", rows, 2);
    SobolPoints points = SobolPoints.scrambled(unknowns, key.at("points"));
    this.ranks = new double[rows][unknowns];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < unknowns; i++) {
        ranks[row][i] = points.at(row, i);
      }
      copula.tie(ranks[row]);
      again(ranks[row], copula, keeps, key.at(row).stream());
    }
  }

  private static void again(
      double[] ranks, GaussianCopula copula, Predicate<double[]> keeps, Stream chance) {
    for (int attempt = 0; !keeps.test(ranks); attempt++) {
      if (attempt == MOST_ATTEMPTS) {
        throw new Fault(Fault.Kind.GIVEN);
      }
      for (int i = 0; i < ranks.length; i++) {
        ranks[i] = chance.uniform();
      }
      copula.tie(ranks);
    }
  }

  @Override
  public int rows() {
    return ranks.length;
  }

  @Override
  public double rank(int row, int unknown) {
    return ranks[row][unknown];
  }
}
