package offramp.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import offramp.check.Priors;
import offramp.model.Outcome;
import offramp.syntax.Token;
import offramp.syntax.Token.Kind;
import offramp.syntax.Words;

/// What can be written at a place.
///
/// @param from where the word begins that is being written, and that an option takes the place of
/// @param options the likeliest kinds first, not narrowed to what has been written
public record Completion(int from, List<Option> options) {
  public Completion {
    options = List.copyOf(options);
  }

  /// A word that can be written.
  ///
  /// @param kind "keyword", "unit", "law", "function", or the kind of the name
  /// @param detail in a few words; may be empty
  /// @param text what to write
  public record Option(String label, String kind, String detail, String text) {}

  private static final Map<String, List<String>> CLAUSES =
      Map.of(
          "event",
          List.of(
              "when",
              "rate",
              "on average every",
              "after",
              "on",
              "then",
              "by",
              "seen by",
              "secret",
              "because"),
          "trigger",
          List.of("when", "then", "by", "seen by", "secret", "because"),
          "lever",
          List.of(
              "by", "cost", "from", "until", "when", "scales", "then", "seen by", "secret",
              "because"),
          "belief",
          List.of("held by", "starts", "in", "after", "odds times", "because"),
          "red",
          List.of("by", "when", "starts undrawn", "because"),
          "outcome",
          List.of("harm", "when", "ends", "because"),
          "expect",
          List.of("by", "with lever", "between", "and"),
          "history",
          List.of("from", "to", "with", "covers", "because"),
          "theory",
          List.of("weight", "because"),
          "actors",
          List.of("in"));

  /// {@return what can be written at a place; nothing inside a comment or a string}
  public static Completion of(Reading text, int offset) {
    int from =
        text.word(offset)
            .filter(word -> word.span().start() < offset)
            .map(word -> word.span().start())
            .orElse(offset);
    boolean inside =
        text.tokens().stream()
            .filter(token -> token.kind() == Kind.COMMENT || token.kind() == Kind.STRING)
            .anyMatch(token -> token.span().start() < offset && offset <= end(token));
    return new Completion(
        from, inside ? List.of() : new Options(text, Context.of(text.tokens(), from)).all());
  }

  private static int end(Token token) {
    return token.kind() == Kind.COMMENT ? token.span().end() : token.span().end() - 1;
  }

  /// The options of one context.
  private static final class Options {
    private final Reading text;
    private final Context at;
    private final List<Option> found = new ArrayList<>();

    Options(Reading text, Context at) {
      this.text = text;
      this.at = at;
    }

    List<Option> all() {
      if (at.opening().isEmpty()) {
        declarations();
      } else if (!fixed()) {
        if (at.complete()) {
          behindValue();
        } else {
          value();
        }
      }
      return found.stream().distinct().toList();
    }

    private void keywords(Iterable<String> words) {
      words.forEach(word -> found.add(new Option(word, "keyword", "", word)));
    }

    private void declarations() {
      Set<String> words = new TreeSet<>(Words.declarations());
      if (at.theory()) {
        Set.of(
                "crisis", "starts", "runs", "actors", "ladder", "fact", "outcome", "watch",
                "theory", "history")
            .forEach(words::remove);
      }
      keywords(words);
    }

    /// Adds what must follow the last words.
    ///
    /// @return whether they leave nothing else
    private boolean fixed() {
      if (at.clause().equals("because")) {
        return sources();
      }
      if (at.bracket().filter(token -> token.is("[")).isPresent()) {
        return indexes();
      }
      if (at.last("per") || duration()) {
        Words.units().forEach(unit -> found.add(new Option(unit, "unit", "", unit)));
        return at.last("per");
      }
      return switch (at.last(1).map(Token::text).orElse("")) {
        case "by" -> by();
        case "in" -> names(Set.of("group"));
        case "harm" -> harms();
        case "correlate" -> names(Set.of("unknown"));
        case "reference", "expect" -> names(Set.of("outcome"));
        case "lever" -> !at.opening().equals("lever") && names(Set.of("lever"));
        case "scales", "covers" -> names(Set.of("event"));
        case "after" ->
            at.opening().equals("belief") && names(Set.of("event", "trigger", "lever", "red line"));
        case "seen", "held" -> only("by");
        case "on" -> only("average every", "start");
        case "," -> listed();
        case "answer", "redraw", "draw" -> names(Set.of("red line"));
        default -> opened() || dated();
      };
    }

    private boolean only(String... words) {
      keywords(List.of(words));
      return true;
    }

    private boolean duration() {
      return at.last(1).filter(token -> token.kind() == Kind.NUMBER).isPresent();
    }

    private boolean by() {
      if (at.opening().equals("lever") && at.last(3).filter(t -> t.is("scales")).isPresent()) {
        return false;
      }
      if (at.opening().equals("unknown")) {
        return names(Set.of("expert"));
      }
      boolean time = at.opening().equals("expect");
      variables();
      return time || names(Set.of("actor", "group"));
    }

    private boolean listed() {
      return switch (at.clause()) {
        case "covers" -> names(Set.of("event"));
        case "seen" -> names(Set.of("actor", "group"));
        case "then" -> at.bracket().isEmpty() && effects();
        case "lever" -> names(Set.of("lever"));
        default -> at.opening().equals("correlate") && names(Set.of("unknown"));
      };
    }

    /// A name that is only now declared is the modeller's to choose, but a theory may take one up.
    private boolean opened() {
      boolean name = at.before().size() == 1 || (at.before().size() == 2 && at.last("line"));
      if (!name || at.opening().equals("given")) {
        return at.last("then") && effects();
      }
      String kind = at.opening().equals("red") ? "red line" : at.opening();
      return !at.theory() || names(Set.of(kind));
    }

    /// A line of a history names an event behind its date.
    private boolean dated() {
      boolean date =
          at.last(1).filter(t -> t.kind() == Kind.DATE || t.kind() == Kind.MONTH).isPresent();
      boolean entries =
          at.opening().equals("history") && at.before().stream().anyMatch(t -> t.is("covers"));
      return date && entries && names(Set.of("event"));
    }

    private boolean sources() {
      if (at.lastOf("because", ",")) {
        names(Set.of("source"));
      } else {
        declarations();
        clauses();
      }
      return true;
    }

    private boolean indexes() {
      if (at.last("in")) {
        return names(Set.of("group"));
      }
      variables();
      names(Set.of("actor"));
      return true;
    }

    private void variables() {
      at.indexes().forEach(index -> found.add(new Option(index, "index", "", index)));
    }

    private boolean harms() {
      for (Outcome.Harm harm : Outcome.Harm.values()) {
        found.add(new Option(harm.word(), "keyword", "a kind of harm", harm.word()));
      }
      return true;
    }

    private boolean effects() {
      names(Set.of("ladder", "level", "flag", "score", "belief"));
      return only("nothing", "each", "answer", "redraw", "draw", "otherwise", "weight");
    }

    /// Adds the names of these kinds.
    ///
    /// @return true, since such a place leaves nothing else
    private boolean names(Set<String> kinds) {
      for (Declared name : text.declared()) {
        if (kinds.contains(name.kind())) {
          found.add(option(name));
        }
      }
      return true;
    }

    private Option option(Declared name) {
      String detail = name.tree().map(tree -> Hover.words(text, tree)).orElse(name.kind());
      String brief = detail.length() > 80 ? detail.substring(0, 77) + "..." : detail;
      return new Option(name.name(), name.kind(), brief, name.name());
    }

    private void behindValue() {
      boolean changes = at.clause().equals("then");
      if (changes) {
        keywords(List.of("up", "down"));
      }
      at.last(1)
          .filter(
              token ->
                  text.declared(Meaning.of(Space.VALUE, token.text()))
                      .filter(d -> d.kind().equals("red line"))
                      .isPresent())
          .ifPresent(_ -> keywords(new TreeSet<>(Words.LINE_STATES)));
      if (at.clause().equals("when") && at.opening().equals("trigger")) {
        keywords(List.of("rises", "falls"));
      }
      keywords(List.of("and", "or", "per", "to", "then", "else"));
      clauses();
      declarations();
    }

    private void clauses() {
      keywords(CLAUSES.getOrDefault(at.opening(), List.of("starts", "because")));
    }

    private void value() {
      boolean comparison = at.lastOf("==", "!=", "<", "<=", ">", ">=", "=");
      Vocabulary vocabulary = new Vocabulary(text.meanings());
      Optional<String> owner = comparison ? at.left().flatMap(vocabulary::of) : Optional.empty();
      owner.ifPresent(this::words);
      if (at.last(".")) {
        at.left().flatMap(vocabulary::of).ifPresent(this::words);
        return;
      }
      if (at.lastOf("=", "after") && Set.of("unknown", "event").contains(at.opening())) {
        Priors.laws().forEach(this::law);
      }
      variables();
      names(Set.of("ladder", "level", "flag", "score", "unknown", "let", "fact"));
      names(Set.of("red line", "belief"));
      names(Set.of("actor"));
      functions();
      keywords(List.of("not", "if", "true", "false", "since", "until"));
    }

    private void words(String owner) {
      text.declared().stream()
          .filter(d -> d.meaning().space() == Space.WORD && d.meaning().owner().equals(owner))
          .forEach(d -> found.add(new Option(d.name(), d.kind(), "of " + owner, d.name())));
    }

    private void law(String name, List<String> parameters) {
      found.add(new Option(name, "law", "(" + String.join(", ", parameters) + ")", name));
    }

    private void functions() {
      Vocabulary.FUNCTIONS.forEach(word -> found.add(new Option(word, "function", "", word)));
    }
  }
}
