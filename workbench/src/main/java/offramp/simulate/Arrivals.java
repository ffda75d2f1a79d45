package offramp.simulate;

import java.util.List;
import java.util.Optional;
import offramp.program.Program;

/// How likely an outcome is by the horizon, and histories that arrive at it, as likely as they are
/// among all that do. Where something is known, all of this is of histories that keep to it.
///
/// @param probability of the outcome, over the unknowns
/// @param held how much keeps to what is known; empty if nothing is
/// @param histories simulated in all, whether they keep to it or not; 0 if the histories were drawn
///   from those that arrive
/// @param arrived how many histories arrived; of these, the first are in `trajectories`
/// @param draws of the unknowns
/// @param givenShare share of draws that kept to every `given`
/// @param stopped why it ended before its time, if it did
public record Arrivals(
    Shares probability,
    Optional<Held> held,
    long histories,
    long arrived,
    int draws,
    double givenShare,
    Optional<String> stopped,
    List<Trajectory> trajectories) {

  /// The most trajectories that are kept.
  public static final int MOST = 20_000;

  /// The most changes that are kept, in all trajectories together.
  static final long MOST_CHANGES = 20_000_000;

  public Arrivals {
    trajectories = List.copyOf(trajectories);
  }

  /// {@return how many simulated histories count}
  public long counted() {
    return held.map(Held::kept).orElse(histories);
  }

  /// {@return what simulation by the generated code finds}
  public static Arrivals of(
      Program program, int outcome, Settings settings, Settings.Watcher watcher) {
    Arriving sum = new Arriving(!settings.evidence().isEmpty());
    Crew<Plan.Block, Recorder.Found> crew =
        new Crew<>(
            () -> new Recorder(program, outcome, settings, sum), settings.threads(), watcher, sum);
    Optional<String> stopped =
        crew.work(Plan.of(Ensemble.draws(program.model(), settings), settings.trajectories()));
    return sum.arrivals(stopped);
  }
}
