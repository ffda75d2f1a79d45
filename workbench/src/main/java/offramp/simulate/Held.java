package offramp.simulate;

/// How much of a run keeps to what is known.
///
/// @param share the probability of what is known, over dice and unknowns, in [0, 1]
/// @param kept histories that keep to it; 0 if none were simulated
/// @param effectiveDraws how many draws of the unknowns of equal weight would tell as much: the
///   square of the sum of the weights over the sum of their squares (Kish, Survey Sampling, 1965)
public record Held(double share, long kept, double effectiveDraws) {

  /// {@return how much of simulated histories keeps to what is known}
  ///
  /// @param kept per draw of the unknowns, how many histories do
  /// @param walked per draw, of how many; of at least one draw above 0
  static Held simulated(long[] kept, long[] walked) {
    double sum = 0;
    double squares = 0;
    long keep = 0;
    long all = 0;
    int draws = 0;
    for (int draw = 0; draw < kept.length; draw++) {
      double of = walked[draw];
      sum += of > 0 ? kept[draw] / of : 0;
      // without the part of the square that the dice alone add
      squares += of > 1 ? (double) kept[draw] * (kept[draw] - 1) / (of * (of - 1)) : 0;
      draws += of > 0 ? 1 : 0;
      keep += kept[draw];
      all += walked[draw];
    }
    double effective = squares > 0 ? sum * sum / squares : draws;
    return new Held((double) keep / all, keep, Math.clamp(effective, 1, Math.max(1, draws)));
  }

  /// {@return how much it is where that is known without dice}
  ///
  /// @param weights per draw of the unknowns the probability of what is known; not empty
  public static Held exact(double[] weights) {
    double sum = 0;
    double squares = 0;
    for (double weight : weights) {
      sum += weight;
      squares += weight * weight;
    }
    return new Held(sum / weights.length, 0, squares > 0 ? sum * sum / squares : weights.length);
  }
}
