package offramp.edit;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import offramp.model.Term;
import offramp.syntax.Expression;
import offramp.syntax.Tree;
import offramp.syntax.Words;

/// The functions of the language, and the ladder or the `Choice` whose words can stand beside a
/// value.
final class Vocabulary {
  /// The words that are called with arguments, in order.
  static final Set<String> FUNCTIONS = functions();

  private final Map<Meaning, Declared> declared;

  Vocabulary(Map<Meaning, Declared> declared) {
    this.declared = declared;
  }

  private static Set<String> functions() {
    Set<String> words = new TreeSet<>(Words.FOLDS);
    words.add("unanswered");
    for (Term.Function function : Term.Function.values()) {
      words.add(function.word());
    }
    return Collections.unmodifiableSet(words);
  }

  /// {@return whether `owner` has this word}
  boolean has(String owner, String word) {
    return declared.containsKey(new Meaning(Space.WORD, owner, word));
  }

  /// {@return the ladder or unknown whose words are the values of the name}
  Optional<String> of(String value) {
    return of(value, new HashSet<>());
  }

  private Optional<String> of(String value, Set<String> seen) {
    Optional<Declared> found =
        Optional.ofNullable(declared.get(Meaning.of(Space.VALUE, value)))
            .filter(_ -> seen.add(value));
    return found.flatMap(
        name ->
            switch (name.kind()) {
              case "ladder", "red line" -> Optional.of(value);
              case "unknown" ->
                  name.tree().stream()
                          .anyMatch(
                              tree ->
                                  tree instanceof Tree.Unknown unknown
                                      && !Declarations.words(unknown).isEmpty())
                      ? Optional.of(value)
                      : Optional.empty();
              case "fact" ->
                  name.tree().stream()
                          .anyMatch(t -> t instanceof Tree.Fact fact && !fact.words().isEmpty())
                      ? Optional.of(value)
                      : Optional.empty();
              case "let" -> name.tree().flatMap(tree -> defined(tree, seen));
              default -> Optional.empty();
            });
  }

  private Optional<String> defined(Tree.Declaration tree, Set<String> seen) {
    if (!(tree instanceof Tree.Let let)) {
      return Optional.empty();
    }
    return switch (let.value()) {
      case Tree.Value.Plain(var expression) -> words(expression, seen);
      case Tree.Value.Table(var rows, var otherwise, _) ->
          rows.isEmpty()
              ? otherwise.flatMap(expression -> words(expression, seen))
              : words(rows.getFirst().value(), seen);
    };
  }

  /// {@return whose word the value of a definition is}
  private Optional<String> words(Expression expression, Set<String> seen) {
    if (expression instanceof Expression.Reference(var name, _)) {
      return of(name.text(), seen);
    }
    if (expression instanceof Expression.Rung(var ladder, _, _)) {
      return of(ladder.text(), seen);
    }
    return expression instanceof Expression.If(_, var whenTrue, var whenFalse, _)
        ? words(whenTrue, seen).or(() -> words(whenFalse, seen))
        : Optional.empty();
  }
}
