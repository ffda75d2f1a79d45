package offramp.syntax;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.syntax.Token.Kind;
import offramp.syntax.Tree.Declaration;
import offramp.text.Span;

/// Reads the declarations of what there is and what is asked: header, state, unknowns, definitions,
/// outcomes.
final class DeclarationParser {
  private final Tokens tokens;
  private final ExpressionParser expressions;
  private final ClauseParser clauses;

  DeclarationParser(Tokens tokens, ExpressionParser expressions, ClauseParser clauses) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.clauses = clauses;
  }

  Expression whole() {
    return expressions.whole();
  }

  Optional<Clause.Because> because() {
    return tokens.is("because") ? Optional.of(clauses.because()) : Optional.empty();
  }

  /// {@return the declaration that begins here, one of those of this parser}
  Declaration declaration() {
    Token first = tokens.next();
    return switch (first.text()) {
      case "crisis" -> {
        String title = tokens.expect(Kind.STRING, "a title in quotes").text();
        yield new Tree.Crisis(title, because(), tokens.since(first));
      }
      case "starts" -> {
        LocalDate day = clauses.day();
        yield new Tree.Starts(day, because(), tokens.since(first));
      }
      case "runs" -> {
        double amount = Lexer.value(tokens.expect(Kind.NUMBER, "a number").text());
        yield new Tree.Runs(amount, tokens.unit(), because(), tokens.since(first));
      }
      case "source" -> source(first);
      case "actors" -> actors(first);
      case "ladder" -> ladder(first);
      case "level" -> level(first);
      case "flag" -> {
        Tree.Head head = head("the name of the flag");
        yield new Tree.Flag(head, starts(), because(), tokens.since(first));
      }
      case "score" -> {
        Tree.Head head = head("the name of the score");
        Optional<Tree.Range> range = tokens.accept("=") ? Optional.of(range()) : Optional.empty();
        yield new Tree.Score(head, range, starts(), because(), tokens.since(first));
      }
      default -> known(first);
    };
  }

  private Declaration known(Token first) {
    return switch (first.text()) {
      case "unknown" -> {
        Tree.Head head = head("the name of the unknown");
        boolean eachCase = tokens.accept("each");
        if (eachCase) {
          tokens.expect("case");
        }
        tokens.expect("=");
        yield new Tree.Unknown(head, eachCase, prior(), because(), tokens.since(first));
      }
      case "fact" -> fact(first);
      case "let" -> {
        Tree.Head head = head("the name of the definition");
        tokens.expect("=");
        yield new Tree.Let(head, value(), because(), tokens.since(first));
      }
      case "given" -> new Tree.Given(whole(), because(), tokens.since(first));
      case "correlate" -> correlate(first);
      case "outcome" -> outcome(first);
      case "watch" -> {
        Tree.Head head = head("the name of the watch");
        tokens.expect("=");
        yield new Tree.Watch(head, whole(), because(), tokens.since(first));
      }
      case "reference" -> reference(first);
      case "expect" -> expect(first);
      default -> throw new AssertionError(first.text() + " is read elsewhere");
    };
  }

  private Law prior() {
    Law first = expressions.law();
    if (!tokens.is("by")) {
      return first;
    }
    List<Law.Opinion> opinions = new ArrayList<>();
    opinions.add(opinion(first));
    while (tokens.accept(",")) {
      opinions.add(opinion(expressions.law()));
    }
    return new Law.Pooled(opinions, tokens.since(first.span()));
  }

  private Law.Opinion opinion(Law law) {
    if (!tokens.accept("by")) {
      tokens.fail("`by` and the name of the expert who says so", "write `... by NAME` behind each");
    }
    Name expert = tokens.name("the name of an expert");
    Optional<Expression> weight =
        tokens.accept("weight") ? Optional.of(expressions.sum()) : Optional.empty();
    return new Law.Opinion(law, expert, weight);
  }

  private Declaration correlate(Token first) {
    Name.Indexed one = tokens.indexed("an unknown");
    if (!tokens.accept(",")) {
      tokens.fail(
          "a comma and a second unknown", "write both, as in `correlate push, climb_share = 0.6`");
    }
    Name.Indexed other = tokens.indexed("an unknown");
    if (!tokens.accept("=")) {
      tokens.fail(
          "`=` and how they go along with each other",
          "write a number between -1 and 1; of more unknowns, a line for each pair");
    }
    return new Tree.Correlate(one, other, expressions.sum(), because(), tokens.since(first));
  }

  private Declaration fact(Token first) {
    Name name = tokens.name("the name of the fact");
    List<Name> words = List.of();
    if (tokens.accept("one")) {
      tokens.expect("of");
      words = tokens.list(() -> tokens.name("a word"));
    }
    if (!tokens.accept("=")) {
      tokens.fail(
          "`=` and the value without a case",
          "write `fact contiguous = false` or `fact trigger one of verbal, violent = verbal`");
    }
    Tree.Head head = new Tree.Head(name, List.of(), name.span());
    return new Tree.Fact(head, words, whole(), because(), tokens.since(first));
  }

  private Declaration source(Token first) {
    Name name = tokens.name("the name of the source");
    List<String> titles = new ArrayList<>();
    titles.add(tokens.expect(Kind.STRING, "a title in quotes").text());
    while (tokens.is(Kind.STRING)) {
      titles.add(tokens.next().text());
    }
    return new Tree.SourceText(name, titles, because(), tokens.since(first));
  }

  private Declaration actors(Token first) {
    List<Name> names = tokens.list(() -> tokens.name("an actor"));
    Optional<Name> group =
        tokens.accept("in") ? Optional.of(tokens.name("a group")) : Optional.empty();
    return new Tree.Actors(names, group, because(), tokens.since(first));
  }

  private Declaration ladder(Token first) {
    Tree.Head head = head("the name of the ladder");
    tokens.expect("=");
    List<Name> rungs = new ArrayList<>();
    do {
      rungs.add(tokens.name("a rung"));
    } while (tokens.accept("<"));
    return new Tree.Ladder(head, rungs, starts(), because(), tokens.since(first));
  }

  private Declaration level(Token first) {
    Tree.Head head = head("the name of the level");
    tokens.expect("=");
    return new Tree.Level(head, range(), starts(), because(), tokens.since(first));
  }

  /// {@return a name and the indexes that it is declared for}
  Tree.Head head(String what) {
    Name name = tokens.name(what);
    List<Tree.Index> indexes = new ArrayList<>();
    if (tokens.is("[")) {
      Token open = tokens.next();
      indexes = tokens.list(this::index);
      tokens.close("]", open);
    }
    return new Tree.Head(name, indexes, tokens.since(name.span()));
  }

  private Tree.Index index() {
    Name name = tokens.name("an actor or an index");
    return tokens.accept("in")
        ? new Tree.Index.Over(name, tokens.name("a group"))
        : new Tree.Index.Only(name);
  }

  private Tree.Range range() {
    Expression low = expressions.sum();
    if (!tokens.accept("..")) {
      tokens.fail("`..` and the upper end of a range", "write a range as in `0..10`");
    }
    Expression high = expressions.sum();
    return new Tree.Range(low, high, low.span().to(high.span()));
  }

  Optional<Tree.Value> starts() {
    return !tokens.atDeclaration() && tokens.accept("starts")
        ? Optional.of(value())
        : Optional.empty();
  }

  /// {@return a value or a table of values}
  private Tree.Value value() {
    return atRow() ? table() : new Tree.Value.Plain(whole());
  }

  private boolean atRow() {
    if (tokens.are("otherwise", ":")) {
      return true;
    }
    int ahead = 0;
    while (tokens.peek(ahead).kind() == Kind.WORD && !tokens.peek(ahead).reserved()) {
      ahead++;
    }
    return ahead > 0 && tokens.peek(ahead).is(":");
  }

  private Tree.Value table() {
    Span first = tokens.peek().span();
    List<Tree.Value.Row> rows = new ArrayList<>();
    Optional<Expression> otherwise = Optional.empty();
    do {
      if (tokens.accept("otherwise")) {
        tokens.expect(":");
        otherwise = Optional.of(whole());
      } else {
        rows.add(row());
      }
    } while (tokens.accept(","));
    return new Tree.Value.Table(rows, otherwise, tokens.since(first));
  }

  private Tree.Value.Row row() {
    Span first = tokens.peek().span();
    List<Name> actors = new ArrayList<>();
    do {
      actors.add(tokens.name("an actor"));
    } while (!tokens.is(":") && tokens.is(Kind.WORD));
    tokens.expect(":");
    return new Tree.Value.Row(actors, whole(), tokens.since(first));
  }

  private Declaration outcome(Token first) {
    Tree.Head head = head("the name of the outcome");
    Optional<Name> harm =
        tokens.accept("harm") ? Optional.of(tokens.name("a kind of harm")) : Optional.empty();
    tokens.expect("when");
    Expression condition = whole();
    boolean ends = tokens.accept("ends");
    return new Tree.Outcome(head, harm, condition, ends, because(), tokens.since(first));
  }

  private Declaration reference(Token first) {
    Name.Indexed outcome = tokens.indexed("an outcome");
    Expression low = expressions.sum();
    tokens.expect("to");
    Expression high = expressions.sum();
    boolean perYear = tokens.accept("per");
    if (perYear) {
      tokens.expect("year");
    }
    return new Tree.Reference(outcome, low, high, perYear, because(), tokens.since(first));
  }

  private Declaration expect(Token first) {
    Name.Indexed outcome = tokens.indexed("an outcome");
    tokens.expect("by");
    Tree.By by = by();
    List<Tree.Pull> levers = tokens.accept("with") ? levers() : List.of();
    tokens.expect("between");
    Expression low = expressions.sum();
    tokens.expect("and");
    Expression high = expressions.sum();
    return new Tree.Expect(outcome, by, levers, low, high, because(), tokens.since(first));
  }

  private List<Tree.Pull> levers() {
    tokens.expect("lever");
    List<Tree.Pull> pulls = tokens.list(this::pull);
    Map<String, Span> first = new HashMap<>();
    for (Tree.Pull pull : pulls) {
      Span before = first.putIfAbsent(pull.lever().text(), pull.span());
      if (before != null) {
        tokens.report(
            new SyntaxProblem.ClauseTwice(
                pull.span(), "pull of `" + pull.lever().text() + "`", before));
      }
    }
    return pulls;
  }

  private Tree.Pull pull() {
    Name lever = tokens.name("a lever");
    Optional<LocalDate> day = tokens.accept("@") ? Optional.of(clauses.day()) : Optional.empty();
    Optional<Tree.Condition> when =
        day.isEmpty() && tokens.accept("when")
            ? Optional.of(clauses.condition())
            : Optional.empty();
    return new Tree.Pull(lever, day, when, tokens.since(lever.span()));
  }

  private Tree.By by() {
    if (tokens.is(Kind.NUMBER)) {
      double amount = Lexer.value(tokens.next().text());
      return new Tree.By.Within(amount, tokens.unit());
    }
    return new Tree.By.Day(clauses.day());
  }
}
