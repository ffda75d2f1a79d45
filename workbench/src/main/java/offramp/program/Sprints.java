package offramp.program;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;

import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import offramp.model.Condition;
import offramp.model.Firing;
import offramp.model.Firing.Change;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.program.Methods.Method;
import offramp.program.Methods.Piece;
import offramp.random.Stream;

/// Which models get a method for sprints, and what it is made of: see [SprintLoop].
final class Sprints {
  static final ClassDesc DICE = Stream.class.describeConstable().orElseThrow();
  static final List<ClassDesc> MORE = List.of(DICE, CD_double, CD_double);

  /// With more events than this the loop, which computes all rates at every jump, is no faster.
  private static final int MOST_EVENTS = 40;

  /// Bytes of the loop beside the code of rates, effects and outcomes.
  private static final int OWN = 120;

  private static final int OWN_PER_EVENT = 60;
  private static final int OWN_PER_VALUE = 16;

  private final Program program;
  private final Model model;
  private final Shapes shapes;
  private final Emitter emitter;
  private final Rates rates;
  private final Firings firings;

  Sprints(Program program, Shapes shapes, Emitter emitter, Rates rates, Firings firings) {
    this.program = program;
    this.model = program.model();
    this.shapes = shapes;
    this.emitter = emitter;
    this.rates = rates;
    this.firings = firings;
  }

  /// An event with a rate.
  ///
  /// @param effects makes the changes; empty if the event is not plain
  /// @param changed the variables that they change
  /// @param again the events whose rates they may change; empty if these are more than half of all
  /// @param outcomes conditions that they may make true
  /// @param guard what of its guard is not shared by all
  /// @param guarded those of them of which only the guard can have changed
  record Runner(
      int event,
      List<Condition> guard,
      Optional<Piece> effects,
      Set<Integer> changed,
      Optional<List<Integer>> again,
      List<Integer> guarded,
      List<Condition> outcomes) {
    /// {@return the same with all rates computed again}
    Runner whole() {
      return new Runner(event, guard, effects, changed, Optional.empty(), guarded, outcomes);
    }
  }

  /// {@return the method that sprints; empty where it would be too long, or most sprints too short}
  Optional<Method> method(Methods methods) {
    int[] events = program.rateEvents();
    if (events.length == 0 || events.length > MOST_EVENTS) {
      return Optional.empty();
    }
    SharedGuard shared = shared(events);
    List<Runner> runners = Arrays.stream(events).mapToObj(event -> runner(event, shared)).toList();
    if (2 * runners.stream().filter(runner -> runner.effects().isPresent()).count()
        < runners.size()) {
      return Optional.empty();
    }
    List<Integer> places = places();
    List<Integer> parameters = parameters();
    int bytes = OWN + OWN_PER_VALUE * (places.size() + parameters.size());
    return fitting(runners, Methods.LONGEST - bytes)
        .map(
            some ->
                methods.add(
                    "sprint",
                    CD_boolean,
                    MORE,
                    frame ->
                        new SprintLoop(some, model.events().size(), rates, emitter, frame.code())
                            .write(shared, places, counts(places), parameters)));
  }

  /// {@return runners of so many bytes, of which those with the longest code may have all rates
  /// computed again instead of some; empty if all together are too long even so}
  private Optional<List<Runner>> fitting(List<Runner> runners, int bytes) {
    Map<Integer, Runner> byEvent = new HashMap<>();
    runners.forEach(runner -> byEvent.put(runner.event(), runner));
    List<Runner> fit = new ArrayList<>(runners);
    while (fit.stream().mapToInt(runner -> bytes(runner) + again(runner, byEvent)).sum() > bytes) {
      Runner longest =
          Collections.max(fit, Comparator.comparingInt(runner -> again(runner, byEvent)));
      if (again(longest, byEvent) == 0) {
        return Optional.empty();
      }
      fit.set(fit.indexOf(longest), longest.whole());
    }
    return Optional.of(fit);
  }

  /// {@return the bytes of a runner but for the rates that are computed again}
  private int bytes(Runner runner) {
    int bytes = OWN_PER_EVENT + rates.value(runner.event(), runner.guard()).bytes();
    bytes += runner.effects().map(Piece::bytes).orElse(0);
    bytes += runner.outcomes().stream().mapToInt(shapes::bytes).sum();
    return bytes + OWN_PER_VALUE * runner.changed().size();
  }

  /// {@return the bytes of the rates that are computed again}
  private int again(Runner runner, Map<Integer, Runner> byEvent) {
    return runner.again().orElse(List.of()).stream()
        .map(byEvent::get)
        .mapToInt(again -> rates.value(again.event(), again.guard()).bytes() + OWN_PER_VALUE)
        .sum();
  }

  private SharedGuard shared(int[] events) {
    List<Firing.Event> rated = Arrays.stream(events).mapToObj(model.events()::get).toList();
    rated.forEach(event -> shapes.bytes(event.guard()));
    return new SharedGuard(rated, shapes);
  }

  /// {@return the events whose rates event `number` may change, all that is shared holding}
  private List<Integer> touched(int number, Set<Integer> changed, SharedGuard shared) {
    int[] terms = program.termsAfter(number);
    return Arrays.stream(program.ratesAfter(number))
        .filter(
            rated ->
                Arrays.binarySearch(terms, rated) >= 0
                    || shared.rest(model.events().get(rated)).stream()
                        .anyMatch(condition -> SharedGuard.reads(condition, changed)))
        .boxed()
        .toList();
  }

  private List<Integer> guarded(int event) {
    int[] terms = program.termsAfter(event);
    return Arrays.stream(program.ratesAfter(event))
        .filter(touched -> Arrays.binarySearch(terms, touched) < 0)
        .boxed()
        .toList();
  }

  private Runner runner(int number, SharedGuard shared) {
    Firing.Event event = model.events().get(number);
    Set<Integer> changed =
        Expressions.changes(event.consequences()).stream()
            .map(Change::variable)
            .collect(Collectors.toSet());
    return new Runner(
        number,
        shared.rest(event),
        Sprint.plain(program, number) ? firings.straight(event) : Optional.empty(),
        changed,
        Optional.of(touched(number, changed, shared))
            .filter(some -> 2 * some.size() <= program.rateEvents().length),
        guarded(number),
        Arrays.stream(program.outcomesAfter(number))
            .mapToObj(outcome -> model.outcomes().get(outcome).condition())
            .toList());
  }

  /// {@return the places of [State#values] that rates and their guards read}
  private List<Integer> places() {
    TreeSet<Integer> places = new TreeSet<>();
    visit(
        node -> {
          switch (node) {
            case Term.StateOf(var variable) -> places.add(variable);
            case Condition.Dated(_, _, var day) when day > 0 ->
                places.add(model.variables().size() + Arrays.binarySearch(program.dates(), day));
            default -> {}
          }
        });
    return List.copyOf(places);
  }

  private List<Integer> counts(List<Integer> places) {
    List<Variable> variables = model.variables();
    return places.stream()
        .filter(place -> place < variables.size() && Tables.counts(variables.get(place)))
        .toList();
  }

  /// {@return the places of [State#parameters] that they read}
  private List<Integer> parameters() {
    TreeSet<Integer> places = new TreeSet<>();
    visit(
        node -> {
          switch (node) {
            case Term.UnknownOf(var unknown) -> places.add(unknown);
            case Term.DefinitionOf(var number) when model.definitions().get(number).fixed() ->
                places.add(model.unknowns().size() + number);
            default -> {}
          }
        });
    return List.copyOf(places);
  }

  private void visit(Consumer<Object> visitor) {
    for (int number : program.rateEvents()) {
      Firing.Event event = model.events().get(number);
      Parts.visit(event.guard(), visitor);
      if (event.timing() instanceof Timing.Rate(var rate, _)) {
        Parts.visit(rate, visitor);
      }
    }
  }
}
