package offramp.syntax;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import offramp.syntax.Clause.Branch;
import offramp.syntax.Clause.Effect;
import offramp.syntax.Token.Kind;
import offramp.text.Span;

/// Reads the clauses of events, triggers and levers, and reasons.
final class ClauseParser {
  private static final int DEEPEST = 20;
  private static final Set<String> LINE_ACTS = Set.of("answer", "redraw", "draw");

  private final Tokens tokens;
  private final ExpressionParser expressions;
  private int depth;

  ClauseParser(Tokens tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /// {@return the clause that begins here; its first word is known to be one}
  ///
  /// @param moves whether `when` may ask whether something rises or falls
  Clause clause(boolean moves) {
    Token first = tokens.peek();
    return switch (first.text()) {
      case "when" -> when(first, moves);
      case "rate" -> {
        tokens.next();
        yield new Clause.Rate(expressions.whole(), tokens.since(first));
      }
      case "on" -> on(first);
      case "after" -> after(first);
      case "then" -> then(first);
      case "seen" -> seen(first);
      case "secret" -> {
        tokens.next();
        yield new Clause.Secret(first.span());
      }
      case "scales" -> scales(first);
      case "because" -> because();
      default -> throw new AssertionError(first.text() + " opens no clause");
    };
  }

  private Clause when(Token first, boolean moves) {
    tokens.next();
    if (moves && moves()) {
      Name.Indexed variable = tokens.indexed("what rises or falls");
      boolean rises = tokens.next().is("rises");
      if (tokens.is("and") || tokens.is("or")) {
        tokens.fail(
            "`then`",
            "`rises` and `falls` stand alone; ask for the rest in the effects, as in"
                + " `then (if talks then 1 else 0): x up`");
      }
      return new Clause.Moves(variable, rises, tokens.since(first));
    }
    return new Clause.When(lasting(), tokens.since(first));
  }

  /// {@return the condition that is next, with its words}
  Tree.Condition condition() {
    Span first = tokens.peek().span();
    Expression condition = lasting();
    return new Tree.Condition(condition, tokens.words(tokens.since(first)));
  }

  /// {@return the condition that is next, which holds for a while}
  private Expression lasting() {
    if (moves()) {
      tokens.indexed("a state");
      tokens.fail(
          "a condition",
          "`rises` and `falls` are for triggers; say what must hold, as in `when fear > 3`");
    }
    return expressions.whole();
  }

  private boolean moves() {
    Token after = afterName();
    return tokens.is(Kind.WORD) && (after.is("rises") || after.is("falls"));
  }

  /// {@return the token behind the name that is next, and behind its indexes}
  private Token afterName() {
    int ahead = 1;
    int open = tokens.peek(ahead).is("[") ? 1 : 0;
    while (open > 0 && tokens.peek(ahead).kind() != Kind.END) {
      ahead++;
      open += tokens.peek(ahead).is("[") ? 1 : tokens.peek(ahead).is("]") ? -1 : 0;
      ahead += open == 0 ? 1 : 0;
    }
    return tokens.peek(ahead);
  }

  private Clause on(Token first) {
    tokens.next();
    if (tokens.accept("average")) {
      tokens.expect("every");
      return new Clause.OnAverage(expressions.whole(), tokens.since(first));
    }
    if (tokens.accept("start")) {
      Optional<Expression> offset =
          tokens.accept("+") ? Optional.of(expressions.sum()) : Optional.empty();
      return new Clause.OnStart(offset, tokens.since(first));
    }
    return new Clause.On(day(), tokens.since(first));
  }

  /// {@return the day that is next; a month is reported}
  LocalDate day() {
    Token token = tokens.peek();
    if (token.kind() == Kind.MONTH) {
      tokens.report(new SyntaxProblem.MonthForDay(token.span(), token.text()));
      tokens.next();
      return LocalDate.parse(token.text() + "-01");
    }
    return LocalDate.parse(tokens.expect(Kind.DATE, "a date such as `2024-05-31`").text());
  }

  private Clause after(Token first) {
    tokens.next();
    if (expressions.atLaw()) {
      return new Clause.AfterDrawn(expressions.law(), tokens.since(first));
    }
    Expression duration = expressions.whole();
    return tokens.is("to")
        ? new Clause.AfterDrawn(expressions.interval(duration), tokens.since(first))
        : new Clause.After(duration, tokens.since(first));
  }

  private Clause seen(Token first) {
    tokens.next();
    tokens.expect("by");
    return new Clause.SeenBy(
        tokens.list(() -> tokens.name("an actor or a group")), tokens.since(first));
  }

  private Clause scales(Token first) {
    tokens.next();
    Name.Indexed event = tokens.indexed("an event");
    tokens.expect("by");
    return new Clause.Scales(event, expressions.whole(), tokens.since(first));
  }

  private Clause then(Token first) {
    tokens.next();
    depth = 0;
    Branch branch = branch();
    return new Clause.Then(branch, effects(), tokens.since(first));
  }

  private Branch branch() {
    if (tokens.accept("otherwise")) {
      tokens.expect(":");
      return new Branch.Otherwise();
    }
    if (tokens.accept("weight")) {
      Expression weight = expressions.whole();
      tokens.expect(":");
      return new Branch.Weight(weight);
    }
    if (atEffect()) {
      return new Branch.Always();
    }
    Expression probability = expressions.whole();
    if (!tokens.accept(":")) {
      tokens.fail(
          "the `:` of a branch, or the `up`, `down` or `=` of an effect",
          "write an effect as in `x up`, `x down 2` or `x = 3`, a branch as in `60%: x up`");
    }
    return new Branch.Probability(probability);
  }

  private boolean atEffect() {
    Token token = tokens.peek();
    if (token.kind() != Kind.WORD) {
      return false;
    }
    Token after = afterName();
    return token.is("nothing")
        || (token.is("each") && after.is("("))
        || after.is("up")
        || after.is("down")
        || after.is("=")
        || atLineAct();
  }

  private boolean atLineAct() {
    Token name = tokens.peek(1);
    return LINE_ACTS.contains(tokens.peek().text())
        && name.kind() == Kind.WORD
        && !name.is("up")
        && !name.is("down");
  }

  private List<Effect> effects() {
    List<Effect> effects = new ArrayList<>();
    effects.add(effect());
    while (tokens.is(",") || tokens.is(";")) {
      Token comma = tokens.next();
      if (comma.is(";")) {
        tokens.report(new SyntaxProblem.WrongSign(comma.span(), ";", ","));
      }
      effects.add(effect());
    }
    return effects;
  }

  private Effect effect() {
    Token first = tokens.peek();
    if (tokens.accept("nothing")) {
      return new Effect.Nothing(first.span());
    }
    if (first.is("each") && tokens.peek(1).is("(")) {
      return each(first);
    }
    if (atLineAct()) {
      tokens.next();
      return new Effect.Line(
          new Name(first.text(), first.span()), tokens.indexed("a red line"), tokens.since(first));
    }
    Name.Indexed variable = tokens.indexed("an effect, as in `x up` or `x = 3`");
    if (tokens.accept("=")) {
      return new Effect.Assign(variable, expressions.whole(), tokens.since(first));
    }
    if (!tokens.is("up") && !tokens.is("down")) {
      tokens.fail("`up`, `down` or `=`");
    }
    boolean up = tokens.next().is("up");
    return new Effect.Move(variable, up, amount(), tokens.since(first));
  }

  private Optional<Expression> amount() {
    Token first = tokens.peek();
    if (first.kind() == Kind.NUMBER) {
      tokens.next();
      boolean percent = first.text().endsWith("%");
      return Optional.of(new Expression.Number(Lexer.value(first.text()), percent, first.span()));
    }
    if (!first.is("(")) {
      return Optional.empty();
    }
    tokens.next();
    Expression amount = expressions.whole();
    tokens.close(")", first);
    return Optional.of(amount);
  }

  private Effect each(Token first) {
    tokens.next();
    if (++depth > DEEPEST) {
      tokens.report(new SyntaxProblem.TooDeep(first.span(), DEEPEST));
      throw new Unreadable();
    }
    Token open = tokens.next();
    Name variable = tokens.name("an index");
    tokens.expect("in");
    Name group = tokens.name("a group");
    tokens.expect(":");
    List<Effect> effects = effects();
    depth--;
    tokens.close(")", open);
    return new Effect.Each(variable, group, effects, tokens.since(first));
  }

  /// {@return the reason that is next}
  Clause.Because because() {
    Token first = tokens.expect("because");
    List<Clause.Citation> citations = new ArrayList<>();
    if (!tokens.is(Kind.STRING)) {
      citations = tokens.list(this::citation);
    }
    Optional<String> reason =
        tokens.is(Kind.STRING) ? Optional.of(tokens.next().text()) : Optional.empty();
    return new Clause.Because(citations, reason, tokens.since(first));
  }

  private Clause.Citation citation() {
    Name source = tokens.name("a source or a reason in quotes");
    String place =
        tokens.accept(":") ? tokens.expect(Kind.PLACE, "a paragraph or page").text() : "";
    return new Clause.Citation(source, place, tokens.since(source.span()));
  }

  /// {@return both reasons as one}
  static Clause.Because joined(Clause.Because first, Clause.Because second) {
    List<Clause.Citation> citations = new ArrayList<>(first.citations());
    citations.addAll(second.citations());
    Optional<String> reason =
        first.reason().isPresent() && second.reason().isPresent()
            ? Optional.of(first.reason().get() + "; " + second.reason().get())
            : first.reason().or(second::reason);
    return new Clause.Because(citations, reason, first.span().to(second.span()));
  }
}
