package offramp.edit;

import java.util.Optional;
import offramp.syntax.Tree;
import offramp.text.Span;

/// A name that the text declares.
///
/// @param kind the words that open the declaration; "actor", "group", "rung", "word" or "index" for
///   what has none of its own
/// @param at the name
/// @param tree the declaration; empty where it could not be read
/// @param theory the theory that it stands in; empty if none
record Declared(
    Meaning meaning, String kind, Span at, Optional<Tree.Declaration> tree, String theory) {
  String name() {
    return meaning.name();
  }
}
