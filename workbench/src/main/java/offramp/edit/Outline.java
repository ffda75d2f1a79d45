package offramp.edit;

import java.util.ArrayList;
import java.util.List;
import offramp.syntax.Tree;

/// A declaration in the table of contents of a text.
///
/// @param kind the words that open it
/// @param name as written; the group of actors, the outcome of an expectation, else empty for what
///   has no name
/// @param from of the whole declaration
/// @param theory the theory that it stands in; empty if none
public record Outline(String kind, String name, int from, int to, String theory) {

  /// {@return the declarations that have a name, in the order of the text}
  public static List<Outline> of(Reading text) {
    List<Outline> all = new ArrayList<>();
    text.tree().declarations().forEach(declaration -> add(declaration, "", all));
    return all;
  }

  private static void add(Tree.Declaration declaration, String theory, List<Outline> all) {
    int from = declaration.span().start();
    int to = declaration.span().end();
    Declarations.named(declaration, theory)
        .ifPresent(d -> all.add(new Outline(d.kind(), d.name(), from, to, theory)));
    if (declaration instanceof Tree.History history && history.name().isEmpty()) {
      all.add(new Outline("history", "", from, to, theory));
    }
    if (declaration instanceof Tree.Actors actors) {
      String group = actors.group().orElse(actors.names().getFirst()).text();
      all.add(new Outline("actors", group, from, to, theory));
    }
    if (declaration instanceof Tree.Theory its) {
      its.declarations().forEach(inner -> add(inner, its.name().text(), all));
    }
  }
}
