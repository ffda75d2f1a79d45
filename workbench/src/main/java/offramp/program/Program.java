package offramp.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import offramp.model.Condition;
import offramp.model.Evaluator;
import offramp.model.Firing;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Term;
import offramp.random.Key;
import offramp.random.Stream;

/// A model ready to run: how a [State] is laid out, what to look at again after a change, and what
/// firings do.
///
/// Firings are numbered: the events in their order, then the triggers in theirs. Events, triggers
/// and outcomes have their numbers in the model. The arrays that it hands out are its own: read
/// them only.
public final class Program {
  private final Model model;
  private final boolean remembers;
  private final double[] dates;
  private final Dependencies dependencies;
  private final int[] rateEvents;
  private final int[] clockEvents;
  private final int[] datedEvents;
  private final Interpreter interpreter;
  private Optional<Code> compiled = Optional.empty();

  private Program(Model model, double[] dates, boolean remembers) {
    this.remembers = remembers;
    this.model = model;
    this.dates = dates;
    this.dependencies = Dependencies.of(model, dates);
    this.rateEvents = events(model, timing -> timing instanceof Timing.Rate);
    this.clockEvents = events(model, timing -> timing instanceof Timing.Clock);
    this.datedEvents = events(model, timing -> timing instanceof Timing.Dated);
    this.interpreter = new Interpreter(this);
  }

  public static Program of(Model model) {
    return new Program(model, dates(model), false);
  }

  /// {@return the same where the states of its chain hold for every outcome whether it has come
  /// about}
  public Program remembering() {
    return new Program(model, dates, true);
  }

  private static double[] dates(Model model) {
    Set<Double> days = new TreeSet<>();
    for (Object expression : Expressions.of(model)) {
      Parts.visit(
          expression,
          node -> {
            if (node instanceof Condition.Dated(_, _, var day) && day > 0) {
              days.add(day);
            }
          });
    }
    return days.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static int[] events(Model model, Predicate<Timing> wanted) {
    return IntStream.range(0, model.events().size())
        .filter(event -> wanted.test(model.events().get(event).timing()))
        .toArray();
  }

  public Model model() {
    return model;
  }

  /// {@return how many firings there are: events, then triggers}
  public int firings() {
    return model.events().size() + model.triggers().size();
  }

  Firing firing(int firing) {
    int events = model.events().size();
    return firing < events ? model.events().get(firing) : model.triggers().get(firing - events);
  }

  /// {@return the days after the start at which some `since` or `until` of the model switches,
  /// ascending}
  ///
  /// The switch of date d is at `values[model().variables().size() + d]`. Earlier days have come
  /// from the start.
  public double[] dates() {
    return dates;
  }

  /// {@return a state at time 0, before the unknowns are drawn and the variables start; its streams
  /// are at key 0}
  public State newState() {
    int[] sizes = {
      model.variables().size() + dates.length,
      model.unknowns().size() + model.definitions().size(),
      model.events().size(),
      chances()
    };
    return new State(sizes, new Stream(Key.of(0)), new Stream(Key.of(0)));
  }

  /// {@return the most chances that one firing has}
  private int chances() {
    return IntStream.range(0, firings())
        .map(firing -> Expressions.chances(firing(firing).consequences().lottery()).size())
        .max()
        .orElse(0);
  }

  /// {@return whether some firing has branches}
  public boolean branches() {
    return chances() > 0;
  }

  /// Puts the switches of all dates back: none has come.
  public void reset(State state) {
    Arrays.fill(state.values, model.variables().size(), state.values.length, 0);
  }

  /// {@return the events whose rate may change when `firing` has happened}
  public int[] ratesAfter(int firing) {
    return dependencies.rates()[firing];
  }

  /// {@return those of [#ratesAfter] of which not only the guard may change}
  int[] termsAfter(int firing) {
    return dependencies.terms()[firing];
  }

  /// {@return the events with a clock whose guard may change when `firing` has happened}
  public int[] clocksAfter(int firing) {
    return dependencies.clocks()[firing];
  }

  /// {@return the triggers whose condition may change when `firing` has happened}
  public int[] triggersAfter(int firing) {
    return dependencies.triggers()[firing];
  }

  /// {@return the triggers that watch the moves of a variable that `firing` may change}
  public int[] movesAfter(int firing) {
    return dependencies.moves()[firing];
  }

  /// {@return the outcomes whose condition may change when `firing` has happened}
  public int[] outcomesAfter(int firing) {
    return dependencies.outcomes()[firing];
  }

  /// {@return the events whose rate may change when `date` has come}
  public int[] ratesAtDate(int date) {
    return dependencies.rates()[firings() + date];
  }

  /// {@return the events with a clock whose guard may change when `date` has come}
  public int[] clocksAtDate(int date) {
    return dependencies.clocks()[firings() + date];
  }

  /// {@return the triggers whose condition may change when `date` has come}
  public int[] triggersAtDate(int date) {
    return dependencies.triggers()[firings() + date];
  }

  /// {@return the outcomes whose condition may change when `date` has come}
  public int[] outcomesAtDate(int date) {
    return dependencies.outcomes()[firings() + date];
  }

  /// {@return the events with a rate, in order}
  public int[] rateEvents() {
    return rateEvents;
  }

  /// {@return the events with a clock, in order}
  public int[] clockEvents() {
    return clockEvents;
  }

  /// {@return the events with a date, in the order of the model}
  public int[] datedEvents() {
    return datedEvents;
  }

  /// {@return whether it is a chain that can be solved without dice, and how}
  public Exactness exactness() {
    return Exactness.of(this, remembers);
  }

  /// {@return the variables on which an outcome depends, in rings: those that its condition reads;
  /// then those that bear on what moves these, and so on}
  public List<int[]> bearingOn(int outcome) {
    return Bearing.on(this, outcome);
  }

  /// {@return the mean length of a phase of the event's clock, were it to start now, in days}
  public double phaseDays(int event, State state) {
    if (model.events().get(event).timing() instanceof Timing.Clock(Lag.Drawn drawn, _)) {
      int last = drawn.parameters().size() - 1;
      return Laws.parameter(value(drawn.parameters().get(last), state), drawn.law(), last);
    }
    throw Rules.none("phases", event);
  }

  /// {@return the law of the clock of the event, were it to start now; empty if the event has no
  /// clock, or one of a fixed length}
  public Optional<Duration> duration(int event, State state) {
    if (model.events().get(event).timing() instanceof Timing.Clock(Lag.Drawn drawn, _)) {
      double[] at =
          IntStream.range(0, drawn.parameters().size())
              .mapToDouble(
                  i -> Laws.parameter(value(drawn.parameters().get(i), state), drawn.law(), i))
              .toArray();
      return Optional.of(new Duration(drawn.law(), at[0], at[at.length - 1]));
    }
    return Optional.empty();
  }

  /// {@return the value of every name that the guard, the rate or the clock of an event reads, in
  /// words}
  public Map<String, String> reads(int event, State state) {
    Firing.Event read = model.events().get(event);
    List<Object> expressions = new ArrayList<>();
    expressions.add(read.guard());
    switch (read.timing()) {
      case Timing.Rate(var rate, _) -> expressions.add(rate);
      case Timing.Clock(Lag.Fixed(var days), _) -> expressions.add(days);
      case Timing.Clock(Lag.Drawn(_, var parameters), _) -> expressions.addAll(parameters);
      case Timing.Dated _ -> {}
    }
    return Faults.names(this, Place.of("the reads", read, expressions, read.span()), state);
  }

  double value(Term term, State state) {
    return Evaluator.value(term, new View(this, state));
  }

  /// {@return the reference: slow, and its faults say where and at which values}
  public Code interpreter() {
    return interpreter;
  }

  /// {@return why the model is too large for one class, so that [#compiled()] is the interpreter;
  /// empty if it is not}
  public Optional<String> tooLarge() {
    return Pool.tooLarge(model);
  }

  /// {@return generated bytecode; the first call makes it}
  public synchronized Code compiled() {
    if (compiled.isEmpty()) {
      compiled =
          Optional.of(Pool.tooLarge(model).isPresent() ? interpreter : Compiler.compile(this));
    }
    return compiled.orElseThrow();
  }
}
