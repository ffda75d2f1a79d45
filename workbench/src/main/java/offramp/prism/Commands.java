package offramp.prism;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import offramp.model.Condition;
import offramp.model.Firing;
import offramp.model.Firing.Change;
import offramp.model.Term;
import offramp.prism.Script.Alternative;
import offramp.prism.Script.Command;
import offramp.prism.Script.Module;
import offramp.prism.Script.Update;
import offramp.syntax.Words;
import offramp.text.Span;
import offramp.text.Unit;

/// The commands of all modules as events of the language.
///
/// A command without an action is an event for each of its alternatives. Commands with an action
/// happen together with one of each module that has the action: an event for each combination, at
/// the product of their rates.
final class Commands {
  private static final int MOST_EVENTS = 20_000;
  private static final Condition ALWAYS = new Condition.Truth(true);
  private static final Term ONE = new Term.Constant(1);

  private final Scope scope;
  private final Translator translator;
  private final Naming naming = new Naming(Words::reserved);
  private final Mistakes mistakes;
  private final Unit unit;
  private final List<Firing.Event> events = new ArrayList<>();

  /// What one module does in an event: one alternative of a command.
  private record Part(Condition guard, Term rate, List<Change> changes) {
    /// {@return what happens if this and `other` happen together}
    Part with(Part other) {
      List<Change> all = new ArrayList<>(changes);
      all.addAll(other.changes);
      return new Part(
          guard.equals(ALWAYS)
              ? other.guard
              : other.guard.equals(ALWAYS) ? guard : and(guard, other.guard),
          rate.equals(ONE)
              ? other.rate
              : other.rate.equals(ONE)
                  ? rate
                  : new Term.Arithmetic(Term.Operation.TIMES, rate, other.rate),
          all);
    }
  }

  /// {@return both, with the conjunctions of `right` in one row with those of `left`}
  private static Condition and(Condition left, Condition right) {
    return right instanceof Condition.And(var first, var last)
        ? new Condition.And(and(left, first), last)
        : new Condition.And(left, right);
  }

  Commands(Scope scope, Translator translator, Unit unit, Mistakes mistakes) {
    this.scope = scope;
    this.translator = translator;
    this.unit = unit;
    this.mistakes = mistakes;
  }

  /// {@return the events, in the order in which their commands first appear}
  List<Firing.Event> events(List<Module> modules) {
    Map<String, List<Module>> sharing = sharing(modules);
    Set<String> done = new HashSet<>();
    for (Module module : modules) {
      int number = 0;
      for (Command command : module.commands()) {
        if (command.action().isEmpty()) {
          alone(module, command, ++number);
        } else if (done.add(action(module, command))) {
          String action = action(module, command);
          together(action, sharing.getOrDefault(action, List.of()), command.span());
        }
      }
    }
    return events;
  }

  private static String action(Module module, Command command) {
    return command.action().map(a -> module.renamed(a.text())).orElse("");
  }

  /// {@return the modules that have each action}
  private static Map<String, List<Module>> sharing(List<Module> modules) {
    Map<String, List<Module>> sharing = new HashMap<>();
    for (Module module : modules) {
      Set<String> actions = new LinkedHashSet<>();
      module.commands().forEach(command -> actions.add(action(module, command)));
      actions.forEach(a -> sharing.computeIfAbsent(a, _ -> new ArrayList<>()).add(module));
    }
    return sharing;
  }

  private void alone(Module module, Command command, int number) {
    List<Part> parts = parts(module, command);
    for (int i = 0; i < parts.size(); i++) {
      String name = module.name().text() + "_" + number + (parts.size() > 1 ? "_" + (i + 1) : "");
      add(name, parts.get(i));
    }
  }

  private void together(String action, List<Module> modules, Span first) {
    List<Part> all = List.of(new Part(ALWAYS, ONE, List.of()));
    for (Module module : modules) {
      List<Part> own = new ArrayList<>();
      module.commands().stream()
          .filter(command -> action(module, command).equals(action))
          .forEach(command -> own.addAll(parts(module, command)));
      if ((long) all.size() * own.size() + events.size() > MOST_EVENTS) {
        mistakes.notCarried(
            first,
            "with the combinations of action `%s` the model has more than %,d events"
                .formatted(action, MOST_EVENTS),
            "let fewer commands share an action");
        return;
      }
      all = all.stream().flatMap(before -> own.stream().map(part -> before.with(part))).toList();
    }
    for (int i = 0; i < all.size(); i++) {
      add(all.size() > 1 ? action + "_" + (i + 1) : action, all.get(i));
    }
  }

  private void add(String name, Part part) {
    events.add(
        new Firing.Event(
            naming.fresh(name),
            Optional.empty(),
            part.guard(),
            new Firing.Timing.Rate(new Term.Per(part.rate(), unit), Span.NOWHERE),
            new Firing.Consequences(part.changes(), new Firing.Lottery.None()),
            Span.NOWHERE));
  }

  private List<Part> parts(Module module, Command command) {
    Translator inside = translator.in(module);
    Condition guard = inside.condition(command.guard()).condition();
    List<Part> parts = new ArrayList<>();
    for (Alternative alternative : command.alternatives()) {
      Term rate = alternative.rate().map(r -> inside.number(r).term()).orElse(ONE);
      parts.add(new Part(guard, rate, changes(module, command, alternative, inside)));
    }
    return parts;
  }

  private List<Change> changes(
      Module module, Command command, Alternative alternative, Translator inside) {
    List<Change> changes = new ArrayList<>();
    Set<Integer> changed = new HashSet<>();
    for (Update update : alternative.updates()) {
      String name = module.renamed(update.variable().text());
      Optional<Scope.Known> variable = scope.variable(name);
      if (variable.isEmpty()) {
        mistakes.meaning(
            update.variable().span(),
            "`%s` is no variable".formatted(name),
            "updates change variables only; declare it in a module");
        continue;
      }
      if (allowed(module, command, update, variable.get())) {
        Span at = update.variable().span();
        if (!changed.add(variable.get().number())) {
          mistakes.meaning(at, "the update changes `%s` twice".formatted(name), "change it once");
        }
        Term value = stored(update, variable.get(), inside);
        changes.add(new Change.Assign(variable.get().number(), value, at));
      }
    }
    return changes;
  }

  private boolean allowed(Module module, Command command, Update update, Scope.Known variable) {
    String name = module.renamed(update.variable().text());
    Span at = update.variable().span();
    if (variable.module().isPresent() && !variable.module().get().equals(module.name().text())) {
      mistakes.meaning(
          at,
          "`%s` belongs to module `%s`; `%s` cannot change it"
              .formatted(name, variable.module().get(), module.name().text()),
          "make it `global`, or change it there by a shared action");
      return false;
    }
    if (variable.module().isEmpty() && command.action().isPresent()) {
      mistakes.meaning(
          at,
          "a command with an action cannot change the global variable `%s`".formatted(name),
          "take the action away, or keep the variable in one module");
      return false;
    }
    return true;
  }

  private Term stored(Update update, Scope.Known variable, Translator inside) {
    if (!variable.whole()) {
      return inside.condition(update.value()).stored();
    }
    Value.Numeric value = inside.number(update.value());
    if (!value.whole()) {
      mistakes.meaning(
          update.value().span(),
          "an integer variable is given a real number",
          "round it with `floor` or `ceil`");
    }
    return value.term();
  }
}
