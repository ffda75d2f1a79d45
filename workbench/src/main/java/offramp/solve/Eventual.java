package offramp.solve;

/// What becomes of an outcome if time does not end, under one draw of the unknowns.
///
/// @param probability that it ever comes about
/// @param days expected until it does, counting 0 where it never does; over the probability it is
///   the expected time given that it comes about
/// @param error a bound of the relative error of both
public record Eventual(double probability, double days, double error) {}
