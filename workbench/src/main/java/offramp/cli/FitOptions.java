package offramp.cli;

import java.util.OptionalDouble;
import offramp.history.Fitting;
import offramp.history.Pooling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How much work a fit takes.
final class FitOptions {
  private static final int MOST_DRAWS = 1_000_000;
  private static final int MOST_PARTICLES = 1_000_000;
  private static final int LEAST_EACH = 10;

  /// Of so many draws of a chain one is kept.
  private static final int THIN = 2;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Where the dice begin; the same seed gives the same numbers.")
  long seed;

  @Option(
      names = "--draws",
      paramLabel = "D",
      defaultValue = "1000",
      description = "Draws of the unknowns, in all (default 1000).")
  int draws;

  @Option(
      names = "--islands",
      paramLabel = "K",
      defaultValue = "4",
      description = "Independent populations to share them; their spread is the error (default 4).")
  int islands;

  @Option(
      names = "--particles",
      paramLabel = "N",
      defaultValue = "0",
      description = "Histories for each estimate of the likelihood (default: found out).")
  int particles;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Threads to use (default: all).")
  int threads;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "Stop after this time, as in 60s, and say so.")
  @Nullable String time;

  Fitting.Effort effort() throws Refusal {
    if (islands < 2 || islands > 1_000) {
      throw EffortOptions.usage("--islands takes 2 to 1,000, not %d", islands);
    }
    if (draws < LEAST_EACH * islands || draws > MOST_DRAWS) {
      throw EffortOptions.usage(
          "--draws takes %,d to %,d on %d islands, not %d",
          LEAST_EACH * islands, MOST_DRAWS, islands, draws);
    }
    if (particles < 0 || particles > MOST_PARTICLES) {
      throw EffortOptions.usage("--particles takes 1 to %,d, not %d", MOST_PARTICLES, particles);
    }
    if (threads < 0 || threads > 1_024) {
      throw EffortOptions.usage("--threads takes 1 to 1,024, not %d", threads);
    }
    int workers = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    return new Fitting.Effort(seed, draws, islands, particles, workers);
  }

  /// {@return the work of a pooled fit, with chains in the place of islands}
  Pooling.Effort pooling() throws Refusal {
    Fitting.Effort all = effort();
    return new Pooling.Effort(seed, draws, islands, THIN, all.threads());
  }

  OptionalDouble budget() throws Refusal {
    return EffortOptions.budgetSeconds(time);
  }
}
