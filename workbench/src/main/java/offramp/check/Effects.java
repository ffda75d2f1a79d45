package offramp.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.model.Dimension;
import offramp.model.Firing.Branch;
import offramp.model.Firing.Change;
import offramp.model.Firing.Consequences;
import offramp.model.Firing.Lottery;
import offramp.model.Term;
import offramp.syntax.Clause;
import offramp.syntax.Clause.Effect;
import offramp.syntax.Expression;
import offramp.syntax.Name;
import offramp.text.Span;

/// Turns `then` clauses into the consequences of a firing.
final class Effects {
  private static final double SUM_TOLERANCE = 1e-9;

  private final Scope scope;
  private final Findings findings;
  private final Expressions expressions;
  private final Constants constants;
  private final Values values;

  Effects(Assembly assembly) {
    this.scope = assembly.scope;
    this.findings = assembly.findings;
    this.expressions = assembly.expressions;
    this.constants = assembly.constants;
    this.values = assembly.values;
  }

  /// {@return what the clauses do at `place`, together with `more` in every case}
  Consequences consequences(List<Clause> clauses, Place place, List<Change> more) {
    List<Change> always = new ArrayList<>(more);
    List<Clause.Then> branches = new ArrayList<>();
    for (Clause clause : clauses) {
      if (clause instanceof Clause.Then then) {
        if (then.branch() instanceof Clause.Branch.Always) {
          always.addAll(changes(then.effects(), place));
        } else {
          branches.add(then);
        }
      }
    }
    Lottery lottery = lottery(branches, place);
    alone(always, lottery);
    return new Consequences(always, lottery);
  }

  private Lottery lottery(List<Clause.Then> thens, Place place) {
    List<Branch> likely = new ArrayList<>();
    List<Branch> weighted = new ArrayList<>();
    Optional<List<Change>> otherwise = Optional.empty();
    for (Clause.Then then : thens) {
      List<Change> changes = changes(then.effects(), place);
      switch (then.branch()) {
        case Clause.Branch.Always() -> {}
        case Clause.Branch.Probability(var p) ->
            branch(p, "a probability", then, changes, place).ifPresent(likely::add);
        case Clause.Branch.Weight(var w) ->
            branch(w, "a weight", then, changes, place).ifPresent(weighted::add);
        case Clause.Branch.Otherwise() -> {
          if (otherwise.isPresent()) {
            findings.add(new Problem.OtherwiseTwice(then.span()));
          }
          otherwise = Optional.of(changes);
        }
      }
    }
    if (!weighted.isEmpty() && (!likely.isEmpty() || otherwise.isPresent())) {
      findings.add(new Problem.MixedBranches(thens.getLast().span(), thens.getFirst().span()));
    }
    if (weighted.isEmpty() && (!likely.isEmpty() || otherwise.isPresent())) {
      sum(likely, otherwise.isPresent(), thens);
      return new Lottery.Probabilities(likely, otherwise);
    }
    return weighted.isEmpty() ? new Lottery.None() : new Lottery.Weights(weighted);
  }

  private Optional<Branch> branch(
      Expression chance, String role, Clause.Then then, List<Change> changes, Place place) {
    return expressions
        .measure(chance, place, Dimension.NUMBER, role)
        .map(term -> new Branch(term, changes, chance.span().to(then.span())));
  }

  /// Reports probabilities that are constant and cannot be right.
  private void sum(List<Branch> branches, boolean otherwise, List<Clause.Then> thens) {
    Span span = thens.getFirst().span().to(thens.getLast().span());
    double sum = 0;
    boolean known = true;
    for (Branch branch : branches) {
      Optional<Double> p = constants.ifConstant(branch.chance(), branch.span());
      known &= p.isPresent();
      sum += p.orElse(0.0);
      if (p.isPresent() && !(p.get() >= 0 && p.get() <= 1)) {
        findings.add(new Problem.NotAProbability(branch.span(), p.get()));
        return;
      }
    }
    if (sum > 1 + SUM_TOLERANCE || (known && !otherwise && sum < 1 - SUM_TOLERANCE)) {
      findings.add(new Problem.ProbabilitySum(span, sum));
    }
  }

  private List<Change> changes(List<Effect> effects, Place place) {
    List<Change> changes = new ArrayList<>();
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Nothing _ -> {}
        case Effect.Each(var variable, var group, var inner, _) ->
            scope
                .through(group)
                .forEach(a -> changes.addAll(changes(inner, place.with(variable.text(), a))));
        case Effect.Move move -> move(move, place).ifPresent(changes::add);
        case Effect.Assign assign -> assign(assign, place).ifPresent(changes::add);
        case Effect.Line line -> line(line, place).ifPresent(changes::add);
      }
    }
    return changes;
  }

  private Optional<Change> move(Effect.Move move, Place place) {
    Optional<Term> amount =
        move.amount()
            .map(e -> expressions.measure(e, place, Dimension.NUMBER, "an amount"))
            .orElse(Optional.of(new Term.Constant(1)));
    return variable(move.variable(), place)
        .flatMap(
            variable ->
                amount.map(
                    term -> {
                      amount(move, term, Scope.known(scope.values, move.variable().text()));
                      return values.grids.onto(
                          new Change.Move(variable, move.up(), term, move.span()));
                    }));
  }

  private void amount(Effect.Move move, Term term, Symbol symbol) {
    Optional<Double> value = constants.ifConstant(term, move.span());
    boolean whole = !(symbol.type() instanceof Type.Measure) || symbol.kind().equals("level");
    if (value.isPresent()
        && (value.get() < 0 || (whole && value.get() != Math.rint(value.get())))) {
      findings.add(new Problem.Amount(move.span(), value.get(), symbol));
    }
  }

  private Optional<Change> assign(Effect.Assign assign, Place place) {
    return variable(assign.variable(), place)
        .flatMap(
            variable ->
                values
                    .stored(
                        assign.value(), Scope.known(scope.values, assign.variable().text()), place)
                    .map(
                        term ->
                            values.grids.onto(new Change.Assign(variable, term, assign.span()))));
  }

  private Optional<Integer> variable(Name.Indexed name, Place place) {
    Optional<Symbol> symbol = scope.find(scope.values, "state", name.name());
    if (symbol.isEmpty()) {
      return Optional.empty();
    }
    if (symbol.get().form() != Symbol.Form.VARIABLE || symbol.get().kind().equals(RedLines.KIND)) {
      findings.add(new Problem.NotChangeable(name, symbol.get()));
      return Optional.empty();
    }
    return scope.instance(symbol.get(), name, place);
  }

  private Optional<Change> line(Effect.Line act, Place place) {
    Optional<Symbol> symbol = scope.find(scope.values, "red line", act.line().name());
    if (symbol.isEmpty()) {
      return Optional.empty();
    }
    if (!symbol.get().kind().equals(RedLines.KIND)) {
      findings.add(new Problem.NoLine(act.line().name(), symbol.get()));
      return Optional.empty();
    }
    Optional<RedLines.Line> line = scope.instance(symbol.get(), act.line(), place).map(scope::line);
    if (line.isPresent() && act.act().text().equals("draw") && !line.get().undrawn()) {
      findings.add(new Problem.DrawnAlready(act.span(), symbol.get()));
    }
    return line.map(l -> new Change.Assign(l.variable(), l.after(act.act().text()), act.span()));
  }

  /// Reports two changes of one variable that would happen together.
  private void alone(List<Change> always, Lottery lottery) {
    Map<Integer, Change> first = new HashMap<>();
    always.forEach(change -> alone(change, first));
    switch (lottery) {
      case Lottery.None() -> {}
      case Lottery.Probabilities(var branches, var otherwise) -> {
        branches.forEach(branch -> together(branch.changes(), first));
        otherwise.ifPresent(changes -> together(changes, first));
      }
      case Lottery.Weights(var branches) ->
          branches.forEach(branch -> together(branch.changes(), first));
    }
  }

  private void together(List<Change> changes, Map<Integer, Change> always) {
    Map<Integer, Change> first = new HashMap<>(always);
    changes.forEach(change -> alone(change, first));
  }

  private void alone(Change change, Map<Integer, Change> first) {
    Change other = first.putIfAbsent(change.variable(), change);
    if (other != null) {
      findings.add(
          new Problem.TwoEffects(
              change.span(), other.span(), values.variables.get(change.variable()).name()));
    }
  }
}
