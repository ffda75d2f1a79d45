package offramp.syntax;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import offramp.syntax.Token.Kind;
import offramp.syntax.Tree.Declaration;
import offramp.text.Span;
import offramp.text.Spelling;

/// Reads the declarations of what happens: events, triggers, red lines, beliefs, levers and
/// histories.
final class HappeningParser {
  private static final Set<String> OF_EVENTS =
      Set.of("when", "rate", "on", "after", "then", "seen", "secret", "because");
  private static final Set<String> OF_TRIGGERS =
      Set.of("when", "then", "seen", "secret", "because");
  private static final Set<String> OF_BELIEFS = Set.of("held", "starts", "in", "after", "because");
  private static final Set<String> OF_LEVERS =
      Set.of("by", "cost", "from", "until", "when", "scales", "then", "seen", "secret", "because");

  private static final String TIMING = "timing (`rate`, `after`, `on`)";

  private final Tokens tokens;
  private final ExpressionParser expressions;
  private final ClauseParser clauses;
  private final DeclarationParser declarations;

  HappeningParser(
      Tokens tokens,
      ExpressionParser expressions,
      ClauseParser clauses,
      DeclarationParser declarations) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.clauses = clauses;
    this.declarations = declarations;
  }

  /// Clauses in the order written, reasons apart.
  private static final class Body {
    final List<Clause> clauses = new ArrayList<>();
    Optional<Clause.Because> because = Optional.empty();

    /// Adds a clause, and reports it if it stands there twice and should not.
    void add(Clause clause, Once once) {
      part(clause).ifPresent(part -> once.has(part, clause.span()));
      add(clause);
    }

    void add(Clause clause) {
      if (clause instanceof Clause.Because more) {
        because = Optional.of(because.map(b -> ClauseParser.joined(b, more)).orElse(more));
      } else {
        clauses.add(clause);
      }
    }

    boolean none(Class<? extends Clause> form) {
      return clauses.stream().noneMatch(form::isInstance);
    }
  }

  private Body body(String of, Set<String> words) {
    Body body = new Body();
    Once once = new Once();
    while (tokens.is(Kind.WORD) && words.contains(tokens.peek().text())) {
      body.add(clauses.clause(of.equals("trigger")), once);
    }
    end(of, words);
    return body;
  }

  /// What has stood in a declaration and stands there once at most.
  private final class Once {
    private final Map<String, Span> first = new HashMap<>();

    /// Reports `part` if it has stood there before.
    void has(String part, Span at) {
      Span before = first.putIfAbsent(part, at);
      if (before != null) {
        tokens.report(new SyntaxProblem.ClauseTwice(at, part, before));
      }
    }
  }

  /// What follows the clauses must open a declaration, or look as if it was meant to.
  private void end(String of, Set<String> words) {
    boolean done =
        tokens.atEnd()
            || tokens.atDeclaration()
            || tokens.is("}")
            || Spelling.nearest(tokens.peek().text(), Words.DECLARATIONS).isPresent();
    if (!done) {
      Token found = tokens.peek();
      Optional<String> near = Spelling.nearest(found.text(), words);
      List<String> known = List.copyOf(new TreeSet<>(words));
      tokens.report(new SyntaxProblem.NoClause(found.span(), of, found, near, known));
      throw new Unreadable();
    }
  }

  private Optional<Name.Indexed> by() {
    return tokens.accept("by") ? Optional.of(tokens.indexed("an actor")) : Optional.empty();
  }

  /// {@return the event that begins here; in a theory it may leave out what the model says of it}
  Declaration event(boolean inTheory) {
    Token first = tokens.next();
    Tree.Head head = declarations.head("the name of the event");
    Optional<Name.Indexed> by = by();
    Body body = body("event", OF_EVENTS);
    if (!inTheory
        && body.clauses.stream().flatMap(c -> part(c).stream()).noneMatch(TIMING::equals)) {
      tokens.report(new SyntaxProblem.NoTiming(head.span(), head.name().text()));
    }
    if (!inTheory && body.none(Clause.Then.class)) {
      tokens.report(new SyntaxProblem.NoThen(head.span(), "event", head.name().text()));
    }
    return new Tree.Event(head, by, body.clauses, body.because, tokens.since(first));
  }

  Declaration trigger() {
    Token first = tokens.next();
    Tree.Head head = declarations.head("the name of the trigger");
    Optional<Name.Indexed> by = by();
    Body body = body("trigger", OF_TRIGGERS);
    if (body.none(Clause.When.class) && body.none(Clause.Moves.class)) {
      tokens.report(new SyntaxProblem.NoCause(head.span(), head.name().text()));
    }
    if (body.none(Clause.Then.class)) {
      tokens.report(new SyntaxProblem.NoThen(head.span(), "trigger", head.name().text()));
    }
    return new Tree.Trigger(head, by, body.clauses, body.because, tokens.since(first));
  }

  Tree.Condition condition() {
    return clauses.condition();
  }

  /// {@return what of an event the clause says, if that can be said once only}
  private static Optional<String> part(Clause clause) {
    return switch (clause) {
      case Clause.When _, Clause.Moves _ -> Optional.of("`when`");
      case Clause.Rate _,
          Clause.OnAverage _,
          Clause.After _,
          Clause.AfterDrawn _,
          Clause.On _,
          Clause.OnStart _ ->
          Optional.of(TIMING);
      case Clause.SeenBy _, Clause.Secret _ -> Optional.of("word on who sees it");
      case Clause.Then _, Clause.Scales _, Clause.Because _ -> Optional.empty();
    };
  }

  Declaration redLine() {
    Token first = tokens.next();
    tokens.expect("line");
    Tree.Head head = declarations.head("the name of the red line");
    Optional<Name.Indexed> by = by();
    Optional<Expression> condition = Optional.empty();
    boolean undrawn = false;
    Once once = new Once();
    while (tokens.is("when") || (tokens.is("starts") && !tokens.atDeclaration())) {
      Token word = tokens.peek();
      if (tokens.accept("when")) {
        condition = Optional.of(expressions.whole());
      } else {
        tokens.next();
        tokens.expect("undrawn");
        undrawn = true;
      }
      once.has("`" + word.text() + "`", tokens.since(word));
    }
    Optional<Clause.Because> because = declarations.because();
    if (condition.isEmpty()) {
      tokens.report(new SyntaxProblem.NoCondition(head.span(), head.name().text()));
    }
    Expression crossed = condition.orElse(new Expression.Broken(head.span()));
    return new Tree.RedLine(head, by, undrawn, crossed, because, tokens.since(first));
  }

  Declaration belief() {
    Token first = tokens.next();
    Tree.Head head = declarations.head("the name of the belief");
    Optional<Name.Indexed> holder = Optional.empty();
    Optional<Tree.Value> starts = Optional.empty();
    Optional<Expression> steps = Optional.empty();
    List<Tree.Update> updates = new ArrayList<>();
    Body reasons = new Body();
    Once once = new Once();
    while (true) {
      Token word = tokens.peek();
      if (tokens.accept("held")) {
        tokens.expect("by");
        holder = Optional.of(tokens.indexed("an actor"));
        once.has("`held by`", tokens.since(word));
      } else if (tokens.is("after")) {
        updates.add(update());
      } else if (tokens.is("because")) {
        reasons.add(clauses.because());
      } else if (tokens.is("starts") && !tokens.atDeclaration()) {
        starts = declarations.starts();
        once.has("`starts`", tokens.since(word));
      } else if (tokens.accept("in")) {
        steps = Optional.of(expressions.whole());
        tokens.expect("steps");
        once.has("`in ... steps`", tokens.since(word));
      } else {
        end("belief", OF_BELIEFS);
        return new Tree.Belief(
            head, holder, starts, steps, updates, reasons.because, tokens.since(first));
      }
    }
  }

  private Tree.Update update() {
    Token first = tokens.next();
    Name.Indexed event = tokens.indexed("an event, a trigger, a lever or a red line");
    tokens.expect("odds");
    tokens.expect("times");
    return new Tree.Update(event, expressions.whole(), tokens.since(first));
  }

  Declaration lever() {
    Token first = tokens.next();
    Tree.Head head = declarations.head("the name of the lever");
    Terms terms = new Terms();
    Body body = new Body();
    Once once = new Once();
    while (tokens.is(Kind.WORD) && OF_LEVERS.contains(tokens.peek().text())) {
      Token word = tokens.peek();
      if (terms.next()) {
        once.has("`" + word.text() + "`", tokens.since(word));
      } else {
        body.add(clauses.clause(false), once);
      }
    }
    end("lever", OF_LEVERS);
    if (body.none(Clause.Then.class) && body.none(Clause.Scales.class)) {
      tokens.report(new SyntaxProblem.NoThen(head.span(), "lever", head.name().text()));
    }
    return terms.lever(head, body, first);
  }

  /// Who can pull a lever, at what cost and when.
  private final class Terms {
    private Optional<Name.Indexed> by = Optional.empty();
    private Optional<Expression> cost = Optional.empty();
    private Optional<LocalDate> from = Optional.empty();
    private Optional<LocalDate> until = Optional.empty();
    private Optional<Tree.Condition> when = Optional.empty();

    /// Reads a term if one is next.
    ///
    /// @return whether it was
    boolean next() {
      if (tokens.is("by")) {
        by = by();
      } else if (tokens.accept("cost")) {
        cost = Optional.of(expressions.whole());
      } else if (tokens.accept("from")) {
        from = Optional.of(clauses.day());
      } else if (tokens.accept("until")) {
        until = Optional.of(clauses.day());
      } else if (tokens.accept("when")) {
        when = Optional.of(clauses.condition());
      } else {
        return false;
      }
      return true;
    }

    Tree.Lever lever(Tree.Head head, Body body, Token first) {
      return new Tree.Lever(
          head, by, cost, from, until, when, body.clauses, body.because, tokens.since(first));
    }
  }

  Declaration history() {
    Token first = tokens.next();
    Optional<Name> name =
        tokens.is("from") ? Optional.empty() : Optional.of(tokens.name("`from` or a name"));
    tokens.expect("from");
    Tree.Period from = day();
    tokens.expect("to");
    Tree.Period to = day();
    List<Tree.Setting> with = tokens.accept("with") ? tokens.list(this::setting) : List.of();
    tokens.expect("covers");
    List<Name.Indexed> covers = tokens.list(() -> tokens.indexed("an event"));
    Optional<Clause.Because> because = declarations.because();
    List<Tree.Entry> entries = new ArrayList<>();
    while (tokens.is(Kind.DATE) || tokens.is(Kind.MONTH)) {
      entries.add(entry());
    }
    end("history", Set.of("because"));
    return new Tree.History(name, from, to, with, covers, entries, because, tokens.since(first));
  }

  private Tree.Setting setting() {
    Name.Indexed variable = tokens.indexed("a state");
    tokens.expect("=");
    return new Tree.Setting(variable, expressions.whole(), tokens.since(variable.span()));
  }

  private Tree.Entry entry() {
    Token first = tokens.peek();
    Tree.Period when = period();
    Name.Indexed event = tokens.indexed("an event");
    return new Tree.Entry(when, event, declarations.because(), tokens.since(first));
  }

  private Tree.Period day() {
    Token first = tokens.peek();
    LocalDate day = clauses.day();
    return new Tree.Period(day, day, first.span());
  }

  /// {@return a day, a month or a range of these}
  private Tree.Period period() {
    Token first = tokens.next();
    Token last = first;
    if (tokens.accept("..")) {
      if (!tokens.is(Kind.DATE) && !tokens.is(Kind.MONTH)) {
        tokens.fail("a date such as `2024-05-31`");
      }
      last = tokens.next();
    }
    return new Tree.Period(firstDay(first), lastDay(last), tokens.since(first));
  }

  private static LocalDate firstDay(Token token) {
    return token.kind() == Kind.MONTH
        ? YearMonth.parse(token.text()).atDay(1)
        : LocalDate.parse(token.text());
  }

  private static LocalDate lastDay(Token token) {
    return token.kind() == Kind.MONTH
        ? YearMonth.parse(token.text()).atEndOfMonth()
        : LocalDate.parse(token.text());
  }
}
