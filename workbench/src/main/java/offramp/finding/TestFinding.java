package offramp.finding;

import java.util.List;
import java.util.Optional;

/// What became of the expectations of one model under one theory and one set of levers.
///
/// @param file the model's file name
/// @param theory the theory that applies; `base` if none
/// @param levers those pulled, as in `freeze@2024-09-01` or `freeze when west >= strikes`
/// @param stopped why the run ended before its time, if it did
/// @param results in the order of the text
public record TestFinding(
    String file,
    String theory,
    List<String> levers,
    Optional<String> stopped,
    List<Result> results) {
  /// An answer fails only if it lies outside its range by more than so many standard errors.
  public static final double TOLERATED = 3;

  public TestFinding {
    levers = List.copyOf(levers);
    results = List.copyOf(results);
  }

  /// An expectation and the answer.
  ///
  /// @param by the time in the words of the model
  /// @param low the least probability expected
  /// @param high the greatest
  /// @param probability the mean over the unknowns
  /// @param standardError of that mean
  public record Result(
      String outcome,
      String by,
      double low,
      double high,
      double probability,
      double standardError) {
    public boolean passed() {
      double slack = TOLERATED * standardError;
      return probability >= low - slack && probability <= high + slack;
    }
  }

  public long failed() {
    return results.stream().filter(result -> !result.passed()).count();
  }
}
