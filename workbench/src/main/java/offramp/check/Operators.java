package offramp.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import offramp.model.Condition;
import offramp.model.Dimension;
import offramp.model.Term;
import offramp.syntax.Expression;

/// What operators and functions make of their operands: terms, types and dimensions, or a report.
final class Operators {
  private static final Set<String> FOLDS = Set.of("sum", "count", "any", "all");
  private final Findings findings;

  Operators(Findings findings) {
    this.findings = findings;
  }

  static Set<String> functionWords() {
    Set<String> words =
        Arrays.stream(Term.Function.values())
            .map(Term.Function::word)
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    words.addAll(FOLDS);
    words.add("unanswered");
    return words;
  }

  /// {@return the condition that `typed` is; empty, and reported, if it is none}
  Optional<Condition> condition(Expression at, Typed typed) {
    return switch (typed) {
      case Typed.Logical(var condition) -> Optional.of(condition);
      case Typed.Numeric(var term, Type.Switch()) -> Optional.of(new Condition.Holds(term));
      case Typed.Wrong() -> Optional.empty();
      case Typed.Numeric _, Typed.Actor _ -> {
        findings.add(new Problem.NoCondition(at.span(), typed.spoken()));
        yield Optional.empty();
      }
    };
  }

  /// A number and what it measures.
  private record Measured(Term term, Dimension dimension) {}

  private Optional<Measured> measured(Expression at, Typed typed) {
    return switch (typed) {
      case Typed.Numeric(var term, Type.Measure(var dimension)) ->
          Optional.of(new Measured(term, dimension));
      case Typed.Numeric(var term, _) -> Optional.of(new Measured(term, Dimension.NUMBER));
      case Typed.Wrong() -> Optional.empty();
      case Typed.Logical _, Typed.Actor _ -> {
        findings.add(new Problem.NoNumber(at.span(), typed.spoken()));
        yield Optional.empty();
      }
    };
  }

  /// {@return the term of a number of this dimension; empty, and reported, if it is none}
  Optional<Term> measure(Expression at, Typed typed, Dimension dimension, String role) {
    Optional<Measured> measured = measured(at, typed);
    if (measured.isPresent() && measured.get().dimension() != dimension) {
      findings.add(
          new Problem.WrongDimension(at.span(), role, dimension, measured.get().dimension()));
      return Optional.empty();
    }
    return measured.map(Measured::term);
  }

  Typed negated(Expression at, Typed operand) {
    return measured(at, operand)
        .map(m -> Typed.measure(new Term.Negated(m.term()), m.dimension()))
        .orElse(Typed.wrong());
  }

  Typed per(Expression.Per per, Typed operand) {
    Optional<Measured> measured = measured(per.operand(), operand);
    if (measured.isPresent() && measured.get().dimension() != Dimension.NUMBER) {
      return findings.wrong(
          new Problem.PerOfDimension(
              per.unitSpan(), per.operand().span(), per.unit(), measured.get().dimension()));
    }
    return measured
        .map(m -> Typed.measure(new Term.Per(m.term(), per.unit()), Dimension.RATE))
        .orElse(Typed.wrong());
  }

  Typed junction(Expression.Binary at, Typed left, Typed right) {
    Optional<Condition> l = condition(at.left(), left);
    Optional<Condition> r = condition(at.right(), right);
    if (l.isEmpty() || r.isEmpty()) {
      return Typed.wrong();
    }
    boolean and = at.operator() == Expression.Operator.AND;
    return new Typed.Logical(and ? Fold.and(l.get(), r.get()) : Fold.or(l.get(), r.get()));
  }

  Typed comparison(Expression.Binary at, Typed left, Typed right) {
    if (left instanceof Typed.Actor(var a) && right instanceof Typed.Actor(var b)) {
      return actors(at, a.equals(b));
    }
    Optional<Measured> l = measured(at.left(), truthAsNumber(left));
    Optional<Measured> r = measured(at.right(), truthAsNumber(right));
    if (l.isEmpty() || r.isEmpty()) {
      return Typed.wrong();
    }
    if (l.get().dimension() != r.get().dimension() && !zero(l.get()) && !zero(r.get())) {
      return mismatch(at, l.get(), r.get());
    }
    if (at.operator() == Expression.Operator.EQUAL && reads(left, right)) {
      findings.add(new Problem.EqualityOfScores(at.span()));
    }
    Condition.Relation relation = Condition.Relation.valueOf(at.operator().name());
    return new Typed.Logical(new Condition.Compare(relation, l.get().term(), r.get().term()));
  }

  private static boolean reads(Typed left, Typed right) {
    return left instanceof Typed.Numeric(Term.StateOf _, Type.Measure _)
        && right instanceof Typed.Numeric(Term.Constant(var c), Type.Measure _)
        && c != Math.rint(c);
  }

  /// `talks == true` compares a flag with 1.
  private static Typed truthAsNumber(Typed typed) {
    return typed instanceof Typed.Logical(Condition.Truth(var value))
        ? new Typed.Numeric(new Term.Constant(value ? 1 : 0), new Type.Switch())
        : typed;
  }

  private Typed actors(Expression.Binary at, boolean same) {
    return switch (at.operator()) {
      case EQUAL -> new Typed.Logical(new Condition.Truth(same));
      case UNEQUAL -> new Typed.Logical(new Condition.Truth(!same));
      default -> findings.wrong(new Problem.NoNumber(at.left().span(), "an actor"));
    };
  }

  private static boolean zero(Measured measured) {
    return measured.term().equals(new Term.Constant(0));
  }

  private Typed mismatch(Expression.Binary at, Measured left, Measured right) {
    return findings.wrong(
        new Problem.Mismatch(
            at.operator().sign(),
            at.at(),
            at.left().span(),
            left.dimension(),
            at.right().span(),
            right.dimension()));
  }

  Typed arithmetic(Expression.Binary at, Typed left, Typed right) {
    Optional<Measured> l = measured(at.left(), left);
    Optional<Measured> r = measured(at.right(), right);
    if (l.isEmpty() || r.isEmpty()) {
      return Typed.wrong();
    }
    Optional<Dimension> dimension =
        dimension(at.operator(), l.get().dimension(), r.get().dimension());
    Term.Operation operation = Term.Operation.valueOf(at.operator().name());
    return dimension
        .map(d -> Typed.measure(new Term.Arithmetic(operation, l.get().term(), r.get().term()), d))
        .orElseGet(() -> mismatch(at, l.get(), r.get()));
  }

  private static Optional<Dimension> dimension(
      Expression.Operator operator, Dimension left, Dimension right) {
    return switch (operator) {
      case PLUS, MINUS -> left == right ? Optional.of(left) : Optional.empty();
      case TIMES -> ofPower(power(left) + power(right));
      case OVER -> ofPower(power(left) - power(right));
      case POWER ->
          left == Dimension.NUMBER && right == Dimension.NUMBER
              ? Optional.of(Dimension.NUMBER)
              : Optional.empty();
      default -> throw new AssertionError(operator + " is no arithmetic");
    };
  }

  private static int power(Dimension dimension) {
    return switch (dimension) {
      case RATE -> -1;
      case NUMBER -> 0;
      case DURATION -> 1;
    };
  }

  private static Optional<Dimension> ofPower(int power) {
    return switch (power) {
      case -1 -> Optional.of(Dimension.RATE);
      case 0 -> Optional.of(Dimension.NUMBER);
      case 1 -> Optional.of(Dimension.DURATION);
      default -> Optional.empty();
    };
  }

  Typed choice(Expression.If at, Condition condition, Typed whenTrue, Typed whenFalse) {
    if (whenTrue instanceof Typed.Logical(var a) && whenFalse instanceof Typed.Logical(var b)) {
      return new Typed.Logical(new Condition.If(condition, a, b));
    }
    if (whenTrue instanceof Typed.Numeric(var a, var type)
        && whenFalse instanceof Typed.Numeric(var b, var other)
        && type.equals(other)) {
      return new Typed.Numeric(new Term.If(condition, a, b), type);
    }
    Optional<Measured> l = measured(at.whenTrue(), whenTrue);
    Optional<Measured> r = measured(at.whenFalse(), whenFalse);
    if (l.isEmpty() || r.isEmpty()) {
      return Typed.wrong();
    }
    return l.get().dimension() == r.get().dimension()
        ? Typed.measure(new Term.If(condition, l.get().term(), r.get().term()), l.get().dimension())
        : findings.wrong(
            new Problem.UnlikeBranches(
                at.whenTrue().span(),
                l.get().dimension(),
                at.whenFalse().span(),
                r.get().dimension()));
  }

  Typed call(Expression.Call at, Term.Function function, List<Typed> arguments) {
    boolean many = function == Term.Function.MIN || function == Term.Function.MAX;
    if (many ? arguments.size() < 2 : arguments.size() != function.arity()) {
      return findings.wrong(
          new Problem.ArgumentCount(at.function(), function.arity(), arguments.size(), many));
    }
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      measured(at.arguments().get(i), arguments.get(i)).ifPresent(measured::add);
    }
    if (measured.size() < arguments.size()) {
      return Typed.wrong();
    }
    return switch (function) {
      case MIN, MAX, CLAMP, ABS -> alike(at, function, measured);
      default -> numbers(at, function, measured);
    };
  }

  private Typed alike(Expression.Call at, Term.Function function, List<Measured> arguments) {
    Dimension dimension = arguments.getFirst().dimension();
    for (int i = 1; i < arguments.size(); i++) {
      if (arguments.get(i).dimension() != dimension) {
        return findings.wrong(
            new Problem.WrongDimension(
                at.arguments().get(i).span(),
                "an argument of `%s` beside %s".formatted(function.word(), dimension.words()),
                dimension,
                arguments.get(i).dimension()));
      }
    }
    List<Term> terms = arguments.stream().map(Measured::term).toList();
    return Typed.measure(
        function.arity() == 2 ? nested(function, terms) : new Term.Call(function, terms),
        dimension);
  }

  private static Term nested(Term.Function function, List<Term> terms) {
    return terms.stream()
        .reduce((left, right) -> new Term.Call(function, List.of(left, right)))
        .orElseThrow();
  }

  private Typed numbers(Expression.Call at, Term.Function function, List<Measured> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).dimension() != Dimension.NUMBER) {
        return findings.wrong(
            new Problem.WrongDimension(
                at.arguments().get(i).span(),
                "an argument of `%s`".formatted(function.word()),
                Dimension.NUMBER,
                arguments.get(i).dimension()));
      }
    }
    return Typed.number(new Term.Call(function, arguments.stream().map(Measured::term).toList()));
  }

  /// `sum(c in NATO: e)` and the like, once `e` is known for every member.
  Typed fold(Expression.Fold at, List<Typed> members) {
    if (members.isEmpty() || members.contains(Typed.wrong())) {
      return Typed.wrong();
    }
    return switch (at.function().text()) {
      case "any" -> conditions(at, members).map(all -> logical(all, false)).orElse(Typed.wrong());
      case "all" -> conditions(at, members).map(all -> logical(all, true)).orElse(Typed.wrong());
      case "count" ->
          conditions(at, members)
              .map(all -> all.stream().map(Fold::counted).toList())
              .map(all -> Typed.number(Fold.sum(all)))
              .orElse(Typed.wrong());
      case "sum" -> measures(at, members, "sum");
      case "min" -> measures(at, members, "min");
      case "max" -> measures(at, members, "max");
      default -> throw new AssertionError(at.function().text() + " is no fold");
    };
  }

  private static Typed logical(List<Condition> conditions, boolean and) {
    return new Typed.Logical(conditions.stream().reduce(and ? Fold::and : Fold::or).orElseThrow());
  }

  private Optional<List<Condition>> conditions(Expression.Fold at, List<Typed> members) {
    List<Condition> conditions = new ArrayList<>();
    members.forEach(member -> condition(at.body(), member).ifPresent(conditions::add));
    return conditions.size() == members.size() ? Optional.of(conditions) : Optional.empty();
  }

  private Typed measures(Expression.Fold at, List<Typed> members, String function) {
    List<Term> terms = new ArrayList<>();
    Dimension dimension = Dimension.NUMBER;
    for (Typed member : members) {
      Optional<Measured> measured = measured(at.body(), member);
      if (measured.isEmpty()) {
        return Typed.wrong();
      }
      terms.add(measured.get().term());
      dimension = measured.get().dimension();
    }
    return Typed.measure(
        function.equals("sum")
            ? Fold.sum(terms)
            : nested(Term.Function.of(function).orElseThrow(), terms),
        dimension);
  }
}
