package offramp.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import offramp.check.Checker;
import offramp.check.Variation;
import offramp.edit.Use.Role;
import offramp.model.Model;
import offramp.syntax.Clause;
import offramp.syntax.OneLine;
import offramp.syntax.Tree;
import offramp.text.Span;

/// What is to be known of a name where it stands: how it is declared, its value and unit, where it
/// comes from, what changes it and what reads it.
///
/// @param lines in Markdown, the first the declaration in the words of the text
public record Hover(int from, int to, List<String> lines) {
  private static final int MOST = 8;
  private static final int LONGEST = 400;

  public Hover {
    lines = List.copyOf(lines);
  }

  /// {@return what is to be known of the name at a place, if one stands there}
  public static Optional<Hover> of(Reading text, int offset) {
    return text.at(offset)
        .flatMap(
            use ->
                text.declared(use.meaning())
                    .map(d -> new Hover(use.at().start(), use.at().end(), lines(text, d)))
                    .or(() -> index(use)));
  }

  private static Optional<Hover> index(Use use) {
    return use.meaning().space() == Space.INDEX
        ? Optional.of(
            new Hover(
                use.at().start(),
                use.at().end(),
                List.of(
                    "index `%s`: each actor of its group in turn".formatted(use.meaning().name()))))
        : Optional.empty();
  }

  private static List<String> lines(Reading text, Declared name) {
    List<String> lines = new ArrayList<>();
    lines.add(told(text, name));
    Optional<Model> model = Checker.check(text.source(), Variation.BASE).model();
    model.map(m -> Amounts.of(m, name)).ifPresent(lines::addAll);
    name.tree().ifPresent(tree -> lines.addAll(because(text, name, tree)));
    List<Use> uses = text.uses(name.meaning());
    others(uses, name, Role.DECLARED).ifPresent(w -> lines.add("declared anew in " + w));
    others(uses, name, Role.CHANGED).ifPresent(w -> lines.add("changed by " + w));
    others(uses, name, Role.READ).ifPresent(w -> lines.add("read by " + w));
    others(uses, name, Role.NAMED).ifPresent(w -> lines.add("named in " + w));
    return lines;
  }

  private static String told(Reading text, Declared name) {
    return switch (name.kind()) {
      case "rung", "word" ->
          "%s `%s` of `%s`".formatted(name.kind(), name.name(), name.meaning().owner());
      case "actor", "group", "expert" -> "%s `%s`".formatted(name.kind(), name.name());
      default ->
          name.tree()
              .map(tree -> "`" + words(text, tree) + "`")
              .orElse("%s `%s`".formatted(name.kind(), name.name()));
    };
  }

  /// {@return a declaration on one line, without its reason}
  static String words(Reading text, Tree.Declaration tree) {
    Span span = tree.span();
    int end = tree.because().map(because -> because.span().start()).orElse(span.end());
    boolean inside = tree instanceof Tree.History || tree instanceof Tree.Theory;
    String whole = text.source().at(new Span(span.start(), inside ? span.end() : end));
    String line = OneLine.of(whole);
    return line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line;
  }

  private static List<String> because(Reading text, Declared name, Tree.Declaration tree) {
    boolean own = Declarations.named(tree, "").filter(d -> d.at().equals(name.at())).isPresent();
    if (!own || tree instanceof Tree.SourceText) {
      return List.of();
    }
    return tree.because()
        .map(because -> List.of("because " + reason(text, because)))
        .orElseGet(() -> assumes(tree) ? List.of("no source") : List.of());
  }

  private static boolean assumes(Tree.Declaration tree) {
    return tree instanceof Tree.Unknown || tree instanceof Tree.Event || tree instanceof Tree.Let;
  }

  private static String reason(Reading text, Clause.Because because) {
    String sources =
        because.citations().stream()
            .map(
                c -> title(text, c.source().text()) + (c.place().isEmpty() ? "" : ", " + c.place()))
            .collect(Collectors.joining("; "));
    return sources + because.reason().map(r -> (sources.isEmpty() ? "" : ": ") + r).orElse("");
  }

  private static String title(Reading text, String source) {
    return text.declared(Meaning.of(Space.SOURCE, source))
        .flatMap(Declared::tree)
        .filter(Tree.SourceText.class::isInstance)
        .map(tree -> ((Tree.SourceText) tree).titles().getFirst())
        .orElse(source);
  }

  private static Optional<String> others(List<Use> uses, Declared name, Role role) {
    List<String> within =
        uses.stream()
            .filter(use -> use.role() == role && !use.at().equals(name.at()))
            .map(Use::within)
            .filter(Predicate.not(String::isEmpty))
            .distinct()
            .toList();
    String shown = within.stream().limit(MOST).collect(Collectors.joining(", "));
    String more = within.size() > MOST ? " and %d more".formatted(within.size() - MOST) : "";
    return within.isEmpty() ? Optional.empty() : Optional.of(shown + more);
  }
}
