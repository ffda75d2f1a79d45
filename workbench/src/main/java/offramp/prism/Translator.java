package offramp.prism;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Condition.Relation;
import offramp.model.Term;
import offramp.model.Term.Function;
import offramp.model.Term.Operation;
import offramp.prism.Expression.Operator;
import offramp.prism.Script.Identifier;
import offramp.text.Span;

/// Turns expressions of PRISM into terms and conditions of the language, and checks their types.
final class Translator {
  /// What stands in no module: labels, global variables, formulas as written.
  static final Script.Module NO_MODULE =
      new Script.Module(new Identifier("", Span.NOWHERE), List.of(), List.of(), Map.of());

  private final Scope scope;
  private final Definitions definitions;
  private final Mistakes mistakes;
  private final Script.Module module;
  private final boolean fixed;

  Translator(Scope scope, Definitions definitions, Mistakes mistakes) {
    this(scope, definitions, mistakes, NO_MODULE, false);
  }

  private Translator(
      Scope scope,
      Definitions definitions,
      Mistakes mistakes,
      Script.Module module,
      boolean fixed) {
    this.scope = scope;
    this.definitions = definitions;
    this.mistakes = mistakes;
    this.module = module;
    this.fixed = fixed;
  }

  /// {@return the same for what stands in a module, with its renaming}
  Translator in(Script.Module inside) {
    return new Translator(scope, definitions, mistakes, inside, fixed);
  }

  /// {@return the same for what may read constants only}
  Translator fixed() {
    return new Translator(scope, definitions, mistakes, module, true);
  }

  Value.Numeric number(Expression expression) {
    return switch (value(expression)) {
      case Value.Numeric number -> number;
      case Value.Logical _ -> {
        wrongType(expression, "a truth value", "a number", "write `(... ? 1 : 0)`");
        yield Value.Numeric.of(0, true);
      }
      case Value.Wrong _ -> Value.Numeric.of(0, true);
    };
  }

  Value.Logical condition(Expression expression) {
    return switch (value(expression)) {
      case Value.Logical logical -> logical;
      case Value.Numeric _ -> {
        wrongType(expression, "a number", "a condition", "compare it, as in `x > 0`");
        yield Value.Logical.of(true);
      }
      case Value.Wrong _ -> Value.Logical.of(true);
    };
  }

  private void wrongType(Expression at, String is, String wanted, String help) {
    mistakes.meaning(at.span(), "this is %s where %s is needed".formatted(is, wanted), help);
  }

  /// {@return what `expression` becomes; what is wrong with it is reported}
  Value value(Expression expression) {
    Value value = translated(expression);
    if (value.size() > ExpressionReader.MOST_OPERATORS) {
      mistakes.notCarried(
          expression.span(),
          "the expression takes more than %,d operators when it is written out"
              .formatted(ExpressionReader.MOST_OPERATORS),
          "give its parts names with `formula`");
      return new Value.Wrong();
    }
    return value;
  }

  private Value translated(Expression expression) {
    return switch (expression) {
      case Expression.Number(var value, var whole, _) -> Value.Numeric.of(value, whole);
      case Expression.Truth(var value, _) -> Value.Logical.of(value);
      case Expression.Name(var name, var span) -> name(name, span);
      case Expression.Not(var operand, _) -> {
        Value.Logical inner = condition(operand);
        yield new Value.Logical(new Condition.Not(inner.condition()), inner.size() + 1);
      }
      case Expression.Negated(var operand, _) -> negated(number(operand));
      case Expression.Binary(var operator, var left, var right, _) -> binary(operator, left, right);
      case Expression.Choice choice -> choice(choice);
      case Expression.Call call -> call(call);
    };
  }

  private Value name(String written, Span span) {
    Optional<Script.Formula> formula = scope.formula(written);
    String name = formula.isPresent() ? written : module.renamed(written);
    Optional<Script.Constant> constant = scope.constant(name);
    if (constant.isPresent()) {
      return definitions.constant(constant.get());
    }
    Optional<Scope.Known> variable = scope.variable(name);
    if (formula.isEmpty() && variable.isEmpty()) {
      scope.noSuchName(new Identifier(name, span));
      return new Value.Wrong();
    }
    if (fixed) {
      mistakes.meaning(
          span,
          "a constant, bound or initial value cannot read `%s`".formatted(name),
          "let it read constants only");
      return new Value.Wrong();
    }
    return formula.isPresent()
        ? definitions.formula(formula.get(), module)
        : variable(variable.orElseThrow());
  }

  private static Value variable(Scope.Known variable) {
    Term state = new Term.StateOf(variable.number());
    return variable.whole()
        ? new Value.Numeric(state, true, 1)
        : new Value.Logical(new Condition.Holds(state), 1);
  }

  private static Value.Numeric negated(Value.Numeric inner) {
    Term term =
        inner.term() instanceof Term.Constant(var value)
            ? new Term.Constant(0 - value)
            : new Term.Negated(inner.term());
    return new Value.Numeric(term, inner.whole(), inner.size() + 1);
  }

  private Value binary(Operator operator, Expression left, Expression right) {
    return switch (operator) {
      case AND, OR, IMPLIES -> junction(operator, condition(left), condition(right));
      case IFF -> same(condition(left), condition(right));
      case EQUAL -> equal(left, right);
      case UNEQUAL ->
          switch (equal(left, right)) {
            case Value.Logical(Condition.Compare(_, var l, var r), var size) ->
                new Value.Logical(new Condition.Compare(Relation.UNEQUAL, l, r), size);
            case Value.Logical(var equal, var size) ->
                new Value.Logical(new Condition.Not(equal), size + 1);
            case Value.Numeric _, Value.Wrong _ -> new Value.Wrong();
          };
      case LESS -> compare(Relation.LESS, number(left), number(right));
      case AT_MOST -> compare(Relation.AT_MOST, number(left), number(right));
      case GREATER -> compare(Relation.GREATER, number(left), number(right));
      case AT_LEAST -> compare(Relation.AT_LEAST, number(left), number(right));
      case PLUS -> arithmetic(Operation.PLUS, number(left), number(right));
      case MINUS -> arithmetic(Operation.MINUS, number(left), number(right));
      case TIMES -> arithmetic(Operation.TIMES, number(left), number(right));
      case OVER -> {
        Value.Numeric quotient = arithmetic(Operation.OVER, number(left), number(right));
        yield new Value.Numeric(quotient.term(), false, quotient.size());
      }
    };
  }

  private static Value junction(Operator operator, Value.Logical left, Value.Logical right) {
    Condition one = left.condition();
    Condition other = right.condition();
    Condition both =
        operator == Operator.AND
            ? new Condition.And(one, other)
            : new Condition.Or(operator == Operator.OR ? one : new Condition.Not(one), other);
    return new Value.Logical(both, Value.size(List.of(left, right)) + 1);
  }

  private static Value same(Value.Logical left, Value.Logical right) {
    if (left.truth() || right.truth()) {
      Value.Logical constant = left.truth() ? left : right;
      Value.Logical other = left.truth() ? right : left;
      return constant.condition().equals(new Condition.Truth(true))
          ? other
          : new Value.Logical(new Condition.Not(other.condition()), other.size() + 1);
    }
    return new Value.Logical(
        new Condition.Compare(Relation.EQUAL, left.number(), right.number()),
        Value.size(List.of(left, right)) + 2);
  }

  private Value equal(Expression left, Expression right) {
    Value one = value(left);
    Value other = value(right);
    if (one instanceof Value.Numeric l && other instanceof Value.Numeric r) {
      return compare(Relation.EQUAL, l, r);
    }
    if (one instanceof Value.Logical l && other instanceof Value.Logical r) {
      return same(l, r);
    }
    if (!(one instanceof Value.Wrong) && !(other instanceof Value.Wrong)) {
      mistakes.meaning(
          left.span().to(right.span()),
          "a number is compared with a truth value",
          "compare numbers with numbers");
    }
    return new Value.Wrong();
  }

  private static Value compare(Relation relation, Value.Numeric left, Value.Numeric right) {
    return new Value.Logical(
        new Condition.Compare(relation, left.term(), right.term()),
        Value.size(List.of(left, right)));
  }

  private static Value.Numeric arithmetic(
      Operation operation, Value.Numeric left, Value.Numeric right) {
    return new Value.Numeric(
        new Term.Arithmetic(operation, left.term(), right.term()),
        left.whole() && right.whole(),
        Value.size(List.of(left, right)));
  }

  private Value choice(Expression.Choice choice) {
    Value.Logical test = condition(choice.condition());
    Value one = value(choice.whenTrue());
    Value other = value(choice.whenFalse());
    int size = Value.size(List.of(test, one, other));
    if (one instanceof Value.Numeric l && other instanceof Value.Numeric r) {
      return new Value.Numeric(
          new Term.If(test.condition(), l.term(), r.term()), l.whole() && r.whole(), size);
    }
    if (one instanceof Value.Logical l && other instanceof Value.Logical r) {
      return new Value.Logical(
          new Condition.If(test.condition(), l.condition(), r.condition()), size);
    }
    if (!(one instanceof Value.Wrong) && !(other instanceof Value.Wrong)) {
      mistakes.meaning(
          choice.span(),
          "one side of `? :` is a number, the other a truth value",
          "let both be of one type");
    }
    return new Value.Wrong();
  }

  private Value call(Expression.Call call) {
    String function = module.renamed(call.function());
    List<Value.Numeric> arguments = new ArrayList<>();
    call.arguments().forEach(argument -> arguments.add(number(argument)));
    int wanted =
        switch (function) {
          case "floor", "ceil", "round" -> 1;
          case "pow", "mod", "log" -> 2;
          case "min", "max" -> arguments.size();
          default -> -1;
        };
    if (wanted != arguments.size()) {
      mistakes.meaning(
          call.span(),
          wanted < 0
              ? "there is no function `%s`".formatted(function)
              : "`%s` takes %d argument%s, not %d"
                  .formatted(function, wanted, wanted == 1 ? "" : "s", arguments.size()),
          "the functions are `min max floor ceil round pow mod log`");
      return new Value.Wrong();
    }
    Value.Numeric first = arguments.getFirst();
    Value.Numeric last = arguments.getLast();
    return switch (function) {
      case "floor" -> rounded(Function.FLOOR, first);
      case "ceil" -> rounded(Function.CEIL, first);
      case "round" -> rounded(Function.ROUND, first);
      case "pow" -> arithmetic(Operation.POWER, first, last);
      case "mod" -> remainder(call, first, last);
      case "log" -> {
        Value.Numeric quotient = arithmetic(Operation.OVER, logarithm(first), logarithm(last));
        yield new Value.Numeric(quotient.term(), false, quotient.size());
      }
      default -> extreme(function.equals("min") ? Function.MIN : Function.MAX, arguments);
    };
  }

  private static Value.Numeric rounded(Function function, Value.Numeric of) {
    return new Value.Numeric(new Term.Call(function, List.of(of.term())), true, of.size() + 1);
  }

  private static Value.Numeric logarithm(Value.Numeric of) {
    return new Value.Numeric(new Term.Call(Function.LN, List.of(of.term())), false, of.size() + 1);
  }

  /// `mod(i, n)` is i - n * floor(i / n), which has the sign of n, as PRISM's has.
  private Value remainder(Expression.Call call, Value.Numeric of, Value.Numeric by) {
    if (!of.whole() || !by.whole()) {
      wrongType(call, "a real number", "an integer", "round it with `floor` or `ceil`");
    }
    Value.Numeric times = rounded(Function.FLOOR, arithmetic(Operation.OVER, of, by));
    return arithmetic(Operation.MINUS, of, arithmetic(Operation.TIMES, by, times));
  }

  private static Value extreme(Function function, List<Value.Numeric> arguments) {
    Term term = arguments.getFirst().term();
    for (Value.Numeric next : arguments.subList(1, arguments.size())) {
      term = new Term.Call(function, List.of(term, next.term()));
    }
    return new Value.Numeric(
        term,
        arguments.stream().allMatch(Value.Numeric::whole),
        Value.size(arguments) + arguments.size());
  }
}
