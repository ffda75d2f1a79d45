package offramp.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Condition.Relation;
import offramp.model.Definition;
import offramp.model.Firing;
import offramp.model.Firing.Change;
import offramp.model.Firing.Consequences;
import offramp.model.Firing.Lottery;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Term.Operation;
import offramp.model.Unknown;
import offramp.model.Variable;
import offramp.text.Span;
import offramp.text.Unit;

/// Short ways to write models in tests.
final class Terms {
  static final Condition ALWAYS = new Condition.Truth(true);

  private Terms() {}

  static Term number(double value) {
    return new Term.Constant(value);
  }

  static Term state(int variable) {
    return new Term.StateOf(variable);
  }

  static Term plus(Term left, Term right) {
    return new Term.Arithmetic(Operation.PLUS, left, right);
  }

  static Term minus(Term left, Term right) {
    return new Term.Arithmetic(Operation.MINUS, left, right);
  }

  static Term times(Term... factors) {
    return Arrays.stream(factors)
        .reduce((left, right) -> new Term.Arithmetic(Operation.TIMES, left, right))
        .orElseThrow();
  }

  static Term over(Term left, double right) {
    return new Term.Arithmetic(Operation.OVER, left, number(right));
  }

  static Term perMonth(Term term) {
    return new Term.Per(term, Unit.MONTH);
  }

  static Condition compare(int variable, Relation relation, double bound) {
    return new Condition.Compare(relation, state(variable), number(bound));
  }

  static Condition all(Condition... conditions) {
    return Arrays.stream(conditions).reduce(Condition.And::new).orElseThrow();
  }

  static Change up(int variable, double amount) {
    return new Change.Move(variable, true, number(amount), Span.NOWHERE);
  }

  static Change down(int variable, double amount) {
    return new Change.Move(variable, false, number(amount), Span.NOWHERE);
  }

  static Change set(int variable, Term value) {
    return new Change.Assign(variable, value, Span.NOWHERE);
  }

  static Consequences then(Change... changes) {
    return new Consequences(List.of(changes), new Lottery.None());
  }

  static Firing.Event event(String name, Condition guard, Timing timing, Consequences then) {
    return new Firing.Event(name, Optional.empty(), guard, timing, then, Span.NOWHERE);
  }

  static Firing.Event event(String name, Condition guard, Term rate, Change... changes) {
    return event(name, guard, new Timing.Rate(rate, Span.NOWHERE), then(changes));
  }

  static Variable level(String name, double high, double start) {
    return new Variable.Level(name, 0, high, number(start), Span.NOWHERE);
  }

  static Definition let(String name, Term value) {
    return new Definition(name, value, false, Optional.empty(), Span.NOWHERE);
  }

  /// A model of parts, to which more can be added.
  record Draft(
      List<Variable> variables,
      List<Unknown> unknowns,
      List<Definition> definitions,
      List<Firing.Event> events,
      List<Firing.Trigger> triggers,
      List<Outcome> outcomes) {
    Draft() {
      this(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());
    }

    Model model() {
      return new Model(
          RandomModels.crisis(),
          variables,
          unknowns,
          definitions,
          List.of(),
          events,
          triggers,
          outcomes,
          List.of(),
          List.of(),
          List.of());
    }
  }
}
