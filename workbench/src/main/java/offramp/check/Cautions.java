package offramp.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import offramp.model.Condition;
import offramp.model.Definition;
import offramp.model.Evaluator;
import offramp.model.Fault;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Variable;

/// Looks over a finished model for what is allowed but was probably not meant.
final class Cautions {
  private final Model model;
  private final List<Levers.Act> levers;
  private final Findings findings;
  private final Possible possible;
  private final List<Reads> definitions = new ArrayList<>();
  private final BitSet statesRead = new BitSet();
  private final BitSet unknownsRead = new BitSet();

  private Cautions(Model model, List<Levers.Act> levers, Findings findings) {
    this.model = model;
    this.levers = levers;
    this.findings = findings;
    this.possible = new Possible(model, levers.stream().map(Levers.Act::does).toList());
    for (Definition definition : model.definitions()) {
      definitions.add(
          definition.fact().isPresent() ? Reads.told() : Reads.of(definition.value(), definitions));
    }
  }

  /// @param levers what could be done, whether pulled or not
  static void about(Model model, List<Levers.Act> levers, Findings findings) {
    Cautions cautions = new Cautions(model, levers, findings);
    cautions.starts();
    model.events().forEach(cautions::event);
    levers.forEach(cautions::lever);
    model.outcomes().forEach(cautions::outcome);
    cautions.unread();
    cautions.ladders();
  }

  private void starts() {
    for (Variable variable : model.variables()) {
      Optional<Double> start = value(variable.start());
      if (start.isPresent() && !(start.get() >= variable.low() && start.get() <= variable.high())) {
        findings.add(
            new Problem.StartOutside(
                variable.span(), variable.name(), start.get(), variable.low(), variable.high()));
      }
    }
  }

  private Optional<Double> value(Term term) {
    return term instanceof Term.Constant(var value) ? Optional.of(value) : computed(term);
  }

  private Optional<Double> computed(Term term) {
    try {
      return Reads.of(term, definitions).constant()
          ? Optional.of(Evaluator.value(term, new Start()))
          : Optional.empty();
    } catch (Fault fault) {
      return Optional.empty();
    }
  }

  private void event(Firing.Event event) {
    if (possible.holds(event.guard()) == Possible.Answer.NEVER) {
      findings.add(new Problem.NeverFires(event.span(), event.name()));
    }
  }

  private void lever(Levers.Act lever) {
    boolean never = lever.when().map(possible::holds).equals(Optional.of(Possible.Answer.NEVER));
    if (never) {
      findings.add(new Problem.NeverPulled(lever.span(), lever.name()));
    }
  }

  private void outcome(Outcome outcome) {
    if (possible.holds(outcome.condition()) == Possible.Answer.NEVER) {
      findings.add(new Problem.NeverHappens(outcome.span(), outcome.name()));
    }
    Reads reads = Reads.of(outcome.condition(), definitions);
    boolean known =
        reads.unknowns.isEmpty()
            && reads.states.stream()
                .allMatch(i -> value(model.variables().get(i).start()).isPresent());
    if (known && !dated(outcome.condition()) && holdsAtStart(outcome.condition())) {
      findings.add(new Problem.HoldsAtStart(outcome.span(), outcome.name()));
    }
  }

  private boolean dated(Condition condition) {
    Reads reads = Reads.of(condition, definitions);
    return reads.changes() && reads.states.isEmpty();
  }

  private boolean holdsAtStart(Condition condition) {
    try {
      return Evaluator.holds(condition, new Start());
    } catch (Fault fault) {
      return false;
    }
  }

  /// The values at the start, before any date.
  private final class Start implements Evaluator.Valuation {
    private final Map<Integer, Double> defined = new HashMap<>();

    @Override
    public double state(int variable) {
      return value(model.variables().get(variable).start()).orElse(0.0);
    }

    @Override
    public double unknown(int unknown) {
      return 0;
    }

    @Override
    public double definition(int definition) {
      Double known = defined.get(definition);
      if (known == null) {
        known = Evaluator.value(model.definitions().get(definition).value(), this);
        defined.put(definition, known);
      }
      return known;
    }

    @Override
    public boolean reached(double day) {
      return day <= 0;
    }
  }

  private void unread() {
    model.given().forEach(condition -> read(Reads.of(condition, definitions)));
    model.outcomes().forEach(outcome -> read(Reads.of(outcome.condition(), definitions)));
    model.watches().forEach(watch -> read(Reads.of(watch.value(), definitions)));
    model.variables().forEach(variable -> read(Reads.of(variable.start(), definitions)));
    for (Firing.Event event : model.events()) {
      read(Reads.of(event.guard(), definitions));
      timing(event.timing());
      consequences(event.consequences());
    }
    for (Firing.Trigger trigger : model.triggers()) {
      switch (trigger.cause()) {
        case Firing.Cause.Becomes(var condition) -> read(Reads.of(condition, definitions));
        case Firing.Cause.Moves(var variable, _) -> statesRead.set(variable);
      }
      consequences(trigger.consequences());
    }
    for (Levers.Act lever : levers) {
      lever.when().ifPresent(condition -> read(Reads.of(condition, definitions)));
      consequences(lever.does());
    }
    for (int i = 0; i < model.variables().size(); i++) {
      Variable variable = model.variables().get(i);
      if (!statesRead.get(i) && !indexed(variable.name()) && !made(i)) {
        findings.add(new Problem.NothingReads(variable.span(), kind(i), variable.name()));
      }
    }
    for (int i = 0; i < model.unknowns().size(); i++) {
      String name = model.unknowns().get(i).name();
      if (!unknownsRead.get(i) && !indexed(name)) {
        findings.add(new Problem.NothingReads(model.unknowns().get(i).span(), "unknown", name));
      }
    }
  }

  /// Of a family, some instances may well be unread.
  private static boolean indexed(String name) {
    return name.endsWith("]");
  }

  /// Red lines are records of what was crossed; a lever's flag belongs to no one.
  private boolean made(int variable) {
    return model.crisis().red().stream().anyMatch(line -> line.variable() == variable)
        || model.variables().get(variable).name().endsWith("_pulled");
  }

  private String kind(int variable) {
    boolean belief = model.crisis().beliefs().stream().anyMatch(b -> b.variable() == variable);
    return switch (model.variables().get(variable)) {
      case Variable.Ladder _ -> "ladder";
      case Variable.Level _ -> "level";
      case Variable.Flag _ -> "flag";
      case Variable.Score _ -> belief ? "belief" : "score";
    };
  }

  private void read(Reads reads) {
    statesRead.or(reads.states);
    unknownsRead.or(reads.unknowns);
  }

  private void timing(Firing.Timing timing) {
    switch (timing) {
      case Firing.Timing.Rate(var rate, _) -> read(Reads.of(rate, definitions));
      case Firing.Timing.Clock(Firing.Lag.Fixed(var days), _) -> read(Reads.of(days, definitions));
      case Firing.Timing.Clock(Firing.Lag.Drawn(_, var parameters), _) ->
          parameters.forEach(p -> read(Reads.of(p, definitions)));
      case Firing.Timing.Dated _ -> {}
    }
  }

  private void consequences(Firing.Consequences consequences) {
    changes(consequences.always());
    switch (consequences.lottery()) {
      case Firing.Lottery.None() -> {}
      case Firing.Lottery.Probabilities(var branches, var otherwise) -> {
        branches.forEach(this::branch);
        otherwise.ifPresent(this::changes);
      }
      case Firing.Lottery.Weights(var branches) -> branches.forEach(this::branch);
    }
  }

  private void branch(Firing.Branch branch) {
    read(Reads.of(branch.chance(), definitions));
    changes(branch.changes());
  }

  /// What only feeds itself is not read by that.
  private void changes(List<Firing.Change> changes) {
    for (Firing.Change change : changes) {
      Reads reads =
          switch (change) {
            case Firing.Change.Move(_, _, var amount, _) -> Reads.of(amount, definitions);
            case Firing.Change.Assign(_, var value, _) -> Reads.of(value, definitions);
          };
      boolean own = reads.states.get(change.variable()) && !statesRead.get(change.variable());
      read(reads);
      if (own) {
        statesRead.clear(change.variable());
      }
    }
  }

  private void ladders() {
    for (int i = 0; i < model.variables().size(); i++) {
      if (model.variables().get(i) instanceof Variable.Ladder ladder
          && !made(i)
          && moves(i, true)
          && !moves(i, false)) {
        findings.add(new Problem.OnlyUp(ladder.span(), ladder.name()));
      }
    }
  }

  private boolean moves(int variable, boolean up) {
    Stream<Firing> firings = Stream.concat(model.events().stream(), model.triggers().stream());
    return Stream.concat(firings.map(Firing::consequences), levers.stream().map(Levers.Act::does))
        .flatMap(consequences -> all(consequences).stream())
        .filter(change -> change.variable() == variable)
        .anyMatch(
            change ->
                switch (change) {
                  case Firing.Change.Move move -> move.up() == up;
                  case Firing.Change.Assign(_, Term.Constant(var value), _) ->
                      up
                          ? value > 0
                          : value < ((Variable.Ladder) model.variables().get(variable)).high();
                  case Firing.Change.Assign _ -> true;
                });
  }

  private static List<Firing.Change> all(Firing.Consequences consequences) {
    List<Firing.Change> all = new ArrayList<>(consequences.always());
    switch (consequences.lottery()) {
      case Firing.Lottery.None() -> {}
      case Firing.Lottery.Probabilities(var branches, var otherwise) -> {
        branches.forEach(branch -> all.addAll(branch.changes()));
        otherwise.ifPresent(all::addAll);
      }
      case Firing.Lottery.Weights(var branches) ->
          branches.forEach(branch -> all.addAll(branch.changes()));
    }
    return all;
  }
}
