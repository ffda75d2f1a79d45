package offramp.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import offramp.finding.LedgerFinding.Effect;
import offramp.finding.LedgerFinding.Swing;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Which of many effects stand out from noise.
///
/// With a thousand effects some fifty are more than 2 standard errors by chance. So the bar is 2
/// standard errors or higher: where of the effects above it one in twenty is expected to be chance
/// (Benjamini & Hochberg, J. R. Stat. Soc. B 57:289, 1995).
final class FalseDiscovery {
  private static final double FALSE = 0.05;
  private static final double LEAST = 2;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private FalseDiscovery() {}

  /// {@return the same, those effects alone seen that were seen before and are above the bar}
  static <K> Map<K, List<Swing>> apart(Map<K, List<Swing>> swings) {
    double bar = bar(swings.values().stream().flatMap(List::stream).toList());
    swings.replaceAll((_, all) -> all.stream().map(swing -> apart(swing, bar)).toList());
    return swings;
  }

  private static Swing apart(Swing swing, double bar) {
    List<Effect> effects = new ArrayList<>();
    for (Effect e : swing.effects()) {
      boolean seen = e.seen() && Math.abs(e.change()) > bar * e.standardError();
      effects.add(new Effect(e.outcome(), e.change(), e.standardError(), seen));
    }
    return new Swing(swing.what(), effects);
  }

  /// {@return how many standard errors it takes}
  private static double bar(List<Swing> swings) {
    double[] sizes =
        swings.stream()
            .flatMap(swing -> swing.effects().stream())
            .filter(effect -> effect.standardError() > 0)
            .mapToDouble(effect -> Math.abs(effect.change()) / effect.standardError())
            .sorted()
            .toArray();
    for (int i = 0; i < sizes.length; i++) {
      double chance = 2 * NORMAL.survivalProbability(sizes[i]) * sizes.length;
      if (chance <= FALSE * (sizes.length - i)) {
        return Math.max(LEAST, Math.nextDown(sizes[i]));
      }
    }
    return sizes.length == 0 ? LEAST : Math.max(LEAST, sizes[sizes.length - 1]);
  }
}
