package offramp.program;

import java.util.IdentityHashMap;
import java.util.Optional;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;

/// The most that terms come to that are never negative, where the model alone tells: they are good
/// as rates, and nothing is left to check.
///
/// Floating-point sums, products and quotients of numbers that are not negative grow with each of
/// them, so that the bound of a term holds for its rounded value too.
final class UpperBounds {
  private final Model model;
  private final Tables tables;
  private final IdentityHashMap<Object, Optional<Double>> bounds = new IdentityHashMap<>();

  UpperBounds(Model model, Tables tables) {
    this.model = model;
    this.tables = tables;
  }

  /// {@return whether `term` lies between 0 and a finite number, whatever the state}
  boolean has(Term term) {
    if (!bounds.containsKey(term)) {
      Parts.visit(term, this::add);
    }
    return of(term).isPresent();
  }

  private Optional<Double> of(Object term) {
    return bounds.getOrDefault(term, Optional.empty());
  }

  private void add(Object node) {
    if (node instanceof Term term) {
      bounds.put(term, bound(term).filter(bound -> bound >= 0 && Double.isFinite(bound)));
    }
  }

  private Optional<Double> bound(Term term) {
    if (tables.has(term)) {
      return tables.most(term);
    }
    return switch (term) {
      case Term.Constant(var value) -> Optional.of(value);
      case Term.StateOf(var number) -> {
        Variable variable = model.variables().get(number);
        yield Optional.of(variable.high()).filter(_ -> variable.low() >= 0);
      }
      case Term.Indicator _ -> Optional.of(1.0);
      case Term.If(_, var whenTrue, var whenFalse) ->
          of(whenTrue).flatMap(one -> of(whenFalse).map(other -> Math.max(one, other)));
      case Term.Per(var operand, var unit) -> of(operand).map(bound -> bound / unit.days());
      case Term.Lasting(var operand, var unit) -> of(operand).map(bound -> bound * unit.days());
      case Term.Arithmetic(var operation, var left, var right) ->
          of(left).flatMap(one -> of(right).flatMap(other -> bound(operation, one, right, other)));
      case Term.UnknownOf _, Term.DefinitionOf _, Term.Negated _, Term.Call _ -> Optional.empty();
    };
  }

  private static Optional<Double> bound(
      Term.Operation operation, double one, Term right, double other) {
    return switch (operation) {
      case PLUS -> Optional.of(one + other);
      case TIMES -> Optional.of(one * other);
      case OVER ->
          right instanceof Term.Constant(var by) && by > 0
              ? Optional.of(one / by)
              : Optional.empty();
      case MINUS, POWER -> Optional.empty();
    };
  }
}
