package offramp.page;

import java.util.ArrayList;
import java.util.List;
import offramp.finding.Explore;

/// What a reader must know before using a number, and what no report answers.
final class Responsible {
  static final List<String> USE =
      List.of(
          "No number here is a forecast by authority. Each is conditional on a model and a theory;"
              + " chances of what has never happened can be bracketed, not checked.",
          "Quote the range, the horizon and the theory with a number, never the mean alone. A low"
              + " number can invite risks, a high one can incite.",
          "Theories stand in the order of the model, with the same work and the same space; none is"
              + " preferred, and nothing is pooled over them.",
          "The range holds what the model says is unknown. What the model leaves out is in no"
              + " number.",
          "Levers are looked at to make harms less likely. Nothing here says how to do harm.",
          "Leaders appear as offices. Motives, which nobody can check, carry no weight.");

  private Responsible() {}

  /// {@return questions that no report asks, or this one did not}
  ///
  /// @param asked where it was asked what the answers depend on
  static List<String> notAsked(Explore.Asked asked) {
    List<String> all = new ArrayList<>();
    if (asked.thresholds().isEmpty()) {
      all.add(
          "Where is the tipping point? `--threshold` asks it, of this report and of `explore`.");
    }
    if (!asked.warnings()) {
      all.add(
          "Which signs give early warning, with what lead time? `--warnings` asks it, of this report"
              + " and of `explore`; “What would change my mind?” says what tells theories apart.");
    }
    all.add(
        "Where in the unknowns is an outcome common? No report asks it; `offramp explore --discover`"
            + " does.");
    all.add(
        "How do forecasts do on other crises of the past? No report asks it; `offramp backtest` tells"
            + " how plain ones do.");
    return all;
  }
}
