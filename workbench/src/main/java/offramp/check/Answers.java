package offramp.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Dimension;
import offramp.model.Outcome;
import offramp.model.Watch;
import offramp.syntax.Expression;
import offramp.syntax.Name;
import offramp.syntax.Tree;
import offramp.text.Span;
import offramp.text.Spelling;

/// Outcomes and watches, and what is expected or published of them.
final class Answers {
  final List<Outcome> outcomes = new ArrayList<>();
  final List<Watch> watches = new ArrayList<>();
  final List<Outcome.Reference> references = new ArrayList<>();
  final List<Outcome.Expect> expects = new ArrayList<>();
  private final Assembly in;

  Answers(Assembly assembly) {
    this.in = assembly;
  }

  void declare(Tree.Outcome outcome) {
    in.scope.declare(
        in.scope.outcomes,
        Symbol.of(Symbol.Form.OUTCOME, "outcome", outcome.head(), new Type.Truth()),
        Values.single(outcome.head()));
  }

  void declare(Tree.Watch watch) {
    in.scope.declare(
        in.scope.watches,
        Symbol.of(Symbol.Form.WATCH, "watch", watch.head(), Type.number()),
        Values.single(watch.head()));
  }

  void build(Tree.Outcome outcome) {
    Optional<Outcome.Harm> harm = outcome.harm().flatMap(word -> Outcome.Harm.of(word.text()));
    if (outcome.harm().isPresent() && harm.isEmpty()) {
      List<String> kinds =
          java.util.Arrays.stream(Outcome.Harm.values()).map(Outcome.Harm::word).toList();
      in.findings.add(
          new Problem.NoSuchHarm(
              outcome.harm().get(), Spelling.nearest(outcome.harm().get().text(), kinds), kinds));
    }
    Symbol symbol = Scope.known(in.scope.outcomes, outcome.head().name().text());
    for (Place place : in.scope.places(outcome.head(), Place.NONE)) {
      Condition condition =
          in.expressions.logical(outcome.condition(), place).orElse(new Condition.Truth(false));
      if (symbol.instances().putIfAbsent(place.key(), outcomes.size()) == null) {
        outcomes.add(
            new Outcome(
                Place.instance(symbol.name(), place.key()),
                harm,
                condition,
                outcome.ends(),
                outcome.span()));
      }
    }
  }

  void build(Tree.Watch watch) {
    Symbol symbol = Scope.known(in.scope.watches, watch.head().name().text());
    for (Place place : in.scope.places(watch.head(), Place.NONE)) {
      String name = Place.instance(symbol.name(), place.key());
      switch (in.expressions.resolve(watch.value(), place)) {
        case Typed.Numeric(var term, Type.Measure(var dimension)) ->
            watches.add(new Watch(name, term, dimension, watch.span()));
        case Typed.Numeric(var term, _) ->
            watches.add(new Watch(name, term, Dimension.NUMBER, watch.span()));
        case Typed.Logical(var condition) ->
            watches.add(
                new Watch(
                    name,
                    new offramp.model.Term.Indicator(condition),
                    Dimension.NUMBER,
                    watch.span()));
        case Typed.Actor actor ->
            in.findings.add(new Problem.NoNumber(watch.value().span(), actor.spoken()));
        case Typed.Wrong() -> {}
      }
    }
  }

  void build(Tree.Reference reference) {
    Bounds bounds = bounds(reference.low(), reference.high(), reference.span());
    in.scope
        .find(in.scope.outcomes, "outcome", reference.outcome().name())
        .ifPresent(
            symbol ->
                in.scope
                    .instances(symbol, reference.outcome(), Place.NONE)
                    .forEach(
                        outcome ->
                            references.add(
                                new Outcome.Reference(
                                    outcome,
                                    bounds.low(),
                                    bounds.high(),
                                    reference.perYear(),
                                    Assembly.because(reference.because())))));
  }

  void build(Tree.Expect expect) {
    Bounds bounds = bounds(expect.low(), expect.high(), expect.span());
    expect.levers().forEach(this::pull);
    List<String> levers = expect.levers().stream().map(Tree.Pull::words).toList();
    double days =
        switch (expect.by()) {
          case Tree.By.Within(var amount, var unit) -> amount * unit.days();
          case Tree.By.Day(var date) -> in.scope.day(date, expect.span());
        };
    in.scope
        .find(in.scope.outcomes, "outcome", expect.outcome().name())
        .ifPresent(
            symbol ->
                in.scope
                    .instances(symbol, expect.outcome(), Place.NONE)
                    .forEach(
                        outcome ->
                            expects.add(
                                new Outcome.Expect(
                                    outcome,
                                    days,
                                    words(expect.by()),
                                    levers,
                                    bounds.low(),
                                    bounds.high(),
                                    expect.span()))));
  }

  /// Reports what is wrong with a pull.
  private void pull(Tree.Pull pull) {
    Name lever = pull.lever();
    if (in.scope.find(in.scope.levers, "lever", lever).isPresent()) {
      pull.day().ifPresent(date -> in.levers.pullable(lever, date, pull.span()));
    }
    pull.when().ifPresent(when -> in.expressions.logical(when.expression(), Place.NONE));
  }

  private static String words(Tree.By by) {
    return switch (by) {
      case Tree.By.Within(var amount, var unit) ->
          KernelText.number(amount) + " " + unit.word() + (amount == 1 ? "" : "s");
      case Tree.By.Day(var date) -> date.toString();
    };
  }

  private record Bounds(double low, double high) {}

  private Bounds bounds(Expression low, Expression high, Span span) {
    double from = in.constants.number(low).orElse(0.0);
    double to = in.constants.number(high).orElse(1.0);
    if (!(from >= 0 && from <= to && to <= 1)) {
      in.findings.add(new Problem.ProbabilityRange(span, from, to));
    }
    return new Bounds(from, to);
  }
}
