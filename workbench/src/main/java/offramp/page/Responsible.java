package offramp.page;

import java.util.List;

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

  static final List<String> NOT_ASKED =
      List.of(
          "Where is the tipping point, and where in the unknowns is an outcome common? No report asks"
              + " it; `offramp explore --threshold` and `--discover` do.",
          "Which signs give early warning, with what lead time? No report asks it; `offramp explore"
              + " --warnings` does; “What would change my mind?” says what tells theories apart.",
          "How do forecasts do on other crises of the past? No report asks it; `offramp backtest` tells"
              + " how plain ones do.");

  private Responsible() {}
}
