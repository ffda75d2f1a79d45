package offramp.edit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import offramp.syntax.Name;

/// The index variables that can be used at a place, and the declaration around it.
///
/// @param within in words, as in "event west_climbs"
record Scope(Map<String, Meaning> indexes, String within) {
  Scope {
    indexes = Map.copyOf(indexes);
  }

  /// {@return this scope with one more variable, which hides an outer one of its name}
  Scope with(Name variable) {
    Map<String, Meaning> wider = new HashMap<>(indexes);
    wider.put(variable.text(), meaning(variable));
    return new Scope(wider, within);
  }

  static Meaning meaning(Name variable) {
    return new Meaning(Space.INDEX, "at " + variable.span().start(), variable.text());
  }

  Optional<Meaning> index(String name) {
    return Optional.ofNullable(indexes.get(name));
  }
}
