package offramp.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import offramp.syntax.Expression;
import offramp.syntax.Law;
import offramp.syntax.Name;
import offramp.syntax.Parser;
import offramp.syntax.Token;
import offramp.syntax.Tree;
import offramp.syntax.Tree.Declaration;
import offramp.text.Source;

/// The names that a text declares, the first declaration of each; where a declaration cannot be
/// read, its name is taken from the words that open it.
final class Declarations {
  private static final Map<String, Space> SPACES =
      Map.ofEntries(
          Map.entry("source", Space.SOURCE),
          Map.entry("actors", Space.ACTOR),
          Map.entry("ladder", Space.VALUE),
          Map.entry("level", Space.VALUE),
          Map.entry("flag", Space.VALUE),
          Map.entry("score", Space.VALUE),
          Map.entry("unknown", Space.VALUE),
          Map.entry("let", Space.VALUE),
          Map.entry("fact", Space.VALUE),
          Map.entry("line", Space.VALUE),
          Map.entry("belief", Space.VALUE),
          Map.entry("event", Space.FIRING),
          Map.entry("trigger", Space.FIRING),
          Map.entry("lever", Space.LEVER),
          Map.entry("outcome", Space.OUTCOME),
          Map.entry("watch", Space.WATCH),
          Map.entry("theory", Space.THEORY));

  private final Map<Meaning, Declared> all = new LinkedHashMap<>();

  private Declarations() {}

  static Map<Meaning, Declared> of(Source source, Tree tree) {
    Declarations found = new Declarations();
    tree.declarations().forEach(declaration -> found.add(declaration, ""));
    found.unread(Parser.tokens(source));
    return found.all;
  }

  /// {@return the name of a declaration that has one of its own, in the words that open it}
  static Optional<Declared> named(Declaration d, String theory) {
    return switch (d) {
      case Tree.Ladder(var head, _, _, _, _) -> headed(d, Space.VALUE, "ladder", head, theory);
      case Tree.Level(var head, _, _, _, _) -> headed(d, Space.VALUE, "level", head, theory);
      case Tree.Flag(var head, _, _, _) -> headed(d, Space.VALUE, "flag", head, theory);
      case Tree.Score(var head, _, _, _, _) -> headed(d, Space.VALUE, "score", head, theory);
      case Tree.Unknown(var head, _, _, _, _) -> headed(d, Space.VALUE, "unknown", head, theory);
      case Tree.Let(var head, _, _, _) -> headed(d, Space.VALUE, "let", head, theory);
      case Tree.Fact fact -> headed(d, Space.VALUE, "fact", fact.head(), theory);
      case Tree.RedLine line -> headed(d, Space.VALUE, "red line", line.head(), theory);
      case Tree.Belief belief -> headed(d, Space.VALUE, "belief", belief.head(), theory);
      case Tree.Event event -> headed(d, Space.FIRING, "event", event.head(), theory);
      case Tree.Trigger trigger -> headed(d, Space.FIRING, "trigger", trigger.head(), theory);
      case Tree.Lever lever -> headed(d, Space.LEVER, "lever", lever.head(), theory);
      case Tree.Outcome outcome -> headed(d, Space.OUTCOME, "outcome", outcome.head(), theory);
      case Tree.Watch(var head, _, _, _) -> headed(d, Space.WATCH, "watch", head, theory);
      case Tree.SourceText(var name, _, _, _) -> named(d, Space.SOURCE, "source", name, theory);
      case Tree.Theory its -> named(d, Space.THEORY, "theory", its.name(), theory);
      case Tree.History history ->
          history.name().flatMap(name -> named(d, Space.HISTORY, "history", name, theory));
      case Tree.Crisis _,
          Tree.Starts _,
          Tree.Runs _,
          Tree.Actors _,
          Tree.Given _,
          Tree.Correlate _,
          Tree.Reference _,
          Tree.Expect _ ->
          Optional.empty();
    };
  }

  private static Optional<Declared> headed(
      Declaration tree, Space space, String kind, Tree.Head head, String theory) {
    return named(tree, space, kind, head.name(), theory);
  }

  private static Optional<Declared> named(
      Declaration tree, Space space, String kind, Name name, String theory) {
    return Optional.of(
        new Declared(Meaning.of(space, name.text()), kind, name.span(), Optional.of(tree), theory));
  }

  private void add(Declaration declaration, String theory) {
    named(declaration, theory).ifPresent(this::add);
    switch (declaration) {
      case Tree.Actors actors -> {
        actors.names().forEach(name -> add(actors, "actor", name));
        actors.group().ifPresent(name -> add(actors, "group", name));
      }
      case Tree.Ladder ladder ->
          ladder.rungs().forEach(rung -> word(ladder, "rung", ladder.head().name(), rung));
      case Tree.Unknown unknown -> {
        words(unknown).forEach(word -> word(unknown, "word", unknown.head().name(), word));
        experts(unknown);
      }
      case Tree.Fact fact ->
          fact.words().forEach(word -> word(fact, "word", fact.head().name(), word));
      case Tree.Theory its -> its.declarations().forEach(inner -> add(inner, its.name().text()));
      case Tree.Crisis _,
          Tree.Starts _,
          Tree.Runs _,
          Tree.SourceText _,
          Tree.Level _,
          Tree.Flag _,
          Tree.Score _,
          Tree.Let _,
          Tree.Given _,
          Tree.Correlate _,
          Tree.Event _,
          Tree.Trigger _,
          Tree.Outcome _,
          Tree.Watch _,
          Tree.Reference _,
          Tree.Expect _,
          Tree.RedLine _,
          Tree.Belief _,
          Tree.Lever _,
          Tree.History _ -> {}
    }
  }

  private void add(Declared declared) {
    all.putIfAbsent(declared.meaning(), declared);
  }

  private void add(Declaration tree, String kind, Name name) {
    Meaning meaning = Meaning.of(Space.ACTOR, name.text());
    add(new Declared(meaning, kind, name.span(), Optional.of(tree), ""));
  }

  private void word(Declaration tree, String kind, Name owner, Name word) {
    Meaning meaning = new Meaning(Space.WORD, owner.text(), word.text());
    add(new Declared(meaning, kind, word.span(), Optional.of(tree), ""));
  }

  private void experts(Tree.Unknown unknown) {
    if (unknown.law() instanceof Law.Pooled(var opinions, _)) {
      for (Law.Opinion opinion : opinions) {
        Meaning meaning = Meaning.of(Space.EXPERT, opinion.expert().text());
        Name name = opinion.expert();
        add(new Declared(meaning, "expert", name.span(), Optional.of(unknown), ""));
      }
    }
  }

  /// {@return the words of an unknown that is a `Choice` of words}
  static List<Name> words(Tree.Unknown unknown) {
    List<Name> words = new ArrayList<>();
    if (unknown.law() instanceof Law.Choice choice) {
      for (Law.Option option : choice.options()) {
        if (option.value() instanceof Expression.Reference(var name, _)) {
          words.add(name.name());
        }
      }
    }
    return words;
  }

  /// Names behind the words that open a declaration, where the tree has none.
  private void unread(List<Token> tokens) {
    Set<String> opening = SPACES.keySet();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token word = tokens.get(i);
      Token name = tokens.get(i + 1);
      boolean opens = word.kind() == Token.Kind.WORD && opening.contains(word.text());
      boolean red = !word.is("line") || (i > 0 && tokens.get(i - 1).is("red"));
      boolean pulled = word.is("lever") && i > 0 && tokens.get(i - 1).is("with");
      boolean told =
          !word.is("fact")
              || (i + 2 < tokens.size()
                  && (tokens.get(i + 2).is("=") || tokens.get(i + 2).is("one")));
      if (opens && told && red && !pulled && name.kind() == Token.Kind.WORD && free(name)) {
        Space space = SPACES.getOrDefault(word.text(), Space.VALUE);
        String kind = word.is("line") ? "red line" : word.is("actors") ? "actor" : word.text();
        Meaning meaning = Meaning.of(space, name.text());
        add(new Declared(meaning, kind, name.span(), Optional.empty(), ""));
      }
    }
  }

  private static boolean free(Token name) {
    return !name.reserved();
  }
}
