package offramp.explore;

import java.util.ArrayList;
import java.util.List;
import offramp.random.Key;

/// What moving one unknown by half of its prior does, from many starts: elementary effects (Morris,
/// Technometrics 33:161, 1991; Campolongo, Cariboni & Saltelli, Environ. Model. Softw. 22:1509,
/// 2007).
///
/// The noise of the dice makes a mean of absolute values too large, for an unknown that does
/// nothing too; from a mean of squares it can be taken off. So unknowns are ranked by the mean
/// square.
public final class Morris {
  private static final double STEP = 0.5;

  private Morris() {}

  /// The effects of one unknown, per whole prior.
  ///
  /// @param mean with its sign
  /// @param absolute mean of the absolute values, noise included
  /// @param square mean of the squares, without noise: 0 of an unknown that does nothing
  public record Effect(Index mean, Index absolute, Index square) {
    /// {@return how much the effect changes with the place, without noise: its variance}
    public double variance() {
      return Math.max(0, square.value() - mean.value() * mean.value());
    }
  }

  /// {@return per unknown its effects}
  ///
  /// @param key what the resampling hangs on
  public static List<Effect> of(MorrisDesign design, Evaluations found, Key key) {
    found.sizedAs(design);
    List<Effect> effects = new ArrayList<>();
    double[] row = new double[3];
    for (int i = 0; i < design.dimensions(); i++) {
      Bootstrap means = new Bootstrap(row.length, Bootstrap.RESAMPLES, key.at(i));
      for (int way = 0; way < design.ways(); way++) {
        int at = design.moved(way, i);
        double change = found.values()[at] - found.values()[at - 1];
        double effect = (design.up(way, i) ? change : -change) / STEP;
        row[0] = effect;
        row[1] = Math.abs(effect);
        row[2] = effect * effect - (found.noise()[at] + found.noise()[at - 1]) / (STEP * STEP);
        means.add(row);
      }
      effects.add(
          new Effect(means.index(m -> m[0]), means.index(m -> m[1]), means.index(m -> m[2])));
    }
    return effects;
  }
}
