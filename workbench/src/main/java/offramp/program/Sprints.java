package offramp.program;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;

import java.lang.constant.ClassDesc;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
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
  /// @param guarded those of them of which only the guard can have changed
  record Runner(
      int event,
      Optional<Piece> effects,
      List<Integer> changed,
      Optional<List<Integer>> again,
      List<Integer> guarded,
      List<Condition> outcomes) {}

  /// {@return the method that sprints; empty where it would be too long, or most sprints too short}
  Optional<Method> method(Methods methods) {
    int[] events = program.rateEvents();
    if (events.length == 0 || events.length > MOST_EVENTS) {
      return Optional.empty();
    }
    List<Runner> runners = Arrays.stream(events).mapToObj(this::runner).toList();
    if (2 * runners.stream().filter(runner -> runner.effects().isPresent()).count()
        < runners.size()) {
      return Optional.empty();
    }
    List<Integer> places = places();
    List<Integer> parameters = parameters();
    int bytes = OWN + OWN_PER_VALUE * (places.size() + parameters.size());
    bytes += runners.stream().mapToInt(this::bytes).sum();
    return bytes > Methods.LONGEST
        ? Optional.empty()
        : Optional.of(
            methods.add(
                "sprint",
                CD_boolean,
                MORE,
                frame ->
                    new SprintLoop(runners, model.events().size(), rates, emitter, frame.code())
                        .write(places, counts(places), parameters)));
  }

  private int bytes(Runner runner) {
    int bytes = OWN_PER_EVENT + rates.value(runner.event()).bytes();
    bytes += runner.effects().map(Piece::bytes).orElse(0);
    bytes += runner.outcomes().stream().mapToInt(shapes::bytes).sum();
    bytes += OWN_PER_VALUE * runner.changed().size();
    for (int again : runner.again().orElse(List.of())) {
      bytes += rates.value(again).bytes() + OWN_PER_VALUE;
    }
    return bytes;
  }

  private Optional<List<Integer>> again(int event) {
    List<Integer> touched = Arrays.stream(program.ratesAfter(event)).boxed().toList();
    return Optional.of(touched).filter(some -> 2 * some.size() <= program.rateEvents().length);
  }

  private List<Integer> guarded(int event) {
    int[] terms = program.termsAfter(event);
    return Arrays.stream(program.ratesAfter(event))
        .filter(touched -> Arrays.binarySearch(terms, touched) < 0)
        .boxed()
        .toList();
  }

  private Runner runner(int number) {
    Firing.Event event = model.events().get(number);
    return new Runner(
        number,
        Sprint.plain(program, number) ? firings.straight(event) : Optional.empty(),
        Expressions.changes(event.consequences()).stream().map(Change::variable).toList(),
        again(number),
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
