package offramp.program;

import offramp.random.Stream;

/// One history at one moment, as a program sees it. It is reused from history to history.
///
/// Firings are numbered: the events of the model in their order, then its triggers in theirs.
public final class State {
  /// Per variable its value, then per date of the program 1 once it has come, else 0.
  public final double[] values;

  /// Per unknown its drawn value, then per definition its value if it is fixed by the unknowns.
  public final double[] parameters;

  /// Per event its present rate per day; 0 where the guard is false or the event has no rate.
  public final double[] rates;

  /// Where branches are drawn from.
  public final Stream branches;

  /// Where the durations of clocks are drawn from.
  public final Stream clocks;

  /// What the latest sprint came to.
  public final Sprint sprint = new Sprint();

  /// Whether branches are drawn, or all listed.
  public final Fork fork = new Fork();

  /// The probabilities or weights of the branches of the firing at hand.
  final double[] chances;

  /// @param sizes of the values, the parameters, the rates and the chances
  State(int[] sizes, Stream branches, Stream clocks) {
    this.values = new double[sizes[0]];
    this.parameters = new double[sizes[1]];
    this.rates = new double[sizes[2]];
    this.chances = new double[sizes[3]];
    this.branches = branches;
    this.clocks = clocks;
  }
}
