package offramp.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.syntax.Expression;
import offramp.syntax.Name;
import offramp.syntax.Tree;

/// Values that are written as a table by actor: `USA UK: 0.8, otherwise: 0.3`.
final class Tables {
  private final Scope scope;
  private final Findings findings;

  Tables(Scope scope, Findings findings) {
    this.scope = scope;
    this.findings = findings;
  }

  /// Reports rows that name no actor, come twice or have the wrong number of actors, and places
  /// without a row.
  void check(Tree.Value value, Tree.Head head, List<Place> places) {
    check(value, head.name(), head.indexes().size(), places);
  }

  void check(Tree.Value value, Symbol symbol, List<Place> places) {
    check(value, new Name(symbol.name(), symbol.declared()), symbol.arity(), places);
  }

  private void check(Tree.Value value, Name name, int arity, List<Place> places) {
    if (!(value instanceof Tree.Value.Table(var rows, var otherwise, var span))) {
      return;
    }
    if (arity == 0) {
      findings.add(new Problem.TableWithoutIndex(span, name));
      return;
    }
    Map<List<String>, Tree.Value.Row> seen = new HashMap<>();
    for (Tree.Value.Row row : rows) {
      check(row, arity, seen);
    }
    List<String> missing = new ArrayList<>();
    for (Place place : places) {
      if (otherwise.isEmpty() && !seen.containsKey(place.key())) {
        missing.add(String.join(" ", place.key()));
      }
    }
    if (!missing.isEmpty()) {
      findings.add(new Problem.RowsMissing(span, missing));
    }
  }

  private void check(Tree.Value.Row row, int arity, Map<List<String>, Tree.Value.Row> seen) {
    if (row.actors().size() != arity) {
      findings.add(new Problem.RowWidth(row.span(), arity, row.actors().size()));
      return;
    }
    row.actors().forEach(actor -> scope.actor(actor, Place.NONE));
    Tree.Value.Row first = seen.putIfAbsent(key(row), row);
    if (first != null) {
      findings.add(new Problem.RowTwice(row.span(), first.span(), String.join(" ", key(row))));
    }
  }

  private static List<String> key(Tree.Value.Row row) {
    return row.actors().stream().map(Name::text).toList();
  }

  /// {@return the expression that holds at `place`; empty where the table has none}
  Optional<Expression> pick(Tree.Value value, Place place) {
    return switch (value) {
      case Tree.Value.Plain(var expression) -> Optional.of(expression);
      case Tree.Value.Table(var rows, var otherwise, _) ->
          rows.stream()
              .filter(row -> key(row).equals(place.key()))
              .map(Tree.Value.Row::value)
              .findFirst()
              .or(() -> otherwise);
    };
  }
}
