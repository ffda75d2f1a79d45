package offramp.edit;

import offramp.text.Span;

/// A place where a name stands.
///
/// @param within the declaration around it, as in "event west_climbs"
record Use(Span at, Meaning meaning, Role role, String within) {
  /// What is done with the name there.
  enum Role {
    DECLARED,
    READ,
    CHANGED,
    /// As a source, an actor that does something, an event that is expected, and the like.
    NAMED
  }
}
