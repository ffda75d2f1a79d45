package offramp.simulate;

/// Where the values of the unknowns come from in a run that does not draw them from their priors:
/// the rows of a design.
public interface Sample {
  /// Puts in the values of a draw: of each unknown, in the order of the model.
  ///
  /// @param parameters begins with a place for each unknown; in days or per day where it has a unit
  void into(double[] parameters, int draw);
}
