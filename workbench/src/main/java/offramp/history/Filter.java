package offramp.history;

import java.util.Arrays;
import java.util.Optional;
import offramp.program.Code;
import offramp.random.Key;

/// The likelihood of one history under given values of the unknowns: a particle filter.
///
/// Many histories follow what was seen from stop to stop; where few of them carry most of the
/// weight, the heavy ones multiply and the light ones go (systematic resampling; Kong, Liu & Wong,
/// JASA 89:278, 1994, for when). The product of the mean weights is an estimate of the likelihood
/// without bias, however few there are (Del Moral, Feynman-Kac Formulae, 2004, section 7.4). Where
/// nothing is left to dice, one history gives the likelihood itself.
final class Filter {
  private static final long RESAMPLING = -1;

  private final Observed observed;
  private final Track track;
  private final int particles;
  private final double[] weights;
  private final Track.Kept[] kept;

  /// An estimate of a likelihood.
  ///
  /// @param log its logarithm; minus infinity if no history could follow what was seen
  /// @param death where the history that came furthest parted from it, if none could follow
  record Estimate(double log, Optional<Death> death) {}

  Filter(Observed observed, Code code, int particles) {
    this.observed = observed;
    this.track = new Track(observed, code);
    this.particles = observed.certain() ? 1 : particles;
    this.weights = new double[this.particles];
    this.kept = new Track.Kept[this.particles];
  }

  /// {@return an estimate of the likelihood, in events per day each}
  ///
  /// @param unknowns their values
  Estimate likelihood(double[] unknowns, Key key) {
    double log = 0;
    Arrays.fill(weights, 0);
    Optional<Death> furthest = Optional.empty();
    int last = observed.stops().length - 1;
    for (int stop = 0; stop <= last; stop++) {
      Key here = key.at(stop);
      furthest = later(furthest, follow(unknowns, stop, here));
      if (Weights.max(weights) == Double.NEGATIVE_INFINITY) {
        return new Estimate(Double.NEGATIVE_INFINITY, furthest);
      }
      if (stop < last && 2 * Weights.effective(weights) < particles) {
        log += Weights.logMean(weights);
        resample(here.at(RESAMPLING).stream().uniform());
      }
    }
    return new Estimate(log + Weights.logMean(weights), Optional.empty());
  }

  private Optional<Death> follow(double[] unknowns, int stop, Key here) {
    Optional<Death> furthest = Optional.empty();
    for (int i = 0; i < particles; i++) {
      if (weights[i] > Double.NEGATIVE_INFINITY) {
        Key dice = here.at(i);
        if (stop == 0) {
          track.begin(unknowns, dice);
        } else {
          track.resume(kept[i], dice);
        }
        weights[i] += track.to(stop, dice);
        if (weights[i] > Double.NEGATIVE_INFINITY) {
          kept[i] = track.kept();
        }
        furthest = later(furthest, track.death());
      }
    }
    return furthest;
  }

  static Optional<Death> later(Optional<Death> one, Optional<Death> other) {
    return one.isEmpty() || (other.isPresent() && other.get().day() > one.get().day())
        ? other
        : one;
  }

  private void resample(double u) {
    int[] parents = Weights.systematic(weights, particles, u);
    Track.Kept[] from = kept.clone();
    for (int i = 0; i < particles; i++) {
      kept[i] = from[parents[i]];
    }
    Arrays.fill(weights, 0);
  }
}
