package offramp.finding;

import java.util.Locale;
import offramp.simulate.Held;

/// What is given happens too seldom to say anything.
public final class TooFew extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Fewer histories that keep to what is given say nothing.
  private static final long LEAST_KEPT = 20;

  private TooFew(String why) {
    super(why, null, false, false);
  }

  /// Refuses what is given if too little keeps to it.
  ///
  /// @param held how much does
  /// @param histories simulated; 0 if it is exact
  static void refuse(Held held, long histories) {
    if (histories == 0 && held.share() == 0) {
      throw new TooFew("it cannot be: its probability is 0");
    }
    if (histories > 0 && held.kept() < LEAST_KEPT) {
      throw new TooFew(
          String.format(
              Locale.ROOT,
              "it holds in %,d of %,d histories, and at least %d are needed: ask for more with"
                  + " `--trajectories`",
              held.kept(),
              histories,
              LEAST_KEPT));
    }
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
