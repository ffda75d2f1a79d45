package offramp.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import offramp.model.Condition;
import offramp.model.Firing;
import offramp.model.Firing.Cause;
import offramp.model.Firing.Change;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.text.Span;

/// What of a model bears on something asked of it: what that reads, what moves what it reads, when
/// and by how much that moves, and so on.
///
/// What ends a history bears on everything, and unknowns that a `given` joins bear together. It
/// errs on the side of bearing: what is not among it changes no answer.
public final class Grounds {
  private final Model model;
  private final List<Firing> firings;
  private final List<List<Firing>> movers = new ArrayList<>();
  private final BitSet variables = new BitSet();
  private final BitSet unknowns = new BitSet();
  private final BitSet definitions = new BitSet();
  private final Set<Firing> happening = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Integer> open = new ArrayDeque<>();

  private Grounds(Model model) {
    this.model = model;
    this.firings =
        Stream.<Firing>concat(model.events().stream(), model.triggers().stream()).toList();
    model.variables().forEach(_ -> movers.add(new ArrayList<>()));
    for (Firing firing : firings) {
      Expressions.changes(firing.consequences()).stream()
          .map(Change::variable)
          .distinct()
          .forEach(variable -> movers.get(variable).add(firing));
    }
  }

  /// {@return what bears on the outcome of this number}
  public static Grounds ofOutcome(Model model, int outcome) {
    return of(model, List.of(model.outcomes().get(outcome).condition()), List.of());
  }

  /// {@return what bears on the watch of this number}
  public static Grounds ofWatch(Model model, int watch) {
    return of(model, List.of(model.watches().get(watch).value()), List.of());
  }

  /// {@return what bears on when the events of these names happen}
  public static Grounds ofEvents(Model model, Collection<String> names) {
    List<Firing> named =
        model.events().stream()
            .filter(event -> names.contains(event.name()))
            .map(Firing.class::cast)
            .toList();
    return of(model, List.of(), named);
  }

  private static Grounds of(Model model, List<?> asked, List<Firing> happening) {
    Grounds grounds = new Grounds(model);
    asked.forEach(grounds::read);
    happening.forEach(grounds::happens);
    if (!asked.isEmpty() || !happening.isEmpty()) {
      model.outcomes().stream()
          .filter(Outcome::ends)
          .map(Outcome::condition)
          .forEach(grounds::read);
    }
    grounds.settle();
    while (grounds.joined()) {
      grounds.settle();
    }
    return grounds;
  }

  /// {@return whether anything that is declared inside `span` is among it}
  public boolean holds(Span span) {
    return variables.stream().anyMatch(i -> inside(model.variables().get(i).span(), span))
        || unknowns.stream().anyMatch(i -> inside(model.unknowns().get(i).span(), span))
        || definitions.stream().anyMatch(i -> inside(model.definitions().get(i).span(), span))
        || happening.stream().anyMatch(firing -> inside(firing.span(), span))
        || correlations().anyMatch(pair -> inside(pair, span));
  }

  /// {@return the places of the correlations of two unknowns that are both among it}
  private Stream<Span> correlations() {
    return model.correlations().stream()
        .filter(pair -> unknowns.get(pair.first()) && unknowns.get(pair.second()))
        .map(Unknown.Correlation::span);
  }

  /// {@return the places of the declarations among it that stand inside `span`, in their order}
  public Set<Span> within(Span span) {
    Stream<Span> spans =
        Stream.of(
                variables.stream().mapToObj(i -> model.variables().get(i).span()),
                unknowns.stream().mapToObj(i -> model.unknowns().get(i).span()),
                definitions.stream().mapToObj(i -> model.definitions().get(i).span()),
                happening.stream().map(Firing::span),
                correlations())
            .flatMap(each -> each);
    Set<Span> whole = new LinkedHashSet<>();
    AtomicReference<Span> last = new AtomicReference<>(Span.NOWHERE);
    spans
        .filter(each -> inside(each, span))
        .distinct()
        .sorted(
            Comparator.comparingInt(Span::start)
                .thenComparing(Span::end, Comparator.reverseOrder()))
        .filter(each -> !inside(each, last.get()))
        .forEach(
            each -> {
              last.set(each);
              whole.add(each);
            });
    return whole;
  }

  /// {@return whether the unknown of this number is among it}
  public boolean unknown(int number) {
    return unknowns.get(number);
  }

  /// {@return everything that the model has, whether it bears on something or not}
  public static Grounds all(Model model) {
    Grounds all = new Grounds(model);
    all.variables.set(0, model.variables().size());
    all.unknowns.set(0, model.unknowns().size());
    all.definitions.set(0, model.definitions().size());
    all.happening.addAll(all.firings);
    return all;
  }

  /// {@return whether the first place, if it is one, lies in the second}
  public static boolean inside(Span inner, Span outer) {
    return inner.end() > inner.start()
        && inner.start() >= outer.start()
        && inner.end() <= outer.end();
  }

  private void read(Object expression) {
    Parts.visit(
        expression,
        node -> {
          switch (node) {
            case Term.StateOf(var variable) -> add(variable);
            case Term.UnknownOf(var unknown) -> unknowns.set(unknown);
            case Term.DefinitionOf(var definition) -> {
              if (!definitions.get(definition)) {
                definitions.set(definition);
                read(model.definitions().get(definition).value());
              }
            }
            default -> {}
          }
        });
  }

  private void add(int variable) {
    if (!variables.get(variable)) {
      variables.set(variable);
      open.add(variable);
    }
  }

  private void settle() {
    while (!open.isEmpty()) {
      int variable = open.remove();
      read(model.variables().get(variable).start());
      for (Firing firing : movers.get(variable)) {
        happens(firing);
        moves(firing, variable);
      }
    }
  }

  /// Reads when it happens.
  private void happens(Firing firing) {
    if (!happening.add(firing)) {
      return;
    }
    switch (firing) {
      case Firing.Event event -> {
        read(event.guard());
        switch (event.timing()) {
          case Timing.Rate(var rate, _) -> read(rate);
          case Timing.Clock(Lag.Fixed(var days), _) -> read(days);
          case Timing.Clock(Lag.Drawn(_, var parameters), _) -> parameters.forEach(this::read);
          case Timing.Dated _ -> {}
        }
      }
      case Firing.Trigger trigger -> {
        switch (trigger.cause()) {
          case Cause.Becomes(var condition) -> read(condition);
          case Cause.Moves(var moved, _) -> add(moved);
        }
      }
    }
  }

  /// Reads how it moves the variable, and how often if only a branch does.
  private void moves(Firing firing, int variable) {
    List<Change> changes = Expressions.changes(firing.consequences());
    changes.stream()
        .filter(change -> change.variable() == variable)
        .map(Expressions::term)
        .forEach(this::read);
    boolean branch =
        Expressions.cases(firing.consequences().lottery()).stream()
            .flatMap(List::stream)
            .anyMatch(change -> change.variable() == variable);
    if (branch) {
      Expressions.chances(firing.consequences().lottery()).forEach(this::read);
    }
  }

  /// Adds the unknowns that a `given` joins to one of them.
  ///
  /// @return whether there were any
  private boolean joined() {
    int before = unknowns.cardinality();
    for (Condition given : model.given()) {
      Grounds alone = new Grounds(model);
      alone.read(given);
      if (alone.unknowns.intersects(unknowns)) {
        unknowns.or(alone.unknowns);
        definitions.or(alone.definitions);
      }
    }
    return unknowns.cardinality() > before;
  }
}
