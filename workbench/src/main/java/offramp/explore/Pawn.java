package offramp.explore;

import java.util.Arrays;
import offramp.random.Key;
import offramp.random.Stream;

/// How far knowing an unknown moves the whole law of a result, not only its variance: PAWN (Pianosi
/// & Wagener, Environ. Model. Softw. 67:1, 2015) from any sample (2018, 108:197), for skewed
/// results and for unknowns that depend on each other.
///
/// The prior is cut into parts that hold equally many rows; the score is the mean, over the parts,
/// of the greatest distance between the distribution function within the part and that of all
/// (Kolmogorov and Smirnov). Even an unknown that does nothing is at some distance; how much is
/// found by dealing the rows to parts by chance (a dummy, as in Zadeh et al., Environ. Model.
/// Softw. 91:210, 2017), and taken off, so that it scores 0.
public final class Pawn {
  private static final int PARTS = 10;
  private static final int DUMMIES = 100;

  private final double[] values;

  /// The rows in the order of their values.
  private final int[] order;

  private final double[] dummies;

  /// @param values per row the result, at least 100 rows
  public Pawn(double[] values, Key key) {
    Bounds.atLeast("rows", values.length, 10 * PARTS);
    this.values = values.clone();
    this.order = Ascending.of(values);
    this.dummies = new double[DUMMIES];
    Stream chance = key.stream();
    double[] dealt = new double[values.length];
    for (int i = 0; i < DUMMIES; i++) {
      Arrays.setAll(dealt, _ -> chance.uniform());
      dummies[i] = distance(dealt);
    }
  }

  /// {@return the score of an unknown, 0 if it does nothing and below 1}
  ///
  /// The interval is that of an unknown that does nothing, laid around the score.
  ///
  /// @param unknown per row its value or its rank
  public Index of(double[] unknown) {
    double mean = Arrays.stream(dummies).average().orElseThrow();
    double square = Arrays.stream(dummies).map(d -> (d - mean) * (d - mean)).sum();
    return Index.of(distance(unknown) - mean, Math.sqrt(square / (dummies.length - 1)));
  }

  private double distance(double[] unknown) {
    int rows = values.length;
    int[] part = new int[rows];
    int[] sizes = new int[PARTS];
    int[] byUnknown = Ascending.of(unknown);
    for (int i = 0; i < rows; i++) {
      part[byUnknown[i]] = (int) ((long) i * PARTS / rows);
      sizes[part[byUnknown[i]]]++;
    }
    int[] counts = new int[PARTS];
    double[] most = new double[PARTS];
    for (int i = 0; i < rows; i++) {
      counts[part[order[i]]]++;
      if (i + 1 == rows || values[order[i + 1]] > values[order[i]]) {
        for (int p = 0; p < PARTS; p++) {
          double apart = Math.abs((double) counts[p] / sizes[p] - (i + 1.0) / rows);
          most[p] = Math.max(most[p], apart);
        }
      }
    }
    return Arrays.stream(most).sum() / PARTS;
  }
}
