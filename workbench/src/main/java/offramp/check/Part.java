package offramp.check;

import offramp.syntax.Tree;

/// A part of a model that can be exchanged for another: a declaration as the theory and the values
/// of the user leave it, or a lever that is pulled.
///
/// @param key tells apart the parts of one model; parts of two models with the same key are
///   versions of one
/// @param kind the word that opens it, as in "event"
/// @param text the author's words on one line, without the reason
record Part(String key, String kind, String name, String text, Content content) {

  /// What a part is made of.
  sealed interface Content {}

  record Declared(Tree.Declaration declaration) implements Content {}

  record Pulled(Variation.Pull pull) implements Content {}
}
