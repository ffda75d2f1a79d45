package offramp.solve;

import java.util.function.BooleanSupplier;

/// How far an exploration may go.
///
/// @param states at most, in all pieces together
/// @param threads workers
/// @param stop whether to give up now
public record Limits(long states, int threads, BooleanSupplier stop) {
  /// The most states that are ever explored.
  public static final long MOST_STATES = 10_000_000;

  public Limits {
    if (states < 1 || states > MOST_STATES) {
      throw new IllegalArgumentException(
          "states (%d) is not between 1 and %d".formatted(states, MOST_STATES));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads (%d) is below 1".formatted(threads));
    }
  }
}
