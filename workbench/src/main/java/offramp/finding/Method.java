package offramp.finding;

import java.util.Locale;

/// How an answer is computed.
public enum Method {
  /// Whichever is best for the model at hand.
  AUTO,
  /// By the reachable states, without dice.
  EXACT,
  /// By histories drawn at random.
  SIMULATE,
  /// By histories, and for outcomes that these see too rarely by splitting.
  SPLIT;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
