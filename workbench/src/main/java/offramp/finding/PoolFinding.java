package offramp.finding;

import java.util.List;
import offramp.history.Pooled;

/// What many cases say together of the unknowns of a template, under one theory.
///
/// @param read the events of the template that cases tell of, in words
/// @param learned one for each unknown that cases share
/// @param warnings what to mind, in words
/// @param command what reproduces the numbers
public record PoolFinding(
    String title,
    String file,
    String theory,
    long seed,
    String read,
    Pooled pooled,
    List<FitFinding.Learned> learned,
    List<String> warnings,
    String command) {
  public PoolFinding {
    learned = List.copyOf(learned);
    warnings = List.copyOf(warnings);
  }
}
