package offramp.finding;

import java.util.List;
import java.util.Optional;
import offramp.finding.WhenFinding.Estimated;
import offramp.simulate.Onset;
import offramp.simulate.Shares;

/// The hazard of an outcome between two reports: -ln of the share that is left of those that were,
/// over the time.
///
/// @param step the number of the later report
/// @param length of the time between them
record Hazard(int step, double length) {
  /// Draws under which fewer histories were left say nothing.
  private static final int FEWEST = 10;

  /// The share of the variance between draws that may be due to the dice.
  private static final double MOST_DICE = 0.9;

  /// {@return the share of histories in which the outcome came about between the reports}
  double came(Onset onset) {
    return Math.max(0, onset.by()[step] - (step == 0 ? 0 : onset.by()[step - 1]));
  }

  /// {@return the share in which it had not come about at the earlier report}
  double left(Onset onset) {
    return step == 0 ? 1 : 1 - onset.by()[step - 1];
  }

  /// {@return the hazard at which this share of what was left is lost; empty if all of it is}
  Optional<Estimated> of(Estimated lost) {
    double kept = 1 - lost.value();
    return kept > 0
        ? Optional.of(
            new Estimated(
                -Math.log1p(-lost.value()) / length, lost.standardError() / kept / length))
        : Optional.empty();
  }

  /// {@return how the hazard lies over the draws of the unknowns under which anything was left;
  /// empty where dice hide it}
  Optional<Shares> range(List<Onset> draws) {
    List<Onset> used = draws.stream().filter(this::usable).toList();
    double[] hazards = new double[used.size()];
    double[] noise = new double[used.size()];
    for (int i = 0; i < hazards.length; i++) {
      Onset onset = used.get(i);
      double lost = came(onset) / left(onset);
      hazards[i] = -Math.log1p(-lost) / length;
      double histories = onset.histories() * left(onset);
      double squared = lost / (1 - lost) / (histories - 1) / (length * length);
      noise[i] = onset.histories() == 0 ? 0 : squared;
    }
    return used.size() < 2
        ? Optional.empty()
        : Optional.of(Shares.of(hazards, noise)).filter(s -> s.diceShare() <= MOST_DICE);
  }

  private boolean usable(Onset onset) {
    boolean enough = onset.histories() == 0 || onset.histories() * left(onset) >= FEWEST;
    return enough && left(onset) > 0 && came(onset) < left(onset);
  }
}
