package offramp.program;

import static offramp.program.Terms.event;
import static offramp.program.Terms.level;
import static offramp.program.Terms.number;
import static offramp.program.Terms.state;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import offramp.model.Fault;
import offramp.model.Fault.Kind;
import offramp.model.Firing;
import offramp.model.Variable;
import offramp.program.Terms.Draft;
import offramp.text.Span;

/// A small model and what its program does, in both of its codes.
final class Both {
  static final int X = 0;
  static final int Y = 1;
  static final int SCORE = 2;

  private Both() {}

  /// {@return a model of two levels 0 to 4 at 2 and 1, a score at 0.5, and an event}
  static Draft with(Firing.Event event) {
    Draft draft = new Draft();
    draft.variables().add(level("x", 4, 2));
    draft.variables().add(level("y", 4, 1));
    double end = Double.POSITIVE_INFINITY;
    draft.variables().add(new Variable.Score("score", -end, end, number(0.5), Span.NOWHERE));
    draft.events().add(event);
    return draft;
  }

  static State started(Draft draft) {
    Program program = Program.of(draft.model());
    State state = program.newState();
    program.interpreter().define(state);
    program.interpreter().start(state);
    return state;
  }

  interface Act {
    void on(Code code, State state);
  }

  static Act rateOf(int event) {
    return (code, state) -> state.rates[event] = code.rate(event, state);
  }

  /// {@return the state after the act by interpreter, which that of generated code equals}
  static State both(Draft draft, Act act) {
    Program program = Program.of(draft.model());
    State interpreted = started(draft);
    act.on(program.interpreter(), interpreted);
    State compiled = started(draft);
    act.on(program.compiled(), compiled);
    assertArrayEquals(interpreted.values, compiled.values);
    assertArrayEquals(interpreted.rates, compiled.rates);
    return interpreted;
  }

  /// {@return the rule that the act breaks, in both codes}
  static Kind fault(Draft draft, Act act) {
    Program program = Program.of(draft.model());
    State state = program.newState();
    Fault fault = assertThrows(Fault.class, () -> begun(act).on(program.compiled(), state));
    assertEquals(site(draft, act).kind(), fault.kind());
    return fault.kind();
  }

  static ModelFault.Site site(Draft draft, Act act) {
    Program program = Program.of(draft.model());
    State state = program.newState();
    return assertThrows(ModelFault.class, () -> begun(act).on(program.interpreter(), state)).site();
  }

  static Act begun(Act act) {
    return (code, state) -> {
      code.define(state);
      code.start(state);
      act.on(code, state);
    };
  }
}
