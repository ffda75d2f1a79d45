package offramp.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import offramp.model.Condition;
import offramp.model.Firing;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.text.Span;

/// Whether a program is a Markov chain that can be solved without dice, and what its states hold
/// besides the variables.
///
/// A clock of `Exponential(mean)` has no memory, and one of `Gamma(shape, scale)` with a whole
/// shape is a row of such clocks (Erlang); every other clock remembers how long it has run.
///
/// @param obstacles the clocks that keep it from being a chain, in the order of the text
/// @param phased the clocks that are rows of phases
/// @param guessed whether it may hang on the unknowns which states can be reached and with which
///   probabilities branches are taken
/// @param doubtful per event whether its rate reads an unknown, so that it can be 0 under one draw
///   and above 0 under another
/// @param dated the outcomes that have to be remembered: those that read a date, or all
public record Exactness(
    List<Obstacle> obstacles,
    List<Phased> phased,
    boolean guessed,
    BitSet doubtful,
    List<Integer> dated) {
  /// The most phases of one clock.
  public static final int MOST_PHASES = 1_000;

  public Exactness {
    obstacles = List.copyOf(obstacles);
    phased = List.copyOf(phased);
    doubtful = (BitSet) doubtful.clone();
    dated = List.copyOf(dated);
  }

  /// A clock that is no row of phases, and why, as in "a fixed clock".
  public record Obstacle(String event, String why, Span span) {}

  /// A clock that is a row of phases.
  ///
  /// @param phases how many
  /// @param moving whether the length of a phase reads the state, so that the one at the start of
  ///   the clock has to be remembered
  public record Phased(int event, int phases, boolean moving) {}

  static Exactness of(Program program, boolean remembers) {
    Model model = program.model();
    Reads reads = new Reads(model, program.dates());
    List<Obstacle> obstacles = new ArrayList<>();
    List<Phased> phased = new ArrayList<>();
    BitSet doubtful = new BitSet();
    for (int number = 0; number < model.events().size(); number++) {
      Firing.Event event = model.events().get(number);
      switch (event.timing()) {
        case Timing.Clock(var lag, var span) -> {
          Optional<String> why = why(lag, () -> program);
          if (why.isPresent()) {
            obstacles.add(new Obstacle(event.name(), why.orElseThrow(), span));
          } else {
            Lag.Drawn drawn = (Lag.Drawn) lag;
            boolean moving = !reads.of(drawn.parameters()).isEmpty();
            phased.add(new Phased(number, phases(drawn, program), moving));
          }
        }
        case Timing.Rate(var rate, _) -> doubtful.set(number, guessed(model, List.of(rate)));
        case Timing.Dated _ -> {}
      }
    }
    return new Exactness(
        obstacles,
        phased,
        guessed(model, structure(model)),
        doubtful,
        remembered(model, reads, remembers));
  }

  /// {@return the clocks that keep a model from being a chain, in the order of the text}
  public static List<Obstacle> obstacles(Model model) {
    List<Obstacle> obstacles = new ArrayList<>();
    for (Firing.Event event : model.events()) {
      if (event.timing() instanceof Timing.Clock(var lag, var span)) {
        why(lag, () -> Program.of(model))
            .ifPresent(why -> obstacles.add(new Obstacle(event.name(), why, span)));
      }
    }
    return obstacles;
  }

  private static Optional<String> why(Lag lag, Supplier<Program> program) {
    return switch (lag) {
      case Lag.Fixed _ -> Optional.of("a clock of fixed length");
      case Lag.Drawn drawn ->
          switch (drawn.law()) {
            case EXPONENTIAL -> Optional.empty();
            case GAMMA ->
                phases(drawn, program.get()) > 0
                    ? Optional.empty()
                    : Optional.of("a Gamma clock whose shape is no whole constant");
            case LOG_NORMAL, WEIBULL, UNIFORM ->
                Optional.of("a clock of law %s".formatted(drawn.law().word()));
          };
    };
  }

  /// {@return how many phases the clock has; 0 if it is no row of phases}
  private static int phases(Lag.Drawn drawn, Program program) {
    if (drawn.law() == Firing.Law.EXPONENTIAL) {
      return 1;
    }
    Term shape = drawn.parameters().getFirst();
    Reads reads = new Reads(program.model(), program.dates());
    if (!reads.of(List.of(shape)).isEmpty() || guessed(program.model(), List.of(shape))) {
      return 0;
    }
    State state = program.newState();
    program.interpreter().define(state);
    double value = program.value(shape, state);
    return value == Math.rint(value) && value >= 1 && value <= MOST_PHASES ? (int) value : 0;
  }

  /// {@return what decides where a firing leads to}
  private static List<Object> structure(Model model) {
    List<Object> all = new ArrayList<>();
    model.variables().stream().map(Variable::start).forEach(all::add);
    model.outcomes().stream().map(Outcome::condition).forEach(all::add);
    for (Firing.Event event : model.events()) {
      all.add(event.guard());
      all.addAll(effects(event));
      if (event.timing() instanceof Timing.Clock(Lag.Drawn(_, var parameters), _)) {
        all.addAll(parameters);
      }
    }
    for (Firing.Trigger trigger : model.triggers()) {
      all.addAll(effects(trigger));
      if (trigger.cause() instanceof Firing.Cause.Becomes(var condition)) {
        all.add(condition);
      }
    }
    return all;
  }

  private static List<Object> effects(Firing firing) {
    List<Object> all = new ArrayList<>(Expressions.chances(firing.consequences().lottery()));
    Expressions.changes(firing.consequences()).stream().map(Expressions::term).forEach(all::add);
    return all;
  }

  private static boolean guessed(Model model, List<?> expressions) {
    return has(model, expressions, part -> part instanceof Term.UnknownOf);
  }

  private static List<Integer> remembered(Model model, Reads reads, boolean all) {
    List<Integer> dated = new ArrayList<>();
    for (int outcome = 0; outcome < model.outcomes().size(); outcome++) {
      Condition condition = model.outcomes().get(outcome).condition();
      if (all || reads.of(List.of(condition)).length() > model.variables().size()) {
        dated.add(outcome);
      }
    }
    return dated;
  }

  /// {@return whether a part of the expressions, through the definitions that they name, is wanted}
  private static boolean has(Model model, List<?> expressions, Predicate<Object> wanted) {
    BitSet seen = new BitSet();
    BitSet found = new BitSet();
    List<Object> open = new ArrayList<>(expressions);
    while (!open.isEmpty() && found.isEmpty()) {
      Object next = open.removeLast();
      Parts.visit(
          next,
          part -> {
            if (wanted.test(part)) {
              found.set(0);
            }
            if (part instanceof Term.DefinitionOf(var definition) && !seen.get(definition)) {
              seen.set(definition);
              open.add(model.definitions().get(definition).value());
            }
          });
    }
    return !found.isEmpty();
  }
}
