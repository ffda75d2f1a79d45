package offramp.program;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import offramp.model.Condition;
import offramp.model.Condition.Relation;
import offramp.model.Term;
import offramp.model.Term.Function;
import offramp.model.Term.Operation;
import offramp.text.Unit;

/// Terms and conditions drawn at random.
///
/// @param tame whether every value is finite, whatever the state
/// @param names what they may read
record RandomTerms(RandomGenerator random, boolean tame, Names names) {
  private static final List<Function> TAME =
      List.of(Function.MIN, Function.MAX, Function.ABS, Function.FLOOR, Function.CLAMP);

  private static final double[] NUMBERS = {0, -0.0, 1, 2, -1, 0.5, 0.1, 3, 10, 1e-9, 1 / 3.0};

  /// What expressions may read.
  ///
  /// @param variables how many variables, from the first
  /// @param definitions the numbers of definitions
  /// @param dates whether days may be asked for
  record Names(int variables, int unknowns, List<Integer> definitions, boolean dates) {}

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  Term term(int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return leaf();
    }
    return switch (random.nextInt(8)) {
      case 0 -> new Term.Negated(term(depth - 1));
      case 1, 2, 3 -> arithmetic(depth);
      case 4 -> new Term.If(condition(depth - 1), term(depth - 1), term(depth - 1));
      case 5 -> call(depth);
      case 6 -> united(term(depth - 1));
      default -> new Term.Indicator(condition(depth - 1));
    };
  }

  private Term leaf() {
    int form = random.nextInt(5);
    if (form == 1 && names.unknowns() > 0) {
      return new Term.UnknownOf(random.nextInt(names.unknowns()));
    }
    if (form == 2 && !names.definitions().isEmpty()) {
      int number = random.nextInt(names.definitions().size());
      return new Term.DefinitionOf(names.definitions().get(number));
    }
    return form > 2 && names.variables() > 0
        ? new Term.StateOf(random.nextInt(names.variables()))
        : new Term.Constant(NUMBERS[random.nextInt(NUMBERS.length)]);
  }

  private Term arithmetic(int depth) {
    int operations = tame ? 3 : Operation.values().length;
    Operation operation = any(List.of(Operation.values()).subList(0, operations));
    return new Term.Arithmetic(operation, term(depth - 1), term(depth - 1));
  }

  private Term call(int depth) {
    List<Function> functions = tame ? TAME : List.of(Function.values());
    Function function = any(functions);
    return new Term.Call(
        function, Stream.generate(() -> term(depth - 1)).limit(function.arity()).toList());
  }

  private Term united(Term operand) {
    Unit unit = any(List.of(Unit.values()));
    return random.nextBoolean() ? new Term.Per(operand, unit) : new Term.Lasting(operand, unit);
  }

  /// {@return a term between `low` and `high` if tame, else sometimes}
  Term within(double low, double high, int depth) {
    Term any = term(depth);
    if (!tame && random.nextInt(4) == 0) {
      return any;
    }
    return new Term.Call(
        Function.CLAMP, List.of(any, new Term.Constant(low), new Term.Constant(high)));
  }

  /// {@return the same, whole}
  Term whole(double low, double high, int depth) {
    return random.nextInt(8) == 0 && !tame
        ? within(low, high, depth)
        : new Term.Call(Function.ROUND, List.of(within(low, high, depth)));
  }

  Condition condition(int depth) {
    if (depth == 0) {
      return comparison(0);
    }
    return switch (random.nextInt(9)) {
      case 0 -> new Condition.Truth(random.nextBoolean());
      case 1 -> new Condition.Holds(term(depth - 1));
      case 2 -> new Condition.Not(condition(depth - 1));
      case 3 -> new Condition.And(condition(depth - 1), condition(depth - 1));
      case 4 -> new Condition.Or(condition(depth - 1), condition(depth - 1));
      case 5 -> new Condition.If(condition(depth - 1), condition(depth - 1), condition(depth - 1));
      case 6 -> names.dates() ? dated() : comparison(depth - 1);
      default -> comparison(depth - 1);
    };
  }

  private Condition comparison(int depth) {
    Relation relation = any(List.of(Relation.values()));
    return new Condition.Compare(relation, term(depth), term(depth));
  }

  private Condition dated() {
    int day = random.nextInt(-1, 4);
    LocalDate date = LocalDate.of(2024, 5, 31).plusDays(day);
    return new Condition.Dated(random.nextBoolean(), date, day);
  }
}
