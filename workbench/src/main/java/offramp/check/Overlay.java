package offramp.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import offramp.syntax.Clause;
import offramp.syntax.Name;
import offramp.syntax.Tree;
import offramp.syntax.Tree.Declaration;

/// Lays a theory over a model: what it declares anew takes the place of what had that name.
final class Overlay {
  private final Findings findings;
  private final Map<String, Declaration> merged = new LinkedHashMap<>();

  private Overlay(Findings findings) {
    this.findings = findings;
  }

  /// {@return the declarations of the model under the theory, without any theory block}
  static List<Declaration> under(Tree tree, Optional<Tree.Theory> theory, Findings findings) {
    List<Declaration> own =
        tree.declarations().stream()
            .filter(declaration -> !(declaration instanceof Tree.Theory))
            .toList();
    if (theory.isEmpty()) {
      return own;
    }
    Overlay overlay = new Overlay(findings);
    own.stream().filter(Predicate.not(Tree.Expect.class::isInstance)).forEach(overlay::keep);
    theory.get().declarations().forEach(overlay::lay);
    return List.copyOf(overlay.merged.values());
  }

  private void keep(Declaration declaration) {
    merged.put(fresh(key(declaration)), declaration);
  }

  /// Declarations without a name, and names that were declared twice, each keep a place of their
  /// own.
  private String fresh(String key) {
    String free = key;
    for (int i = 2; merged.containsKey(free) || free.isEmpty(); i++) {
      free = key + "#" + i;
    }
    return free;
  }

  private void lay(Declaration declaration) {
    String key = key(declaration);
    Declaration there = merged.get(key);
    if (!permitted(declaration)) {
      findings.add(
          new Problem.NotInTheory(
              declaration.span(),
              word(declaration),
              Optional.ofNullable(there).map(Declaration::span)));
    } else if (key.isEmpty() || there == null) {
      whole(declaration);
      merged.put(fresh(key), declaration);
    } else if (there instanceof Tree.Event before && declaration instanceof Tree.Event after) {
      merged.put(key, event(before, after));
    } else {
      if (there instanceof Tree.Unknown && !(declaration instanceof Tree.Unknown)) {
        untie(called(declaration).orElseThrow());
      }
      merged.put(key, declaration);
    }
  }

  /// Takes out the correlations of an unknown that the theory knows.
  private void untie(String unknown) {
    merged
        .values()
        .removeIf(d -> d instanceof Tree.Correlate tie && Correlations.names(tie, unknown));
  }

  /// Reports an event that is new and yet leaves something to the model.
  private void whole(Declaration declaration) {
    if (declaration instanceof Tree.Event event) {
      Set<Part> parts = EnumSet.noneOf(Part.class);
      event.clauses().forEach(clause -> parts.add(part(clause)));
      if (!parts.contains(Part.TIMING)) {
        findings.add(new Problem.HalfEvent(event.head().name(), "when it happens"));
      } else if (!parts.contains(Part.THEN)) {
        findings.add(new Problem.HalfEvent(event.head().name(), "what it does"));
      }
    }
  }

  private static boolean permitted(Declaration declaration) {
    return switch (declaration) {
      case Tree.Crisis _,
          Tree.Starts _,
          Tree.Runs _,
          Tree.Actors _,
          Tree.Ladder _,
          Tree.Fact _,
          Tree.Outcome _,
          Tree.Watch _,
          Tree.Theory _,
          Tree.History _ ->
          false;
      case Tree.SourceText _,
          Tree.Level _,
          Tree.Flag _,
          Tree.Score _,
          Tree.Unknown _,
          Tree.Let _,
          Tree.Given _,
          Tree.Correlate _,
          Tree.Event _,
          Tree.Trigger _,
          Tree.Reference _,
          Tree.Expect _,
          Tree.RedLine _,
          Tree.Belief _,
          Tree.Lever _ ->
          true;
    };
  }

  static String word(Declaration declaration) {
    return switch (declaration) {
      case Tree.Crisis _ -> "crisis";
      case Tree.Starts _ -> "starts";
      case Tree.Runs _ -> "runs";
      case Tree.Actors _ -> "actors";
      case Tree.Ladder _ -> "ladder";
      case Tree.Outcome _ -> "outcome";
      case Tree.Watch _ -> "watch";
      case Tree.Theory _ -> "theory";
      case Tree.History _ -> "history";
      case Tree.SourceText _ -> "source";
      case Tree.Level _ -> "level";
      case Tree.Flag _ -> "flag";
      case Tree.Score _ -> "score";
      case Tree.Unknown _ -> "unknown";
      case Tree.Let _ -> "let";
      case Tree.Fact _ -> "fact";
      case Tree.Given _ -> "given";
      case Tree.Correlate _ -> "correlate";
      case Tree.Event _ -> "event";
      case Tree.Trigger _ -> "trigger";
      case Tree.Reference _ -> "reference";
      case Tree.Expect _ -> "expect";
      case Tree.RedLine _ -> RedLines.KIND;
      case Tree.Belief _ -> "belief";
      case Tree.Lever _ -> "lever";
    };
  }

  /// {@return the namespace and name, or nothing for what has none}
  static String key(Declaration declaration) {
    return switch (declaration) {
      case Tree.Ladder d -> value(d.head());
      case Tree.Level d -> value(d.head());
      case Tree.Flag d -> value(d.head());
      case Tree.Score d -> value(d.head());
      case Tree.Unknown d -> value(d.head());
      case Tree.Let d -> value(d.head());
      case Tree.Fact d -> value(d.head());
      case Tree.RedLine d -> value(d.head());
      case Tree.Belief d -> value(d.head());
      case Tree.Event d -> "event " + name(d.head());
      case Tree.Trigger d -> "event " + name(d.head());
      case Tree.Lever d -> "lever " + name(d.head());
      case Tree.Outcome d -> "outcome " + name(d.head());
      case Tree.Watch d -> "watch " + name(d.head());
      case Tree.SourceText d -> "source " + d.name().text();
      case Tree.Reference d -> "reference " + d.outcome().text();
      case Tree.Correlate d -> "correlate " + Correlations.called(d);
      case Tree.Crisis _,
          Tree.Starts _,
          Tree.Runs _,
          Tree.Actors _,
          Tree.Given _,
          Tree.Expect _,
          Tree.Theory _,
          Tree.History _ ->
          "";
    };
  }

  /// {@return the name as written, with its actor where it is the instance of one}
  static Optional<String> called(Declaration declaration) {
    String key = key(declaration);
    return key.isEmpty() ? Optional.empty() : Optional.of(key.substring(key.indexOf(' ') + 1));
  }

  private static String value(Tree.Head head) {
    return "value " + name(head);
  }

  /// Instances of single actors, as `protest[Germany]`, are replaced one by one.
  private static String name(Tree.Head head) {
    return Values.single(head)
        ? Place.instance(
            head.name().text(),
            head.indexes().stream().map(i -> ((Tree.Index.Only) i).actor().text()).toList())
        : head.name().text();
  }

  /// {@return the event with those clauses of the theory that it gives, and its own otherwise}
  private Tree.Event event(Tree.Event before, Tree.Event after) {
    if (!after.head().indexes().isEmpty() && !shape(before.head()).equals(shape(after.head()))) {
      findings.add(new Problem.OtherIndexes(after.head().span(), before.head().span()));
    }
    List<Clause> clauses = new ArrayList<>();
    for (Clause clause : before.clauses()) {
      if (after.clauses().stream().noneMatch(a -> part(a) == part(clause))) {
        clauses.add(clause);
      }
    }
    clauses.addAll(after.clauses());
    return new Tree.Event(
        after.head().indexes().isEmpty() ? before.head() : after.head(),
        after.by().or(before::by),
        clauses,
        after.because().or(before::because),
        after.span());
  }

  private static List<String> shape(Tree.Head head) {
    return head.indexes().stream()
        .map(
            index ->
                switch (index) {
                  case Tree.Index.Over(Name variable, Name group) ->
                      variable.text() + " in " + group.text();
                  case Tree.Index.Only(Name actor) -> actor.text();
                })
        .toList();
  }

  private enum Part {
    GUARD,
    TIMING,
    THEN,
    SIGHT,
    OTHER
  }

  private static Part part(Clause clause) {
    return switch (clause) {
      case Clause.When _, Clause.Moves _ -> Part.GUARD;
      case Clause.Rate _,
          Clause.OnAverage _,
          Clause.After _,
          Clause.AfterDrawn _,
          Clause.On _,
          Clause.OnStart _ ->
          Part.TIMING;
      case Clause.Then _ -> Part.THEN;
      case Clause.SeenBy _, Clause.Secret _ -> Part.SIGHT;
      case Clause.Scales _, Clause.Because _ -> Part.OTHER;
    };
  }
}
