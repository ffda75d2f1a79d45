package offramp.solve;

import java.util.Arrays;

/// What was read while a distribution went through a piece.
///
/// @param readings per report what the gauge said
/// @param end the distribution at the end of the piece
/// @param sums per set of the gauge its mass, integrated over the piece, in days
/// @param error a bound of the relative error of the masses read
record Passed(double[][] readings, double[] end, double[] sums, double error) {

  /// What is wanted of a pass.
  ///
  /// @param offsets the reports, in days from the beginning of the piece, ascending
  /// @param days how long the piece lasts
  /// @param goesOn whether the distribution at the end is wanted
  /// @param sums whether the masses are to be integrated over the piece
  record Wanted(double[] offsets, double days, boolean goesOn, boolean sums) {}

  /// {@return the least of the first `count` that is above 0; infinity if there is none}
  static double least(double[] readings, int count) {
    return Arrays.stream(readings, 0, count)
        .filter(mass -> mass > 0)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
