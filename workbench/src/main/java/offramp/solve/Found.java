package offramp.solve;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/// What is known of one draw of the unknowns.
///
/// @param outcomes per outcome and report its probability by then
/// @param watched per watch and report how its value lies
/// @param error a bound of the relative error of the probabilities
/// @param weight the probability of the evidence, on which all is conditional; 1 without evidence
record Found(double[][] outcomes, List<List<Law>> watched, double error, double weight) {

  /// How a watched number lies.
  ///
  /// @param mean and the mean of the square
  /// @param masses by value, in bins of relative width 2^-11; may be left out where the watch is of
  ///   a condition
  record Law(double mean, double square, SortedMap<Double, Double> masses) {
    /// {@return how something lies that holds with this probability, as 1, and else is 0}
    static Law of(double probability) {
      return new Law(probability, probability, Collections.emptySortedMap());
    }
  }
}
