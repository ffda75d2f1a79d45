package offramp.finding;

import java.util.List;
import java.util.Optional;
import offramp.finding.RunFinding.Horizon;
import offramp.finding.RunFinding.Time;
import offramp.text.Span;

/// One history of a run, step by step: what happened, what it changed, and what might have happened
/// instead.
///
/// @param levers those pulled, each with how
/// @param history its number in the run, from 0
/// @param draw the number of its draw of the unknowns
/// @param draws how many draws the run has
/// @param unknowns what each unknown was
/// @param end how it ended, in words
/// @param outcomes those that came about, each with when
/// @param cut whether there were more steps than are told
public record Walkthrough(
    String title,
    String file,
    String theory,
    List<String> levers,
    long seed,
    long history,
    int draw,
    int draws,
    Horizon horizon,
    List<Value> unknowns,
    List<Step> steps,
    String end,
    List<Reached> outcomes,
    boolean cut,
    String command) {
  public Walkthrough {
    levers = List.copyOf(levers);
    unknowns = List.copyOf(unknowns);
    steps = List.copyOf(steps);
    outcomes = List.copyOf(outcomes);
  }

  /// A part of the state, or an unknown, and its value in words.
  public record Value(String name, String value) {}

  public record Change(String name, String before, String after) {}

  /// An event that might have come next.
  ///
  /// @param rate how often it happens, per unit of the horizon
  public record Might(String event, double rate) {}

  /// An outcome that came about.
  public record Reached(String outcome, Time time) {}

  /// Something that happened.
  ///
  /// @param event its name; "start" at the start, "a date" where a date came that the model reads
  /// @param at where the event is declared; empty where there is none
  /// @param triggers what it set off
  /// @param changes what has another value than before
  /// @param state every part of the state once all has settled
  /// @param might what had a rate just before, the most frequent first, what happened among them
  /// @param outcomes those that came about with it
  public record Step(
      Time time,
      String event,
      Optional<Span> at,
      List<String> triggers,
      List<Change> changes,
      List<Value> state,
      List<Might> might,
      List<String> outcomes) {
    public Step {
      triggers = List.copyOf(triggers);
      changes = List.copyOf(changes);
      state = List.copyOf(state);
      might = List.copyOf(might);
      outcomes = List.copyOf(outcomes);
    }
  }
}
