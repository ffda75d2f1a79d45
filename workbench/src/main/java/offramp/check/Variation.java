package offramp.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.model.Outcome;

/// Under which view and with which choices a model is read: as written if all is empty.
///
/// @param theory the theory that applies; empty for the model as it is
/// @param pulls the levers that are pulled
/// @param sets unknowns and constants by name, and the text of the value that each gets
public record Variation(Optional<String> theory, List<Pull> pulls, Map<String, String> sets) {
  /// The model as written.
  public static final Variation BASE = new Variation(Optional.empty(), List.of(), Map.of());

  public Variation {
    pulls = List.copyOf(pulls);
    sets = Map.copyOf(sets);
  }

  /// {@return the model as written but for this theory}
  public static Variation of(String theory) {
    return new Variation(Optional.of(theory), List.of(), Map.of());
  }

  /// {@return the model as written but for the theory, and with these levers pulled}
  public static Variation of(Optional<String> theory, List<Outcome.Pull> levers) {
    List<Pull> pulls =
        levers.stream().map(p -> new Pull(p.lever(), p.when().map(LocalDate::toString))).toList();
    return new Variation(theory, pulls, Map.of());
  }

  /// A lever and when it is pulled: at a date as written, or its window's start, else time 0.
  public record Pull(String lever, Optional<String> when) {}
}
