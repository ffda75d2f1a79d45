package offramp.edit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import offramp.edit.Use.Role;
import offramp.syntax.Clause;
import offramp.syntax.Expression;
import offramp.syntax.Law;
import offramp.syntax.Name;
import offramp.syntax.Tree;
import offramp.syntax.Words;

/// Finds what each name in an expression stands for, by the rules of the language: an index
/// variable before a word beside its ladder, that before a value, and a value before an actor.
final class Lookup {
  final Map<Integer, Use> uses = new TreeMap<>();
  private final Map<Meaning, Declared> declared;
  private final Vocabulary vocabulary;

  Lookup(Map<Meaning, Declared> declared) {
    this.declared = declared;
    this.vocabulary = new Vocabulary(declared);
  }

  boolean has(Space space, String name) {
    return declared.containsKey(Meaning.of(space, name));
  }

  void use(Name name, Meaning meaning, Role role, Scope scope) {
    uses.put(name.span().start(), new Use(name.span(), meaning, role, scope.within()));
  }

  /// Uses a name of `space`, if it is declared.
  void named(Space space, Name name, Role role, Scope scope) {
    if (has(space, name.text())) {
      use(name, Meaning.of(space, name.text()), role, scope);
    }
  }

  /// Uses a name of `space` and the actors of its indexes.
  void indexed(Space space, Name.Indexed name, Role role, Scope scope) {
    named(space, name.name(), role, scope);
    name.indexes().forEach(index -> index(index, scope));
  }

  void word(String owner, Name word, Role role, Scope scope) {
    if (vocabulary.has(owner, word.text())) {
      use(word, new Meaning(Space.WORD, owner, word.text()), role, scope);
    }
  }

  private void index(Name.Indexed index, Scope scope) {
    boolean bare = index.indexes().isEmpty();
    Optional<Meaning> variable = bare ? scope.index(index.text()) : Optional.empty();
    boolean actor = bare && has(Space.ACTOR, index.text());
    if (variable.isEmpty() && !actor) {
      indexed(Space.VALUE, index, Role.READ, scope);
    } else {
      actor(index.name(), scope);
    }
  }

  /// Uses an actor, a group, or the index variable that stands for one.
  void actor(Name name, Scope scope) {
    scope
        .index(name.text())
        .ifPresentOrElse(
            variable -> use(name, variable, Role.READ, scope),
            () -> named(Space.ACTOR, name, Role.NAMED, scope));
  }

  void actor(Name.Indexed name, Scope scope) {
    index(name, scope);
  }

  /// Reads what an expression reads.
  ///
  /// @param beside the ladder or the `Choice` among whose words a name is looked for
  void read(Expression expression, Scope scope, Optional<String> beside) {
    switch (expression) {
      case Expression.Reference(var name, _) -> reference(name, scope, beside);
      case Expression.Rung(var ladder, var rung, _) -> {
        named(Space.VALUE, ladder, Role.READ, scope);
        vocabulary.of(ladder.text()).ifPresent(owner -> word(owner, rung, Role.READ, scope));
      }
      case Expression.Negation(var operand, _) -> read(operand, scope);
      case Expression.Not(var operand, _) -> read(operand, scope);
      case Expression.Binary binary -> binary(binary, scope);
      case Expression.If(var condition, var whenTrue, var whenFalse, _) -> {
        read(condition, scope);
        read(whenTrue, scope, beside);
        read(whenFalse, scope, beside);
      }
      case Expression.Per(var operand, _, _, _) -> read(operand, scope);
      case Expression.Call(_, var arguments, _) ->
          arguments.forEach(argument -> read(argument, scope, beside));
      case Expression.Fold(_, var variable, var group, var body, _) -> {
        bind(variable, group, scope);
        read(body, scope.with(variable));
      }
      case Expression.LineState(var line, _, _) -> indexed(Space.VALUE, line, Role.READ, scope);
      case Expression.Number _,
          Expression.Quantity _,
          Expression.Truth _,
          Expression.Dated _,
          Expression.Broken _ -> {}
    }
  }

  void read(Expression expression, Scope scope) {
    read(expression, scope, Optional.empty());
  }

  /// Declares an index variable that goes through a group.
  void bind(Name variable, Name group, Scope scope) {
    use(variable, Scope.meaning(variable), Role.DECLARED, scope);
    named(Space.ACTOR, group, Role.NAMED, scope);
  }

  private void reference(Name.Indexed name, Scope scope, Optional<String> beside) {
    boolean bare = name.indexes().isEmpty();
    Optional<Meaning> variable = bare ? scope.index(name.text()) : Optional.empty();
    if (variable.isPresent()) {
      use(name.name(), variable.get(), Role.READ, scope);
    } else if (bare && beside.isPresent() && vocabulary.has(beside.get(), name.text())) {
      word(beside.get(), name.name(), Role.READ, scope);
    } else if (!bare || has(Space.VALUE, name.text())) {
      boolean state = bare && beside.filter(this::line).isPresent();
      if (!state || !Words.LINE_STATES.contains(name.text())) {
        indexed(Space.VALUE, name, Role.READ, scope);
      }
    } else {
      named(Space.ACTOR, name.name(), Role.NAMED, scope);
    }
  }

  private boolean line(String name) {
    return Optional.ofNullable(declared.get(Meaning.of(Space.VALUE, name)))
        .filter(found -> found.kind().equals("red line"))
        .isPresent();
  }

  private void binary(Expression.Binary binary, Scope scope) {
    switch (binary.operator()) {
      case EQUAL, UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST -> {
        Optional<String> left = words(binary.left(), scope);
        Optional<String> right = words(binary.right(), scope);
        read(binary.left(), scope, left.isPresent() ? Optional.empty() : right);
        read(binary.right(), scope, left);
      }
      case OR, AND, PLUS, MINUS, TIMES, OVER, POWER -> {
        read(binary.left(), scope);
        read(binary.right(), scope);
      }
    }
  }

  /// {@return the ladder or the `Choice` whose value the expression is, where its form tells}
  private Optional<String> words(Expression expression, Scope scope) {
    if (expression instanceof Expression.Reference(var name, _)) {
      boolean hidden = name.indexes().isEmpty() && scope.index(name.text()).isPresent();
      return hidden ? Optional.empty() : words(name.text());
    }
    return expression instanceof Expression.If(_, var whenTrue, var whenFalse, _)
        ? words(whenTrue, scope).or(() -> words(whenFalse, scope))
        : Optional.empty();
  }

  /// {@return the ladder or the `Choice` whose words are values of the name}
  Optional<String> words(String value) {
    return vocabulary.of(value);
  }

  void value(Tree.Value value, Scope scope, Optional<String> beside) {
    switch (value) {
      case Tree.Value.Plain(var expression) -> read(expression, scope, beside);
      case Tree.Value.Table(var rows, var otherwise, _) -> {
        rows.forEach(
            row -> {
              row.actors().forEach(actor -> named(Space.ACTOR, actor, Role.NAMED, scope));
              read(row.value(), scope, beside);
            });
        otherwise.ifPresent(expression -> read(expression, scope, beside));
      }
    }
  }

  /// @param owner the name whose law it is: the words of a `Choice` are its own
  void law(Law law, String owner, Scope scope) {
    switch (law) {
      case Law.Interval(var low, var high, _, _) -> {
        read(low, scope);
        read(high, scope);
      }
      case Law.Named(_, var arguments, _, _) -> arguments.forEach(a -> read(a, scope));
      case Law.Pooled(var opinions, _) ->
          opinions.forEach(
              opinion -> {
                law(opinion.law(), owner, scope);
                named(Space.EXPERT, opinion.expert(), Role.NAMED, scope);
                opinion.weight().ifPresent(weight -> read(weight, scope));
              });
      case Law.Choice(var options, _, _) ->
          options.forEach(
              option -> {
                if (option.value() instanceof Expression.Reference(var word, _)) {
                  word(owner, word.name(), Role.DECLARED, scope);
                } else {
                  read(option.value(), scope);
                }
                read(option.weight(), scope);
              });
    }
  }

  void because(Optional<Clause.Because> because, Scope scope) {
    because.stream()
        .map(Clause.Because::citations)
        .flatMap(List::stream)
        .forEach(citation -> named(Space.SOURCE, citation.source(), Role.NAMED, scope));
  }
}
