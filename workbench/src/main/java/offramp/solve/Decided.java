package offramp.solve;

import java.util.List;

/// The best that pulls can do against an outcome, with and without a look at the state.
///
/// @param states in the piece that has most, with every set of levers that can have been pulled
/// @param nothing the probability of the outcome if nothing is pulled
/// @param least the least that a decider who sees the state can reach
/// @param timed the least that days fixed in advance can reach
/// @param days per lever that of the best such timing; infinite if it is not pulled
/// @param all whether all such timings were gone through
/// @param policy per lever what the decider who sees does with it
public record Decided(
    int states,
    double nothing,
    double least,
    double timed,
    List<Double> days,
    boolean all,
    List<Use> policy) {
  public Decided {
    days = List.copyOf(days);
    policy = List.copyOf(policy);
  }

  /// What is done with a lever.
  ///
  /// @param share the probability that it is pulled by the horizon
  /// @param rules when, in order of their days
  public record Use(double share, List<Rule> rules) {
    public Use {
      rules = List.copyOf(rules);
    }
  }
}
