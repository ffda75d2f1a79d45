package offramp.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import offramp.syntax.Parser;
import offramp.syntax.Tree;
import offramp.text.Diagnostic;
import offramp.text.Source;
import offramp.text.Span;
import offramp.text.Spelling;

/// Levers: what could be done. Pulled, one becomes a dated event, or a trigger if it waits for a
/// condition, and a flag that scales rates from then on.
final class Levers {
  final List<Crisis.Lever> levers = new ArrayList<>();

  /// What each lever would do and when, pulled or not.
  final List<Act> acts = new ArrayList<>();

  private final Map<String, Tree.Lever> declared = new LinkedHashMap<>();
  private final Map<String, Firings.Happening> happenings = new LinkedHashMap<>();
  private final List<Pulled> pulled = new ArrayList<>();

  /// The number of the flag of each lever that has one.
  private final Map<String, Integer> flags = new HashMap<>();

  private final Assembly in;

  Levers(Assembly assembly) {
    this.in = assembly;
  }

  /// What a lever would do, and on which condition if it has one.
  record Act(String name, Optional<Condition> when, Consequences does, Span span) {}

  /// A lever that is pulled, when, and the number of its flag if it needs one.
  private record Pulled(Tree.Lever lever, Moment moment, Optional<Integer> flag) {}

  private sealed interface Moment {
    record On(Timing.Dated day) implements Moment {}

    /// As soon as the condition, which has these words, holds in the window of the lever.
    record When(Condition condition, String words) implements Moment {}
  }

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
            lever.when().map(Tree.Condition::words),
            pulled.stream().filter(pull -> pull.lever().equals(lever)).map(Levers::how).toList(),
            Assembly.because(lever.because()),
            lever.span()));
  }

  private static String how(Pulled pull) {
    return switch (pull.moment()) {
      case Moment.On(var day) -> day.date().map(date -> "on " + date).orElse("at the start");
      case Moment.When(_, var words) -> "when " + words;
    };
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
    Moment moment = moment(lever, pull);
    boolean scales = lever.clauses().stream().anyMatch(Clause.Scales.class::isInstance);
    // a condition may come to hold again, but the lever is pulled once
    boolean remembered = scales || moment instanceof Moment.When;
    pulled.add(new Pulled(lever, moment, remembered ? Optional.of(flag(lever)) : Optional.empty()));
  }

  /// {@return the flag of a lever, the same for all its pulls}
  private int flag(Tree.Lever lever) {
    String name = lever.head().name().text();
    if (!flags.containsKey(name)) {
      in.values.variables.add(
          new Variable.Flag(in.unusedValue(name + "_pulled"), new Term.Constant(0), lever.span()));
      flags.put(name, in.values.variables.size() - 1);
    }
    return Objects.requireNonNull(flags.get(name), name);
  }

  private Moment moment(Tree.Lever lever, Variation.Pull pull) {
    return switch (pull.how()) {
      case Variation.How.Declared() ->
          lever.when().isPresent()
              ? when(lever.when().get())
              : new Moment.On(dated(lever, lever.from()));
      case Variation.How.On(var text) ->
          new Moment.On(dated(lever, date(text, pull).or(lever::from)));
      case Variation.How.When(var text) -> given(lever, text);
    };
  }

  private Moment when(Tree.Condition condition) {
    return new Moment.When(
        in.expressions
            .logical(condition.expression(), Place.NONE)
            .orElse(new Condition.Truth(false)),
        condition.words());
  }

  /// {@return the moment of a condition that stands beside the model; what is wrong with it is
  /// reported at the lever}
  private Moment given(Tree.Lever lever, String text) {
    Parser.Alone read = Parser.condition(new Source("", text));
    List<Diagnostic> wrong = new ArrayList<>(read.diagnostics());
    List<Moment> moments = new ArrayList<>();
    if (wrong.isEmpty()) {
      in.findings
          .apart(() -> read.condition().map(this::when).ifPresent(moments::add))
          .forEach(problem -> wrong.add(Wording.of(problem)));
    }
    wrong.stream()
        .filter(Diagnostic::isError)
        .forEach(
            why ->
                in.findings.add(new Problem.UnreadableCondition(lever.head().name(), text, why)));
    return moments.isEmpty()
        ? new Moment.When(new Condition.Truth(false), text)
        : moments.getFirst();
  }

  private Timing.Dated dated(Tree.Lever lever, Optional<LocalDate> date) {
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
    Optional<Integer> flag = Optional.ofNullable(flags.get(lever.head().name().text()));
    if (flag.isPresent()) {
      event
          .get()
          .instances()
          .forEach(
              (key, number) -> {
                if (meant.contains(number)) {
                  scale(Place.instance(event.get().name(), key), flag.get(), factor.get());
                }
              });
    }
  }

  private void scale(String event, int flag, Term factor) {
    in.firings
        .scales
        .computeIfAbsent(event, _ -> new ArrayList<>())
        .add(
            new Term.If(new Condition.Holds(new Term.StateOf(flag)), factor, new Term.Constant(1)));
  }

  /// Adds the pulls on a day to the events, ahead of all others and in the order in which the
  /// levers are written, and checks what levers do that are not pulled.
  void build() {
    for (Tree.Lever lever : declared.values()) {
      acts.add(
          new Act(
              lever.head().name().text(),
              lever.when().flatMap(when -> in.expressions.logical(when.expression(), Place.NONE)),
              in.firings.consequences(lever),
              lever.span()));
    }
    List<Tree.Lever> written = List.copyOf(declared.values());
    pulled.sort(Comparator.comparingInt(pull -> written.indexOf(pull.lever())));
    for (Pulled pull : pulled) {
      if (pull.moment() instanceof Moment.On(var day)) {
        in.firings.pull(happening(pull), day, raised(pull), pull.lever().span());
      }
    }
  }

  /// Adds the pulls that wait for a condition to the triggers, behind all others: who pulls a lever
  /// looks at what has settled.
  void await() {
    for (Pulled pull : pulled) {
      if (pull.moment() instanceof Moment.When(var condition, _)) {
        in.firings.pull(happening(pull), due(pull, condition), raised(pull), pull.lever().span());
      }
    }
  }

  private Firings.Happening happening(Pulled pull) {
    return happening(pull.lever().head().name().text());
  }

  private static List<Change> raised(Pulled pull) {
    return pull.flag().stream()
        .<Change>map(flag -> new Change.Assign(flag, new Term.Constant(1), pull.lever().span()))
        .toList();
  }

  /// {@return whether the lever is pulled: not for a second time, and inside its window}
  private Condition due(Pulled pull, Condition condition) {
    Tree.Lever lever = pull.lever();
    List<Condition> all = new ArrayList<>();
    pull.flag().ifPresent(flag -> all.add(Fold.not(new Condition.Holds(new Term.StateOf(flag)))));
    lever.from().ifPresent(date -> all.add(dated(true, date, lever)));
    lever.until().ifPresent(date -> all.add(dated(false, date, lever)));
    all.add(condition);
    return all.stream().reduce(new Condition.Truth(true), Fold::and);
  }

  private Condition dated(boolean since, LocalDate date, Tree.Lever lever) {
    return new Condition.Dated(since, date, in.scope.day(date, lever.span()));
  }
}
