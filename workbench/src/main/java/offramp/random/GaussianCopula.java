package offramp.random;

/// What ties numbers of any law together through their ranks: normal numbers that are correlated,
/// each taken back to its own law (Iman & Conover, Commun. Stat. 11:311, 1982, ask for the same
/// rank correlations; the copula is that of Nelsen, An Introduction to Copulas, 2006).
///
/// The laws of the single numbers stay what they are. A rank correlation rho (Spearman) of two
/// numbers needs the normal correlation 2 sin(pi rho / 6) (Pearson, 1907; exact).
public final class GaussianCopula {
  private static final Distribution NORMAL = new Distribution.Normal(0, 1);

  /// The matrix of normal correlations.
  private final double[][] correlations;

  private final double[][] lower;

  private GaussianCopula(double[][] correlations) {
    this.correlations = correlations;
    this.lower = lower(correlations);
  }

  /// {@return the copula with these rank correlations}
  ///
  /// @param ranks symmetric; what stands on the diagonal does not count
  /// @throws IllegalArgumentException if no numbers can be correlated like this
  public static GaussianCopula of(double[][] ranks) {
    return new GaussianCopula(normal(ranks));
  }

  /// {@return whether numbers can be correlated like this: whether the matrix of normal
  /// correlations is positive definite}
  ///
  /// @param ranks symmetric; what stands on the diagonal does not count
  public static boolean possible(double[][] ranks) {
    double[][] lower = new double[ranks.length][ranks.length];
    return factor(normal(ranks), lower) == ranks.length;
  }

  private static double[][] normal(double[][] ranks) {
    double[][] normal = new double[ranks.length][ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      for (int j = 0; j < ranks.length; j++) {
        normal[i][j] = i == j ? 1 : 2 * Math.sin(Math.PI * ranks[i][j] / 6);
      }
    }
    return normal;
  }

  /// {@return the copula of numbers that are not tied together}
  public static GaussianCopula independent(int many) {
    return of(new double[many][many]);
  }

  /// {@return how many numbers are tied}
  public int size() {
    return lower.length;
  }

  /// {@return the copula of the same numbers in another order}
  ///
  /// @param order per new place the old one
  public GaussianCopula ordered(int[] order) {
    double[][] moved = new double[order.length][order.length];
    for (int i = 0; i < order.length; i++) {
      for (int j = 0; j < order.length; j++) {
        moved[i][j] = correlations[order[i]][order[j]];
      }
    }
    return new GaussianCopula(moved);
  }

  /// Ties ranks that are not tied yet: each depends on those before it, so that the first stays and
  /// what comes later does not change what came before.
  ///
  /// @param ranks in (0, 1), replaced by the tied ones
  public void tie(double[] ranks) {
    double[] normals = new double[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      normals[i] = NORMAL.quantile(ranks[i]);
      double sum = 0;
      boolean tied = false;
      for (int j = 0; j <= i; j++) {
        sum += lower[i][j] * normals[j];
        tied |= j < i && lower[i][j] != 0;
      }
      // a rank that is tied to nothing before it keeps its bits
      ranks[i] = tied ? inside(Distribution.normal(sum)) : ranks[i];
    }
  }

  private static double inside(double rank) {
    return Math.clamp(rank, 0x1.0p-53, 1 - 0x1.0p-53);
  }

  /// {@return the logarithm of the density of correlated normal numbers, up to a constant}
  public double log(double[] normals) {
    double[] free = new double[normals.length];
    double sum = 0;
    for (int i = 0; i < free.length; i++) {
      double rest = normals[i];
      for (int j = 0; j < i; j++) {
        rest -= lower[i][j] * free[j];
      }
      free[i] = rest / lower[i][i];
      sum -= free[i] * free[i] / 2;
    }
    return sum;
  }

  private static double[][] lower(double[][] matrix) {
    double[][] lower = new double[matrix.length][matrix.length];
    int fixed = factor(matrix, lower);
    if (fixed < matrix.length) {
      throw new IllegalArgumentException(
          "correlation matrix is not positive definite: number %d is fixed by those before it"
              .formatted(fixed + 1));
    }
    return lower;
  }

  /// Fills in the factor of Cholesky.
  ///
  /// @return the place of the first number that those before it fix; the size if there is none
  private static int factor(double[][] matrix, double[][] lower) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= lower[i][k] * lower[j][k];
        }
        if (i == j && !(rest > 1e-12)) {
          return i;
        }
        lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
      }
    }
    return matrix.length;
  }
}
