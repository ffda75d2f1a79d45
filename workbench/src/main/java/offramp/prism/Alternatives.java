package offramp.prism;

import java.util.ArrayList;
import java.util.List;
import offramp.model.Firing;
import offramp.model.Firing.Branch;
import offramp.model.Firing.Change;
import offramp.model.Firing.Lottery;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.prism.Written.Level;

/// Writes what an event with a rate does as the alternatives of a command: each branch has the rate
/// times its probability.
final class Alternatives {
  private final Model model;
  private final PrismTerms terms;
  private final List<String> variables;

  Alternatives(Model model, PrismTerms terms, List<String> variables) {
    this.model = model;
    this.terms = terms;
    this.variables = variables;
  }

  /// {@return rates and updates, as they stand behind the arrow}
  String of(Firing.Event event) {
    Written rate =
        switch (event.timing()) {
          case Timing.Rate(var term, _) -> terms.number(term);
          case Timing.Clock _, Timing.Dated _ ->
              throw new IllegalArgumentException(event.name() + " has no rate");
        };
    List<Change> always = event.consequences().always();
    return switch (event.consequences().lottery()) {
      case Lottery.None() -> rate.at(Level.OR) + " : " + update(always, List.of());
      case Lottery.Probabilities(var branches, var otherwise) -> {
        List<Written> chances = new ArrayList<>(branches.stream().map(this::chance).toList());
        List<List<Change>> changes =
            new ArrayList<>(branches.stream().map(Branch::changes).toList());
        if (otherwise.isPresent()) {
          chances.add(rest(branches, chances));
          changes.add(otherwise.get());
        }
        yield joined(rate, chances, always, changes);
      }
      case Lottery.Weights(var branches) ->
          joined(rate, shares(branches), always, branches.stream().map(Branch::changes).toList());
    };
  }

  private Written chance(Branch branch) {
    return terms.number(branch.chance());
  }

  private static boolean constant(List<Branch> branches) {
    return branches.stream().allMatch(branch -> branch.chance() instanceof Term.Constant);
  }

  private static double constant(Branch branch) {
    return branch.chance() instanceof Term.Constant(var value) ? value : Double.NaN;
  }

  /// What rounding leaves below 0 would be a negative rate.
  private static Written rest(List<Branch> branches, List<Written> chances) {
    if (constant(branches)) {
      double sum = branches.stream().mapToDouble(Alternatives::constant).sum();
      return PrismTerms.computed(Math.max(0, 1 - sum));
    }
    String sum = String.join(" + ", chances.stream().map(c -> c.at(Level.PRODUCT)).toList());
    return Written.atom("max(0, 1 - (%s))".formatted(sum), Type.DOUBLE);
  }

  private List<Written> shares(List<Branch> branches) {
    if (constant(branches)) {
      double sum = branches.stream().mapToDouble(Alternatives::constant).sum();
      return branches.stream().map(b -> PrismTerms.computed(constant(b) / sum)).toList();
    }
    List<Written> weights = branches.stream().map(this::chance).toList();
    String sum = String.join(" + ", weights.stream().map(w -> w.at(Level.PRODUCT)).toList());
    return weights.stream()
        .map(
            w ->
                new Written(
                    "%s / (%s)".formatted(w.at(Level.UNARY), sum), Level.PRODUCT, Type.DOUBLE))
        .toList();
  }

  private String joined(
      Written rate, List<Written> chances, List<Change> always, List<List<Change>> changes) {
    List<String> alternatives = new ArrayList<>();
    for (int i = 0; i < chances.size(); i++) {
      String product = rate.at(Level.PRODUCT) + " * " + chances.get(i).at(Level.UNARY);
      alternatives.add(product + " : " + update(always, changes.get(i)));
    }
    return String.join(" + ", alternatives);
  }

  private String update(List<Change> always, List<Change> branch) {
    List<String> parts = new ArrayList<>();
    always.forEach(change -> parts.add(change(change)));
    branch.forEach(change -> parts.add(change(change)));
    return parts.isEmpty() ? "true" : String.join(" & ", parts);
  }

  private String change(Change change) {
    Variable variable = model.variables().get(change.variable());
    String name = variables.get(change.variable());
    boolean flag = variable instanceof Variable.Flag;
    String value =
        switch (change) {
          case Change.Assign(_, var term, _) when flag -> terms.truth(term).text();
          case Change.Assign(_, var term, _) -> terms.integer(term).text();
          case Change.Move(_, var up, var amount, _) -> {
            String moved = moved(name, flag, up, terms.integer(amount).at(Level.PRODUCT), variable);
            yield flag ? moved + " = 1" : moved;
          }
        };
    return "(%s' = %s)".formatted(name, value);
  }

  private static String moved(
      String name, boolean flag, boolean up, String amount, Variable variable) {
    String now = flag ? "(%s ? 1 : 0)".formatted(name) : name;
    return up
        ? "min(%.0f, %s + %s)".formatted(variable.high(), now, amount)
        : "max(%.0f, %s - %s)".formatted(variable.low(), now, amount);
  }
}
