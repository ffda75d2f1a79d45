package offramp.edit;

/// What a name stands for; two uses of a name mean the same if their meanings are equal.
///
/// @param owner the ladder or unknown of a word, the place of the declaration of an index; else
///   empty
record Meaning(Space space, String owner, String name) {
  static Meaning of(Space space, String name) {
    return new Meaning(space, "", name);
  }
}
