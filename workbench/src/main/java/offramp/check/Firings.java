package offramp.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import offramp.model.Condition;
import offramp.model.Dimension;
import offramp.model.Firing;
import offramp.model.Firing.Change;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Timing;
import offramp.model.Term;
import offramp.syntax.Clause;
import offramp.syntax.Expression;
import offramp.syntax.Law;
import offramp.syntax.Name;
import offramp.syntax.Tree;
import offramp.text.Span;
import offramp.text.Spelling;

/// Events and triggers: who does what, when, with which consequences.
final class Firings {
  final List<Firing.Event> events = new ArrayList<>();
  final List<Firing.Trigger> triggers = new ArrayList<>();

  /// Per instance of an event, a trigger, a line's crossing or a lever's pull: what beliefs make of
  /// it.
  final Map<String, List<Change>> updates = new HashMap<>();

  /// Per event instance: the factors by which pulled levers scale its rate.
  final Map<String, List<Term>> scales = new HashMap<>();

  private final Assembly in;
  private final Effects effects;
  private final Map<String, Happening> happenings = new LinkedHashMap<>();

  Firings(Assembly assembly) {
    this.in = assembly;
    this.effects = new Effects(assembly);
  }

  /// An instance of an event or trigger, and who sees it.
  ///
  /// @param observers everyone if empty
  record Happening(
      String name,
      Place place,
      Optional<String> actor,
      List<Clause> clauses,
      Optional<Set<String>> observers) {

    boolean seenBy(String holder) {
      return observers.map(all -> all.contains(holder)).orElse(true);
    }
  }

  void declare(Tree.Event event) {
    declare(event.head(), Symbol.Form.EVENT, "event", event.by(), event.clauses());
  }

  void declare(Tree.Trigger trigger) {
    declare(trigger.head(), Symbol.Form.TRIGGER, "trigger", trigger.by(), trigger.clauses());
  }

  private void declare(
      Tree.Head head,
      Symbol.Form form,
      String kind,
      Optional<Name.Indexed> by,
      List<Clause> clauses) {
    Symbol fresh = Symbol.of(form, kind, head, new Type.Truth());
    Symbol symbol = in.scope.declare(in.scope.firings, fresh, Values.single(head)).orElse(fresh);
    for (Place place : in.scope.places(head, Place.NONE)) {
      String name = Place.instance(symbol.name(), place.key());
      if (symbol.instances().putIfAbsent(place.key(), happenings.size()) == null) {
        happenings.put(name, happening(name, place, by, clauses));
      } else {
        in.findings.add(
            new Problem.DeclaredTwice(kind, name, head.name().span(), symbol.declared()));
      }
    }
  }

  /// {@return who does it and who sees it}
  Happening happening(String name, Place place, Optional<Name.Indexed> by, List<Clause> clauses) {
    Optional<String> actor = by.flatMap(who -> actor(who.name(), place));
    List<String> acting = actor.map(this::members).orElse(List.of());
    Optional<Set<String>> observers = Optional.empty();
    for (Clause clause : clauses) {
      if (clause instanceof Clause.Secret) {
        observers = Optional.of(new LinkedHashSet<>());
      } else if (clause instanceof Clause.SeenBy(var names, _)) {
        Set<String> all = new LinkedHashSet<>();
        names.forEach(observer -> all.addAll(observers(observer, place)));
        observers = Optional.of(all);
      }
    }
    observers.ifPresent(all -> all.addAll(acting));
    return new Happening(name, place, actor, clauses, observers);
  }

  private List<String> observers(Name name, Place place) {
    return actor(name, place).map(this::members).orElse(List.of());
  }

  private List<String> members(String actor) {
    return in.scope.groups.getOrDefault(actor, List.of(actor));
  }

  /// {@return the actor or the group that is meant}
  private Optional<String> actor(Name name, Place place) {
    boolean group =
        in.scope.groups.containsKey(name.text()) && !place.actors().containsKey(name.text());
    return group ? Optional.of(name.text()) : in.scope.actor(name, place);
  }

  Happening happening(String name) {
    return happenings.getOrDefault(
        name, new Happening(name, Place.NONE, Optional.empty(), List.of(), Optional.empty()));
  }

  static String line(String name) {
    return "red line " + name;
  }

  static String lever(String name) {
    return "lever " + name;
  }

  /// Adds every instance of the event that can fire.
  void build(Tree.Event event) {
    Symbol symbol = Scope.known(in.scope.firings, event.head().name().text());
    List<Firing.Event> built = new ArrayList<>();
    for (List<String> key : List.copyOf(symbol.instances().keySet())) {
      String name = Place.instance(symbol.name(), key);
      Happening happening = happenings.get(name);
      if (happening == null || !happening.clauses().equals(event.clauses())) {
        continue;
      }
      Optional<Condition> guard = guard(event.clauses(), happening.place());
      if (guard.isPresent() && in.constants.never(guard.get(), event.span())) {
        symbol.instances().remove(key);
      } else {
        build(event, happening, guard.orElse(new Condition.Truth(false))).ifPresent(built::add);
      }
    }
    if (built.isEmpty() && symbol.instances().isEmpty() && !in.findings.any()) {
      in.findings.add(new Problem.NeverFires(event.head().name().span(), symbol.name()));
    }
    events.addAll(built);
  }

  private Optional<Firing.Event> build(Tree.Event event, Happening happening, Condition guard) {
    Optional<Timing> timing =
        event.clauses().stream().flatMap(clause -> timing(clause, happening).stream()).findFirst();
    Firing.Consequences consequences =
        effects.consequences(
            event.clauses(), happening.place(), updates.getOrDefault(happening.name(), List.of()));
    return timing
        .filter(t -> !dropped(t))
        .map(
            t ->
                new Firing.Event(
                    happening.name(), happening.actor(), guard, t, consequences, event.span()));
  }

  /// `rate 0 per day` drops an event.
  private boolean dropped(Timing timing) {
    return timing instanceof Timing.Rate(var rate, var span)
        && in.constants.ifConstant(rate, span).equals(Optional.of(0.0));
  }

  private Optional<Condition> guard(List<Clause> clauses, Place place) {
    Optional<Condition> guard = Optional.of(new Condition.Truth(true));
    for (Clause clause : clauses) {
      if (clause instanceof Clause.When(var condition, _)) {
        guard = in.expressions.logical(condition, place);
      }
    }
    return guard;
  }

  private Optional<Timing> timing(Clause clause, Happening happening) {
    Place place = happening.place();
    return switch (clause) {
      case Clause.Rate(var rate, var span) ->
          in.expressions
              .measure(rate, place, Dimension.RATE, "a rate")
              .map(term -> new Timing.Rate(scaled(term, happening.name()), span));
      case Clause.OnAverage(var every, var span) ->
          duration(every, place)
              .map(term -> new Timing.Rate(scaled(Fold.inverse(term), happening.name()), span));
      case Clause.After(var lag, var span) ->
          duration(lag, place).map(term -> clock(new Lag.Fixed(term), happening, span));
      case Clause.AfterDrawn(var law, var span) ->
          lag(law, place).map(drawn -> drawn(drawn, happening, span));
      case Clause.On(var date, var span) -> {
        unscaled(happening, span);
        double day = in.scope.day(date, span);
        if (day < 0) {
          in.findings.add(new Problem.BeforeStart(span, happening.name()));
        }
        yield Optional.of(new Timing.Dated(day, Optional.of(date), false, span));
      }
      case Clause.OnStart(var offset, var span) -> {
        unscaled(happening, span);
        yield Optional.of(
            new Timing.Dated(in.scope.late() + offset(offset), Optional.empty(), false, span));
      }
      case Clause.When _,
          Clause.Moves _,
          Clause.Then _,
          Clause.SeenBy _,
          Clause.Secret _,
          Clause.Scales _,
          Clause.Because _ ->
          Optional.empty();
    };
  }

  double offset(Optional<Expression> offset) {
    return offset
        .flatMap(
            e -> duration(e, Place.NONE).flatMap(term -> in.constants.constant(term, e.span())))
        .orElse(0.0);
  }

  private Optional<Term> duration(Expression expression, Place place) {
    return in.expressions.measure(expression, place, Dimension.DURATION, "a duration");
  }

  private Term scaled(Term rate, String name) {
    return scales.getOrDefault(name, List.of()).stream().reduce(rate, Fold::times);
  }

  private Timing clock(Lag lag, Happening happening, Span span) {
    unscaled(happening, span);
    return new Timing.Clock(lag, span);
  }

  private void unscaled(Happening happening, Span span) {
    if (scales.containsKey(happening.name())) {
      in.findings.add(new Problem.CannotScale(span, happening.name()));
    }
  }

  /// An exponential clock whose mean cannot change is a rate.
  private Timing drawn(Lag.Drawn drawn, Happening happening, Span span) {
    Term first = drawn.parameters().getFirst();
    boolean rate = drawn.law() == Firing.Law.EXPONENTIAL && !in.constants.reads(first).changes();
    return rate
        ? new Timing.Rate(scaled(Fold.inverse(first), happening.name()), span)
        : clock(drawn, happening, span);
  }

  private Optional<Lag.Drawn> lag(Law law, Place place) {
    if (!(law instanceof Law.Named(var word, var arguments, var scale, var span))) {
      in.findings.add(new Problem.NoClock(law.span()));
      return Optional.empty();
    }
    Optional<Firing.Law> known = Firing.Law.of(word.text());
    if (known.isEmpty()) {
      List<String> words =
          java.util.Arrays.stream(Firing.Law.values()).map(Firing.Law::word).toList();
      in.findings.add(new Problem.NoSuchLaw(word, Spelling.nearest(word.text(), words), words));
      return Optional.empty();
    }
    if (arguments.size() != known.get().arity()) {
      in.findings.add(new Problem.ParameterCount(word, parameters(known.get()), arguments.size()));
      return Optional.empty();
    }
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Dimension dimension =
          plain(known.get(), i) || scale.isPresent() ? Dimension.NUMBER : Dimension.DURATION;
      Optional<Term> term =
          in.expressions.measure(
              arguments.get(i), place, dimension, "a parameter of " + word.text());
      boolean lasting = scale.isPresent() && !plain(known.get(), i);
      term.map(t -> lasting ? new Term.Lasting(t, scale.get().unit()) : t).ifPresent(terms::add);
    }
    return terms.size() == arguments.size()
        ? Optional.of(new Lag.Drawn(known.get(), terms))
        : Optional.empty();
  }

  /// Shapes and sigmas are plain numbers, the other parameters durations.
  private static boolean plain(Firing.Law law, int parameter) {
    return switch (law) {
      case EXPONENTIAL, UNIFORM -> false;
      case LOG_NORMAL -> parameter == 1;
      case WEIBULL, GAMMA -> parameter == 0;
    };
  }

  private static List<String> parameters(Firing.Law law) {
    return switch (law) {
      case EXPONENTIAL -> List.of("mean");
      case LOG_NORMAL -> List.of("median", "sigma");
      case WEIBULL, GAMMA -> List.of("shape", "scale");
      case UNIFORM -> List.of("low", "high");
    };
  }

  void build(Tree.Trigger trigger) {
    Symbol symbol = Scope.known(in.scope.firings, trigger.head().name().text());
    for (List<String> key : symbol.instances().keySet()) {
      Happening happening = happenings.get(Place.instance(symbol.name(), key));
      if (happening != null && happening.clauses().equals(trigger.clauses())) {
        Firing.Consequences consequences =
            effects.consequences(
                trigger.clauses(),
                happening.place(),
                updates.getOrDefault(happening.name(), List.of()));
        cause(trigger, happening.place())
            .map(c -> new Firing.Trigger(happening.name(), c, consequences, trigger.span()))
            .ifPresent(triggers::add);
      }
    }
  }

  private Optional<Firing.Cause> cause(Tree.Trigger trigger, Place place) {
    for (Clause clause : trigger.clauses()) {
      if (clause instanceof Clause.Moves(var variable, var rises, _)) {
        return in.scope
            .find(in.scope.values, "state", variable.name())
            .filter(symbol -> changeable(symbol, variable))
            .flatMap(symbol -> in.scope.instance(symbol, variable, place))
            .map(number -> new Firing.Cause.Moves(number, rises));
      }
    }
    return guard(trigger.clauses(), place).map(Firing.Cause.Becomes::new);
  }

  private boolean changeable(Symbol symbol, Name.Indexed name) {
    boolean variable = symbol.form() == Symbol.Form.VARIABLE;
    if (!variable) {
      in.findings.add(new Problem.NotChangeable(name, symbol));
    }
    return variable;
  }

  /// Adds the trigger by which a red line is crossed.
  void cross(RedLines.Line line, Condition condition, Span span) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Assign(line.variable(), line.crossing(), span));
    changes.addAll(updates.getOrDefault(line(line.name()), List.of()));
    triggers.add(
        new Firing.Trigger(
            in.unused(line.name(), "_crossed"),
            new Firing.Cause.Becomes(condition),
            new Firing.Consequences(changes, new Firing.Lottery.None()),
            span));
  }

  /// {@return whether the instances of the event have rates}
  boolean rated(Symbol event) {
    return event.form() == Symbol.Form.EVENT
        && event.instances().keySet().stream()
            .map(key -> happening(Place.instance(event.name(), key)).clauses())
            .allMatch(
                clauses ->
                    clauses.stream()
                        .anyMatch(c -> c instanceof Clause.Rate || c instanceof Clause.OnAverage));
  }

  /// {@return what the pull of a lever does, what is wrong with it reported}
  Firing.Consequences consequences(Tree.Lever lever) {
    String name = lever(lever.head().name().text());
    return effects.consequences(lever.clauses(), Place.NONE, updates.getOrDefault(name, List.of()));
  }

  /// Adds the pull of a lever on a day.
  void pull(Happening happening, Timing.Dated when, List<Change> more, Span span) {
    events.add(
        new Firing.Event(
            in.unused(happening.name(), "_pull"),
            happening.actor(),
            new Condition.Truth(true),
            when,
            pulled(happening, more),
            span));
  }

  /// Adds the pull of a lever as soon as a condition holds.
  void pull(Happening happening, Condition when, List<Change> more, Span span) {
    triggers.add(
        new Firing.Trigger(
            in.unused(happening.name(), "_pull"),
            new Firing.Cause.Becomes(when),
            pulled(happening, more),
            span));
  }

  private Firing.Consequences pulled(Happening happening, List<Change> more) {
    List<Change> changes = new ArrayList<>(more);
    changes.addAll(updates.getOrDefault(lever(happening.name()), List.of()));
    return effects.consequences(happening.clauses(), Place.NONE, changes);
  }
}
