package offramp.check;

import java.util.List;
import java.util.Map;

/// The indexes of one instance: which actor each index variable stands for.
///
/// @param actors by variable
/// @param key the actors in the order of the declaration's indexes
record Place(Map<String, String> actors, List<String> key) {
  static final Place NONE = new Place(Map.of(), List.of());

  Place {
    actors = Map.copyOf(actors);
    key = List.copyOf(key);
  }

  /// {@return this place with one more variable, which hides an outer one of its name}
  Place with(String variable, String actor) {
    Map<String, String> wider = new java.util.HashMap<>(actors);
    wider.put(variable, actor);
    return new Place(wider, key);
  }

  /// {@return the name of the instance, as in `tie[USA, UK]`}
  static String instance(String name, List<String> key) {
    return key.isEmpty() ? name : name + "[" + String.join(", ", key) + "]";
  }
}
