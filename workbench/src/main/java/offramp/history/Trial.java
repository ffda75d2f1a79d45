package offramp.history;

import java.util.Optional;

/// One question about one case, with its answer.
///
/// @param next the class that came; [#END] where nothing came
/// @param happened whether what is asked for came about; empty after the end, where nothing is
///   asked
/// @param after how many events had been told
public record Trial(PastCase of, Known known, String next, Optional<Boolean> happened, int after) {
  /// A question at the trigger.
  public Trial(PastCase of, Known known, String next, Optional<Boolean> happened) {
    this(of, known, next, happened, 0);
  }

  /// The class of what follows the last event.
  public static final String END = "END";

  /// {@return whether it is asked and scored}
  public boolean asked() {
    return happened.isPresent();
  }

  /// {@return 1 if it happened, else 0}
  public double hit() {
    return happened.orElse(false) ? 1 : 0;
  }
}
