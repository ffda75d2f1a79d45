package offramp.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Definition;
import offramp.model.Firing;
import offramp.model.Firing.Branch;
import offramp.model.Firing.Change;
import offramp.model.Firing.Consequences;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Lottery;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.model.Watch;
import offramp.text.Unit;

/// Turns random models, which care for no dimension, into ones that the language can say.
///
/// Numbers stay numbers, rates are per day and clocks in days, conditions are conditions, and dated
/// events are no pulls.
public final class Measured {
  private Measured() {}

  public static Model of(Model model) {
    return new Model(
        model.crisis(),
        model.variables(),
        model.unknowns().stream().map(Measured::unknown).toList(),
        model.definitions().stream()
            .map(
                d -> new Definition(d.name(), plain(d.value()), d.fixed(), d.dimension(), d.span()))
            .toList(),
        model.given().stream().map(Measured::plain).toList(),
        model.events().stream().map(Measured::event).toList(),
        model.triggers().stream().map(Measured::trigger).toList(),
        model.outcomes().stream()
            .map(o -> new Outcome(o.name(), o.harm(), plain(o.condition()), o.ends(), o.span()))
            .toList(),
        model.watches().stream()
            .map(w -> new Watch(w.name(), plain(w.value()), w.dimension(), w.span()))
            .toList(),
        model.references(),
        model.expects());
  }

  private static Unknown unknown(Unknown unknown) {
    return new Unknown(
        unknown.name(), unknown.law(), Optional.empty(), unknown.words(), unknown.span());
  }

  private static Firing.Event event(Firing.Event event) {
    return new Firing.Event(
        event.name(),
        event.actor(),
        plain(event.guard()),
        timing(event.timing()),
        consequences(event.consequences()),
        event.span());
  }

  private static Firing.Trigger trigger(Firing.Trigger trigger) {
    Firing.Cause cause =
        switch (trigger.cause()) {
          case Firing.Cause.Becomes(var condition) -> new Firing.Cause.Becomes(plain(condition));
          case Firing.Cause.Moves moves -> moves;
        };
    return new Firing.Trigger(
        trigger.name(), cause, consequences(trigger.consequences()), trigger.span());
  }

  private static Timing timing(Timing timing) {
    return switch (timing) {
      case Timing.Rate(var rate, var span) ->
          new Timing.Rate(new Term.Per(plain(rate), Unit.DAY), span);
      case Timing.Clock(Lag.Fixed(var days), var span) ->
          new Timing.Clock(new Lag.Fixed(lasting(days)), span);
      case Timing.Clock(Lag.Drawn(var law, var parameters), var span) ->
          new Timing.Clock(new Lag.Drawn(law, parameters(law, parameters)), span);
      case Timing.Dated(var day, var date, _, var span) -> new Timing.Dated(day, date, false, span);
    };
  }

  private static List<Term> parameters(Firing.Law law, List<Term> parameters) {
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      boolean number =
          switch (law) {
            case EXPONENTIAL, UNIFORM -> false;
            case LOG_NORMAL -> i == 1;
            case WEIBULL, GAMMA -> i == 0;
          };
      terms.add(number ? plain(parameters.get(i)) : lasting(changing(parameters.get(i))));
    }
    return terms;
  }

  /// {@return the same number, which reads the state: an exponential clock that does not is a rate}
  private static Term changing(Term term) {
    Term nothing =
        new Term.Arithmetic(Term.Operation.TIMES, new Term.Constant(0), new Term.StateOf(0));
    return new Term.Arithmetic(Term.Operation.PLUS, term, nothing);
  }

  private static Term lasting(Term days) {
    return new Term.Lasting(plain(days), Unit.DAY);
  }

  private static Consequences consequences(Consequences consequences) {
    Lottery lottery =
        switch (consequences.lottery()) {
          case Lottery.None none -> none;
          case Lottery.Probabilities(var branches, var otherwise) ->
              new Lottery.Probabilities(branches(branches), otherwise.map(Measured::changes));
          case Lottery.Weights(var branches) -> new Lottery.Weights(branches(branches));
        };
    return new Consequences(changes(consequences.always()), lottery);
  }

  private static List<Branch> branches(List<Branch> branches) {
    return branches.stream()
        .map(b -> new Branch(plain(b.chance()), changes(b.changes()), b.span()))
        .toList();
  }

  private static List<Change> changes(List<Change> changes) {
    return changes.stream().map(Measured::change).toList();
  }

  private static Change change(Change change) {
    return switch (change) {
      case Change.Move(var variable, var up, var amount, var span) ->
          new Change.Move(variable, up, plain(amount), span);
      case Change.Assign(var variable, var value, var span) ->
          new Change.Assign(variable, plain(value), span);
    };
  }

  private static Term plain(Term term) {
    return switch (term) {
      case Term.Constant _, Term.StateOf _, Term.UnknownOf _, Term.DefinitionOf _ -> term;
      case Term.Negated(var operand) -> new Term.Negated(plain(operand));
      case Term.Arithmetic(var operation, var left, var right) ->
          new Term.Arithmetic(operation, plain(left), plain(right));
      case Term.If(var condition, var whenTrue, var whenFalse) ->
          new Term.If(plain(condition), sum(whenTrue), sum(whenFalse));
      case Term.Call(var function, var arguments) ->
          new Term.Call(function, arguments.stream().map(Measured::plain).toList());
      case Term.Per(var operand, var unit) ->
          new Term.Arithmetic(Term.Operation.OVER, plain(operand), new Term.Constant(unit.days()));
      case Term.Lasting(var operand, var unit) ->
          new Term.Arithmetic(Term.Operation.TIMES, plain(operand), new Term.Constant(unit.days()));
      case Term.Indicator(var condition) ->
          new Term.If(plain(condition), new Term.Constant(1), new Term.Constant(0));
    };
  }

  /// {@return a number even where the term is a rung or a flag}
  private static Term sum(Term term) {
    return new Term.Arithmetic(Term.Operation.PLUS, plain(term), new Term.Constant(0));
  }

  private static Condition plain(Condition condition) {
    return switch (condition) {
      case Condition.Truth truth -> truth;
      case Condition.Dated dated -> dated;
      case Condition.Holds(var term) ->
          new Condition.Compare(Condition.Relation.UNEQUAL, sum(term), new Term.Constant(0));
      case Condition.Not(var operand) -> new Condition.Not(plain(operand));
      case Condition.And(var left, var right) -> new Condition.And(plain(left), plain(right));
      case Condition.Or(var left, var right) -> new Condition.Or(plain(left), plain(right));
      case Condition.Compare(var relation, var left, var right) ->
          new Condition.Compare(relation, sum(left), sum(right));
      case Condition.If(var test, var whenTrue, var whenFalse) ->
          new Condition.If(plain(test), plain(whenTrue), plain(whenFalse));
    };
  }
}
