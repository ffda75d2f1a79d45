package offramp.prism;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import offramp.model.Condition;
import offramp.model.Definition;
import offramp.model.Evaluator;
import offramp.model.Fault;
import offramp.model.Term;
import offramp.prism.Script.Identifier;
import offramp.text.Span;

/// Constants and formulas as definitions of the language, each after those that it reads.
final class Definitions {
  /// A constant or formula, and for a formula the names in it that are called otherwise.
  ///
  /// @param module where it is called otherwise; empty if nowhere
  private record Key(String name, Map<String, String> renaming, String module) {}

  private final Scope scope;
  private final Mistakes mistakes;
  private final Naming naming;
  private final Map<String, String> given;
  private final List<Definition> all = new ArrayList<>();
  private final Map<Integer, Double> results = new HashMap<>();
  private final Map<Key, Value> done = new HashMap<>();

  /// @param given values from outside of constants by name
  Definitions(Scope scope, Map<String, String> given, Naming naming, Mistakes mistakes) {
    this.scope = scope;
    this.given = given;
    this.naming = naming;
    this.mistakes = mistakes;
  }

  List<Definition> all() {
    return all;
  }

  /// {@return the constant, read}
  Value constant(Script.Constant constant) {
    return defined(new Key(constant.name().text(), Map.of(), ""));
  }

  /// {@return the formula, read in a module}
  Value formula(Script.Formula formula, Script.Module module) {
    return defined(key(formula, module.renaming(), module.name().text()));
  }

  private Key key(Script.Formula formula, Map<String, String> renaming, String module) {
    if (renaming.isEmpty()) {
      return new Key(formula.name().text(), Map.of(), "");
    }
    Map<String, String> own = new HashMap<>(renaming);
    own.keySet().retainAll(names(formula.value(), true));
    return new Key(formula.name().text(), Map.copyOf(own), own.isEmpty() ? "" : module);
  }

  /// Defines what `first` reads before it, without recursion: chains may be long.
  private Value defined(Key first) {
    Deque<Key> left = new ArrayDeque<>(List.of(first));
    Set<Key> open = new HashSet<>();
    while (!left.isEmpty()) {
      Key key = left.element();
      if (done.containsKey(key)) {
        left.pop();
      } else if (open.add(key)) {
        for (Key read : reads(key)) {
          if (open.contains(read) && !done.containsKey(read)) {
            circle(read);
          }
          left.push(read);
        }
      } else {
        Value value =
            scope
                .formula(key.name())
                .map(formula -> define(formula, key))
                .orElseGet(() -> define(scope.constant(key.name()).orElseThrow()));
        done.put(left.pop(), value);
      }
    }
    return done.getOrDefault(first, new Value.Wrong());
  }

  private void circle(Key key) {
    Identifier name =
        scope
            .formula(key.name())
            .map(Script.Formula::name)
            .orElseGet(() -> scope.constant(key.name()).orElseThrow().name());
    mistakes.meaning(
        name.span(),
        "`%s` reads itself, through others or at once".formatted(name.text()),
        "break the circle");
    done.put(key, new Value.Wrong());
  }

  /// {@return the definitions that one reads directly}
  private List<Key> reads(Key key) {
    Optional<Script.Formula> of = scope.formula(key.name());
    Optional<Expression> value =
        of.map(Script.Formula::value)
            .or(() -> scope.constant(key.name()).flatMap(Script.Constant::value));
    List<Key> keys = new ArrayList<>();
    for (String name : value.map(v -> names(v, false)).orElse(Set.of())) {
      Optional<Script.Formula> formula = scope.formula(name);
      String called = formula.isPresent() ? name : key.renaming().getOrDefault(name, name);
      if (formula.isPresent() && of.isPresent()) {
        keys.add(key(formula.get(), key.renaming(), key.module()));
      } else if (scope.constant(called).isPresent()) {
        keys.add(new Key(called, Map.of(), ""));
      }
    }
    return keys;
  }

  private Value define(Script.Constant constant) {
    Identifier name = constant.name();
    Optional<Value> value = value(constant);
    if (value.isEmpty()) {
      return new Value.Wrong();
    }
    boolean fits =
        switch (value.get()) {
          case Value.Numeric number ->
              constant.type() == Type.DOUBLE || (constant.type() == Type.INT && number.whole());
          case Value.Logical _ -> constant.type() == Type.BOOL;
          case Value.Wrong _ -> true;
        };
    if (!fits) {
      mistakes.meaning(
          name.span(),
          "the value of `%s` is not %s".formatted(name.text(), constant.type().words()),
          "say its type, as in `const double %s = ...`".formatted(name.text()));
    }
    Value read = added(name.text(), value.get(), constant.type() == Type.INT);
    if (read instanceof Value.Wrong || !fits) {
      return new Value.Wrong();
    }
    int number = all.size() - 1;
    results.put(number, result(all.get(number).value(), name));
    return read;
  }

  private Optional<Value> value(Script.Constant constant) {
    Identifier name = constant.name();
    String outside = given.get(name.text());
    if (constant.value().isPresent()) {
      if (outside != null) {
        mistakes.meaning(
            name.span(),
            "`%s` has a value already".formatted(name.text()),
            "leave out `--const %s=%s`, or the value here".formatted(name.text(), outside));
      }
      return constant.value().map(new Translator(scope, this, mistakes).fixed()::value);
    }
    Optional<Value> literal = Optional.ofNullable(outside).flatMap(Definitions::literal);
    if (literal.isEmpty()) {
      mistakes.meaning(
          name.span(),
          outside == null
              ? "the constant `%s` has no value".formatted(name.text())
              : "`%s` is no value for `%s`".formatted(outside, name.text()),
          "give it one, as in `--const %s=%s`"
              .formatted(name.text(), constant.type() == Type.BOOL ? "true" : "1"));
    }
    return literal;
  }

  private static Optional<Value> literal(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Optional.of(Value.Logical.of(text.equals("true")));
    }
    return text.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")
        ? Optional.of(Value.Numeric.of(Double.parseDouble(text), text.matches("-?[0-9]+")))
        : Optional.empty();
  }

  private Value define(Script.Formula formula, Key key) {
    Script.Module module =
        new Script.Module(
            new Identifier(key.module(), Span.NOWHERE), List.of(), List.of(), key.renaming());
    Value value = new Translator(scope, this, mistakes).in(module).value(formula.value());
    String full = key.module().isEmpty() ? key.name() : key.name() + "_" + key.module();
    return added(full, value, value instanceof Value.Numeric number && number.whole());
  }

  private Value added(String name, Value value, boolean whole) {
    int number = all.size();
    return switch (value) {
      case Value.Numeric(var term, _, _) -> {
        add(name, term);
        yield new Value.Numeric(new Term.DefinitionOf(number), whole, 1);
      }
      case Value.Logical logical -> {
        add(name, new Term.Indicator(logical.condition()));
        yield new Value.Logical(new Condition.Holds(new Term.DefinitionOf(number)), 1);
      }
      case Value.Wrong wrong -> wrong;
    };
  }

  private void add(String name, Term value) {
    all.add(new Definition(naming.fresh(name), value, false, Optional.empty(), Span.NOWHERE));
  }

  /// {@return the value of what reads constants only; what is not finite is reported}
  double result(Term term, Identifier of) {
    double value = Double.NaN;
    try {
      value = Evaluator.value(term, new Constants());
    } catch (Fault none) {
      // reported below
    }
    if (!Double.isFinite(value)) {
      mistakes.meaning(
          of.span(),
          "the value of `%s` is not a finite number".formatted(of.text()),
          "see what it divides by, and the arguments of `log` and `pow`");
      return 0;
    }
    return value;
  }

  private final class Constants implements Evaluator.Valuation {
    @Override
    public double state(int variable) {
      throw new AssertionError("a constant that reads variable " + variable);
    }

    @Override
    public double unknown(int unknown) {
      throw new AssertionError("a constant that reads unknown " + unknown);
    }

    @Override
    public double definition(int definition) {
      return results.getOrDefault(definition, 0.0);
    }

    @Override
    public boolean reached(double day) {
      throw new AssertionError("a constant that reads a date");
    }
  }

  /// {@return every name in the expression, and if `through`, in the formulas that it reads}
  private Set<String> names(Expression of, boolean through) {
    Set<String> names = new LinkedHashSet<>();
    Deque<Expression> left = new ArrayDeque<>(List.of(of));
    while (!left.isEmpty()) {
      switch (left.pop()) {
        case Expression.Name(var name, _) -> {
          if (names.add(name) && through) {
            scope.formula(name).ifPresent(read -> left.push(read.value()));
          }
        }
        case Expression.Call(var function, var arguments, _) -> {
          names.add(function);
          arguments.forEach(left::push);
        }
        case Expression.Not(var operand, _) -> left.push(operand);
        case Expression.Negated(var operand, _) -> left.push(operand);
        case Expression.Binary(_, var one, var other, _) -> {
          left.push(one);
          left.push(other);
        }
        case Expression.Choice(var condition, var whenTrue, var whenFalse, _) -> {
          left.push(condition);
          left.push(whenTrue);
          left.push(whenFalse);
        }
        case Expression.Number _, Expression.Truth _ -> {}
      }
    }
    return names;
  }
}
