package offramp.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import offramp.check.TermText;
import offramp.model.Condition;
import offramp.model.Firing;
import offramp.model.Firing.Change;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Variable;
import offramp.program.Influences;
import offramp.report.Figures;
import offramp.syntax.Clause;
import offramp.syntax.Tree;
import offramp.text.Span;

/// The boxes of the picture of a model and the lines between them.
///
/// Instances of one declaration are one box. What happens stands in the box of what it changes
/// first, so that a line between two boxes says that one bears on what happens in the other, or
/// that what happens in one changes the other.
final class Boxes {
  private static final int PACE = 26;
  private static final String LEVER = "◇";
  private static final String OUTCOME = "●";

  final Map<String, Node> nodes = new LinkedHashMap<>();
  final Map<List<String>, Link> links = new LinkedHashMap<>();
  private final Model model;
  private final TermText terms;
  private final Paces paces;
  private final Map<String, List<Integer>> states = new LinkedHashMap<>();
  private final Map<String, List<Firing>> firings = new LinkedHashMap<>();
  private final Map<String, String> homes = new LinkedHashMap<>();
  private final Map<String, List<Node.Row>> rows = new LinkedHashMap<>();

  Boxes(Model model, Tree tree) {
    this.model = model;
    this.terms = new TermText(model);
    this.paces = new Paces(model);
    for (int i = 0; i < model.variables().size(); i++) {
      String family = family(model.variables().get(i).name());
      states.computeIfAbsent(family, _ -> new ArrayList<>()).add(i);
    }
    Stream.concat(model.events().stream(), model.triggers().stream())
        .forEach(f -> firings.computeIfAbsent(key(f), _ -> new ArrayList<>()).add(f));
    firings.forEach(this::place);
    levers(tree);
    Map<String, Set<String>> read = Influences.outcomes(model);
    outcomes(read);
    states.forEach((name, instances) -> add(state(name, instances)));
    others();
    read.forEach(
        (outcome, all) ->
            all.forEach(state -> reads(state, Node.key("outcome", outcome), outcome)));
    influences();
    effects();
  }

  private static String family(String name) {
    return Influences.family(name);
  }

  /// An event and a trigger of one name are the crossing of a line and what it is called.
  private static String key(Firing firing) {
    return family(firing.name());
  }

  private void add(Node node) {
    nodes.put(node.key(), node);
  }

  private static List<Change> changes(Firing firing) {
    List<Change> changes = new ArrayList<>(firing.consequences().always());
    switch (firing.consequences().lottery()) {
      case Firing.Lottery.None() -> {}
      case Firing.Lottery.Probabilities(var branches, var otherwise) -> {
        branches.forEach(branch -> changes.addAll(branch.changes()));
        otherwise.ifPresent(changes::addAll);
      }
      case Firing.Lottery.Weights(var branches) ->
          branches.forEach(branch -> changes.addAll(branch.changes()));
    }
    return changes;
  }

  private String state(Change change) {
    return family(model.variables().get(change.variable()).name());
  }

  private boolean belief(String state) {
    return model.crisis().beliefs().stream().anyMatch(b -> family(b.name()).equals(state));
  }

  /// Puts a happening into the box of what it changes first; what it does to beliefs comes last.
  private void place(String name, List<Firing> instances) {
    List<Change> changes = instances.stream().flatMap(f -> changes(f).stream()).toList();
    Optional<Change> first =
        changes.stream()
            .filter(c -> !belief(state(c)))
            .findFirst()
            .or(() -> changes.stream().findFirst());
    String home = first.map(c -> "state " + state(c)).orElse("other");
    homes.put(name, home);
    Node.Row row = row(name, instances, first.map(Boxes::sign).orElse(""));
    row(home, row);
  }

  private static String sign(Change change) {
    return switch (change) {
      case Change.Move(_, var up, _, _) -> up ? "▲" : "▼";
      case Change.Assign _ -> "=";
    };
  }

  private Node.Row row(String name, List<Firing> instances, String sign) {
    Firing first = instances.getFirst();
    // the place of a crossing is its condition, that of its line the whole declaration
    Span at = red(name) ? model.variables().get(number(name)).span() : first.span();
    String many = instances.size() > 1 ? " × " + instances.size() : "";
    String full =
        switch (first) {
          case Firing.Event event -> full(event);
          case Firing.Trigger trigger -> "at once " + cause(trigger);
        };
    String pace =
        switch (first) {
          case Firing.Event event -> pace(event, instances);
          case Firing.Trigger trigger -> "at once " + cause(trigger);
        };
    return new Node.Row(
        sign, name + many, Paces.fitted(pace, PACE), first.name() + ": " + full, at);
  }

  private String pace(Firing.Event event, List<Firing> instances) {
    List<Integer> numbers = instances.stream().map(model.events()::indexOf).toList();
    return paces.together(numbers).orElseGet(() -> timing(event.timing()));
  }

  private String timing(Firing.Timing timing) {
    return switch (timing) {
      case Firing.Timing.Rate(var rate, _) -> terms.text(rate);
      case Firing.Timing.Clock(Firing.Lag.Fixed(var days), _) -> "after " + terms.text(days);
      case Firing.Timing.Clock(Firing.Lag.Drawn(var law, var parameters), _) ->
          "after %s(%s)"
              .formatted(
                  law.word(), String.join(", ", parameters.stream().map(terms::text).toList()));
      case Firing.Timing.Dated(var day, var date, _, _) ->
          "on " + date.map(Object::toString).orElse("day " + Figures.number(day));
    };
  }

  private String full(Firing.Event event) {
    boolean always = event.guard().equals(new Condition.Truth(true));
    return timing(event.timing()) + (always ? "" : ", when " + terms.text(event.guard()));
  }

  private String cause(Firing.Trigger trigger) {
    return switch (trigger.cause()) {
      case Firing.Cause.Becomes(var condition) -> "when " + terms.text(condition);
      case Firing.Cause.Moves(var variable, var rises) ->
          "when %s %s".formatted(model.variables().get(variable).name(), rises ? "rises" : "falls");
    };
  }

  private Node state(String name, List<Integer> instances) {
    Variable first = model.variables().get(instances.getFirst());
    String kind = kind(name, first);
    boolean ladder = kind.equals("ladder");
    return new Node(
        kind,
        name,
        instances.size() > 1 ? "× " + instances.size() : "",
        first.span(),
        ladder ? paces.rungs(instances) : List.of(),
        ladder ? List.of() : List.of(today(first, instances)),
        rows.getOrDefault("state " + name, List.of()));
  }

  private boolean red(String name) {
    return model.crisis().red().stream().anyMatch(line -> family(line.name()).equals(name));
  }

  private int number(String state) {
    return states.getOrDefault(state, List.of()).getFirst();
  }

  private String kind(String name, Variable first) {
    if (belief(name)) {
      return "belief";
    }
    boolean line = red(name);
    return switch (first) {
      case Variable.Ladder _ -> line ? "line" : "ladder";
      case Variable.Level _ -> "level";
      case Variable.Flag _ -> "flag";
      case Variable.Score _ -> "score";
    };
  }

  private String today(Variable first, List<Integer> instances) {
    Set<String> values = new LinkedHashSet<>();
    instances.forEach(i -> paces.start(i).ifPresent(v -> values.add(told(first, v))));
    String now = values.size() > 3 ? "several values" : String.join(", ", values);
    boolean number = first instanceof Variable.Level || first instanceof Variable.Score;
    boolean bounded = number && Double.isFinite(first.low());
    return bounded
        ? "%s in %s..%s".formatted(now, Figures.number(first.low()), Figures.number(first.high()))
        : now;
  }

  private static String told(Variable variable, double value) {
    return switch (variable) {
      case Variable.Ladder(_, var rungs, _, _) -> rungs.get((int) value);
      case Variable.Flag _ -> value == 0 ? "no" : "yes";
      case Variable.Level _, Variable.Score _ -> Figures.number(value);
    };
  }

  /// What changes nothing stands in a box of its own.
  private void others() {
    List<Node.Row> idle = rows.getOrDefault("other", List.of());
    if (!idle.isEmpty()) {
      String name = "changes nothing";
      add(new Node("other", name, "", idle.getFirst().at(), List.of(), List.of(), idle));
      homes.replaceAll((_, home) -> home.equals("other") ? Node.key("other", name) : home);
    }
  }

  /// An outcome that reads one part of the state stands in its box, others in boxes of their own.
  private void outcomes(Map<String, Set<String>> read) {
    Map<String, List<Outcome>> families = new LinkedHashMap<>();
    model
        .outcomes()
        .forEach(o -> families.computeIfAbsent(family(o.name()), _ -> new ArrayList<>()).add(o));
    families.forEach(
        (name, instances) -> {
          Outcome first = instances.getFirst();
          String many = instances.size() > 1 ? "× " + instances.size() : "";
          String when = "when " + terms.text(first.condition());
          String what =
              Stream.concat(
                      first.harm().map(h -> "harm: " + h.word()).stream(),
                      first.ends() ? Stream.of("ends the history") : Stream.empty())
                  .collect(Collectors.joining(", "));
          Set<String> of = read.getOrDefault(name, Set.of());
          if (of.size() == 1) {
            String title = (name + " " + many).strip();
            String words = "outcome " + name + " " + when + (what.isEmpty() ? "" : ", " + what);
            row(
                "state " + of.iterator().next(),
                new Node.Row(OUTCOME, title, what, words, first.span()));
          } else {
            List<String> facts = new ArrayList<>(List.of(Paces.fitted(when, 2 * PACE)));
            if (!what.isEmpty()) {
              facts.add(what);
            }
            add(new Node("outcome", name, many, first.span(), List.of(), facts, List.of()));
          }
        });
  }

  private void reads(String state, String outcome, String name) {
    link("state " + state, outcome, "bears", state + " bears on " + name);
  }

  private void influences() {
    for (Influences.Influence influence : Influences.of(model)) {
      influence
          .effects()
          .forEach(
              (effect, names) ->
                  names.forEach(
                      name ->
                          link(
                              "state " + influence.state(),
                              homes.getOrDefault(name, ""),
                              kind(effect),
                              "%s %s %s".formatted(influence.state(), word(effect), name))));
    }
  }

  private static String kind(Influences.Effect effect) {
    return switch (effect) {
      case SPEEDS -> "speeds";
      case SLOWS -> "slows";
      case PACES, ALLOWS, SETS_OFF, SWAYS -> "bears";
    };
  }

  private static String word(Influences.Effect effect) {
    return switch (effect) {
      case SPEEDS -> "speeds";
      case SLOWS -> "slows";
      case PACES -> "paces";
      case ALLOWS -> "allows";
      case SETS_OFF -> "sets off";
      case SWAYS -> "sways";
    };
  }

  /// What a happening changes outside its own box.
  private void effects() {
    firings.forEach(
        (name, instances) -> {
          String home = homes.getOrDefault(name, "");
          for (Firing firing : instances) {
            for (Change change : changes(firing)) {
              String state = state(change);
              link(home, "state " + state, "moves", "%s changes %s".formatted(name, state));
            }
          }
        });
  }

  /// One line stands for all that one box does to another: that it changes it, before that it
  /// speeds or slows it.
  private void link(String from, String to, String kind, String words) {
    if (from.equals(to) || !nodes.containsKey(from) || !nodes.containsKey(to)) {
      return;
    }
    links.merge(
        List.of(from, to),
        new Link(from, to, kind, words),
        (old, more) -> {
          boolean said = List.of(old.words().split("\n")).contains(more.words());
          String both = said ? old.words() : old.words() + "\n" + more.words();
          return new Link(from, to, joined(old.kind(), more.kind()), both);
        });
  }

  private static String joined(String one, String other) {
    List<String> order = List.of("moves", "speeds", "slows", "bears");
    boolean both =
        List.of("speeds", "slows").containsAll(List.of(one, other)) && !one.equals(other);
    return both ? "bears" : order.indexOf(one) <= order.indexOf(other) ? one : other;
  }

  private void levers(Tree tree) {
    for (Tree.Declaration declaration : tree.declarations()) {
      if (declaration instanceof Tree.Lever lever) {
        lever(lever);
      }
    }
  }

  private void lever(Tree.Lever lever) {
    Map<String, List<String>> does = new LinkedHashMap<>();
    for (Clause clause : lever.clauses()) {
      if (clause instanceof Clause.Scales(var event, _, _)) {
        String home = homes.getOrDefault(event.text(), "other");
        does.computeIfAbsent(home, _ -> new ArrayList<>()).add("scales " + event.text());
      }
      if (clause instanceof Clause.Then(_, var effects, _)) {
        effects.forEach(effect -> changed(effect, does));
      }
    }
    String name = lever.head().name().text();
    String by = lever.by().map(actor -> "lever by " + actor.text()).orElse("lever");
    does.forEach(
        (home, acts) ->
            row(
                home,
                new Node.Row(
                    LEVER,
                    name,
                    Paces.fitted(by, PACE),
                    by + ", " + name + ": " + String.join(", ", acts),
                    lever.span())));
  }

  private void row(String home, Node.Row row) {
    rows.computeIfAbsent(home, _ -> new ArrayList<>()).add(row);
  }

  private static void changed(Clause.Effect effect, Map<String, List<String>> does) {
    switch (effect) {
      case Clause.Effect.Move(var variable, _, _, _) -> changed(variable.text(), does);
      case Clause.Effect.Assign(var variable, _, _) -> changed(variable.text(), does);
      case Clause.Effect.Line(_, var line, _) -> changed(line.text(), does);
      case Clause.Effect.Each(_, _, var effects, _) -> effects.forEach(e -> changed(e, does));
      case Clause.Effect.Nothing _ -> {}
    }
  }

  private static void changed(String state, Map<String, List<String>> does) {
    does.computeIfAbsent("state " + state, _ -> new ArrayList<>()).add("changes " + state);
  }
}
