package offramp.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import offramp.random.Key;

/// How much of the variance of a result each unknown accounts for: alone (first order), with all
/// that it does together with others (total), and in pairs (second order).
///
/// First and second order by Saltelli, Annoni, Azzini, Campolongo, Ratto & Tarantola (Comput. Phys.
/// Commun. 181:259, 2010) and Saltelli (2002), total by Jansen (Comput. Phys. Commun. 117:35,
/// 1999); values are taken from their mean, which lowers the error. Each row of the design is
/// simulated with dice of its own: products of different rows are free of their noise in the mean,
/// and from squares the noise that the rows show is taken off. So what only the dice do counts for
/// nothing, and an unknown that does nothing scores 0 within its interval.
///
/// Where the variance by the unknowns cannot be told from 0, twice its standard error stands in its
/// place, so that the indices stay small instead of being a quotient of two noises.
///
/// @param variance of the result by the unknowns, without dice
/// @param told whether it is known to be above 0
/// @param first per unknown
/// @param total per unknown
/// @param second per unknown and each later one; empty if not asked for
public record SobolIndices(
    Index variance, boolean told, List<Index> first, List<Index> total, List<List<Index>> second) {
  private static final double TOLD = 2;

  /// Variance of the rounding of exact answers, relative to the square of the mean.
  private static final double ROUNDING = 1e-14;

  public SobolIndices {
    first = List.copyOf(first);
    total = List.copyOf(total);
    second = List.copyOf(second);
  }

  /// {@return the indices of what was found at the rows of a design}
  ///
  /// @param key what the resampling hangs on
  public static SobolIndices of(SobolDesign design, Evaluations found, Key key) {
    found.sizedAs(design);
    Terms terms = new Terms(design, found);
    Bootstrap means = new Bootstrap(terms.row.length, Bootstrap.RESAMPLES, key);
    for (int point = 0; point < design.base(); point++) {
      means.add(terms.of(point));
    }
    double error = means.error(SobolIndices::variance);
    double variance = variance(means.means());
    double rounding = ROUNDING * terms.mean * terms.mean;
    double least = Math.max(TOLD * error, rounding);
    boolean told = variance > least;
    return least == 0 && !told
        ? nothing(design)
        : of(design, means, new Whole(Index.of(variance, error), told, least));
  }

  /// @param least what stands in the place of a smaller variance
  private record Whole(Index variance, boolean told, double least) {
    double of(double[] means) {
      return Math.max(least, SobolIndices.variance(means));
    }
  }

  private static double variance(double[] means) {
    return means[0] - means[1] * means[1];
  }

  private static SobolIndices of(SobolDesign design, Bootstrap means, Whole whole) {
    int n = design.dimensions();
    List<Index> first = new ArrayList<>();
    List<Index> total = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int mine = i;
      first.add(means.index(m -> m[2 + mine] / whole.of(m)));
      total.add(means.index(m -> m[2 + n + mine] / whole.of(m)));
    }
    List<List<Index>> second = new ArrayList<>();
    int pair = 2 + 2 * n;
    for (int i = 0; design.secondOrder() && i < n; i++) {
      List<Index> row = new ArrayList<>();
      for (int k = i + 1; k < n; k++) {
        int[] at = {pair++, 2 + i, 2 + k};
        ToDoubleFunction<double[]> index = m -> (m[at[0]] - m[at[1]] - m[at[2]]) / whole.of(m);
        row.add(means.index(index));
      }
      second.add(List.copyOf(row));
    }
    return new SobolIndices(whole.variance, whole.told, first, total, second);
  }

  private static SobolIndices nothing(SobolDesign design) {
    Index zero = new Index(0, 0, 0);
    int n = design.dimensions();
    List<List<Index>> pairs = new ArrayList<>();
    for (int i = 0; design.secondOrder() && i < n; i++) {
      pairs.add(Collections.nCopies(n - 1 - i, zero));
    }
    List<Index> each = Collections.nCopies(n, zero);
    return new SobolIndices(zero, false, each, each, pairs);
  }

  /// What each base point adds to the means: square, value, and per unknown or pair its term.
  private static final class Terms {
    final SobolDesign design;
    final Evaluations found;
    final double mean;
    final double[] row;
    private final double[] values;
    private final double[] noise;

    Terms(SobolDesign design, Evaluations found) {
      int n = design.dimensions();
      this.design = design;
      this.found = found;
      this.mean = found.mean();
      this.row = new double[2 + 2 * n + (design.secondOrder() ? n * (n - 1) / 2 : 0)];
      this.values = new double[design.block()];
      this.noise = new double[design.block()];
    }

    double[] of(int point) {
      int block = design.block();
      for (int i = 0; i < block; i++) {
        values[i] = found.values()[point * block + i] - mean;
        noise[i] = found.noise()[point * block + i];
      }
      double a = values[0];
      double b = values[block - 1];
      row[0] = (a * a - noise[0] + b * b - noise[block - 1]) / 2;
      row[1] = (a + b) / 2;
      int n = design.dimensions();
      for (int i = 0; i < n; i++) {
        double ab = values[1 + i];
        row[2 + i] = b * (ab - a);
        row[2 + n + i] = ((a - ab) * (a - ab) - noise[0] - noise[1 + i]) / 2;
      }
      int pair = 2 + 2 * n;
      for (int i = 0; design.secondOrder() && i < n; i++) {
        for (int k = i + 1; k < n; k++) {
          row[pair++] = values[1 + n + i] * values[1 + k] - a * b;
        }
      }
      return row;
    }
  }
}
