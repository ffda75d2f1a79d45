package offramp.finding;

import java.util.List;
import java.util.Optional;
import offramp.finding.RunFinding.Horizon;
import offramp.finding.RunFinding.Time;

/// How an outcome comes about: the most frequent sequences of events that lead into it, and what
/// they have in common.
///
/// @param file the model's file name
/// @param theory the theory that applies; `base` if none
/// @param levers the levers pulled, each with how
/// @param method how the histories were found, as in "simulate"
/// @param why that method, in words
/// @param states that can be reached, if the method is exact
/// @param outcome the name of the outcome
/// @param harm the kind of harm, if it is one
/// @param trajectories histories simulated in all; 0 if they were drawn from those that arrive
/// @param draws of the unknowns
/// @param givenShare the share of draws of the unknowns that `given` kept, in (0, 1]
/// @param given what all that follows is conditional on; empty if on nothing but the model
/// @param stopped why it ended before its time, if it did
/// @param probability of the outcome by the horizon
/// @param histories that arrive at the outcome and are told of: shares are shares of these
/// @param followed the variables whose changes make a path
/// @param paths the most frequent first
/// @param different how many different paths the histories took
/// @param events those on some path, the most frequent first
/// @param command what reproduces the numbers
public record PathsFinding(
    String title,
    String file,
    String theory,
    List<String> levers,
    long seed,
    String method,
    String why,
    Optional<Integer> states,
    Horizon horizon,
    String outcome,
    Optional<String> harm,
    long trajectories,
    int draws,
    int unknowns,
    double givenShare,
    Optional<RunFinding.Given> given,
    Optional<String> stopped,
    Probability probability,
    int histories,
    List<String> followed,
    List<Path> paths,
    int different,
    List<Passed> events,
    String command) {
  public PathsFinding {
    levers = List.copyOf(levers);
    followed = List.copyOf(followed);
    paths = List.copyOf(paths);
    events = List.copyOf(events);
  }

  /// The probability of the outcome by the horizon.
  ///
  /// @param mean over the unknowns
  /// @param standardError of the mean
  /// @param low 5% quantile over the unknowns
  /// @param high 95% quantile over the unknowns
  /// @param bound 95% upper bound, of what was never seen
  public record Probability(
      double mean, double standardError, double low, double high, Optional<Double> bound) {}

  /// A share of the histories that arrive, in [0, 1], with its 95% interval.
  public record Share(double value, double low, double high) {}

  /// A sequence of steps that histories took, what came back to where it had been left out.
  ///
  /// @param excursions steps left out on the way because they came back, on average
  /// @param others steps left out because they changed none of the variables followed, on average
  public record Path(Share share, List<Step> steps, double excursions, double others) {
    public Path {
      steps = List.copyOf(steps);
    }
  }

  /// An event, or a date, on a path.
  ///
  /// @param event its name; empty if a date came
  /// @param times how often it happened in a row
  /// @param changes of the variables followed
  /// @param early when it had happened (the last of them) in a quarter of the histories
  /// @param middle in half of them
  /// @param late in three quarters
  public record Step(
      Optional<String> event, int times, List<Change> changes, Time early, Time middle, Time late) {
    public Step {
      changes = List.copyOf(changes);
    }
  }

  /// A variable and its values in words, before and after.
  public record Change(String variable, String from, String to) {}

  /// How often histories passed through an event.
  ///
  /// @param event its name; empty for dates
  /// @param onPath the share of histories with it on their path
  /// @param happened the share of histories in which it happened and changed anything
  /// @param times how often, on average over all histories
  public record Passed(Optional<String> event, double onPath, double happened, double times) {}
}
