package offramp.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import offramp.random.Key;

/// The fair share of each unknown in the variance of a result, also where unknowns depend on each
/// other: what it adds to the variance explained, on average over all orders of learning the
/// unknowns (Owen, SIAM/ASA J. Uncertain. Quantif. 2:245, 2014; Song, Nelson & Staum 2016).
///
/// The shares add up to 1, and the truth is never below 0. Noise of the dice is taken off each
/// variance. An unknown that does nothing scores above 0 if it goes along with one that does.
///
/// @param variance of the result by the unknowns, without dice
/// @param shares per unknown
public record Shapley(Index variance, List<Index> shares) {
  private static final double TOLD = 2;

  public Shapley {
    shares = List.copyOf(shares);
  }

  /// {@return the shares of what was found at the rows of a design}
  ///
  /// @param key what the resampling hangs on
  public static Shapley of(ShapleyDesign design, Evaluations found, Key key) {
    found.sizedAs(design);
    int n = design.dimensions();
    Bootstrap plain = plain(design, found, key.at("plain"));
    double error = plain.error(m -> m[0] - m[1] * m[1]);
    double[] means = plain.means();
    Index told = Index.of(means[0] - means[1] * means[1], error);
    double variance = Math.max(told.value(), TOLD * error);
    if (variance == 0) {
      return new Shapley(told, Collections.nCopies(n, new Index(0, 0, 0)));
    }
    Bootstrap added = new Bootstrap(n, Bootstrap.RESAMPLES, key.at("orders"));
    double[] row = new double[n];
    int at = design.plain();
    for (int[] order : design.orders()) {
      double before = 0;
      for (int j = 1; j <= n; j++) {
        double explained = j == n ? variance : varianceAt(found, at);
        at += j == n ? 0 : ShapleyDesign.INNER;
        row[order[j - 1]] = (explained - before) / variance;
        before = explained;
      }
      added.add(row);
    }
    List<Index> shares = new ArrayList<>();
    double relative = error / variance;
    for (int i = 0; i < n; i++) {
      int mine = i;
      double value = added.means()[i];
      shares.add(Index.of(value, Math.hypot(added.error(m -> m[mine]), relative * value)));
    }
    return new Shapley(told, shares);
  }

  private static Bootstrap plain(ShapleyDesign design, Evaluations found, Key key) {
    Bootstrap plain = new Bootstrap(2, Bootstrap.RESAMPLES, key);
    double mean = found.mean();
    for (int i = 0; i < design.plain(); i++) {
      double value = found.values()[i] - mean;
      plain.add(new double[] {value * value - found.noise()[i], value});
    }
    return plain;
  }

  /// {@return the variance of the inner rows from `at` on, without that of the dice}
  private static double varianceAt(Evaluations found, int at) {
    double mean = 0;
    double noise = 0;
    for (int i = at; i < at + ShapleyDesign.INNER; i++) {
      mean += found.values()[i] / ShapleyDesign.INNER;
      noise += found.noise()[i] / ShapleyDesign.INNER;
    }
    double squares = 0;
    for (int i = at; i < at + ShapleyDesign.INNER; i++) {
      squares += (found.values()[i] - mean) * (found.values()[i] - mean);
    }
    return squares / (ShapleyDesign.INNER - 1) - noise;
  }
}
