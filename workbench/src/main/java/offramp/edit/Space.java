package offramp.edit;

/// A space of names: two things of one space cannot have the same name.
enum Space {
  /// Actors and groups.
  ACTOR,
  SOURCE,
  /// State, unknowns, definitions, red lines and beliefs.
  VALUE,
  /// Events and triggers.
  FIRING,
  LEVER,
  OUTCOME,
  WATCH,
  THEORY,
  HISTORY,
  /// Who says what of an unknown; whoever is named is one.
  EXPERT,
  /// The variable of an index, inside what declares it.
  INDEX,
  /// The rungs of one ladder, or the words of one `Choice`.
  WORD
}
