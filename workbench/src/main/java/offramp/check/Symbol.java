package offramp.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import offramp.text.Span;

/// A declared name, with the instances that its indexes make of it.
///
/// @param form which list of the model holds the instances
/// @param kind the words that opened the declaration, as in "red line"
/// @param arity how many indexes it takes
/// @param type what its value is; of what has no value, a condition
/// @param instances number of each instance in its list, by the actors of its indexes
record Symbol(
    Form form,
    String kind,
    String name,
    Span declared,
    int arity,
    Type type,
    Map<List<String>, Integer> instances) {

  static Symbol of(Form form, String kind, offramp.syntax.Tree.Head head, Type type) {
    return new Symbol(
        form,
        kind,
        head.name().text(),
        head.name().span(),
        head.indexes().size(),
        type,
        new LinkedHashMap<>());
  }

  /// {@return the same name with the instances made so far, now that its type is known}
  Symbol withType(Type known) {
    return new Symbol(form, kind, name, declared, arity, known, instances);
  }

  /// The lists of the model.
  enum Form {
    VARIABLE,
    UNKNOWN,
    DEFINITION,
    EVENT,
    TRIGGER,
    LEVER,
    OUTCOME,
    WATCH
  }
}
