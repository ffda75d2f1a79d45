package offramp.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Crisis;
import offramp.model.Dimension;
import offramp.model.Firing.Change;
import offramp.model.Firing.Consequences;
import offramp.model.Firing.Timing;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.syntax.Clause;
import offramp.syntax.Name;
import offramp.syntax.Tree;
import offramp.text.Span;
import offramp.text.Spelling;

/// Levers: what could be done. Pulled, one becomes a dated event, and a flag that scales rates from
/// then on.
final class Levers {
  final List<Crisis.Lever> levers = new ArrayList<>();

  /// What each lever would do, pulled or not.
  final List<Consequences> possible = new ArrayList<>();

  private final Map<String, Tree.Lever> declared = new LinkedHashMap<>();
  private final Map<String, Firings.Happening> happenings = new LinkedHashMap<>();
  private final List<Pulled> pulled = new ArrayList<>();
  private final Assembly in;

  Levers(Assembly assembly) {
    this.in = assembly;
  }

  /// A lever that is pulled, when, and the number of its flag if it scales anything.
  private record Pulled(Tree.Lever lever, Timing.Dated when, Optional<Integer> flag) {}

  void declare(Tree.Lever lever) {
    String name = lever.head().name().text();
    in.scope.declare(
        in.scope.levers,
        Symbol.of(Symbol.Form.LEVER, "lever", lever.head(), new Type.Truth()),
        false);
    if (!lever.head().indexes().isEmpty()) {
      in.findings.add(new Problem.LeverWithIndex(lever.head().span()));
    }
    declared.put(name, lever);
    happenings.put(name, in.firings.happening(name, Place.NONE, lever.by(), lever.clauses()));
  }

  Firings.Happening happening(String name) {
    return Objects.requireNonNull(happenings.get(name), name);
  }

  /// Notes what reports say of the lever, pulled or not.
  void describe(Tree.Lever lever) {
    if (lever.from().isPresent()
        && lever.until().isPresent()
        && !lever.from().get().isBefore(lever.until().get())) {
      in.findings.add(new Problem.WindowReversed(lever.span()));
    }
    lever.from().ifPresent(date -> in.scope.day(date, lever.span()));
    lever.until().ifPresent(date -> in.scope.day(date, lever.span()));
    levers.add(
        new Crisis.Lever(
            lever.head().name().text(),
            happening(lever.head().name().text()).actor(),
            lever.cost().flatMap(in.constants::number).orElse(0.0),
            lever.from(),
            lever.until(),
            Assembly.because(lever.because()),
            lever.span()));
  }

  /// Notes that a lever is pulled; its flag becomes a variable.
  void pull(Variation.Pull pull) {
    Tree.Lever lever = declared.get(pull.lever());
    if (lever == null) {
      in.findings.add(
          new Problem.NoSuchLever(
              pull.lever(), Spelling.nearest(pull.lever(), declared.keySet()), declared.keySet()));
      return;
    }
    boolean scales = lever.clauses().stream().anyMatch(Clause.Scales.class::isInstance);
    Optional<Integer> flag = Optional.empty();
    if (scales) {
      String name = in.unusedValue(pull.lever() + "_pulled");
      in.values.variables.add(new Variable.Flag(name, new Term.Constant(0), lever.span()));
      flag = Optional.of(in.values.variables.size() - 1);
    }
    pulled.add(new Pulled(lever, when(lever, pull), flag));
  }

  private Timing.Dated when(Tree.Lever lever, Variation.Pull pull) {
    Optional<LocalDate> date = pull.when().flatMap(text -> date(text, pull)).or(lever::from);
    date.ifPresent(day -> inWindow(lever, day, lever.head().name()));
    double day = date.map(d -> in.scope.day(d, lever.span())).orElse(0.0);
    // what should have been pulled before the start is pulled at the start
    return day < 0
        ? new Timing.Dated(0, Optional.empty(), true, lever.span())
        : new Timing.Dated(day, date, true, lever.span());
  }

  /// Reports a date, written at `at`, on which the lever of this name cannot be pulled.
  void pullable(Name name, LocalDate date, Span at) {
    Tree.Lever lever = Objects.requireNonNull(declared.get(name.text()), name.text());
    in.scope.day(date, at);
    inWindow(lever, date, new Name(name.text(), at));
  }

  private void inWindow(Tree.Lever lever, LocalDate date, Name at) {
    boolean early = lever.from().map(date::isBefore).orElse(false);
    boolean late = lever.until().map(until -> !date.isBefore(until)).orElse(false);
    if (early || late) {
      in.findings.add(new Problem.OutsideWindow(at, date, lever.from(), lever.until()));
    }
  }

  private Optional<LocalDate> date(String text, Variation.Pull pull) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException unreadable) {
      in.findings.add(new Problem.NotADate(pull.lever(), text));
      return Optional.empty();
    }
  }

  /// Gives the factors of pulled levers to the events that they scale, and checks those of all.
  void scale() {
    for (Tree.Lever lever : declared.values()) {
      for (Clause clause : lever.clauses()) {
        if (clause instanceof Clause.Scales scales) {
          factors(lever, scales);
        }
      }
    }
  }

  private void factors(Tree.Lever lever, Clause.Scales scales) {
    Optional<Term> factor =
        in.expressions.measure(
            scales.factor(), Place.NONE, Dimension.NUMBER, "the factor of a rate");
    factor
        .flatMap(term -> in.constants.ifConstant(term, scales.span()))
        .filter(value -> value < 0)
        .ifPresent(value -> in.findings.add(new Problem.NegativeFactor(scales.span(), value)));
    Optional<Symbol> event = in.scope.find(in.scope.firings, "event", scales.event().name());
    if (factor.isEmpty() || event.isEmpty()) {
      return;
    }
    if (!in.firings.rated(event.get())) {
      in.findings.add(new Problem.CannotScale(scales.span(), scales.event().text()));
      return;
    }
    List<Integer> meant = in.scope.instances(event.get(), scales.event(), Place.NONE);
    for (Pulled pull : pulled) {
      if (pull.lever().equals(lever)) {
        event
            .get()
            .instances()
            .forEach(
                (key, number) -> {
                  if (meant.contains(number)) {
                    scale(Place.instance(event.get().name(), key), pull.flag(), factor.get());
                  }
                });
      }
    }
  }

  private void scale(String event, Optional<Integer> flag, Term factor) {
    flag.ifPresent(
        number ->
            in.firings
                .scales
                .computeIfAbsent(event, _ -> new ArrayList<>())
                .add(
                    new Term.If(
                        new Condition.Holds(new Term.StateOf(number)),
                        factor,
                        new Term.Constant(1))));
  }

  /// Adds the pulls to the events, ahead of all others and in the order in which the levers are
  /// written, and checks what levers do that are not pulled.
  void build() {
    for (Tree.Lever lever : declared.values()) {
      possible.add(in.firings.consequences(lever));
    }
    List<Tree.Lever> written = List.copyOf(declared.values());
    List<Pulled> inOrder = new ArrayList<>(pulled);
    inOrder.sort(Comparator.comparingInt(pull -> written.indexOf(pull.lever())));
    for (Pulled pull : inOrder) {
      List<Change> raised = new ArrayList<>();
      Span span = pull.lever().span();
      pull.flag()
          .ifPresent(flag -> raised.add(new Change.Assign(flag, new Term.Constant(1), span)));
      in.firings.pull(happening(pull.lever().head().name().text()), pull.when(), raised, span);
    }
  }
}
