package offramp.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.model.Crisis;
import offramp.model.Dimension;
import offramp.model.Firing.Change;
import offramp.model.Term;
import offramp.syntax.Name;
import offramp.syntax.Tree;

/// Beliefs: probabilities that Bayes' rule in odds form moves whenever their holder sees what they
/// watch.
///
/// In the kernel a belief is a score from 0 to 1, and each update an effect of what is seen; see
/// [Grids] for one that moves in steps.
final class Beliefs {
  final List<Crisis.Belief> beliefs = new ArrayList<>();
  private final Assembly in;

  Beliefs(Assembly assembly) {
    this.in = assembly;
  }

  /// Adds the updates of every instance of the belief to the firings that it watches.
  void build(Tree.Belief belief) {
    Symbol symbol = Scope.known(in.scope.values, belief.head().name().text());
    for (Place place : in.scope.places(belief.head(), Place.NONE)) {
      Integer variable = symbol.instances().get(place.key());
      Optional<String> holder = belief.holder().flatMap(name -> in.scope.actor(name.name(), place));
      if (belief.holder().isEmpty()) {
        in.findings.add(new Problem.BeliefWithoutHolder(belief.head().name()));
      }
      if (variable != null && holder.isPresent()) {
        String name = Place.instance(symbol.name(), place.key());
        beliefs.add(new Crisis.Belief(name, holder.get(), variable, belief.span()));
        updates(belief, place, variable, holder.get());
      }
    }
  }

  private void updates(Tree.Belief belief, Place place, int variable, String holder) {
    Map<String, Change.Assign> updated = new LinkedHashMap<>();
    for (Tree.Update update : belief.updates()) {
      Optional<Term> factor =
          in.expressions.measure(update.factor(), place, Dimension.NUMBER, "a factor of odds");
      factor.ifPresent(f -> in.values.grids.factor(variable, f, update.span()));
      for (String target : targets(update.event(), place, holder)) {
        Change.Assign before = updated.get(target);
        Term held = before == null ? new Term.StateOf(variable) : before.value();
        factor.ifPresent(
            f -> updated.put(target, new Change.Assign(variable, bayes(held, f), update.span())));
      }
    }
    updated.forEach(
        (target, change) ->
            in.firings
                .updates
                .computeIfAbsent(target, _ -> new ArrayList<>())
                .add(
                    new Change.Assign(
                        variable,
                        onlyCrossing(
                            target, variable, in.values.grids.onto(variable, change.value())),
                        change.span())));
  }

  private static Term bayes(Term held, Term factor) {
    return new Term.Call(Term.Function.BAYES, List.of(held, factor));
  }

  /// A red line's trigger may fire when the line is crossed already; then nothing is learnt.
  private Term onlyCrossing(String target, int variable, Term term) {
    return in.scope.lines.stream()
        .filter(line -> Firings.line(line.name()).equals(target))
        .findFirst()
        .<Term>map(line -> new Term.If(line.is("standing"), term, new Term.StateOf(variable)))
        .orElse(term);
  }

  /// {@return the firings that the name means and the holder sees}
  private List<String> targets(Name.Indexed name, Place place, String holder) {
    Symbol firing = in.scope.firings.get(name.text());
    if (firing != null) {
      return names(firing, name, place).stream()
          .filter(target -> in.firings.happening(target).seenBy(holder))
          .toList();
    }
    if (in.scope.levers.containsKey(name.text())) {
      return in.levers.happening(name.text()).seenBy(holder)
          ? List.of(Firings.lever(name.text()))
          : List.of();
    }
    Symbol line = in.scope.values.get(name.text());
    if (line != null && line.kind().equals(RedLines.KIND)) {
      return names(line, name, place).stream().map(Firings::line).toList();
    }
    in.scope.find(in.scope.firings, "event", name.name());
    return List.of();
  }

  private List<String> names(Symbol symbol, Name.Indexed name, Place place) {
    List<Integer> numbers = in.scope.instances(symbol, name, place);
    return symbol.instances().entrySet().stream()
        .filter(instance -> numbers.contains(instance.getValue()))
        .map(instance -> Place.instance(symbol.name(), instance.getKey()))
        .toList();
  }
}
