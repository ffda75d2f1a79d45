package offramp.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import offramp.model.Condition;
import offramp.model.Firing;
import offramp.model.Firing.Change;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Variable;

/// What influences what: which happenings move a state, and which happenings it bears on.
///
/// Indexed instances count as one family, by the name before the bracket. Whether a state speeds or
/// slows is tried at the start and at the medians of the unknowns, over the range of the state
/// while all else stays; a rate that goes both ways, or stays there, is one that it paces.
public final class Influences {
  /// Pairs of instances that are tried for one pair of families.
  private static final int TRIED = 8;

  private final Model model;
  private final Trial trial;
  private final Map<String, Influence> states = new LinkedHashMap<>();
  private final Map<List<String>, Course> courses = new LinkedHashMap<>();

  private Influences(Model model) {
    this.model = model;
    this.trial = new Trial(model);
  }

  /// How a happening moves a state: up, down, or to some value.
  public enum Move {
    UP,
    DOWN,
    SET
  }

  /// How a state bears on a happening: on its pace, on whether it can happen or happens at once, or
  /// on what comes of it.
  public enum Effect {
    SPEEDS,
    SLOWS,
    PACES,
    ALLOWS,
    SETS_OFF,
    SWAYS
  }

  /// What moves a family of the state, and what it bears on, as names of families.
  public record Influence(
      String state, Map<Move, Set<String>> moved, Map<Effect, Set<String>> effects) {}

  /// How often a pair was tried, and what was found.
  private record Course(int tried, Trial.Course found) {}

  /// {@return the family of a name, as `step` of `step[USA]`}
  public static String family(String name) {
    int bracket = name.indexOf('[');
    return bracket < 0 ? name : name.substring(0, bracket);
  }

  /// {@return one influence for each family of the state, in the order of the model}
  public static List<Influence> of(Model model) {
    Influences influences = new Influences(model);
    model
        .variables()
        .forEach(
            v ->
                influences.states.computeIfAbsent(
                    family(v.name()),
                    state ->
                        new Influence(
                            state, new EnumMap<>(Move.class), new EnumMap<>(Effect.class))));
    model.events().forEach(influences::event);
    model.triggers().forEach(influences::trigger);
    influences.paces();
    influences.effects();
    return List.copyOf(influences.states.values());
  }

  /// {@return for each family of outcomes the families of the state that it reads}
  public static Map<String, Set<String>> outcomes(Model model) {
    Trial trial = new Trial(model);
    Map<String, Set<String>> read = new LinkedHashMap<>();
    for (Outcome outcome : model.outcomes()) {
      trial.reads(List.of(outcome.condition())).stream()
          .forEach(v -> add(read, family(outcome.name()), family(model.variables().get(v).name())));
    }
    return read;
  }

  private Influence state(int variable) {
    Influence found = states.get(family(model.variables().get(variable).name()));
    if (found == null) {
      throw new AssertionError("no state " + variable);
    }
    return found;
  }

  private void reads(Effect effect, List<?> expressions, Firing firing) {
    trial.reads(expressions).stream()
        .forEach(variable -> add(state(variable).effects, effect, family(firing.name())));
  }

  private static <K> void add(Map<K, Set<String>> map, K key, String name) {
    map.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(name);
  }

  private void event(Firing.Event event) {
    reads(Effect.ALLOWS, List.of(event.guard()), event);
    switch (event.timing()) {
      case Firing.Timing.Rate(var rate, _) -> paced(event, rate, true);
      case Firing.Timing.Clock(Firing.Lag.Fixed(var days), _) -> paced(event, days, false);
      case Firing.Timing.Clock(Firing.Lag.Drawn(_, var parameters), _) ->
          parameters.forEach(parameter -> paced(event, parameter, false));
      case Firing.Timing.Dated _ -> {}
    }
    consequences(event);
  }

  /// A duration that rises slows what it is the duration of.
  private void paced(Firing.Event event, Term term, boolean rate) {
    BitSet read = trial.reads(List.of(term));
    read.stream()
        .forEach(
            variable -> {
              List<String> pair = List.of(state(variable).state, family(event.name()));
              Course so = courses.getOrDefault(pair, new Course(0, new Trial.Course(false, false)));
              if (so.tried < TRIED) {
                Trial.Course found = trial.course(term, variable);
                Trial.Course pace = rate ? found : found.turned();
                courses.put(pair, new Course(so.tried + 1, so.found.and(pace)));
              }
            });
  }

  private void trigger(Firing.Trigger trigger) {
    switch (trigger.cause()) {
      case Firing.Cause.Becomes(Condition condition) ->
          reads(Effect.SETS_OFF, List.of(condition), trigger);
      case Firing.Cause.Moves(var variable, _) ->
          add(state(variable).effects, Effect.SETS_OFF, family(trigger.name()));
    }
    consequences(trigger);
  }

  private void consequences(Firing firing) {
    List<Change> changes = new ArrayList<>(firing.consequences().always());
    List<Object> read = new ArrayList<>();
    switch (firing.consequences().lottery()) {
      case Firing.Lottery.None() -> {}
      case Firing.Lottery.Probabilities(var branches, var otherwise) -> {
        branches.forEach(branch -> changes.addAll(branch.changes()));
        branches.forEach(branch -> read.add(branch.chance()));
        otherwise.ifPresent(changes::addAll);
      }
      case Firing.Lottery.Weights(var branches) -> {
        branches.forEach(branch -> changes.addAll(branch.changes()));
        branches.forEach(branch -> read.add(branch.chance()));
      }
    }
    reads(Effect.SWAYS, read, firing);
    changes.forEach(
        change -> add(state(change.variable()).moved, move(change), family(firing.name())));
  }

  private Move move(Change change) {
    Variable variable = model.variables().get(change.variable());
    return switch (change) {
      case Change.Move(_, var up, _, _) -> up ? Move.UP : Move.DOWN;
      case Change.Assign(_, Term.Constant(var value), _) when value == variable.high() -> Move.UP;
      case Change.Assign(_, Term.Constant(var value), _) when value == variable.low() -> Move.DOWN;
      case Change.Assign _ -> Move.SET;
    };
  }

  private void paces() {
    courses.forEach(
        (pair, course) -> {
          boolean rises = course.found.rises();
          boolean falls = course.found.falls();
          Effect effect = rises == falls ? Effect.PACES : rises ? Effect.SPEEDS : Effect.SLOWS;
          Influence state = states.get(pair.getFirst());
          if (state != null) {
            add(state.effects, effect, pair.getLast());
          }
        });
  }

  /// What a state paces it need not also be said to allow or sway.
  private void effects() {
    for (Influence state : states.values()) {
      Set<String> said = new LinkedHashSet<>();
      for (Effect effect : Effect.values()) {
        Set<String> names = state.effects.getOrDefault(effect, new LinkedHashSet<>());
        names.removeAll(said);
        said.addAll(names);
        if (names.isEmpty()) {
          state.effects.remove(effect);
        }
      }
    }
  }
}
