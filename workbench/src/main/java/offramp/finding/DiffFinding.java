package offramp.finding;

import java.util.List;
import java.util.Optional;
import offramp.check.Change;
import offramp.finding.RunFinding.Horizon;
import offramp.finding.RunFinding.Time;

/// What differs between two models, which answers that moves, and which change moves them.
///
/// @param changes what turns A into B
/// @param outcomes of both, in the order of A
/// @param onlyA names of outcomes that B has not
/// @param onlyB names of outcomes that A has not
/// @param alone what each change does alone to A; empty if that was not asked
/// @param together what the changes do beyond the sum of what each does alone, by outcome; empty
///   unless several changes were made one by one
/// @param whyNotAlone why the changes were not made one by one, if they were not
/// @param stopped why the comparison ended before its time, if it did
/// @param caveats what a reader must know besides, in sentences
/// @param command what reproduces the numbers
public record DiffFinding(
    Side a,
    Side b,
    long seed,
    Horizon horizon,
    List<Change> changes,
    List<OutcomeMoves> outcomes,
    List<String> onlyA,
    List<String> onlyB,
    List<Alone> alone,
    List<NamedMove> together,
    Optional<String> whyNotAlone,
    Optional<String> stopped,
    List<String> caveats,
    String command) {
  public DiffFinding {
    changes = List.copyOf(changes);
    outcomes = List.copyOf(outcomes);
    onlyA = List.copyOf(onlyA);
    onlyB = List.copyOf(onlyB);
    alone = List.copyOf(alone);
    together = List.copyOf(together);
    caveats = List.copyOf(caveats);
  }

  /// One of the two runs.
  ///
  /// @param theory the theory that applies; `base` if none
  /// @param levers the levers pulled, each with how
  /// @param method how the numbers were computed, as in "simulate"
  public record Side(
      String file,
      String title,
      String theory,
      List<String> levers,
      String method,
      long trajectories,
      int draws) {
    public Side {
      levers = List.copyOf(levers);
    }
  }

  /// How the answer for an outcome moves from A to B.
  public record OutcomeMoves(String name, List<Step> series) {
    public OutcomeMoves {
      series = List.copyOf(series);
    }
  }

  /// The two answers at a report date.
  ///
  /// @param a the probability in A
  /// @param b the probability in B
  public record Step(Time time, double a, double b, Move move) {}

  /// A difference of probabilities.
  ///
  /// @param difference how much the second is above the first, in [-1, 1]
  /// @param standardError of the difference
  /// @param paired whether the error is that of the differences under the same draws and dice;
  ///   otherwise it is that of two runs that have nothing in common, which is too large rather than
  ///   too small
  /// @param seen whether the difference is more than 2 standard errors and more than rounding
  public record Move(double difference, double standardError, boolean paired, boolean seen) {}

  /// How an answer by the horizon moves.
  public record NamedMove(String outcome, Move move) {}

  /// What a single change does to A.
  ///
  /// @param skipped why it could not be made alone, if it could not
  public record Alone(Change change, Optional<String> skipped, List<NamedMove> moves) {
    public Alone {
      moves = List.copyOf(moves);
    }
  }
}
