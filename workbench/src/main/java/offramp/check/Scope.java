package offramp.check;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import offramp.syntax.Name;
import offramp.syntax.Tree;
import offramp.text.Span;
import offramp.text.Spelling;

/// The names that a model declares: actors and groups, sources, and the namespaces of the language.
final class Scope {
  /// More instances than this of all declarations together are refused.
  static final int MOST_INSTANCES = 100_000;

  /// Sums and the like, and `each`, go through at most so many members in all.
  static final int MOST_MEMBERS = 300_000;

  final Map<String, Span> actors = new LinkedHashMap<>();
  final Map<String, List<String>> groups = new LinkedHashMap<>();
  final Map<String, Span> sources = new LinkedHashMap<>();
  final Map<String, Symbol> values = new LinkedHashMap<>();
  final Map<String, Symbol> firings = new LinkedHashMap<>();
  final Map<String, Symbol> levers = new LinkedHashMap<>();
  final Map<String, Symbol> outcomes = new LinkedHashMap<>();
  final Map<String, Symbol> watches = new LinkedHashMap<>();
  final List<RedLines.Line> lines = new ArrayList<>();
  private final Findings findings;
  private final Optional<LocalDate> starts;
  private final double late;
  private int instances;
  private int members;

  /// @param starts the day on which the model starts, if it has dates
  /// @param origin the day from which times count, if it is another
  Scope(Findings findings, Optional<LocalDate> starts, Optional<LocalDate> origin) {
    this.findings = findings;
    this.starts = starts.flatMap(start -> origin.or(() -> Optional.of(start)));
    this.late = starts.map(start -> day(start, Span.NOWHERE)).orElse(0.0);
  }

  /// {@return days from where times count to where the model starts}
  double late() {
    return late;
  }

  Optional<LocalDate> starts() {
    return starts;
  }

  /// {@return days from the start to the beginning of `date`; 0 and a report if the model has no
  /// dates}
  double day(LocalDate date, Span span) {
    if (starts.isEmpty()) {
      findings.add(new Problem.DateWithoutStart(span));
    }
    return starts.map(start -> (double) ChronoUnit.DAYS.between(start, date)).orElse(0.0);
  }

  /// {@return the symbol that the namespace has for the name: a further instance of a family joins
  /// it; empty, and reported, if the name is taken}
  Optional<Symbol> declare(Map<String, Symbol> space, Symbol symbol, boolean single) {
    Symbol there = space.get(symbol.name());
    if (there == null) {
      space.put(symbol.name(), symbol);
      return Optional.of(symbol);
    }
    boolean joins = single && there.kind().equals(symbol.kind()) && there.arity() == symbol.arity();
    if (!joins) {
      findings.add(
          new Problem.DeclaredTwice(
              symbol.kind(), symbol.name(), symbol.declared(), there.declared()));
    }
    return joins ? Optional.of(there) : Optional.empty();
  }

  /// {@return a place for every instance of `head`; what names no group or actor is reported}
  List<Place> places(Tree.Head head, Place outer) {
    List<Place> places = List.of(outer);
    for (Tree.Index index : head.indexes()) {
      List<Place> wider = new ArrayList<>();
      Map<String, List<String>> members = members(index);
      long most = (long) places.size() * members.values().iterator().next().size();
      if (instances + most > MOST_INSTANCES) {
        findings.add(new Problem.TooManyInstances(head.name().text(), head.span()));
        return List.of();
      }
      for (Place place : places) {
        members.forEach(
            (variable, actors) -> actors.forEach(actor -> wider.add(step(place, variable, actor))));
      }
      places = wider;
    }
    instances += places.size();
    return places;
  }

  private static Place step(Place place, String variable, String actor) {
    List<String> key = new ArrayList<>(place.key());
    key.add(actor);
    Place next = variable.isEmpty() ? place : place.with(variable, actor);
    return new Place(next.actors(), key);
  }

  private Map<String, List<String>> members(Tree.Index index) {
    return switch (index) {
      case Tree.Index.Over(var variable, var group) -> Map.of(variable.text(), group(group));
      case Tree.Index.Only(var actor) ->
          Map.of("", actor(actor, Place.NONE).map(List::of).orElse(List.of()));
    };
  }

  /// {@return the red line whose state the variable holds}
  RedLines.Line line(int variable) {
    return lines.stream().filter(line -> line.variable() == variable).findFirst().orElseThrow();
  }

  /// {@return the members of the group; none and a report if there is no such group}
  List<String> group(Name name) {
    List<String> members = groups.get(name.text());
    if (members == null) {
      findings.add(new Problem.NoSuchGroup(name, Spelling.nearest(name.text(), groups.keySet())));
    }
    return members == null ? List.of() : members;
  }

  /// {@return the members of the group, to go through for an expression or effect; none and a
  /// report if that would be too much}
  List<String> through(Name group) {
    List<String> all = group(group);
    boolean before = members <= MOST_MEMBERS;
    members += all.size();
    if (before && members > MOST_MEMBERS) {
      findings.add(new Problem.TooManyMembers(group.span()));
    }
    return members > MOST_MEMBERS ? List.of() : all;
  }

  /// {@return the actor that an index or an actor's name stands for at `place`}
  Optional<String> actor(Name name, Place place) {
    String meant = place.actors().getOrDefault(name.text(), name.text());
    if (actors.containsKey(meant)) {
      return Optional.of(meant);
    }
    findings.add(new Problem.NoSuchActor(name, Spelling.nearest(name.text(), actors.keySet())));
    return Optional.empty();
  }

  /// {@return the number of an actor in the order of the text}
  int numberOf(String actor) {
    return List.copyOf(actors.keySet()).indexOf(actor);
  }

  /// {@return the actor of this number}
  String actor(int number) {
    return List.copyOf(actors.keySet()).get(number);
  }

  /// {@return the actor that an index stands for, by itself or by a definition that names one}
  private Optional<String> index(Name.Indexed name, Place place) {
    Symbol symbol = values.get(name.text());
    boolean hidden = name.indexes().isEmpty() && place.actors().containsKey(name.text());
    if (symbol != null && symbol.form() == Symbol.Form.DEFINITION && !hidden) {
      if (symbol.type() instanceof Type.OneActor) {
        // a row that names none has been reported, and its number is no actor's
        return instance(symbol, name, place)
            .filter(number -> number < actors.size())
            .map(this::actor);
      }
      if (symbol.instances().isEmpty()) {
        // what is wrong with the definition has been reported
        return Optional.empty();
      }
    }
    boolean indexed =
        !name.indexes().isEmpty()
            && (actors.containsKey(name.text()) || place.actors().containsKey(name.text()));
    return actor(indexed ? new Name(name.text() + "[...]", name.span()) : name.name(), place);
  }

  /// {@return the numbers of the instances that a name means: one, or all where it has no indexes}
  List<Integer> instances(Symbol symbol, Name.Indexed name, Place place) {
    if (name.indexes().isEmpty()) {
      return List.copyOf(symbol.instances().values());
    }
    return instance(symbol, name, place).map(List::of).orElse(List.of());
  }

  /// {@return the number of the one instance that a name means; a report if it means none}
  Optional<Integer> instance(Symbol symbol, Name.Indexed name, Place place) {
    if (name.indexes().size() != symbol.arity()) {
      findings.add(new Problem.IndexCount(name, symbol));
      return Optional.empty();
    }
    List<String> key = new ArrayList<>();
    for (Name.Indexed index : name.indexes()) {
      Optional<String> actor = index(index, place);
      if (actor.isEmpty()) {
        return Optional.empty();
      }
      key.add(actor.get());
    }
    Integer found = symbol.instances().get(key);
    boolean known = symbol.form() == Symbol.Form.EVENT || symbol.instances().isEmpty();
    if (found == null && !known) {
      findings.add(new Problem.NoSuchInstance(name, symbol, key));
    }
    return Optional.ofNullable(found);
  }

  /// {@return the symbol of `name` in `space`; a report, with what is near, if there is none}
  Optional<Symbol> find(Map<String, Symbol> space, String kind, Name name) {
    Symbol found = space.get(name.text());
    if (found == null) {
      findings.add(
          new Problem.Undeclared(
              kind, name, Spelling.nearest(name.text(), space.keySet()), elsewhere(name.text())));
    }
    return Optional.ofNullable(found);
  }

  /// {@return the symbol of a name that is known to be declared}
  static Symbol known(Map<String, Symbol> space, String name) {
    return Objects.requireNonNull(space.get(name), name);
  }

  /// {@return the symbol of this name in some namespace}
  Optional<Symbol> elsewhere(String name) {
    return List.of(values, firings, levers, outcomes, watches).stream()
        .filter(space -> space.containsKey(name))
        .map(space -> space.get(name))
        .findFirst();
  }
}
