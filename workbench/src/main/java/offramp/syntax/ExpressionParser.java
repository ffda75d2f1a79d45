package offramp.syntax;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.syntax.Expression.Operator;
import offramp.syntax.Token.Kind;
import offramp.text.Span;
import offramp.text.Unit;

/// Reads expressions by precedence climbing (Richards, Whitby-Strevens: BCPL, 1979): a level for
/// each line of the table in the language page.
final class ExpressionParser {
  private static final int WHOLE = 1;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int PER = 5;
  private static final int SUM = 6;
  private static final int UNARY = 8;
  private static final int POWER = 9;

  private static final int DEEPEST = 250;
  private static final int MOST_OPERATORS = 1_000;

  private static final Map<String, Operator> OPERATORS = operators();
  private static final Map<String, String> WRONG_SIGNS =
      Map.of("=", "==", "&&", "and", "||", "or", "=>", ">=", "=<", "<=", "<>", "!=", "!", "not");

  private final Tokens tokens;
  private int depth;
  private int count;
  private boolean bare;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  private static Map<String, Operator> operators() {
    Map<String, Operator> bySign = new java.util.HashMap<>();
    for (Operator operator : Operator.values()) {
      bySign.put(operator.sign(), operator);
    }
    return Map.copyOf(bySign);
  }

  private static int level(Operator operator) {
    return switch (operator) {
      case OR -> WHOLE;
      case AND -> 2;
      case EQUAL, UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST -> COMPARISON;
      case PLUS, MINUS -> SUM;
      case TIMES, OVER -> 7;
      case POWER -> POWER;
    };
  }

  Expression whole() {
    return read(WHOLE, false);
  }

  /// {@return an expression that binds at least as strongly as `+`: an end of a range}
  Expression sum() {
    return read(SUM, false);
  }

  /// {@return the same, its last unit left to what follows}
  private Expression bareSum() {
    return read(SUM, true);
  }

  /// {@return an expression with its unit, as `1 per month`}
  Expression measured() {
    return read(PER, false);
  }

  private Expression read(int level, boolean withoutUnits) {
    boolean before = bare;
    bare = withoutUnits;
    count = depth == 0 ? 0 : count;
    Expression expression = binary(level);
    bare = before;
    return expression;
  }

  private Expression binary(int level) {
    Token first = tokens.peek();
    Expression left = prefix(level);
    Optional<Token> compared = Optional.empty();
    while (true) {
      if (tokens.is("per") && level <= PER) {
        left = per(left, first);
        continue;
      }
      Optional<Operator> operator = operator();
      if (operator.isEmpty() || level(operator.get()) < level) {
        return left;
      }
      Token sign = tokens.next();
      boolean comparison = level(operator.get()) == COMPARISON;
      boolean chained = comparison && compared.isPresent();
      if (comparison) {
        compared.ifPresent(
            before ->
                tokens.report(new SyntaxProblem.ChainedComparison(sign.span(), before.span())));
      }
      compared = comparison ? Optional.of(sign) : Optional.empty();
      counted(sign);
      Expression right =
          binary(operator.get() == Operator.POWER ? UNARY : level(operator.get()) + 1);
      Span span = tokens.since(first);
      left =
          chained && left instanceof Expression.Binary before
              ? chain(
                  before,
                  new Expression.Binary(operator.get(), before.right(), right, sign.span(), span))
              : new Expression.Binary(operator.get(), left, right, sign.span(), span);
    }
  }

  /// {@return what a chain of comparisons, which has been reported, was meant to say}
  private static Expression.Binary chain(Expression.Binary first, Expression.Binary second) {
    return new Expression.Binary(Operator.AND, first, second, second.at(), second.span());
  }

  private Expression per(Expression operand, Token first) {
    counted(tokens.next());
    Token unit = tokens.peek();
    return new Expression.Per(operand, tokens.unit(), unit.span(), tokens.since(first));
  }

  private void counted(Token sign) {
    if (++count > MOST_OPERATORS) {
      tokens.report(new SyntaxProblem.LongExpression(sign.span(), MOST_OPERATORS));
      throw new Unreadable();
    }
  }

  /// {@return the operator that is next; a sign of another language is reported and taken for ours}
  private Optional<Operator> operator() {
    Token token = tokens.peek();
    if (token.kind() != Kind.SIGN && token.kind() != Kind.WORD) {
      return Optional.empty();
    }
    String meant = WRONG_SIGNS.get(token.text());
    if (meant != null && OPERATORS.containsKey(meant)) {
      tokens.report(new SyntaxProblem.WrongSign(token.span(), token.text(), meant));
      return Optional.of(OPERATORS.get(meant));
    }
    return Optional.ofNullable(OPERATORS.get(token.text()));
  }

  private Expression prefix(int level) {
    Token first = tokens.peek();
    if (++depth > DEEPEST) {
      tokens.report(new SyntaxProblem.TooDeep(first.span(), DEEPEST));
      throw new Unreadable();
    }
    try {
      return switch (first.kind()) {
        case NUMBER -> number(tokens.next());
        case WORD -> word(first);
        case SIGN -> signed(first, level);
        case DATE, MONTH, PLACE, STRING, COMMENT, END -> missing();
      };
    } finally {
      depth--;
    }
  }

  private Expression missing() {
    tokens.fail("a value");
    throw new AssertionError("unreachable");
  }

  private Expression signed(Token first, int level) {
    return switch (first.text()) {
      case "-" -> {
        tokens.next();
        Expression operand = binary(Math.max(level, UNARY));
        yield new Expression.Negation(operand, tokens.since(first));
      }
      case "!" -> {
        tokens.report(new SyntaxProblem.WrongSign(first.span(), "!", "not"));
        yield not(first);
      }
      case "(" -> {
        tokens.next();
        boolean before = bare;
        bare = false;
        Expression inner = binary(WHOLE);
        bare = before;
        tokens.close(")", first);
        yield inner;
      }
      default -> missing();
    };
  }

  private Expression not(Token first) {
    tokens.next();
    Expression operand = binary(NOT);
    return new Expression.Not(operand, tokens.since(first));
  }

  private Expression number(Token token) {
    double value = Lexer.value(token.text());
    boolean percent = token.text().endsWith("%");
    Optional<Unit> unit = bare || percent ? Optional.empty() : tokens.acceptUnit();
    return unit.<Expression>map(u -> new Expression.Quantity(value, u, tokens.since(token)))
        .orElse(new Expression.Number(value, percent, token.span()));
  }

  private Expression word(Token first) {
    return switch (first.text()) {
      case "not" -> not(first);
      case "if" -> choice(first);
      case "true", "false" -> {
        tokens.next();
        yield new Expression.Truth(first.text().equals("true"), first.span());
      }
      case "since", "until" -> dated(first);
      default -> named(first);
    };
  }

  private Expression choice(Token first) {
    tokens.next();
    boolean before = bare;
    bare = false;
    Expression condition = binary(WHOLE);
    tokens.expect("then");
    Expression whenTrue = binary(WHOLE);
    tokens.expect("else");
    Expression whenFalse = binary(WHOLE);
    bare = before;
    return new Expression.If(condition, whenTrue, whenFalse, tokens.since(first));
  }

  private Expression dated(Token first) {
    tokens.next();
    if (!tokens.is(Kind.DATE) && !tokens.is(Kind.MONTH)) {
      tokens.fail("a date such as `2024-05-31`");
    }
    Token day = tokens.next();
    LocalDate date = LocalDate.parse(day.kind() == Kind.MONTH ? day.text() + "-01" : day.text());
    return new Expression.Dated(first.is("since"), date, tokens.since(first));
  }

  private Expression named(Token first) {
    if (first.reserved()) {
      return missing();
    }
    if (tokens.peek(1).is("(")) {
      return called(first);
    }
    if (tokens.peek(1).is(".") && tokens.peek(2).kind() == Kind.WORD) {
      Name ladder = tokens.name("a ladder");
      tokens.next();
      return new Expression.Rung(ladder, tokens.name("a rung"), tokens.since(first));
    }
    Name.Indexed name = tokens.indexed("a value");
    Token state = tokens.peek();
    if (state.kind() == Kind.WORD && Words.LINE_STATES.contains(state.text())) {
      tokens.next();
      return new Expression.LineState(
          name, new Name(state.text(), state.span()), tokens.since(first));
    }
    return new Expression.Reference(name, name.span());
  }

  private Expression called(Token first) {
    Name function = tokens.name("a function");
    Token open = tokens.next();
    boolean before = bare;
    bare = false;
    boolean fold = Words.FOLDS.contains(first.text()) && tokens.peek(1).is("in");
    Expression call = fold ? fold(function, open) : call(function, open);
    bare = before;
    return call;
  }

  private Expression fold(Name function, Token open) {
    Name variable = tokens.name("an index");
    tokens.expect("in");
    Name group = tokens.name("a group");
    tokens.expect(":");
    Expression body = binary(WHOLE);
    tokens.close(")", open);
    return new Expression.Fold(function, variable, group, body, tokens.since(function.span()));
  }

  private Expression call(Name function, Token open) {
    List<Expression> arguments = new ArrayList<>();
    if (!tokens.is(")")) {
      arguments = tokens.list(() -> binary(WHOLE));
    }
    tokens.close(")", open);
    return new Expression.Call(function, arguments, tokens.since(function.span()));
  }

  /// {@return whether a law by its name is next, as `Beta(2, 5)`, and not a call of a function}
  boolean atLaw() {
    return tokens.is(Kind.WORD)
        && Character.isUpperCase(tokens.peek().text().charAt(0))
        && tokens.peek(1).is("(");
  }

  /// {@return the law of an unknown}
  Law law() {
    if (atLaw()) {
      return lawByName();
    }
    Expression low = measured();
    if (!tokens.is("to")) {
      tokens.fail(
          "`to` and the upper end of a range",
          "write a range as in `1 to 5` or a law as in `Beta(2, 5)`; what is known is a `let`");
    }
    return interval(low);
  }

  /// {@return an interval whose lower end has been read}
  Law interval(Expression low) {
    boolean rate = low instanceof Expression.Per;
    boolean lasting = !rate && Unit.of(tokens.peek(-1).text()).isPresent();
    tokens.expect("to");
    Expression high = rate ? measured() : lasting ? sum() : bareSum();
    Optional<Law.Scale> scale = scale();
    return new Law.Interval(low, high, scale, tokens.since(low.span()));
  }

  private Law lawByName() {
    Token first = tokens.peek();
    Name law = tokens.name("a law");
    Token open = tokens.next();
    if (law.text().equals("Choice")) {
      List<Law.Option> options = tokens.list(this::option);
      tokens.close(")", open);
      return new Law.Choice(options, scale(), tokens.since(first));
    }
    List<Expression> arguments = tokens.is(")") ? List.of() : tokens.list(this::whole);
    tokens.close(")", open);
    return new Law.Named(law, arguments, scale(), tokens.since(first));
  }

  private Law.Option option() {
    Expression value = measured();
    tokens.expect(":");
    return new Law.Option(value, whole());
  }

  private Optional<Law.Scale> scale() {
    Token first = tokens.peek();
    boolean per = tokens.accept("per");
    if (per) {
      Unit unit = tokens.unit();
      return Optional.of(new Law.Scale(true, unit, tokens.since(first)));
    }
    return tokens.acceptUnit().map(unit -> new Law.Scale(false, unit, first.span()));
  }
}
