package offramp.check;

import static offramp.check.Wording.error;
import static offramp.check.Wording.helped;
import static offramp.check.Wording.listed;
import static offramp.check.Wording.meant;
import static offramp.check.Wording.noted;
import static offramp.check.Wording.suggested;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import offramp.syntax.Name;
import offramp.text.Diagnostic;
import offramp.text.Span;

/// The words for names that mean nothing here, or two things.
final class NameWording {
  private NameWording() {}

  static Diagnostic of(Problem.OfNames problem) {
    return switch (problem) {
      case Problem.Undeclared undeclared -> undeclared(undeclared);
      case Problem.DeclaredTwice(var kind, var name, var at, var first) ->
          declaredTwice(kind, name, at, first);
      case Problem.NotAWord notAWord -> notAWord(notAWord);
      case Problem.NoWords(var name, var symbol) -> noWords(name, symbol);
      case Problem.NoSuchGroup(var name, var near) -> noSuchGroup(name, near);
      case Problem.NoSuchActor(var name, var near) -> noSuchActor(name, near);
      case Problem.NoSuchFunction(var name, var near) -> noSuchFunction(name, near);
      case Problem.NoSuchLaw(var name, var near, var known) -> noSuchLaw(name, near, known);
      case Problem.NoSuchSource(var name, var near) -> noSuchSource(name, near);
      case Problem.NoSuchHarm(var name, var near, var known) -> noSuchHarm(name, near, known);
      case Problem.NoSuchInstance(var name, var symbol, var key) ->
          noSuchInstance(name, symbol, key);
      case Problem.IndexCount(var name, var symbol) -> indexCount(name, symbol);
      case Problem.Cycle cycle -> cycle(cycle);
      case Problem.TooDeep(var name, var most) -> tooDeep(name, most);
      case Problem.TooLarge(var name, var most) -> tooLarge(name, most);
    };
  }

  private static Diagnostic declaredTwice(String kind, String name, Span at, Span first) {
    return helped(
        noted(
            error(
                "E0302", at, "%s `%s` is declared twice".formatted(kind, name), "the second time"),
            first,
            "first declared here"),
        "give one of them another name, or take it out");
  }

  private static Diagnostic noWords(Name name, Symbol symbol) {
    return noted(
        error(
            "E0314",
            name.span(),
            "`%s` is a %s and has no rungs".formatted(name.text(), symbol.kind()),
            "not a ladder"),
        symbol.declared(),
        "declared here");
  }

  private static Diagnostic noSuchGroup(Name name, Optional<String> near) {
    return suggested(
        error(
            "E0304",
            name.span(),
            "`%s` is not a group of actors".formatted(name.text()),
            "no `actors ... in %s`".formatted(name.text())),
        near,
        "declare it: `actors A, B in %s`".formatted(name.text()));
  }

  private static Diagnostic noSuchActor(Name name, Optional<String> near) {
    return suggested(
        error(
            "E0305",
            name.span(),
            "`%s` is neither an actor nor an index".formatted(name.text()),
            "unknown here"),
        near,
        "declare it: `actors %s`".formatted(name.text()));
  }

  private static Diagnostic noSuchFunction(Name name, Optional<String> near) {
    return suggested(
        error(
            "E0311",
            name.span(),
            "`%s` is not a function".formatted(name.text()),
            "not one of the language's functions"),
        near,
        "the functions are " + listed(Operators.functionWords()));
  }

  private static Diagnostic noSuchLaw(Name name, Optional<String> near, List<String> known) {
    return suggested(
        error(
            "E0315",
            name.span(),
            "`%s` is not a law that can stand here".formatted(name.text()),
            "unknown here"),
        near,
        "the laws are " + listed(known));
  }

  private static Diagnostic noSuchSource(Name name, Optional<String> near) {
    return suggested(
        error(
            "E0320",
            name.span(),
            "`%s` is not a source".formatted(name.text()),
            "no `source` of that name"),
        near,
        "declare it: `source %s \"title\" \"date\"`".formatted(name.text()));
  }

  private static Diagnostic noSuchHarm(Name name, Optional<String> near, List<String> known) {
    return suggested(
        error(
            "E0323",
            name.span(),
            "`%s` is not a kind of harm".formatted(name.text()),
            "unknown here"),
        near,
        "the kinds are "
            + listed(known)
            + "; there are no others, so that a search can only lower harms");
  }

  private static Diagnostic noSuchInstance(Name.Indexed name, Symbol symbol, List<String> key) {
    return noted(
        error(
            "E0307",
            name.span(),
            "there is no `%s`".formatted(Place.instance(symbol.name(), key)),
            "not among the actors that it was declared for"),
        symbol.declared(),
        "declared here");
  }

  private static Diagnostic tooDeep(Name name, int most) {
    return helped(
        error(
            "E0310",
            name.span(),
            "definition `%s` stands on a chain of more than %d definitions"
                .formatted(name.text(), most),
            "too deep"),
        "join some of them");
  }

  private static Diagnostic tooLarge(Name name, int most) {
    return helped(
        error(
            "E0703",
            name.span(),
            "definition `%s` takes more than %d operations with all that it reads"
                .formatted(name.text(), most),
            "too large"),
        "keep what is common in a level or a score, or fix parts of it by constants");
  }

  private static Diagnostic undeclared(Problem.Undeclared problem) {
    String name = problem.name().text();
    String article = "aeiou".indexOf(problem.kind().charAt(0)) >= 0 ? "an " : "a ";
    return problem
        .elsewhere()
        .map(
            other ->
                noted(
                    error(
                        "E0303",
                        problem.name().span(),
                        "`%s` is a name of kind %s, not %s%s"
                            .formatted(name, other.kind(), article, problem.kind()),
                        "cannot stand here"),
                    other.declared(),
                    "declared here"))
        .map(d -> problem.near().map(word -> meant(d, word)).orElse(d))
        .orElseGet(
            () ->
                suggested(
                    error(
                        "E0301",
                        problem.name().span(),
                        "`%s` is not declared".formatted(name),
                        "no %s of that name".formatted(problem.kind())),
                    problem.near(),
                    "declare it, or look for a slip in the spelling"));
  }

  private static Diagnostic notAWord(Problem.NotAWord problem) {
    Type.Words of = problem.of();
    String word = problem.word().text();
    Diagnostic said =
        of.ladder()
            ? error(
                "E0312",
                problem.word().span(),
                "`%s` is not a rung of ladder `%s`".formatted(word, of.owner()),
                "not one of its %d rungs".formatted(of.words().size()))
            : error(
                "E0313",
                problem.word().span(),
                "`%s` is not a word of unknown `%s`".formatted(word, of.owner()),
                "not one of its %d words".formatted(of.words().size()));
    return suggested(
        noted(said, of.declared(), "declared here"), problem.near(), "it has " + shown(of));
  }

  private static String shown(Type.Words of) {
    return of.words().size() <= 12
        ? listed(of.words())
        : listed(of.words().subList(0, 12)) + " and more";
  }

  private static Diagnostic indexCount(offramp.syntax.Name.Indexed name, Symbol symbol) {
    String message =
        symbol.arity() == 0
            ? "%s `%s` takes no index".formatted(symbol.kind(), symbol.name())
            : "%s `%s` takes %d %s, not %d"
                .formatted(
                    symbol.kind(),
                    symbol.name(),
                    symbol.arity(),
                    symbol.arity() == 1 ? "index" : "indexes",
                    name.indexes().size());
    Diagnostic said =
        noted(error("E0306", name.span(), message, "here"), symbol.declared(), "declared here");
    return symbol.arity() > 0 && name.indexes().isEmpty()
        ? helped(
            said,
            "say which one, as in `%s[c]`; for all, `each(c in GROUP: ...)` in effects, `sum(c in GROUP: ...)` in numbers, `any(c in GROUP: ...)` in conditions"
                .formatted(symbol.name()))
        : said;
  }

  private static Diagnostic cycle(Problem.Cycle problem) {
    String names =
        problem.through().stream()
            .map(head -> "`" + head.name().text() + "`")
            .collect(Collectors.joining(" reads "));
    offramp.syntax.Name first = problem.through().getFirst().name();
    Diagnostic said =
        error(
            "E0309",
            first.span(),
            "`%s` is defined by itself".formatted(first.text()),
            problem.through().size() == 1 ? "it reads itself" : "");
    for (int i = 1; i < Math.min(problem.through().size(), 6); i++) {
      said = noted(said, problem.through().get(i).name().span(), "then this");
    }
    return helped(
        said,
        problem.through().size() == 1 || names.length() > 300
            ? "a value that depends on its own past is state: make it a level or a score"
            : "%s reads `%s` again; a value that depends on its own past is state: make it a level or a score"
                .formatted(names, first.text()));
  }
}
