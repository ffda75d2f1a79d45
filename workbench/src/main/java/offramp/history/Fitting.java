package offramp.history;

import java.util.List;
import java.util.stream.IntStream;
import offramp.model.Model;
import offramp.random.Key;
import offramp.simulate.Identity;
import offramp.simulate.Parted;
import offramp.simulate.Settings;

/// Finds what is known of the unknowns after a history: independent islands of draws, each climbing
/// from the prior to the posterior.
///
/// How many histories estimate a likelihood is found by a small island that goes ahead, so that the
/// logarithm of an estimate scatters by 1.2 at most where the posterior lies: fewer make draws
/// stick, many more are wasted (Doucet, Pitt, Deligiannidis & Kohn, Biometrika 102:295, 2015).
public final class Fitting {
  private static final int PILOTS = 40;
  private static final int FIRST_PARTICLES = 24;
  private static final int MOST_PARTICLES = 2_000;
  private static final int LEAST_PARTICLES = 16;
  private static final int POINTS = 20;
  private static final int REPEATS = 10;
  private static final double AIM = 1.2;

  private final Model model;
  private final List<Observed> histories;
  private final Effort effort;
  private final Settings.Watcher watcher;
  private final Key root;
  private long done;

  /// How much work.
  ///
  /// @param draws of the unknowns in all, over all islands
  /// @param islands at least 2
  /// @param particles histories for each estimate of the likelihood; 0 to find out
  public record Effort(long seed, int draws, int islands, int particles, int threads) {
    public Effort {
      if (islands < 2 || draws < 10 * islands) {
        throw new IllegalArgumentException(
            "islands (%d) are below 2, or draws (%d) below 10 for each".formatted(islands, draws));
      }
    }

    int each() {
      return draws / islands;
    }
  }

  /// The work was ended before there was anything to tell.
  public static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Broken(String why) {
      super(why, null, false, false);
    }
  }

  private Fitting(Model model, List<Observed> histories, Effort effort, Settings.Watcher watcher) {
    this.model = model;
    this.histories = histories;
    this.effort = effort;
    this.watcher = watcher;
    this.root = Key.of(effort.seed()).at("fit");
  }

  /// {@return what is known after the histories}
  ///
  /// @throws Contradiction if they cannot have happened
  static Fitted of(Model model, List<Observed> histories, Effort effort, Settings.Watcher watcher) {
    return new Fitting(model, histories, effort, watcher).fitted();
  }

  private Fitted fitted() {
    boolean exact = histories.stream().allMatch(Observed::certain);
    int particles = exact ? 1 : effort.particles() > 0 ? effort.particles() : pilot();
    Population population = Population.of(islands(particles).all(effort.threads(), watcher), root);
    double noise = exact ? 0 : noise(population.values(), particles);
    return Fitted.of(population, particles, noise);
  }

  private Parted<Island.Found> islands(int particles) {
    return new Parted<>(
        "fit",
        () -> "%s%d %d %d".formatted(Identity.of(model), effort.seed(), effort.draws(), particles),
        Identity.labels(model),
        effort.islands(),
        () -> part -> island((int) part, particles),
        new IslandRows(model));
  }

  private Island.Found island(int number, int particles) {
    Likelihood likelihood = new Likelihood(histories, particles, effort.seed());
    Prior prior = new Prior(model, effort.seed());
    return new Island(prior, likelihood, effort.each(), root.at(number), this::reached)
        .climb(number * effort.each());
  }

  /// Islands share one watcher, which follows one thread at a time.
  private synchronized void reached() {
    done++;
    watcher
        .stop(done, planned())
        .ifPresent(
            why -> {
              throw new Broken(why);
            });
  }

  /// A guess: so many estimates of the likelihood are made in all.
  private long planned() {
    return Math.max(done, 25L * effort.draws());
  }

  private int pilot() {
    Likelihood likelihood = new Likelihood(histories, FIRST_PARTICLES, effort.seed());
    Prior prior = new Prior(model, effort.seed());
    Island.Found ahead =
        new Island(prior, likelihood, PILOTS, root.at("pilot"), this::reached)
            .climb(effort.draws());
    int particles = LEAST_PARTICLES;
    while (particles < MOST_PARTICLES && noise(ahead.values(), particles) > AIM) {
      particles *= 2;
    }
    return particles;
  }

  /// {@return the standard deviation of the logarithm of estimates where draws lie}
  private double noise(double[][] values, int particles) {
    Likelihood likelihood = new Likelihood(histories, particles, effort.seed());
    double squares = 0;
    for (int point = 0; point < POINTS; point++) {
      double[] at = values[point * values.length / POINTS];
      Key key = root.at("noise").at(particles).at(point);
      double[] logs =
          IntStream.range(0, REPEATS)
              .mapToDouble(i -> likelihood.of(at, key.at(i)).log())
              .filter(Double::isFinite)
              .toArray();
      double mean = IntStream.range(0, logs.length).mapToDouble(i -> logs[i]).average().orElse(0);
      for (double log : logs) {
        squares += (log - mean) * (log - mean) / Math.max(1, logs.length - 1) / POINTS;
      }
    }
    return Math.sqrt(squares);
  }
}
