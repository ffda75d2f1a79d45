package offramp.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Definition;
import offramp.model.Dimension;
import offramp.model.Fact;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.random.Distribution;
import offramp.syntax.Expression;
import offramp.syntax.Name;
import offramp.syntax.Tree;
import offramp.text.Span;

/// Facts: what is told of a case. Each is a definition with a value, or stands open.
final class Facts {
  private final Values values;
  private final Scope scope;
  private final Constants constants;
  private final Expressions expressions;
  private final Findings findings;
  private final Told told;

  Facts(Values values, Expressions expressions, Constants constants, Findings findings, Told told) {
    this.values = values;
    this.scope = values.scope;
    this.expressions = expressions;
    this.constants = constants;
    this.findings = findings;
    this.told = told;
  }

  void build(Tree.Fact fact) {
    String name = fact.head().name().text();
    List<String> words = fact.words().stream().map(Name::text).toList();
    if (words.stream().distinct().count() < words.size()) {
      findings.add(new Problem.WordTwice(fact.words()));
    }
    boolean truth = words.isEmpty() && fact.value() instanceof Expression.Truth;
    Span declared = fact.head().name().span();
    Type type =
        truth
            ? new Type.Switch()
            : words.isEmpty() ? Type.number() : new Type.Words(name, false, words, declared);
    Symbol symbol = Scope.known(scope.values, name).withType(type);
    scope.values.put(name, symbol);
    double written = value(fact.value(), symbol).orElse(0.0);
    Fact may = new Fact(words, truth);
    if (told.open()) {
      open(fact, may, written, symbol);
    } else {
      symbol.instances().put(List.of(), values.definitions.size());
      constants.told();
      values.definitions.add(definition(fact, may, told.facts().getOrDefault(name, written)));
    }
  }

  private static Definition definition(Tree.Fact fact, Fact may, double value) {
    boolean number = may.words().isEmpty() && !may.truth();
    return new Definition(
        fact.head().name().text(),
        new Term.Constant(value),
        true,
        number ? Optional.of(Dimension.NUMBER) : Optional.empty(),
        Optional.of(may),
        fact.span());
  }

  private void open(Tree.Fact fact, Fact may, double written, Symbol symbol) {
    String name = fact.head().name().text();
    symbol.instances().put(List.of(), values.unknowns.size());
    scope.values.put(
        name,
        new Symbol(
            Symbol.Form.UNKNOWN,
            symbol.kind(),
            name,
            symbol.declared(),
            0,
            symbol.type(),
            symbol.instances()));
    values.unknowns.add(
        new Unknown(
            name,
            any(may, written),
            Optional.empty(),
            may.words(),
            Unknown.Reach.FACT,
            fact.span(),
            List.of()));
  }

  /// {@return a law for values of which nothing is told; that of a number has the written value
  /// alone}
  private static Distribution any(Fact may, double written) {
    int words = may.words().size();
    if (words == 0) {
      return may.truth()
          ? new Distribution.Bernoulli(0.5)
          : new Distribution.Choice(List.of(written), List.of(1.0));
    }
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      numbers.add((double) i);
    }
    return new Distribution.Choice(numbers, Collections.nCopies(words, 1.0));
  }

  /// {@return the number of a value that the fact may have; empty, and reported, if it is none}
  Optional<Double> value(Expression expression, Symbol fact) {
    Optional<Type.Words> beside =
        fact.type() instanceof Type.Words words ? Optional.of(words) : Optional.empty();
    Typed typed = expressions.resolve(expression, Place.NONE, beside);
    return switch (typed) {
      case Typed.Wrong() -> Optional.empty();
      case Typed.Logical(Condition.Truth(var value)) when fact.type() instanceof Type.Switch ->
          Optional.of(value ? 1.0 : 0.0);
      case Typed.Numeric(var term, var type) when type.equals(fact.type()) ->
          constants.constant(term, expression.span());
      default -> {
        findings.add(new Problem.WrongValue(expression.span(), typed.spoken(), fact));
        yield Optional.empty();
      }
    };
  }
}
