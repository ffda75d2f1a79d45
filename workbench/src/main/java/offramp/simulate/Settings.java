package offramp.simulate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What to simulate, and when to stop.
///
/// @param seed what all draws and dice hang on
/// @param trajectories histories in all, at least 1
/// @param draws of the unknowns, at least 1; ignored where there are no unknowns
/// @param days report dates in days from the start, ascending; the last is the horizon
/// @param threads workers, at least 1; the numbers do not depend on it
/// @param precision go on until the relative standard error of every outcome is below this share
/// @param evidence what is known: only histories that keep to all of it count; each day at or
///   before the horizon
/// @param paired whether each event has dice of its own, so that runs of models that differ a
///   little stay together and their difference is sharp; slower than one stream for all
/// @param sample where the unknowns come from if not from their priors
public record Settings(
    long seed,
    long trajectories,
    int draws,
    double[] days,
    int threads,
    OptionalDouble precision,
    List<Evidence> evidence,
    boolean paired,
    Optional<Sample> sample) {

  /// With a precision to reach, at most this many times the histories asked for are simulated.
  static final int MOST_ROUNDS = 1_000;

  public Settings {
    if (trajectories < 1) {
      throw new IllegalArgumentException("trajectories (%d) is below 1".formatted(trajectories));
    }
    if (draws < 1) {
      throw new IllegalArgumentException("draws (%d) is below 1".formatted(draws));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads (%d) is below 1".formatted(threads));
    }
    days = days.clone();
    for (int i = 0; i < days.length; i++) {
      if (!(days[i] > (i == 0 ? 0 : days[i - 1]))) {
        throw new IllegalArgumentException(
            "report day %d (%s) is not after the one before".formatted(i, days[i]));
      }
    }
    if (days.length == 0) {
      throw new IllegalArgumentException("no report day");
    }
    evidence = List.copyOf(evidence);
    for (Evidence each : evidence) {
      if (!(each.day() > 0 && each.day() <= days[days.length - 1])) {
        throw new IllegalArgumentException(
            "day of evidence (%s) is not between the start and the horizon".formatted(each.day()));
      }
    }
  }

  /// Settings of a run that is not compared with others.
  public Settings(
      long seed,
      long trajectories,
      int draws,
      double[] days,
      int threads,
      OptionalDouble precision,
      List<Evidence> evidence) {
    this(seed, trajectories, draws, days, threads, precision, evidence, false, Optional.empty());
  }

  /// {@return these, but with dice for each event}
  public Settings inPairs() {
    return new Settings(
        seed, trajectories, draws, days, threads, precision, evidence, true, sample);
  }

  /// {@return these, but with another seed}
  Settings seeded(long other) {
    return new Settings(
        other, trajectories, draws, days, threads, precision, evidence, paired, sample);
  }

  /// Settings without any evidence.
  public Settings(
      long seed,
      long trajectories,
      int draws,
      double[] days,
      int threads,
      OptionalDouble precision) {
    this(seed, trajectories, draws, days, threads, precision, List.of());
  }

  /// {@return the same with so many draws}
  public Settings withDraws(int many) {
    return new Settings(
        seed, trajectories, many, days, threads, precision, evidence, paired, sample);
  }

  /// {@return the same with the unknowns from a sample}
  ///
  /// @param many how many draws it has
  public Settings of(Sample of, int many) {
    return new Settings(
        seed, trajectories, many, days, threads, precision, evidence, paired, Optional.of(of));
  }

  /// Follows a run, can stop it between histories, and may have its parts kept.
  public interface Watcher {
    /// {@return why to stop now; empty to go on}
    ///
    /// @param done histories finished so far
    /// @param planned histories planned as far as is known
    Optional<String> stop(long done, long planned);

    /// {@return where to keep what parts of the work find; empty to keep nothing}
    default Optional<Keeper> keeper() {
      return Optional.empty();
    }

    /// {@return one that never stops}
    static Watcher none() {
      return (_, _) -> Optional.empty();
    }
  }
}
