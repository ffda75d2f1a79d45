package offramp.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import offramp.model.Condition;
import offramp.model.Definition;
import offramp.model.Dimension;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.model.Variable;
import offramp.syntax.Expression;
import offramp.syntax.Tree;
import offramp.text.Span;

/// State, unknowns and definitions: everything that has a value.
final class Values {
  private static final int MOST_RUNGS = 1_000;
  private static final int DEEPEST = 500;
  private static final int LARGEST = 100_000;
  private static final double WIDEST = 1e9;

  final List<Variable> variables = new ArrayList<>();
  final List<Unknown> unknowns = new ArrayList<>();
  final List<Definition> definitions = new ArrayList<>();
  final Scope scope;
  private final Findings findings;
  private final Expressions expressions;
  private final Constants constants;
  final Grids grids;
  private final Tables tables;
  final Facts facts;
  private final List<Pending> pending = new ArrayList<>();
  private final Map<String, List<Tree.Declaration>> byName = new LinkedHashMap<>();

  Values(Scope scope, Findings findings, Expressions expressions, Constants constants, Told told) {
    this.scope = scope;
    this.findings = findings;
    this.expressions = expressions;
    this.constants = constants;
    this.grids = new Grids(constants, findings);
    this.tables = new Tables(scope, findings);
    this.facts = new Facts(this, expressions, constants, findings, told);
  }

  /// A variable with a number whose range and start are not known yet.
  private record Pending(Tree.Declaration declaration, Symbol symbol, Place place) {
    String name() {
      return Place.instance(symbol.name(), place.key());
    }
  }

  /// Gives every value of the model its name, and every variable its number.
  void declare(Tree.Declaration declaration) {
    switch (declaration) {
      case Tree.Ladder ladder -> variable(ladder, ladder.head(), "ladder", rungs(ladder));
      case Tree.Level level -> variable(level, level.head(), "level", Type.number());
      case Tree.Score score -> variable(score, score.head(), "score", Type.number());
      case Tree.Flag flag -> variable(flag, flag.head(), "flag", new Type.Switch());
      case Tree.Belief belief -> variable(belief, belief.head(), "belief", Type.number());
      case Tree.RedLine line -> lines(line);
      case Tree.Unknown unknown ->
          later(unknown, Symbol.of(Symbol.Form.UNKNOWN, "unknown", unknown.head(), Type.number()));
      case Tree.Let let ->
          later(let, Symbol.of(Symbol.Form.DEFINITION, "let", let.head(), Type.number()));
      case Tree.Fact fact ->
          later(fact, Symbol.of(Symbol.Form.DEFINITION, "fact", fact.head(), Type.number()));
      default -> {}
    }
  }

  private void later(Tree.Declaration declaration, Symbol symbol) {
    Optional<Symbol> there = scope.declare(scope.values, symbol, true);
    if (there.isPresent()) {
      byName.computeIfAbsent(symbol.name(), _ -> new ArrayList<>()).add(declaration);
    }
  }

  private Type rungs(Tree.Ladder ladder) {
    List<String> words = ladder.rungs().stream().map(rung -> rung.text()).toList();
    if (words.stream().distinct().count() < words.size()) {
      findings.add(new Problem.RungTwice(ladder.rungs()));
    }
    if (words.size() > MOST_RUNGS) {
      findings.add(new Problem.TooManyRungs(ladder.head().name(), words.size(), MOST_RUNGS));
    }
    return new Type.Words(ladder.head().name().text(), true, words, ladder.head().name().span());
  }

  private List<Integer> variable(
      Tree.Declaration declaration, Tree.Head head, String kind, Type type) {
    Symbol fresh = Symbol.of(Symbol.Form.VARIABLE, kind, head, type);
    Symbol symbol = scope.declare(scope.values, fresh, single(head)).orElse(fresh);
    List<Integer> numbers = new ArrayList<>();
    for (Place place : scope.places(head, Place.NONE)) {
      if (symbol.instances().putIfAbsent(place.key(), pending.size()) == null) {
        numbers.add(pending.size());
        pending.add(new Pending(declaration, symbol, place));
      } else {
        findings.add(
            new Problem.DeclaredTwice(
                kind,
                Place.instance(symbol.name(), place.key()),
                head.name().span(),
                symbol.declared()));
      }
    }
    return numbers;
  }

  static boolean single(Tree.Head head) {
    return !head.indexes().isEmpty()
        && head.indexes().stream().allMatch(index -> index instanceof Tree.Index.Only);
  }

  private void lines(Tree.RedLine line) {
    String name = line.head().name().text();
    Type type =
        new Type.Words(name, true, RedLines.rungs(line.undrawn()), line.head().name().span());
    for (int number : variable(line, line.head(), RedLines.KIND, type)) {
      Place place = pending.get(number).place();
      Optional<String> actor = line.by().flatMap(by -> scope.actor(by.name(), place));
      scope.lines.add(new RedLines.Line(pending.get(number).name(), actor, number, line.undrawn()));
    }
  }

  /// Resolves unknowns, facts and definitions, each after those that it reads.
  void define() {
    Priors priors = new Priors(findings, constants);
    for (Tree.Declaration declaration : Dependencies.ordered(byName, findings)) {
      switch (declaration) {
        case Tree.Unknown unknown -> unknown(unknown, priors);
        case Tree.Let let -> let(let);
        case Tree.Fact fact -> facts.build(fact);
        default -> throw new AssertionError(declaration + " has no value");
      }
    }
  }

  private void unknown(Tree.Unknown unknown, Priors priors) {
    String name = unknown.head().name().text();
    Optional<Priors.Prior> prior = priors.prior(unknown.law(), name, unknown.head().name().span());
    if (prior.isEmpty()) {
      return;
    }
    Symbol symbol = Scope.known(scope.values, name).withType(prior.get().type());
    scope.values.put(name, symbol);
    List<String> words = prior.get().type() instanceof Type.Words w ? w.words() : List.of();
    for (Place place : scope.places(unknown.head(), Place.NONE)) {
      if (fresh(symbol, place, unknown.head(), unknowns.size())) {
        unknowns.add(
            new Unknown(
                Place.instance(name, place.key()),
                prior.get().law(),
                prior.get().scale(),
                words,
                unknown.eachCase() ? Unknown.Reach.CASE : Unknown.Reach.ALL,
                unknown.span(),
                Opinions.experts(unknown.law())));
      }
    }
  }

  private boolean fresh(Symbol symbol, Place place, Tree.Head head, int number) {
    boolean fresh = symbol.instances().putIfAbsent(place.key(), number) == null;
    if (!fresh) {
      findings.add(
          new Problem.DeclaredTwice(
              symbol.kind(),
              Place.instance(symbol.name(), place.key()),
              head.name().span(),
              symbol.declared()));
    }
    return fresh;
  }

  private void let(Tree.Let let) {
    String name = let.head().name().text();
    List<Place> places = scope.places(let.head(), Place.NONE);
    tables.check(let.value(), let.head(), places);
    for (Place place : places) {
      Optional<Expression> expression = tables.pick(let.value(), place);
      Typed typed = expression.map(e -> expressions.resolve(e, place)).orElse(Typed.wrong());
      typed(typed, let, place, name);
    }
  }

  private void typed(Typed typed, Tree.Let let, Place place, String name) {
    switch (typed) {
      case Typed.Numeric(var term, var type) -> definition(let, place, term, type);
      case Typed.Logical(var condition) ->
          definition(let, place, new Term.Indicator(condition), new Type.Truth());
      case Typed.Actor(var actor) ->
          fresh(like(let, name, new Type.OneActor()), place, let.head(), scope.numberOf(actor));
      case Typed.Wrong() -> Scope.known(scope.values, name).instances().clear();
    }
  }

  /// {@return the symbol of a definition, with the type of its first instance; another is reported}
  private Symbol like(Tree.Let let, String name, Type type) {
    Symbol symbol = Scope.known(scope.values, name);
    if (symbol.instances().isEmpty()) {
      symbol = symbol.withType(type);
      scope.values.put(name, symbol);
    } else if (!symbol.type().equals(type)) {
      findings.add(new Problem.UnlikeInstances(let.value().span(), name, symbol.type(), type));
    }
    return symbol;
  }

  private void definition(Tree.Let let, Place place, Term term, Type type) {
    String name = let.head().name().text();
    Symbol symbol = like(let, name, type);
    if (fresh(symbol, place, let.head(), definitions.size())) {
      Reads reads = constants.defined(term, let.value().span());
      if (reads.depth() > DEEPEST) {
        findings.add(new Problem.TooDeep(let.head().name(), DEEPEST));
      }
      if (reads.size() > LARGEST) {
        findings.add(new Problem.TooLarge(let.head().name(), LARGEST));
      }
      definitions.add(
          new Definition(
              Place.instance(name, place.key()),
              term,
              !reads.changes(),
              dimension(type),
              let.span()));
    }
  }

  private static Optional<Dimension> dimension(Type type) {
    return type instanceof Type.Measure(var dimension) ? Optional.of(dimension) : Optional.empty();
  }

  /// Gives every variable its range and its start.
  void start() {
    for (Pending variable : pending) {
      Span span = variable.declaration().span();
      variables.add(
          switch (variable.declaration()) {
            case Tree.Ladder ladder -> ladder(ladder, variable);
            case Tree.Level level -> level(level, variable);
            case Tree.Score score -> score(score, variable);
            case Tree.Flag flag ->
                new Variable.Flag(variable.name(), started(variable, flag.starts(), 0), span);
            case Tree.Belief belief -> belief(belief, variable);
            case Tree.RedLine line ->
                new Variable.Ladder(
                    variable.name(), RedLines.rungs(line.undrawn()), new Term.Constant(0), span);
            default -> throw new AssertionError(variable.declaration() + " is no variable");
          });
    }
  }

  private Variable ladder(Tree.Ladder ladder, Pending variable) {
    List<String> rungs = ladder.rungs().stream().map(rung -> rung.text()).toList();
    return new Variable.Ladder(
        variable.name(), rungs, started(variable, ladder.starts(), 0), ladder.span());
  }

  private Variable level(Tree.Level level, Pending variable) {
    double low = constants.number(level.range().low()).orElse(0.0);
    double high = constants.number(level.range().high()).orElse(low + 1);
    if (low != Math.rint(low) || high != Math.rint(high)) {
      findings.add(new Problem.RangeNotWhole(level.range().span()));
    }
    range(level.range().span(), low, high);
    return new Variable.Level(
        variable.name(), low, high, started(variable, level.starts(), low), level.span());
  }

  private void range(Span span, double low, double high) {
    if (low >= high || high - low > WIDEST) {
      findings.add(new Problem.Range(span, low, high, WIDEST));
    }
  }

  private Variable score(Tree.Score score, Pending variable) {
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    if (score.range().isPresent()) {
      low = constants.number(score.range().get().low()).orElse(0.0);
      high = constants.number(score.range().get().high()).orElse(low + 1);
      if (low >= high) {
        findings.add(new Problem.Range(score.range().get().span(), low, high, high));
      }
    }
    double first = low == Double.NEGATIVE_INFINITY ? 0 : low;
    return new Variable.Score(
        variable.name(), low, high, started(variable, score.starts(), first), score.span());
  }

  private Variable belief(Tree.Belief belief, Pending variable) {
    if (belief.starts().isEmpty()) {
      findings.add(new Problem.BeliefWithoutStart(belief.head().name()));
    }
    grids.steps(belief).ifPresent(steps -> grids.put(variables.size(), steps));
    Term start = started(variable, belief.starts(), 0);
    return new Variable.Score(
        variable.name(), 0, 1, grids.onto(variables.size(), start), belief.span());
  }

  private Term started(Pending variable, Optional<Tree.Value> starts, double otherwise) {
    if (starts.isEmpty()) {
      return new Term.Constant(otherwise);
    }
    List<Place> places = List.of(variable.place());
    tables.check(starts.get(), variable.symbol(), places);
    return tables
        .pick(starts.get(), variable.place())
        .flatMap(e -> stored(e, variable.symbol(), variable.place()))
        .map(term -> unmoved(term, starts.get().span()))
        .orElse(new Term.Constant(otherwise));
  }

  private Term unmoved(Term term, Span span) {
    if (constants.reads(term).changes()) {
      findings.add(new Problem.StartReadsState(span));
    }
    return term;
  }

  /// {@return the term of a value to be stored in a variable of this symbol}
  Optional<Term> stored(Expression expression, Symbol symbol, Place place) {
    Optional<Type.Words> beside =
        Stream.of(symbol.type())
            .filter(Type.Words.class::isInstance)
            .map(Type.Words.class::cast)
            .findFirst();
    return switch (expressions.resolve(expression, place, beside)) {
      case Typed.Wrong() -> Optional.empty();
      case Typed.Logical(Condition.Truth(var value)) when symbol.type() instanceof Type.Switch ->
          Optional.of(new Term.Constant(value ? 1 : 0));
      case Typed.Logical(var condition) when symbol.type() instanceof Type.Switch ->
          Optional.of(new Term.Indicator(condition));
      case Typed.Numeric(var term, var type) when fits(type, symbol.type()) -> Optional.of(term);
      case Typed other -> {
        findings.add(new Problem.WrongValue(expression.span(), other.spoken(), symbol));
        yield Optional.empty();
      }
    };
  }

  private static boolean fits(Type type, Type variable) {
    return switch (type) {
      case Type.Measure(var dimension) -> dimension == offramp.model.Dimension.NUMBER;
      case Type.Words words -> !(variable instanceof Type.Words) || words.equals(variable);
      case Type.Switch() -> true;
      case Type.Truth(), Type.OneActor() -> false;
    };
  }
}
