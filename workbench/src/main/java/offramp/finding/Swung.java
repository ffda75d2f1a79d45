package offramp.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import offramp.model.Crisis.Assumption;
import offramp.model.Definition;
import offramp.model.Dimension;
import offramp.model.Firing;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.model.Variable;
import offramp.program.Constants;
import offramp.program.Grounds;
import offramp.random.Distribution;
import offramp.text.Span;

/// A model in which each number that is not an unknown swings by itself: definitions, rates and
/// durations of events, and where beliefs start become so many times what they are.
///
/// Each swing is a further unknown, uniform from [#LOW] to [#HIGH]. A plain number between 0 and 1
/// swings in its odds, so that it stays there.
final class Swung {
  static final double LOW = 0.75;
  static final double HIGH = 1.25;

  /// A swing: of which assumption, and in what way.
  record Swing(Assumption assumption, boolean odds) {
    String words() {
      return (odds ? "odds " : "") + "-25% to +25%";
    }
  }

  private final Model model;
  private final Map<String, String> fixed;
  private final List<Definition> definitions;
  private final List<Firing.Event> events;
  private final List<Variable> variables;
  private final List<Unknown> unknowns;
  private final List<Optional<Double>> constants;
  private final List<Swing> swings = new ArrayList<>();
  private final Map<Assumption, String> still = new LinkedHashMap<>();

  private Swung(Model model, Map<String, String> fixed) {
    this.model = model;
    this.fixed = fixed;
    this.constants = Constants.of(model);
    this.definitions = new ArrayList<>(model.definitions());
    this.events = new ArrayList<>(model.events());
    this.variables = new ArrayList<>(model.variables());
    this.unknowns = new ArrayList<>(model.unknowns());
  }

  /// {@return the model with all of its numbers swinging but those that are fixed}
  ///
  /// @param fixed why, by what [#name] calls the assumption
  static Swung of(Model model, Map<String, String> fixed) {
    Swung swung = new Swung(model, fixed);
    model.crisis().assumptions().forEach(swung::swing);
    return swung;
  }

  /// {@return the name of the unknown by which an assumption swings; no model can have one like it}
  static String name(Assumption assumption) {
    return "swing of " + assumption.kind() + " " + assumption.name() + " " + assumption.span();
  }

  /// {@return the swings in the order of their unknowns, which stand behind those of the model}
  List<Swing> swings() {
    return swings;
  }

  /// {@return why an assumption does not swing; empty if it does}
  Optional<String> still(Assumption assumption) {
    return Optional.ofNullable(still.get(assumption));
  }

  Model model() {
    return new Model(
            model.crisis(),
            variables,
            unknowns,
            definitions,
            model.given(),
            events,
            model.triggers(),
            model.outcomes(),
            model.watches(),
            model.references(),
            model.expects())
        .correlated(model.correlations());
  }

  private void swing(Assumption assumption) {
    Optional<String> why = Optional.ofNullable(fixed.get(name(assumption)));
    if (why.isEmpty()) {
      why =
          switch (assumption.kind()) {
            case "let" -> let(assumption);
            case "event" -> event(assumption);
            case "belief" -> belief(assumption);
            case "unknown" -> Optional.empty();
            case "lever" -> Optional.of("done or not");
            case "reference" -> Optional.of("stands beside the answer");
            default -> Optional.of("a condition");
          };
    }
    why.ifPresent(reason -> still.put(assumption, reason));
  }

  private Term factor() {
    return new Term.UnknownOf(model.unknowns().size() + swings.size());
  }

  /// Adds the unknown of [#factor].
  private Optional<String> swings(Assumption assumption, boolean odds) {
    unknowns.add(
        new Unknown(
            name(assumption),
            new Distribution.Uniform(LOW, HIGH),
            Optional.empty(),
            List.of(),
            assumption.span()));
    swings.add(new Swing(assumption, odds));
    return Optional.empty();
  }

  private static Term times(Term term, Term factor) {
    return new Term.Arithmetic(Term.Operation.TIMES, term, factor);
  }

  private static Term odds(Term term, Term factor) {
    return new Term.Call(Term.Function.BAYES, List.of(term, factor));
  }

  private Optional<String> let(Assumption assumption) {
    boolean any = false;
    boolean odds = true;
    boolean number = false;
    for (int i = 0; i < definitions.size(); i++) {
      Definition definition = definitions.get(i);
      if (Grounds.inside(definition.span(), assumption.span())) {
        number |= definition.dimension().isPresent();
        Optional<Double> plain = plain(i);
        boolean between = plain.filter(value -> value > 0 && value < 1).isPresent();
        if (definition.dimension().isPresent() && !whole(plain)) {
          Term value = definition.value();
          Term swung = between ? odds(value, factor()) : times(value, factor());
          definitions.set(
              i,
              new Definition(
                  definition.name(),
                  swung,
                  definition.fixed(),
                  definition.dimension(),
                  definition.span()));
          any = true;
          odds &= between;
        }
      }
    }
    if (any) {
      return swings(assumption, odds);
    }
    return Optional.of(number ? "a whole number" : "no number");
  }

  /// {@return whether it may count something, which no fraction of it does}
  private static boolean whole(Optional<Double> plain) {
    return plain.filter(value -> value == Math.rint(value)).isPresent();
  }

  /// {@return the value of a plain number that nothing changes}
  private Optional<Double> plain(int definition) {
    return model.definitions().get(definition).dimension().equals(Optional.of(Dimension.NUMBER))
        ? constants.get(definition)
        : Optional.empty();
  }

  private Optional<String> event(Assumption assumption) {
    boolean any = false;
    for (int i = 0; i < events.size(); i++) {
      Firing.Event event = events.get(i);
      boolean dated = event.timing() instanceof Timing.Dated;
      if (Grounds.inside(event.span(), assumption.span()) && !dated) {
        events.set(
            i,
            new Firing.Event(
                event.name(),
                event.actor(),
                event.guard(),
                swung(event.timing(), factor()),
                event.consequences(),
                event.span()));
        any = true;
      }
    }
    return any ? swings(assumption, false) : Optional.of("a date");
  }

  private static Timing swung(Timing timing, Term factor) {
    UnaryOperator<Term> swing = term -> times(term, factor);
    return switch (timing) {
      case Timing.Rate(var rate, var span) -> new Timing.Rate(swing.apply(rate), span);
      case Timing.Clock(Lag.Fixed(var days), var span) ->
          new Timing.Clock(new Lag.Fixed(swing.apply(days)), span);
      case Timing.Clock(Lag.Drawn(var law, var parameters), var span) ->
          new Timing.Clock(new Lag.Drawn(law, swung(law, parameters, swing)), span);
      case Timing.Dated dated -> dated;
    };
  }

  /// Durations swing, shapes and sigmas do not.
  private static List<Term> swung(
      Firing.Law law, List<Term> parameters, UnaryOperator<Term> swing) {
    Term first = parameters.getFirst();
    Term last = parameters.getLast();
    return switch (law) {
      case EXPONENTIAL -> List.of(swing.apply(first));
      case LOG_NORMAL -> List.of(swing.apply(first), last);
      case WEIBULL, GAMMA -> List.of(first, swing.apply(last));
      case UNIFORM -> List.of(swing.apply(first), swing.apply(last));
    };
  }

  private Optional<String> belief(Assumption assumption) {
    boolean any = false;
    for (int i = 0; i < variables.size(); i++) {
      if (variables.get(i)
              instanceof Variable.Score(var name, var low, var high, var start, Span at)
          && Grounds.inside(at, assumption.span())) {
        if (start instanceof Term.Call(var function, _) && function == Term.Function.ON_GRID) {
          return Optional.of("its values lie on a grid");
        }
        variables.set(i, new Variable.Score(name, low, high, odds(start, factor()), at));
        any = true;
      }
    }
    return any ? swings(assumption, true) : Optional.of("not in this model");
  }
}
