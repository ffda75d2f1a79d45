package offramp.history;

/// A number that a history has, beside what histories of the fitted model have: a posterior
/// predictive check (Gelman, Meng & Stern, Stat. Sinica 6:733, 1996).
///
/// @param name as in "events seen"
/// @param seen in the history
/// @param low the 5% quantile of the model's histories
/// @param high the 95% quantile
/// @param above the share of the model's histories in which it is as large at least
/// @param below the share in which it is as small at least
public record Check(
    String name, double seen, double low, double median, double high, double above, double below) {
  private static final double RARE = 0.05;

  /// {@return whether the model seldom makes histories like it: a two-sided tail below 5%}
  public boolean strange() {
    return 2 * Math.min(above, below) < RARE;
  }
}
