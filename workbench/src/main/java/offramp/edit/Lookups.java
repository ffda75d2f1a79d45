package offramp.edit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.edit.Use.Role;
import offramp.syntax.Clause;
import offramp.syntax.Name;
import offramp.syntax.Tree;
import offramp.syntax.Tree.Declaration;

/// Goes through the declarations of a text and finds what each name in them stands for.
final class Lookups {
  private final Lookup lookup;

  private Lookups(Map<Meaning, Declared> declared) {
    this.lookup = new Lookup(declared);
  }

  /// {@return the uses of names, by the place where each begins}
  static Map<Integer, Use> of(Tree tree, Map<Meaning, Declared> declared) {
    Lookups lookups = new Lookups(declared);
    tree.declarations().forEach(lookups::declaration);
    return lookups.lookup.uses;
  }

  private static Scope around(Declaration declaration) {
    String within =
        Declarations.named(declaration, "")
            .map(d -> d.kind() + " " + d.name())
            .orElse(declaration instanceof Tree.Correlate ? "correlate" : "");
    return new Scope(Map.of(), within);
  }

  private void declaration(Declaration declaration) {
    Scope outer = around(declaration);
    lookup.because(declaration.because(), outer);
    Declarations.named(declaration, "")
        .ifPresent(d -> lookup.use(new Name(d.name(), d.at()), d.meaning(), Role.DECLARED, outer));
    read(declaration, outer);
  }

  private void read(Declaration declaration, Scope outer) {
    switch (declaration) {
      case Tree.Crisis _, Tree.Starts _, Tree.Runs _, Tree.SourceText _ -> {}
      case Tree.Actors actors -> actors(actors, outer);
      case Tree.Ladder ladder -> ladder(ladder, outer);
      case Tree.Level level -> {
        range(level.range(), outer);
        starts(level.head(), level.starts(), outer);
      }
      case Tree.Flag flag -> starts(flag.head(), flag.starts(), outer);
      case Tree.Score score -> {
        score.range().ifPresent(range -> range(range, outer));
        starts(score.head(), score.starts(), outer);
      }
      case Tree.Unknown(var head, _, var law, _, _) ->
          lookup.law(law, head.name().text(), head(head, outer));
      case Tree.Let(var head, var value, _, _) ->
          lookup.value(value, head(head, outer), Optional.empty());
      case Tree.Fact fact -> fact(fact, outer);
      case Tree.Given given -> lookup.read(given.condition(), outer);
      case Tree.Correlate pair -> correlate(pair, outer);
      case Tree.RedLine line -> redLine(line, outer);
      case Tree.Belief belief -> belief(belief, outer);
      case Tree.Event event -> happening(event.head(), event.by(), event.clauses(), outer);
      case Tree.Trigger trigger ->
          happening(trigger.head(), trigger.by(), trigger.clauses(), outer);
      case Tree.Lever lever -> lever(lever, outer);
      case Tree.Outcome outcome -> lookup.read(outcome.condition(), head(outcome.head(), outer));
      case Tree.Watch watch -> lookup.read(watch.value(), head(watch.head(), outer));
      case Tree.Reference reference -> reference(reference, outer);
      case Tree.Expect expect -> expect(expect, outer);
      case Tree.Theory theory -> theory(theory, outer);
      case Tree.History history -> history(history, outer);
    }
  }

  private void actors(Tree.Actors actors, Scope outer) {
    actors.names().forEach(name -> lookup.named(Space.ACTOR, name, Role.DECLARED, outer));
    actors.group().ifPresent(name -> lookup.named(Space.ACTOR, name, Role.DECLARED, outer));
  }

  private void ladder(Tree.Ladder ladder, Scope outer) {
    String owner = ladder.head().name().text();
    ladder.rungs().forEach(rung -> lookup.word(owner, rung, Role.DECLARED, outer));
    starts(ladder.head(), ladder.starts(), outer);
  }

  private void fact(Tree.Fact fact, Scope outer) {
    Optional<String> owner =
        fact.words().isEmpty() ? Optional.empty() : Optional.of(fact.head().name().text());
    lookup.read(fact.value(), head(fact.head(), outer), owner);
  }

  private void correlate(Tree.Correlate pair, Scope outer) {
    lookup.indexed(Space.VALUE, pair.first(), Role.NAMED, outer);
    lookup.indexed(Space.VALUE, pair.second(), Role.NAMED, outer);
    lookup.read(pair.rank(), outer);
  }

  private void theory(Tree.Theory theory, Scope outer) {
    theory.weight().ifPresent(weight -> lookup.read(weight, outer));
    theory.declarations().forEach(this::declaration);
  }

  private void reference(Tree.Reference reference, Scope outer) {
    lookup.indexed(Space.OUTCOME, reference.outcome(), Role.NAMED, outer);
    lookup.read(reference.low(), outer);
    lookup.read(reference.high(), outer);
  }

  private Scope head(Tree.Head head, Scope outer) {
    Scope scope = outer;
    for (Tree.Index index : head.indexes()) {
      switch (index) {
        case Tree.Index.Over(var variable, var group) -> {
          lookup.bind(variable, group, outer);
          scope = scope.with(variable);
        }
        case Tree.Index.Only(var actor) -> lookup.named(Space.ACTOR, actor, Role.NAMED, outer);
      }
    }
    return scope;
  }

  private void starts(Tree.Head head, Optional<Tree.Value> starts, Scope outer) {
    Scope scope = head(head, outer);
    starts.ifPresent(value -> lookup.value(value, scope, lookup.words(head.name().text())));
  }

  private void range(Tree.Range range, Scope outer) {
    lookup.read(range.low(), outer);
    lookup.read(range.high(), outer);
  }

  private void redLine(Tree.RedLine line, Scope outer) {
    Scope scope = head(line.head(), outer);
    line.by().ifPresent(actor -> lookup.actor(actor, scope));
    lookup.read(line.condition(), scope);
  }

  private void belief(Tree.Belief belief, Scope outer) {
    Scope scope = head(belief.head(), outer);
    belief.holder().ifPresent(holder -> lookup.actor(holder, scope));
    belief.starts().ifPresent(value -> lookup.value(value, scope, Optional.empty()));
    belief.steps().ifPresent(steps -> lookup.read(steps, scope));
    for (Tree.Update update : belief.updates()) {
      String name = update.event().text();
      Space space =
          lookup.has(Space.FIRING, name)
              ? Space.FIRING
              : lookup.has(Space.LEVER, name) ? Space.LEVER : Space.VALUE;
      lookup.indexed(space, update.event(), Role.NAMED, scope);
      lookup.read(update.factor(), scope);
    }
  }

  private void happening(
      Tree.Head head, Optional<Name.Indexed> by, List<Clause> clauses, Scope outer) {
    Scope scope = head(head, outer);
    by.ifPresent(actor -> lookup.actor(actor, scope));
    clauses.forEach(clause -> clause(clause, scope));
  }

  private void lever(Tree.Lever lever, Scope outer) {
    happening(lever.head(), lever.by(), lever.clauses(), outer);
    lever.cost().ifPresent(cost -> lookup.read(cost, outer));
    lever.when().ifPresent(when -> lookup.read(when.expression(), outer));
  }

  private void clause(Clause clause, Scope scope) {
    switch (clause) {
      case Clause.When(var condition, _) -> lookup.read(condition, scope);
      case Clause.Moves(var variable, _, _) ->
          lookup.indexed(Space.VALUE, variable, Role.READ, scope);
      case Clause.Rate(var rate, _) -> lookup.read(rate, scope);
      case Clause.OnAverage(var every, _) -> lookup.read(every, scope);
      case Clause.After(var duration, _) -> lookup.read(duration, scope);
      case Clause.AfterDrawn(var law, _) -> lookup.law(law, "", scope);
      case Clause.On _, Clause.Secret _ -> {}
      case Clause.OnStart(var offset, _) -> offset.ifPresent(o -> lookup.read(o, scope));
      case Clause.Then(var branch, var effects, _) -> {
        branch(branch, scope);
        effects.forEach(effect -> effect(effect, scope));
      }
      case Clause.SeenBy(var observers, _) -> observers.forEach(o -> lookup.actor(o, scope));
      case Clause.Scales(var event, var factor, _) -> {
        lookup.indexed(Space.FIRING, event, Role.CHANGED, scope);
        lookup.read(factor, scope);
      }
      case Clause.Because because -> lookup.because(Optional.of(because), scope);
    }
  }

  private void branch(Clause.Branch branch, Scope scope) {
    switch (branch) {
      case Clause.Branch.Probability(var probability) -> lookup.read(probability, scope);
      case Clause.Branch.Weight(var weight) -> lookup.read(weight, scope);
      case Clause.Branch.Always(), Clause.Branch.Otherwise() -> {}
    }
  }

  private void effect(Clause.Effect effect, Scope scope) {
    switch (effect) {
      case Clause.Effect.Move(var variable, _, var amount, _) -> {
        lookup.indexed(Space.VALUE, variable, Role.CHANGED, scope);
        amount.ifPresent(number -> lookup.read(number, scope));
      }
      case Clause.Effect.Assign(var variable, var value, _) -> {
        lookup.indexed(Space.VALUE, variable, Role.CHANGED, scope);
        lookup.read(value, scope, lookup.words(variable.text()));
      }
      case Clause.Effect.Each(var variable, var group, var effects, _) -> {
        lookup.bind(variable, group, scope);
        Scope inner = scope.with(variable);
        effects.forEach(each -> effect(each, inner));
      }
      case Clause.Effect.Line(_, var line, _) ->
          lookup.indexed(Space.VALUE, line, Role.CHANGED, scope);
      case Clause.Effect.Nothing _ -> {}
    }
  }

  private void expect(Tree.Expect expect, Scope outer) {
    lookup.indexed(Space.OUTCOME, expect.outcome(), Role.NAMED, outer);
    lookup.read(expect.low(), outer);
    lookup.read(expect.high(), outer);
    for (Tree.Pull pull : expect.levers()) {
      lookup.named(Space.LEVER, pull.lever(), Role.NAMED, outer);
      pull.when().ifPresent(when -> lookup.read(when.expression(), outer));
    }
  }

  private void history(Tree.History history, Scope outer) {
    for (Tree.Setting setting : history.with()) {
      lookup.indexed(Space.VALUE, setting.variable(), Role.NAMED, outer);
      lookup.read(setting.value(), outer, lookup.words(setting.variable().text()));
    }
    history.covers().forEach(event -> lookup.indexed(Space.FIRING, event, Role.NAMED, outer));
    for (Tree.Entry entry : history.entries()) {
      lookup.indexed(Space.FIRING, entry.event(), Role.NAMED, outer);
      lookup.because(entry.because(), outer);
    }
  }
}
