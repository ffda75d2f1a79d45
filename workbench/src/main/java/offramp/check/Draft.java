package offramp.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import offramp.model.Model;
import offramp.syntax.Clause;
import offramp.syntax.Name;
import offramp.syntax.OneLine;
import offramp.syntax.Parser;
import offramp.syntax.Tree;
import offramp.syntax.Tree.Declaration;
import offramp.text.Source;
import offramp.text.Span;

/// A text under a variation, in parts that can be exchanged for those of another draft.
///
/// What moves no answer is no part of it: titles, sources, the horizon, published ranges,
/// expectations, histories, and theories that do not apply.
public final class Draft {
  private final Tree tree;
  private final Optional<String> theory;
  private final List<Part> parts;
  private final List<Declaration> sources;

  private Draft(Tree tree, Optional<String> theory, List<Part> parts, List<Declaration> sources) {
    this.tree = tree;
    this.theory = theory;
    this.parts = List.copyOf(parts);
    this.sources = List.copyOf(sources);
  }

  /// {@return the draft of a text that is a sound model under `variation`}
  public static Draft of(Source source, Variation variation) {
    Tree tree = Parser.parse(source).tree();
    Findings findings = new Findings();
    Optional<Tree.Theory> theory =
        Header.theoriesOf(tree).stream()
            .filter(t -> variation.theory().equals(Optional.of(t.name().text())))
            .findFirst();
    List<Declaration> declarations =
        Sets.applied(Overlay.under(tree, theory, findings), variation.sets(), findings);
    Words words = new Words(source, variation.sets());
    List<Part> parts = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Declaration declaration : declarations) {
      if (moves(declaration)) {
        Part part = words.part(declaration);
        int times = seen.merge(part.key(), 1, Integer::sum);
        parts.add(times == 1 ? part : words.again(part, times));
      }
    }
    variation.pulls().forEach(pull -> parts.add(Words.part(pull)));
    return new Draft(
        tree,
        variation.theory(),
        parts,
        declarations.stream().filter(Tree.SourceText.class::isInstance).toList());
  }

  private static boolean moves(Declaration declaration) {
    return switch (declaration) {
      case Tree.Crisis _,
          Tree.Runs _,
          Tree.SourceText _,
          Tree.Reference _,
          Tree.Expect _,
          Tree.Theory _,
          Tree.History _ ->
          false;
      case Tree.Starts _,
          Tree.Actors _,
          Tree.Ladder _,
          Tree.Level _,
          Tree.Flag _,
          Tree.Score _,
          Tree.Unknown _,
          Tree.Let _,
          Tree.Fact _,
          Tree.Given _,
          Tree.Correlate _,
          Tree.Event _,
          Tree.Trigger _,
          Tree.Outcome _,
          Tree.Watch _,
          Tree.RedLine _,
          Tree.Belief _,
          Tree.Lever _ ->
          true;
    };
  }

  /// {@return what must be done to `before` so that it is `after`: in the order of `after`, then
  /// what is removed}
  public static List<Change> between(Draft before, Draft after) {
    Map<String, Part> old = before.byKey();
    List<Change> changes = new ArrayList<>();
    for (Part part : after.parts) {
      Part was = old.remove(part.key());
      if (was == null || !was.text().equals(part.text())) {
        changes.add(
            new Change(
                part.kind(),
                part.name(),
                Optional.ofNullable(was).map(Part::text),
                Optional.of(part.text()),
                part.key()));
      }
    }
    for (Part part : old.values()) {
      changes.add(
          new Change(
              part.kind(), part.name(), Optional.of(part.text()), Optional.empty(), part.key()));
    }
    return changes;
  }

  private Map<String, Part> byKey() {
    Map<String, Part> all = new LinkedHashMap<>();
    parts.forEach(part -> all.put(part.key(), part));
    return all;
  }

  /// {@return the model of this draft with a single change towards `other`; empty if it is not
  /// sound alone}
  public Optional<Model> with(Change change, Draft other) {
    List<Part> mixed = new ArrayList<>(parts);
    int there = place(mixed, change.key());
    int from = place(other.parts, change.key());
    if (from < 0) {
      mixed.remove(there);
    } else if (there >= 0) {
      mixed.set(there, other.parts.get(from));
    } else {
      mixed.add(behind(mixed, other.parts.subList(0, from)), other.parts.get(from));
    }
    return model(mixed, other);
  }

  private static int place(List<Part> parts, String key) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /// {@return the place behind the nearest of `before` that is among the parts}
  private static int behind(List<Part> parts, List<Part> before) {
    for (Part part : before.reversed()) {
      int place = place(parts, part.key());
      if (place >= 0) {
        return place + 1;
      }
    }
    return 0;
  }

  private Optional<Model> model(List<Part> mixed, Draft other) {
    Findings findings = new Findings();
    List<Declaration> declarations = new ArrayList<>(sources);
    Set<String> named = sources.stream().map(Draft::named).collect(Collectors.toSet());
    other.sources.stream().filter(s -> !named.contains(named(s))).forEach(declarations::add);
    List<Variation.Pull> pulls = new ArrayList<>();
    for (Part part : mixed) {
      switch (part.content()) {
        case Part.Declared(Declaration declaration) -> declarations.add(declaration);
        case Part.Pulled(Variation.Pull pull) -> pulls.add(pull);
      }
    }
    Header header = new Header(tree, theory, findings);
    Model model = new Assembly(declarations, findings).model(header, pulls);
    return findings.any() ? Optional.empty() : Optional.of(model);
  }

  private static String named(Declaration source) {
    return ((Tree.SourceText) source).name().text();
  }

  /// What a part is called, and its words.
  private record Words(Source source, Map<String, String> sets) {

    Part part(Declaration declaration) {
      String kind = Overlay.word(declaration);
      String text = text(declaration);
      String key = Overlay.key(declaration);
      boolean single = declaration instanceof Tree.Starts;
      String name = Overlay.called(declaration).orElse(single ? "" : text);
      return new Part(
          key.isEmpty() ? kind + (single ? "" : " " + name) : key,
          kind,
          name,
          text,
          new Part.Declared(declaration));
    }

    /// {@return the same for what is written more than once, as `given` may be}
    Part again(Part part, int times) {
      return new Part(
          part.key() + " #" + times, part.kind(), part.name(), part.text(), part.content());
    }

    static Part part(Variation.Pull pull) {
      String when =
          switch (pull.how()) {
            case Variation.How.Declared() -> " as soon as it can be";
            case Variation.How.On(var date) -> " on " + date;
            case Variation.How.When(var condition) -> " when " + condition;
          };
      return new Part(
          "pull " + pull.lever(),
          "pull",
          pull.lever(),
          "lever " + pull.lever() + " pulled" + when,
          new Part.Pulled(pull));
    }

    private String text(Declaration declaration) {
      return switch (declaration) {
        case Tree.Let let when sets.containsKey(let.head().name().text()) -> set("let", let.head());
        case Tree.Fact d when sets.containsKey(d.head().name().text()) -> set("fact", d.head());
        case Tree.Unknown d when sets.containsKey(d.head().name().text()) ->
            set("unknown", d.head());
        case Tree.Event event -> event(event);
        default ->
            words(
                declaration.span(),
                declaration.because().map(Clause.Because::span).orElse(Span.NOWHERE));
      };
    }

    private String set(String kind, Tree.Head head) {
      String name = head.name().text();
      return "%s %s = %s".formatted(kind, name, OneLine.of(String.valueOf(sets.get(name))));
    }

    /// Clauses of an event may come from the model and from the theory.
    private String event(Tree.Event event) {
      StringBuilder text = new StringBuilder("event ").append(source.at(event.head().span()));
      event.by().map(Name.Indexed::span).ifPresent(by -> text.append(" by ").append(source.at(by)));
      event.clauses().forEach(clause -> text.append('\n').append(source.at(clause.span())));
      return OneLine.of(text.toString());
    }

    private String words(Span whole, Span without) {
      boolean inside = without.end() > whole.start() && without.end() <= whole.end();
      return OneLine.of(
          inside
              ? source.text().substring(whole.start(), without.start())
                  + ' '
                  + source.text().substring(without.end(), whole.end())
              : source.at(whole));
    }
  }
}
