package offramp.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.model.Firing.Change;
import offramp.model.Functions;
import offramp.model.Term;
import offramp.syntax.Tree;
import offramp.text.Span;

/// The beliefs that take a few values only: `in 20 steps`.
///
/// In the kernel their start, and whatever is assigned to them, goes through `on_grid`.
final class Grids {
  private static final int MOST_STEPS = 1_000;

  private final Constants constants;
  private final Findings findings;
  private final Map<Integer, Integer> steps = new HashMap<>();

  Grids(Constants constants, Findings findings) {
    this.constants = constants;
    this.findings = findings;
  }

  /// {@return the steps of the grid of a belief, if it is on one}
  Optional<Integer> steps(Tree.Belief belief) {
    if (belief.steps().isEmpty()) {
      return Optional.empty();
    }
    Optional<Double> asked = constants.number(belief.steps().orElseThrow());
    boolean good = asked.filter(n -> n == Math.rint(n) && n >= 2 && n <= MOST_STEPS).isPresent();
    if (asked.isPresent() && !good) {
      findings.add(new Problem.GridSteps(belief.steps().orElseThrow().span(), MOST_STEPS));
    }
    return good ? asked.map(Double::intValue) : Optional.empty();
  }

  void put(int variable, int count) {
    steps.put(variable, count);
  }

  /// {@return the value that the variable takes where `term` is meant for it}
  Term onto(int variable, Term term) {
    Integer count = steps.get(variable);
    return count == null
        ? term
        : new Term.Call(Term.Function.ON_GRID, List.of(term, new Term.Constant(count)));
  }

  /// {@return the change, or for a variable on a grid one that leads to the nearest value}
  Change onto(Change change) {
    if (!steps.containsKey(change.variable())) {
      return change;
    }
    Term value =
        switch (change) {
          case Change.Assign(_, var assigned, _) -> assigned;
          case Change.Move(var variable, var up, var amount, _) ->
              new Term.Call(
                  Term.Function.CLAMP,
                  List.of(
                      new Term.Arithmetic(
                          up ? Term.Operation.PLUS : Term.Operation.MINUS,
                          new Term.StateOf(variable),
                          amount),
                      new Term.Constant(0),
                      new Term.Constant(1)));
        };
    return new Change.Assign(change.variable(), onto(change.variable(), value), change.span());
  }

  /// Warns of an update that is too weak to lead from any value of the grid to another.
  void factor(int variable, Term factor, Span span) {
    Integer count = steps.get(variable);
    if (count != null) {
      double least = Functions.leastOdds(count);
      constants
          .ifConstant(factor, span)
          .filter(f -> f > 1 / least && f < least)
          .ifPresent(f -> findings.add(new Problem.TooWeak(span, f, count, least)));
    }
  }
}
