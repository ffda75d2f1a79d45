package offramp.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import offramp.model.Crisis;
import offramp.syntax.Clause;
import offramp.syntax.Name;
import offramp.syntax.Tree;
import offramp.syntax.Tree.Declaration;
import offramp.text.Span;
import offramp.text.Spelling;
import offramp.text.Unit;

/// What a model says of itself: title, dates, sources, actors, theories, and where its assumptions
/// come from.
final class Header {
  private final Findings findings;
  private final Tree tree;
  private final String theory;
  private final Map<String, Span> once = new HashMap<>();
  private final Map<String, List<String>> sources = new LinkedHashMap<>();
  private final List<Crisis.Assumption> assumptions = new ArrayList<>();
  private String title = "";
  private double runs = 12;
  private Unit unit = Unit.MONTH;

  Header(Tree tree, Optional<String> theory, Findings findings) {
    this.tree = tree;
    this.theory = theory.orElse(Crisis.BASE);
    this.findings = findings;
  }

  /// {@return where to say what concerns the model as a whole}
  Span place() {
    return tree.declarations().isEmpty() ? Span.NOWHERE : tree.declarations().getFirst().span();
  }

  void read(List<Declaration> declarations, Scope scope) {
    for (Declaration declaration : declarations) {
      switch (declaration) {
        case Tree.Crisis crisis -> {
          once("crisis", crisis.span());
          title = crisis.title();
        }
        case Tree.Starts starts -> once("starts", starts.span());
        case Tree.Runs horizon -> {
          once("runs", horizon.span());
          runs = horizon.amount();
          unit = horizon.unit();
          if (!(runs > 0 && runs * unit.days() <= 1e7)) {
            findings.add(new Problem.Horizon(horizon.span()));
          }
        }
        case Tree.SourceText source -> source(source, scope);
        case Tree.Actors actors -> actors(actors, scope);
        default -> {}
      }
    }
    declarations.forEach(this::assumption);
    declarations.forEach(declaration -> cited(declaration, scope));
    theories(scope);
  }

  private void once(String word, Span span) {
    Span first = once.putIfAbsent(word, span);
    if (first != null) {
      findings.add(new Problem.HeaderTwice(word, span, first));
    }
  }

  private void source(Tree.SourceText source, Scope scope) {
    Span first = scope.sources.putIfAbsent(source.name().text(), source.name().span());
    if (first != null) {
      findings.add(
          new Problem.DeclaredTwice("source", source.name().text(), source.name().span(), first));
    }
    sources.put(source.name().text(), source.titles());
  }

  private void actors(Tree.Actors actors, Scope scope) {
    for (Name actor : actors.names()) {
      scope.actors.putIfAbsent(actor.text(), actor.span());
    }
    if (actors.group().isPresent()) {
      String group = actors.group().get().text();
      if (scope.actors.containsKey(group)) {
        findings.add(
            new Problem.DeclaredTwice(
                "group", group, actors.group().get().span(), scope.actors.get(group)));
      }
      Set<String> members = new LinkedHashSet<>(scope.groups.getOrDefault(group, List.of()));
      actors.names().forEach(name -> members.add(name.text()));
      scope.groups.put(group, List.copyOf(members));
    }
  }

  private void assumption(Declaration declaration) {
    Optional<Name> name = assumed(declaration);
    if (name.isPresent() && !formula(declaration)) {
      assumptions.add(
          new Crisis.Assumption(
              Overlay.word(declaration),
              name.get().text(),
              Assembly.because(declaration.because()),
              declaration.span()));
    }
  }

  private static Optional<Name> assumed(Declaration declaration) {
    return switch (declaration) {
      case Tree.Unknown d -> Optional.of(d.head().name());
      case Tree.Let d -> Optional.of(d.head().name());
      case Tree.Correlate d -> Optional.of(new Name(Correlations.called(d), d.first().span()));
      case Tree.Event d -> Optional.of(d.head().name());
      case Tree.Trigger d -> Optional.of(d.head().name());
      case Tree.RedLine d -> Optional.of(d.head().name());
      case Tree.Belief d -> Optional.of(d.head().name());
      case Tree.Lever d -> Optional.of(d.head().name());
      case Tree.Reference d -> Optional.of(d.outcome().name());
      default -> Optional.empty();
    };
  }

  /// A definition that only joins other names assumes nothing by itself.
  private static boolean formula(Declaration declaration) {
    return declaration instanceof Tree.Let let
        && declaration.because().isEmpty()
        && !Numerals.in(let.value());
  }

  /// {@return whether the assumption is a definition that names actors, which is no number that
  /// could be otherwise}
  private static boolean leads(Crisis.Assumption assumption, Scope scope) {
    Symbol symbol = scope.values.get(assumption.name());
    return assumption.kind().equals("let")
        && symbol != null
        && symbol.type() instanceof Type.OneActor;
  }

  private void cited(Declaration declaration, Scope scope) {
    declaration.because().ifPresent(because -> cited(because, scope));
    if (declaration instanceof Tree.History history) {
      history.entries().forEach(e -> e.because().ifPresent(b -> cited(b, scope)));
    }
  }

  private void cited(Clause.Because because, Scope scope) {
    for (Clause.Citation citation : because.citations()) {
      if (!scope.sources.containsKey(citation.source().text())) {
        findings.add(
            new Problem.NoSuchSource(
                citation.source(),
                Spelling.nearest(citation.source().text(), scope.sources.keySet())));
      }
    }
  }

  private void theories(Scope scope) {
    Map<String, Span> seen = new HashMap<>();
    for (Tree.Theory each : theoriesOf(tree)) {
      Span first = seen.putIfAbsent(each.name().text(), each.name().span());
      if (first != null || each.name().text().equals(Crisis.BASE)) {
        findings.add(
            new Problem.DeclaredTwice(
                "theory",
                each.name().text(),
                each.name().span(),
                first == null ? each.name().span() : first));
      }
      each.because().ifPresent(because -> cited(because, scope));
    }
  }

  static List<Tree.Theory> theoriesOf(Tree tree) {
    return tree.declarations().stream()
        .filter(Tree.Theory.class::isInstance)
        .map(Tree.Theory.class::cast)
        .toList();
  }

  Crisis crisis(
      Assembly in,
      List<Crisis.Lever> levers,
      List<Crisis.Belief> beliefs,
      List<Crisis.History> histories) {
    List<Crisis.Theory> theories =
        theoriesOf(tree).stream()
            .map(
                t ->
                    new Crisis.Theory(
                        t.name().text(),
                        t.title().orElse(t.name().text()),
                        t.weight().flatMap(in.constants::number).orElse(1.0),
                        Assembly.because(t.because()),
                        t.span()))
            .toList();
    return new Crisis(
        title,
        theory,
        in.scope.starts(),
        runs,
        unit,
        sources,
        List.copyOf(in.scope.actors.keySet()),
        in.scope.groups,
        assumptions.stream().filter(a -> !leads(a, in.scope)).toList(),
        theories,
        levers,
        in.scope.lines.stream()
            .map(l -> new Crisis.RedLine(l.name(), l.actor(), l.variable(), Span.NOWHERE))
            .toList(),
        beliefs,
        histories);
  }
}
