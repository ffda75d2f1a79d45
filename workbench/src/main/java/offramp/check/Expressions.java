package offramp.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import offramp.model.Condition;
import offramp.model.Dimension;
import offramp.model.Term;
import offramp.syntax.Expression;
import offramp.syntax.Name;
import offramp.text.Spelling;

/// Gives the names in an expression their meaning and its parts their types.
///
/// A word beside a ladder (or a `Choice` of words) is looked for among its rungs first; `beside`
/// carries that ladder.
final class Expressions {
  private final Scope scope;
  private final Findings findings;
  private final Operators operators;

  Expressions(Scope scope, Findings findings) {
    this.scope = scope;
    this.findings = findings;
    this.operators = new Operators(findings);
  }

  Typed resolve(Expression expression, Place place) {
    return resolve(expression, place, Optional.empty());
  }

  Typed resolve(Expression expression, Place place, Optional<Type.Words> beside) {
    return switch (expression) {
      case Expression.Number(var value, _, _) -> Typed.number(new Term.Constant(value));
      case Expression.Quantity(var value, var unit, _) ->
          Typed.measure(new Term.Lasting(new Term.Constant(value), unit), Dimension.DURATION);
      case Expression.Truth(var value, _) -> new Typed.Logical(new Condition.Truth(value));
      case Expression.Reference(var name, _) -> reference(name, place, beside);
      case Expression.Rung(var ladder, var rung, _) -> rung(ladder, rung);
      case Expression.Negation(var operand, _) ->
          operators.negated(operand, resolve(operand, place));
      case Expression.Not(var operand, _) ->
          logical(operand, place)
              .<Typed>map(c -> new Typed.Logical(Fold.not(c)))
              .orElse(Typed.wrong());
      case Expression.Binary binary -> binary(binary, place);
      case Expression.If choice -> choice(choice, place, beside);
      case Expression.Per per -> operators.per(per, resolve(per.operand(), place));
      case Expression.Call call -> call(call, place, beside);
      case Expression.Fold fold -> fold(fold, place);
      case Expression.Dated(var since, var date, var span) ->
          new Typed.Logical(new Condition.Dated(since, date, scope.day(date, span)));
      case Expression.LineState state -> lineState(state, place);
      case Expression.Broken(_) -> Typed.wrong();
    };
  }

  /// {@return the condition that the expression is; empty, and reported, if it is none}
  Optional<Condition> logical(Expression expression, Place place) {
    return operators.condition(expression, resolve(expression, place));
  }

  /// {@return the term of a number of this dimension; empty, and reported, if it is none}
  Optional<Term> measure(Expression expression, Place place, Dimension dimension, String role) {
    return operators.measure(expression, resolve(expression, place), dimension, role);
  }

  private Typed reference(Name.Indexed name, Place place, Optional<Type.Words> beside) {
    boolean bare = name.indexes().isEmpty();
    if (bare && place.actors().containsKey(name.text())) {
      return new Typed.Actor(place.actors().get(name.text()));
    }
    if (bare && beside.isPresent() && beside.get().words().contains(name.text())) {
      return word(beside.get(), name.text());
    }
    Symbol symbol = scope.values.get(name.text());
    if (symbol != null) {
      return value(symbol, name, place);
    }
    return bare && scope.actors.containsKey(name.text())
        ? new Typed.Actor(name.text())
        : findings.wrong(undeclared(name.name(), beside));
  }

  private static Typed word(Type.Words words, String word) {
    return new Typed.Numeric(new Term.Constant(words.words().indexOf(word)), words);
  }

  private Typed value(Symbol symbol, Name.Indexed name, Place place) {
    Optional<Integer> instance = scope.instance(symbol, name, place);
    if (instance.isEmpty()) {
      return Typed.wrong();
    }
    int number = instance.get();
    return switch (symbol.form()) {
      case VARIABLE -> new Typed.Numeric(new Term.StateOf(number), symbol.type());
      case UNKNOWN -> new Typed.Numeric(new Term.UnknownOf(number), symbol.type());
      case DEFINITION -> definition(number, symbol.type());
      case EVENT, TRIGGER, LEVER, OUTCOME, WATCH ->
          throw new AssertionError(symbol.kind() + " among the values");
    };
  }

  private Typed definition(int number, Type type) {
    if (type instanceof Type.OneActor) {
      return new Typed.Actor(scope.actor(number));
    }
    Term term = new Term.DefinitionOf(number);
    return type instanceof Type.Truth
        ? new Typed.Logical(new Condition.Holds(term))
        : new Typed.Numeric(term, type);
  }

  private Problem undeclared(Name name, Optional<Type.Words> beside) {
    if (beside.isPresent()) {
      Optional<String> near = Spelling.nearest(name.text(), beside.get().words());
      if (near.isPresent() || scope.elsewhere(name.text()).isEmpty()) {
        return new Problem.NotAWord(name, beside.get(), near);
      }
    }
    Collection<String> known = new TreeSet<>(scope.values.keySet());
    known.addAll(scope.actors.keySet());
    return new Problem.Undeclared(
        "value", name, Spelling.nearest(name.text(), known), scope.elsewhere(name.text()));
  }

  private Typed rung(Name ladder, Name rung) {
    Optional<Symbol> symbol = scope.find(scope.values, "ladder", ladder);
    if (symbol.isEmpty()) {
      return Typed.wrong();
    }
    if (!(symbol.get().type() instanceof Type.Words words)) {
      return findings.wrong(new Problem.NoWords(ladder, symbol.get()));
    }
    return words.words().contains(rung.text())
        ? word(words, rung.text())
        : findings.wrong(
            new Problem.NotAWord(rung, words, Spelling.nearest(rung.text(), words.words())));
  }

  private Typed binary(Expression.Binary binary, Place place) {
    return switch (binary.operator()) {
      case OR, AND ->
          operators.junction(binary, resolve(binary.left(), place), resolve(binary.right(), place));
      case EQUAL, UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST -> comparison(binary, place);
      case PLUS, MINUS, TIMES, OVER, POWER ->
          operators.arithmetic(
              binary, resolve(binary.left(), place), resolve(binary.right(), place));
    };
  }

  private Typed comparison(Expression.Binary binary, Place place) {
    Optional<Type.Words> left = words(binary.left(), place);
    Optional<Type.Words> right = words(binary.right(), place);
    return operators.comparison(
        binary,
        resolve(binary.left(), place, left.isPresent() ? Optional.empty() : right),
        resolve(binary.right(), place, left));
  }

  /// {@return the ladder or the `Choice` whose value the expression is, where its form tells}
  private Optional<Type.Words> words(Expression expression, Place place) {
    return switch (expression) {
      case Expression.Reference(var name, _) when !hidden(name, place) ->
          scope.values.containsKey(name.text())
                  && scope.values.get(name.text()).type() instanceof Type.Words words
              ? Optional.of(words)
              : Optional.empty();
      case Expression.If(_, var whenTrue, var whenFalse, _) ->
          words(whenTrue, place).or(() -> words(whenFalse, place));
      default -> Optional.empty();
    };
  }

  private static boolean hidden(Name.Indexed name, Place place) {
    return name.indexes().isEmpty() && place.actors().containsKey(name.text());
  }

  private Typed choice(Expression.If choice, Place place, Optional<Type.Words> beside) {
    Optional<Condition> condition = logical(choice.condition(), place);
    Typed whenTrue = resolve(choice.whenTrue(), place, beside);
    Typed whenFalse = resolve(choice.whenFalse(), place, beside);
    return condition
        .map(c -> operators.choice(choice, c, whenTrue, whenFalse))
        .orElse(Typed.wrong());
  }

  private Typed call(Expression.Call call, Place place, Optional<Type.Words> beside) {
    String word = call.function().text();
    if (word.equals("unanswered")) {
      return unanswered(call, place);
    }
    Optional<Term.Function> function = Term.Function.of(word);
    if (function.isEmpty()) {
      return findings.wrong(
          new Problem.NoSuchFunction(
              call.function(), Spelling.nearest(word, Operators.functionWords())));
    }
    List<Typed> arguments = new ArrayList<>();
    call.arguments().forEach(argument -> arguments.add(resolve(argument, place, beside)));
    return operators.call(call, function.get(), arguments);
  }

  /// `unanswered(Blue)`: how many of its lines are crossed and not answered.
  private Typed unanswered(Expression.Call call, Place place) {
    if (call.arguments().size() == 1
        && resolve(call.arguments().getFirst(), place) instanceof Typed.Actor(var actor)) {
      List<Term> crossed = new ArrayList<>();
      scope.lines.forEach(
          line -> {
            if (line.actor().equals(Optional.of(actor))) {
              crossed.add(Fold.counted(line.is(RedLines.CROSSED)));
            }
          });
      return Typed.number(Fold.sum(crossed));
    }
    return findings.wrong(new Problem.NotAnActor(call.span()));
  }

  private Typed lineState(Expression.LineState state, Place place) {
    Optional<Symbol> symbol = scope.find(scope.values, "red line", state.line().name());
    if (symbol.isEmpty()) {
      return Typed.wrong();
    }
    if (!symbol.get().kind().equals(RedLines.KIND)) {
      return findings.wrong(new Problem.NoLine(state.line().name(), symbol.get()));
    }
    return scope
        .instance(symbol.get(), state.line(), place)
        .<Typed>map(
            variable -> new Typed.Logical(scope.line(variable).condition(state.state().text())))
        .orElse(Typed.wrong());
  }

  private Typed fold(Expression.Fold fold, Place place) {
    List<Typed> members = new ArrayList<>();
    for (String actor : scope.through(fold.group())) {
      members.add(resolve(fold.body(), place.with(fold.variable().text(), actor)));
    }
    return operators.fold(fold, members);
  }
}
