package offramp.prism;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.prism.Expression.Operator;
import offramp.text.Span;

/// Reads expressions. From the weakest operator to the strongest: `? :`, `=>`, `<=>`, `|`, `&`,
/// `!`, `= !=`, `< <= > >=`, `+ -`, `* /`, unary `-`; those of one line group from the left.
final class ExpressionReader {
  /// What an expression of the language may have at most.
  static final int MOST_OPERATORS = 1_000;

  private static final int DEEPEST = 200;
  private static final List<List<Operator>> LEVELS =
      List.of(
          List.of(Operator.IMPLIES),
          List.of(Operator.IFF),
          List.of(Operator.OR),
          List.of(Operator.AND),
          List.of(Operator.EQUAL, Operator.UNEQUAL),
          List.of(Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST),
          List.of(Operator.PLUS, Operator.MINUS),
          List.of(Operator.TIMES, Operator.OVER));
  private static final int NOT = 4;

  private final Tokens tokens;
  private int depth;
  private int operators;

  ExpressionReader(Tokens tokens) {
    this.tokens = tokens;
  }

  Expression expression() {
    depth = 0;
    operators = 0;
    return choice();
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw tokens.refuse(
          "an expression nests more than %d deep here".formatted(DEEPEST),
          "give its parts names with `formula`");
    }
  }

  private void counted() {
    if (++operators > MOST_OPERATORS) {
      throw tokens.refuse(
          "an expression has more than %,d operators".formatted(MOST_OPERATORS),
          "give its parts names with `formula`");
    }
  }

  private Expression choice() {
    deeper();
    Span start = tokens.peek().span();
    Expression condition = level(0);
    Expression whole = condition;
    if (tokens.take("?")) {
      counted();
      Expression whenTrue = level(0);
      tokens.expect(":");
      Expression whenFalse = choice();
      whole = new Expression.Choice(condition, whenTrue, whenFalse, tokens.since(start));
    }
    depth--;
    return whole;
  }

  private Expression level(int level) {
    if (level == NOT && tokens.peek().is("!")) {
      return not();
    }
    if (level == LEVELS.size()) {
      return unary();
    }
    Span start = tokens.peek().span();
    Expression left = level(level + 1);
    for (Optional<Operator> operator = operator(level);
        operator.isPresent();
        operator = operator(level)) {
      counted();
      Expression right = level(level + 1);
      left = new Expression.Binary(operator.get(), left, right, tokens.since(start));
    }
    return left;
  }

  private Optional<Operator> operator(int level) {
    for (Operator operator : LEVELS.get(level)) {
      if (tokens.take(operator.sign())) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private Expression not() {
    deeper();
    counted();
    Span start = tokens.next().span();
    Expression operand = level(NOT);
    depth--;
    return new Expression.Not(operand, tokens.since(start));
  }

  private Expression unary() {
    if (!tokens.peek().is("-")) {
      return basic();
    }
    deeper();
    counted();
    Span start = tokens.next().span();
    Expression operand = unary();
    depth--;
    return new Expression.Negated(operand, tokens.since(start));
  }

  private Expression basic() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case WHOLE, REAL -> number(tokens.next());
      case WORD -> word(tokens.next());
      case SIGN -> brackets();
      case QUOTED ->
          throw tokens.refuse(
              "a label cannot be read in an expression of a model",
              "write its condition, or make that a `formula`");
      case PRIMED ->
          throw tokens.refuse(
              "the new value `%s'` cannot be read".formatted(token.text()),
              "updates read the state from before; write `%s`".formatted(token.text()));
      case END -> throw tokens.unreadable("an expression");
    };
  }

  private Expression number(Token token) {
    double value = Double.parseDouble(token.text());
    boolean whole = token.kind() == Token.Kind.WHOLE;
    if (whole ? value > Integer.MAX_VALUE : Double.isInfinite(value)) {
      throw tokens.refuse(
          "the number before this is too large", "PRISM's integers go to 2,147,483,647");
    }
    return new Expression.Number(value, whole, token.span());
  }

  private Expression word(Token token) {
    if (token.is("true") || token.is("false")) {
      return new Expression.Truth(token.is("true"), token.span());
    }
    if (ScriptReader.KEYWORDS.contains(token.text())) {
      throw tokens.refuse(
          "an expression should stand before this, not the word `%s`".formatted(token.text()),
          "see whether a sign or a word is missing before this place");
    }
    if (!tokens.take("(")) {
      return new Expression.Name(token.text(), token.span());
    }
    String function = token.text();
    if (token.is("func")) {
      function = tokens.expect(Token.Kind.WORD, "the name of a function").text();
      tokens.expect(",");
    }
    counted();
    List<Expression> arguments = new ArrayList<>();
    do {
      arguments.add(choice());
    } while (tokens.take(","));
    tokens.expect(")");
    return new Expression.Call(function, arguments, tokens.since(token.span()));
  }

  private Expression brackets() {
    if (!tokens.take("(")) {
      throw tokens.unreadable("an expression");
    }
    Expression inner = choice();
    tokens.expect(")");
    return inner;
  }
}
