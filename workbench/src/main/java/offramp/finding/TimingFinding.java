package offramp.finding;

import java.util.List;

/// When to pull which lever against one harm, under each theory with the unknowns at their medians.
///
/// @param outcome the harm
/// @param dates evenly apart on which a decider looks at the state
/// @param views per theory, in the order of the model
public record TimingFinding(String outcome, int dates, List<View> views) {
  public TimingFinding {
    views = List.copyOf(views);
  }

  /// A theory.
  public sealed interface View {
    String theory();
  }

  /// A theory that was not solved.
  ///
  /// @param why in words
  public record Refused(String theory, String why) implements View {}

  /// A theory that was solved.
  ///
  /// @param states that can be reached, with every set of levers
  /// @param nothing the probability of the harm if nothing is pulled
  /// @param policy the best of those tried that pull levers as declared
  /// @param declared its probability
  /// @param timed the least probability under days fixed in advance
  /// @param all whether all such days were gone through
  /// @param days of the best, for each lever that it pulls
  /// @param least the least probability for who sees the state
  /// @param uses what that decider does, one for each lever
  public record Solved(
      String theory,
      int states,
      double nothing,
      String policy,
      double declared,
      double timed,
      boolean all,
      List<Day> days,
      double least,
      List<Use> uses)
      implements View {
    public Solved {
      days = List.copyOf(days);
      uses = List.copyOf(uses);
    }
  }

  /// A lever and when it is pulled, in the unit of the horizon from the start.
  public record Day(String lever, double time) {}

  /// What is done with a lever.
  ///
  /// @param share the probability that it is pulled by the horizon
  /// @param rules when, in order of time; none if it is left alone
  public record Use(String lever, double share, List<Rule> rules) {
    public Use {
      rules = List.copyOf(rules);
    }
  }

  /// On some dates, in the unit of the horizon from the start.
  ///
  /// @param from the first
  /// @param to the last
  /// @param toEnd whether that is the last of all dates
  /// @param when the condition, as in `west >= strikes`; empty if whatever the state
  /// @param right the share of the states met, by probability, in which it says what is best
  public record Rule(double from, double to, boolean toEnd, String when, double right) {}
}
