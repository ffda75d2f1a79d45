package offramp.finding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import offramp.finding.RunFinding.Exact;
import offramp.finding.RunFinding.Horizon;
import offramp.finding.RunFinding.Time;

/// When an outcome comes about: its hazard over time beside the calendar, the expected time, and
/// the rungs from which most histories do not come back.
///
/// @param file the model's file name
/// @param theory the theory that applies; `base` if none
/// @param levers the levers pulled, each with how
/// @param method how the numbers were computed, as in "simulate"
/// @param why that method, in words
/// @param exact what an exact solution took, if it was one
/// @param givenShare the share of draws of the unknowns that `given` kept, in (0, 1]
/// @param stopped why the work ended before its time, if it did
/// @param probability that it comes about by the horizon
/// @param time expected, of the histories in which it comes about by the horizon, in the unit of
///   the horizon; empty if there are none
/// @param ever what becomes of it if time does not end; empty where that was not found
/// @param whyNotEver in words, if it was not
/// @param command what reproduces the numbers
public record WhenFinding(
    String title,
    String file,
    String theory,
    List<String> levers,
    String outcome,
    long seed,
    String method,
    String why,
    Optional<Exact> exact,
    Horizon horizon,
    long trajectories,
    int draws,
    int unknowns,
    double givenShare,
    Optional<String> stopped,
    List<Interval> intervals,
    Estimated probability,
    Optional<Estimated> time,
    Optional<Ever> ever,
    Optional<String> whyNotEver,
    List<Ladder> ladders,
    String command) {
  public WhenFinding {
    levers = List.copyOf(levers);
    intervals = List.copyOf(intervals);
    ladders = List.copyOf(ladders);
  }

  /// A number and its numerical error, from the dice and from finitely many draws of the unknowns.
  public record Estimated(double value, double standardError) {}

  /// The time between two report dates.
  ///
  /// @param hazard at which the outcome comes about where it has not yet, per unit of the horizon,
  ///   on the mean over the unknowns; empty if it has come about everywhere before or by the end
  /// @param range its 5% and 95% quantiles over the unknowns, corrected for the noise of the dice;
  ///   empty without unknowns, or where the dice hide it
  /// @param scheduled what the calendar brings in it
  public record Interval(
      Time from,
      Time to,
      Optional<Estimated> hazard,
      Optional<Range> range,
      List<Scheduled> scheduled) {
    public Interval {
      scheduled = List.copyOf(scheduled);
    }
  }

  public record Range(double low, double high) {}

  /// What the calendar brings at one time, as in "lever freeze" or "since 2025-01-01: strike".
  public record Scheduled(Time time, String what) {}

  /// What becomes of the outcome if time does not end.
  ///
  /// @param time expected given that it comes about, in the unit of the horizon
  public record Ever(Estimated probability, Optional<Estimated> time) {}

  /// A ladder or red line, and what each rung means for the outcome.
  ///
  /// @param turning the first rung from which the outcome comes about more often than not
  public record Ladder(String name, List<Rung> rungs, Optional<String> turning) {
    public Ladder {
      rungs = List.copyOf(rungs);
    }
  }

  /// A rung.
  ///
  /// @param reached the probability that a history comes to it or above it by the horizon, before
  ///   the outcome or with it
  /// @param histories in how many it was; empty if none were simulated
  /// @param probability that the outcome comes about by the horizon, of these histories; empty if
  ///   there are none
  public record Rung(
      String name, double reached, OptionalLong histories, Optional<Estimated> probability) {}
}
