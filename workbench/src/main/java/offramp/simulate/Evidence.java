package offramp.simulate;

/// What is known of a history: that an outcome has come about by a day, or that it has not.
///
/// @param outcome number of the outcome
/// @param came whether it has
/// @param day in days from the start, above 0
public record Evidence(int outcome, boolean came, double day) {}
