package offramp.program;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import offramp.model.Condition;
import offramp.model.Definition;
import offramp.model.Firing;
import offramp.model.Firing.Cause;
import offramp.model.Firing.Change;
import offramp.model.Firing.Consequences;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Lottery;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.model.Watch;

/// Where the terms and conditions of a model stand.
final class Expressions {
  private Expressions() {}

  /// {@return every term and condition that stands by itself in the model}
  static List<Object> of(Model model) {
    List<Object> all = new ArrayList<>(model.given());
    model.variables().stream().map(Variable::start).forEach(all::add);
    model.definitions().stream().map(Definition::value).forEach(all::add);
    model.events().forEach(event -> all.addAll(of(event)));
    model.triggers().forEach(trigger -> all.addAll(of(trigger)));
    model.outcomes().stream().map(Outcome::condition).forEach(all::add);
    model.watches().stream().map(Watch::value).forEach(all::add);
    return all;
  }

  static List<Object> of(Firing firing) {
    List<Object> all = new ArrayList<>(chances(firing.consequences().lottery()));
    changes(firing.consequences()).stream().map(Expressions::term).forEach(all::add);
    switch (firing) {
      case Firing.Event event -> {
        all.add(event.guard());
        all.addAll(terms(event.timing()));
      }
      case Firing.Trigger trigger -> all.addAll(conditions(trigger.cause()));
    }
    return all;
  }

  private static List<Term> terms(Timing timing) {
    return switch (timing) {
      case Timing.Rate(var rate, _) -> List.of(rate);
      case Timing.Clock(Lag.Fixed(var days), _) -> List.of(days);
      case Timing.Clock(Lag.Drawn(_, var parameters), _) -> parameters;
      case Timing.Dated _ -> List.of();
    };
  }

  private static List<Condition> conditions(Cause cause) {
    return switch (cause) {
      case Cause.Becomes(var condition) -> List.of(condition);
      case Cause.Moves _ -> List.of();
    };
  }

  /// {@return the amount or the new value}
  static Term term(Change change) {
    return switch (change) {
      case Change.Move(_, _, var amount, _) -> amount;
      case Change.Assign(_, var value, _) -> value;
    };
  }

  /// {@return the probabilities or weights}
  static List<Term> chances(Lottery lottery) {
    return branches(lottery).stream().map(Firing.Branch::chance).toList();
  }

  private static List<Firing.Branch> branches(Lottery lottery) {
    return switch (lottery) {
      case Lottery.None() -> List.of();
      case Lottery.Probabilities(var branches, _) -> branches;
      case Lottery.Weights(var branches) -> branches;
    };
  }

  /// {@return what the firing does in each branch alone, in order; what `otherwise` does comes
  /// last}
  static List<List<Change>> cases(Lottery lottery) {
    Stream<List<Change>> named = branches(lottery).stream().map(Firing.Branch::changes);
    return switch (lottery) {
      case Lottery.None() -> List.of();
      case Lottery.Probabilities(_, var otherwise) ->
          Stream.concat(named, otherwise.stream()).toList();
      case Lottery.Weights _ -> named.toList();
    };
  }

  /// {@return everything that the firing can do, whatever the branch}
  static List<Change> changes(Consequences consequences) {
    List<Change> all = new ArrayList<>(consequences.always());
    cases(consequences.lottery()).forEach(all::addAll);
    return all;
  }
}
