package offramp.check;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import offramp.model.Because;
import offramp.model.Condition;
import offramp.model.Model;
import offramp.model.Unknown;
import offramp.syntax.Clause;
import offramp.syntax.Tree;
import offramp.syntax.Tree.Declaration;

/// Puts a model together from the declarations of one variation.
///
/// First all names, then unknowns and definitions in the order of what they read, then the state,
/// then what happens.
final class Assembly {
  final Findings findings;
  final Scope scope;
  final Expressions expressions;
  final Constants constants;
  final Values values;
  final Firings firings;
  final Levers levers;
  private final Beliefs beliefs;
  private final Answers answers;
  private final List<Declaration> declarations;
  private final Set<String> made = new HashSet<>();

  Assembly(List<Declaration> declarations, Findings findings) {
    this(declarations, findings, Variation.BASE);
  }

  /// @param variation for the day from which times count, and what is told of the case
  Assembly(List<Declaration> declarations, Findings findings, Variation variation) {
    this.declarations = declarations;
    this.findings = findings;
    this.scope = new Scope(findings, starts(declarations), variation.origin());
    this.expressions = new Expressions(scope, findings);
    this.constants = new Constants(expressions, findings);
    this.values = new Values(scope, findings, expressions, constants, variation.told());
    this.firings = new Firings(this);
    this.levers = new Levers(this);
    this.beliefs = new Beliefs(this);
    this.answers = new Answers(this);
  }

  private static Optional<LocalDate> starts(List<Declaration> declarations) {
    return declarations.stream()
        .filter(Tree.Starts.class::isInstance)
        .map(declaration -> ((Tree.Starts) declaration).date())
        .findFirst();
  }

  static Optional<Because> because(Optional<Clause.Because> because) {
    return because.map(
        b ->
            new Because(
                b.citations().stream()
                    .map(c -> new Because.Citation(c.source().text(), c.place()))
                    .toList(),
                b.reason()));
  }

  Model model(Header header, List<Variation.Pull> pulls) {
    header.read(declarations, scope);
    declarations.forEach(this::declare);
    values.define();
    values.start();
    pulls.forEach(levers::pull);
    levers.scale();
    Histories histories = new Histories(this);
    List<Condition> given = given();
    List<Unknown.Correlation> correlations = new Correlations(this).of(declarations);
    declarations.forEach(this::believe);
    levers.build();
    declarations.forEach(this::happen);
    levers.await();
    declarations.forEach(this::answer);
    declarations.forEach(this::expect);
    declarations.forEach(histories::build);
    if (answers.outcomes.isEmpty() && answers.watches.isEmpty()) {
      findings.add(new Problem.NothingAsked(header.place()));
    }
    return new Model(
            header.crisis(this, levers.levers, beliefs.beliefs, histories.histories),
            values.variables,
            values.unknowns,
            values.definitions,
            given,
            firings.events,
            firings.triggers,
            answers.outcomes,
            answers.watches,
            answers.references,
            answers.expects)
        .correlated(correlations);
  }

  private void declare(Declaration declaration) {
    values.declare(declaration);
    switch (declaration) {
      case Tree.Event event -> firings.declare(event);
      case Tree.Trigger trigger -> firings.declare(trigger);
      case Tree.Lever lever -> levers.declare(lever);
      case Tree.Outcome outcome -> answers.declare(outcome);
      case Tree.Watch watch -> answers.declare(watch);
      default -> {}
    }
  }

  private List<Condition> given() {
    List<Condition> given = new java.util.ArrayList<>();
    for (Declaration declaration : declarations) {
      if (declaration instanceof Tree.Given(var condition, _, _)) {
        expressions
            .logical(condition, Place.NONE)
            .ifPresent(
                c -> {
                  if (constants.reads(c).changes()) {
                    findings.add(new Problem.GivenReadsState(condition.span()));
                  }
                  if (differs(constants.reads(c))) {
                    findings.add(new Problem.GivenReadsCase(condition.span()));
                  }
                  given.add(c);
                });
      }
    }
    return given;
  }

  /// {@return whether it may differ from case to case}
  private boolean differs(Reads reads) {
    return reads.facts()
        || reads.unknowns.stream()
            .anyMatch(i -> values.unknowns.get(i).reach() != Unknown.Reach.ALL);
  }

  private void believe(Declaration declaration) {
    switch (declaration) {
      case Tree.Belief belief -> beliefs.build(belief);
      case Tree.Lever lever -> levers.describe(lever);
      default -> {}
    }
  }

  private void happen(Declaration declaration) {
    switch (declaration) {
      case Tree.Event event -> firings.build(event);
      case Tree.Trigger trigger -> firings.build(trigger);
      case Tree.RedLine line -> cross(line);
      default -> {}
    }
  }

  private void cross(Tree.RedLine line) {
    for (Place place : scope.places(line.head(), Place.NONE)) {
      String name = Place.instance(line.head().name().text(), place.key());
      Optional<Condition> condition = expressions.logical(line.condition(), place);
      scope.lines.stream()
          .filter(instance -> instance.name().equals(name))
          .findFirst()
          .ifPresent(
              instance ->
                  condition.ifPresent(c -> firings.cross(instance, c, line.condition().span())));
    }
  }

  private void answer(Declaration declaration) {
    switch (declaration) {
      case Tree.Outcome outcome -> answers.build(outcome);
      case Tree.Watch watch -> answers.build(watch);
      default -> {}
    }
  }

  /// References and expectations name outcomes, which may stand behind them.
  private void expect(Declaration declaration) {
    switch (declaration) {
      case Tree.Reference reference -> answers.build(reference);
      case Tree.Expect expect -> answers.build(expect);
      default -> {}
    }
  }

  /// {@return a name for a firing that no event or trigger has, near to `name`}
  String unused(String name, String suffix) {
    boolean taken = scope.firings.containsKey(name.replaceFirst("\\[.*", "")) || !made.add(name);
    return taken ? unused(suffixed(name, suffix), suffix) : name;
  }

  private static String suffixed(String name, String suffix) {
    int index = name.indexOf('[');
    return index < 0 ? name + suffix : name.substring(0, index) + suffix + name.substring(index);
  }

  /// {@return a name for a variable that no value has, near to `name`}
  String unusedValue(String name) {
    return scope.values.containsKey(name) || !made.add("value " + name)
        ? unusedValue(name + "_")
        : name;
  }
}
