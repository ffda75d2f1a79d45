package offramp.check;

import java.util.Map;

/// What is told of the case that a model is read for.
///
/// @param facts values by the name of the fact: a number, 0 or 1, or the number of a word
/// @param open whether facts stand open, as unknowns that are not drawn, so that one model serves
///   all cases
public record Told(Map<String, Double> facts, boolean open) {
  /// No case: facts have the values that are written.
  public static final Told WRITTEN = new Told(Map.of(), false);

  /// Any case.
  public static final Told OPEN = new Told(Map.of(), true);

  public Told {
    facts = Map.copyOf(facts);
  }
}
