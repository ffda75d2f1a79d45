package offramp.simulate;

/// How much of a run keeps to what is known.
///
/// @param share the probability of what is known, over dice and unknowns, in [0, 1]
/// @param kept histories that keep to it; 0 if none were simulated
/// @param effectiveDraws how many draws of the unknowns of equal weight would tell as much: the
///   square of the sum of the weights over the sum of their squares (Kish, Survey Sampling, 1965)
public record Held(double share, long kept, double effectiveDraws) {}
