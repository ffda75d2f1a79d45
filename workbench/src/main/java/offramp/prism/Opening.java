package offramp.prism;

import java.util.BitSet;
import java.util.Optional;
import offramp.model.Firing;
import offramp.model.Firing.Lottery;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.program.Code;
import offramp.program.ModelFault;
import offramp.program.Program;
import offramp.program.State;
import offramp.text.Span;

/// The state in which a model begins, with the unknowns at the medians of their priors and after
/// what happens at time 0.
final class Opening {
  private final Model model;
  private final Code code;
  private final State state;
  private final Mistakes mistakes;

  private Opening(Program program, Mistakes mistakes) {
    this.model = program.model();
    this.code = program.interpreter();
    this.state = program.newState();
    this.mistakes = mistakes;
  }

  /// {@return the value of each variable; empty if the model has no single first state, which is
  /// reported}
  static Optional<double[]> of(Model model, Mistakes mistakes) {
    Opening opening = new Opening(Program.of(model), mistakes);
    try {
      return opening.begin() ? Optional.of(opening.state.values) : Optional.empty();
    } catch (ModelFault fault) {
      mistakes.notCarried(
          fault.site().span(),
          "the model cannot begin: " + fault.getMessage(),
          "see what `offramp run` says about it");
      return Optional.empty();
    }
  }

  private boolean begin() {
    for (int number = 0; number < model.unknowns().size(); number++) {
      state.parameters[number] = model.unknowns().get(number).quantile(0.5);
    }
    code.define(state);
    if (!code.given(state)) {
      mistakes.notCarried(
          Span.NOWHERE,
          "a `given` of the model does not hold at the medians of its unknowns",
          "fix unknowns so that it does, as in `--set NAME=VALUE`");
      return false;
    }
    code.start(state);
    return atOnce();
  }

  /// Lets happen what is due at time 0, in order. An outcome that holds only in between would be
  /// lost.
  private boolean atOnce() {
    BitSet passed = new BitSet();
    for (int event = 0; event < model.events().size() && !ended(); event++) {
      Firing.Event dated = model.events().get(event);
      if (dated.timing() instanceof Timing.Dated(var day, _, _, _) && day == 0) {
        if (!(dated.consequences().lottery() instanceof Lottery.None)) {
          mistakes.notCarried(
              dated.span(),
              "event `%s` branches at time 0; a CTMC begins in one state".formatted(dated.name()),
              "let it do one thing");
          return false;
        }
        reached().stream().forEach(passed::set);
        if (code.guard(event, state)) {
          code.fire(event, state);
        }
      }
    }
    passed.andNot(reached());
    passed.stream()
        .mapToObj(model.outcomes()::get)
        .forEach(
            outcome ->
                mistakes.notCarried(
                    outcome.span(),
                    "outcome `%s` holds only before what happens at time 0"
                        .formatted(outcome.name()),
                    "start in the state that follows"));
    return passed.isEmpty();
  }

  private BitSet reached() {
    BitSet reached = new BitSet();
    for (int outcome = 0; outcome < model.outcomes().size(); outcome++) {
      reached.set(outcome, code.outcome(outcome, state));
    }
    return reached;
  }

  private boolean ended() {
    return reached().stream().anyMatch(outcome -> model.outcomes().get(outcome).ends());
  }
}
