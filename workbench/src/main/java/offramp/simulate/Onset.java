package offramp.simulate;

import java.util.List;

/// When one outcome comes about under one draw of the unknowns, and from where.
///
/// @param histories simulated; 0 if the numbers were found without dice
/// @param by per report date the probability by then
/// @param days expected until it comes about, counting 0 where it does not by the horizon
/// @param squares the same of the square of the days; 0 without dice
/// @param reached per mark the probability that it is reached before the outcome or with it
/// @param both per mark the probability of that and that the outcome comes about by the horizon
public record Onset(
    long histories, double[] by, double days, double squares, double[] reached, double[] both) {

  /// What is asked: when an outcome comes about, and from which marks.
  public record Asked(int outcome, List<Mark> marks) {
    public Asked {
      marks = List.copyOf(marks);
    }
  }
}
