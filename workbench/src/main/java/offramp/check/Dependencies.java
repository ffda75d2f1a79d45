package offramp.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import offramp.syntax.Expression;
import offramp.syntax.Law;
import offramp.syntax.Name;
import offramp.syntax.Tree;

/// Puts unknowns and definitions in an order in which each reads only earlier ones.
final class Dependencies {
  private final Map<String, List<Tree.Declaration>> byName;
  private final Findings findings;
  private final Set<Tree.Declaration> done = new LinkedHashSet<>();
  private final Deque<Step> path = new ArrayDeque<>();
  private final Set<Tree.Declaration> onPath = new LinkedHashSet<>();

  private Dependencies(Map<String, List<Tree.Declaration>> byName, Findings findings) {
    this.byName = byName;
    this.findings = findings;
  }

  /// A declaration under way and what is left of what it reads.
  private record Step(Tree.Declaration declaration, Iterator<Tree.Declaration> reads) {}

  /// {@return unknowns, facts and lets, each after those it reads; one in a cycle is reported and
  /// left out}
  static List<Tree.Declaration> ordered(
      Map<String, List<Tree.Declaration>> byName, Findings findings) {
    Dependencies order = new Dependencies(byName, findings);
    byName.values().forEach(family -> family.forEach(order::visit));
    return List.copyOf(order.done);
  }

  private void visit(Tree.Declaration root) {
    enter(root);
    while (!path.isEmpty()) {
      Step step = path.peek();
      if (step.reads().hasNext()) {
        enter(step.reads().next());
      } else {
        path.pop();
        onPath.remove(step.declaration());
        done.add(step.declaration());
      }
    }
  }

  private void enter(Tree.Declaration declaration) {
    if (onPath.contains(declaration)) {
      report(declaration);
    } else if (!done.contains(declaration)) {
      onPath.add(declaration);
      path.push(new Step(declaration, reads(declaration).iterator()));
    }
  }

  private void report(Tree.Declaration again) {
    List<Tree.Head> cycle = new ArrayList<>();
    boolean inside = false;
    for (Tree.Declaration declaration : onPath) {
      inside |= declaration.equals(again);
      if (inside) {
        cycle.add(head(declaration));
      }
    }
    findings.add(new Problem.Cycle(cycle));
  }

  private static Tree.Head head(Tree.Declaration declaration) {
    return switch (declaration) {
      case Tree.Let let -> let.head();
      case Tree.Unknown unknown -> unknown.head();
      case Tree.Fact fact -> fact.head();
      default -> throw new AssertionError(declaration + " has no value");
    };
  }

  private List<Tree.Declaration> reads(Tree.Declaration declaration) {
    Set<String> names = new LinkedHashSet<>();
    switch (declaration) {
      case Tree.Let let -> expressions(let.value(), e -> names(e, names));
      case Tree.Unknown unknown -> expressions(unknown.law(), e -> names(e, names));
      case Tree.Fact fact when fact.words().isEmpty() -> names(fact.value(), names);
      case Tree.Fact _ -> {}
      default -> throw new AssertionError(declaration + " has no value");
    }
    return names.stream().flatMap(name -> byName.getOrDefault(name, List.of()).stream()).toList();
  }

  private static void expressions(Tree.Value value, Consumer<Expression> each) {
    switch (value) {
      case Tree.Value.Plain(var expression) -> each.accept(expression);
      case Tree.Value.Table(var rows, var otherwise, _) -> {
        rows.forEach(row -> each.accept(row.value()));
        otherwise.ifPresent(each);
      }
    }
  }

  private static void expressions(Law law, Consumer<Expression> each) {
    switch (law) {
      case Law.Interval(var low, var high, _, _) -> {
        each.accept(low);
        each.accept(high);
      }
      case Law.Named(_, var arguments, _, _) -> arguments.forEach(each);
      case Law.Pooled(var opinions, _) ->
          opinions.forEach(
              opinion -> {
                expressions(opinion.law(), each);
                opinion.weight().ifPresent(each);
              });
      case Law.Choice(var options, _, _) ->
          options.forEach(
              option -> {
                if (!(option.value() instanceof Expression.Reference)) {
                  each.accept(option.value());
                }
                each.accept(option.weight());
              });
    }
  }

  private static void names(Name.Indexed name, Set<String> into) {
    into.add(name.text());
    name.indexes().forEach(index -> names(index, into));
  }

  private static void names(Expression expression, Set<String> into) {
    switch (expression) {
      case Expression.Reference(var name, _) -> names(name, into);
      case Expression.Negation(var operand, _) -> names(operand, into);
      case Expression.Not(var operand, _) -> names(operand, into);
      case Expression.Binary(_, var left, var right, _, _) -> {
        names(left, into);
        names(right, into);
      }
      case Expression.If(var condition, var whenTrue, var whenFalse, _) -> {
        names(condition, into);
        names(whenTrue, into);
        names(whenFalse, into);
      }
      case Expression.Per(var operand, _, _, _) -> names(operand, into);
      case Expression.Call(_, var arguments, _) -> arguments.forEach(a -> names(a, into));
      case Expression.Fold(_, _, _, var body, _) -> names(body, into);
      case Expression.Number _,
          Expression.Quantity _,
          Expression.Truth _,
          Expression.Rung _,
          Expression.Dated _,
          Expression.LineState _,
          Expression.Broken _ -> {}
    }
  }
}
