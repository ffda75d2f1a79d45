package offramp.check;

import java.util.List;
import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Term;

/// The states of a red line and what its acts mean in the kernel, where it is a ladder and a
/// trigger.
final class RedLines {
  static final String KIND = "red line";
  static final String CROSSED = "crossed";
  private static final List<String> STATES = List.of("standing", CROSSED, "answered");

  private RedLines() {}

  static List<String> rungs(boolean undrawn) {
    return undrawn ? List.of("undrawn", "standing", CROSSED, "answered") : STATES;
  }

  /// One instance of a red line.
  ///
  /// @param variable the number of the ladder that holds its state
  /// @param undrawn whether it starts undrawn
  record Line(String name, Optional<String> actor, int variable, boolean undrawn) {

    Term.Constant number(String state) {
      return new Term.Constant(rungs(undrawn).indexOf(state));
    }

    Condition is(String state) {
      return new Condition.Compare(
          Condition.Relation.EQUAL, new Term.StateOf(variable), number(state));
    }

    /// {@return what `homeland STATE` means in a condition}
    Condition condition(String state) {
      return switch (state) {
        case CROSSED ->
            new Condition.Compare(
                Condition.Relation.AT_LEAST, new Term.StateOf(variable), number(CROSSED));
        case "unanswered" -> is(CROSSED);
        case "undrawn" -> undrawn ? is("undrawn") : new Condition.Truth(false);
        default -> is(state);
      };
    }

    /// {@return the state after `answer`, `redraw` or `draw`}
    Term after(String act) {
      return switch (act) {
        case "answer" -> move(is(CROSSED), "answered");
        case "draw" -> undrawn ? move(is("undrawn"), "standing") : new Term.StateOf(variable);
        default -> undrawn ? move(Fold.not(is("undrawn")), "standing") : number("standing");
      };
    }

    /// {@return the state after the condition of the line has turned true}
    Term crossing() {
      return move(is("standing"), CROSSED);
    }

    private Term move(Condition when, String to) {
      return new Term.If(when, number(to), new Term.StateOf(variable));
    }
  }
}
