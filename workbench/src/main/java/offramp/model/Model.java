package offramp.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import offramp.random.GaussianCopula;

/// A checked model under one theory and one choice of levers: a jump process with unknown
/// parameters.
///
/// Everything is an instance: indexes have been expanded, domain words translated to the kernel.
/// Terms refer to variables, unknowns and definitions by their number in these lists.
///
/// @param crisis what the model says of itself
/// @param variables the state
/// @param unknowns what the analyst does not know
/// @param definitions each reads only earlier ones
/// @param given what is known about the unknowns together; reads no state
/// @param events in the order as written, pulls of levers first
/// @param triggers in the order as written
/// @param references published ranges
/// @param expects the model's own tests
/// @param posterior where draws of the unknowns come from instead of their priors, if they do
/// @param correlations of pairs of unknowns; of all others the ranks are independent
public record Model(
    Crisis crisis,
    List<Variable> variables,
    List<Unknown> unknowns,
    List<Definition> definitions,
    List<Condition> given,
    List<Firing.Event> events,
    List<Firing.Trigger> triggers,
    List<Outcome> outcomes,
    List<Watch> watches,
    List<Outcome.Reference> references,
    List<Outcome.Expect> expects,
    Optional<Posterior.Drawn> posterior,
    List<Unknown.Correlation> correlations) {
  public Model {
    variables = List.copyOf(variables);
    unknowns = List.copyOf(unknowns);
    definitions = List.copyOf(definitions);
    given = List.copyOf(given);
    events = List.copyOf(events);
    triggers = List.copyOf(triggers);
    outcomes = List.copyOf(outcomes);
    watches = List.copyOf(watches);
    references = List.copyOf(references);
    expects = List.copyOf(expects);
    correlations = List.copyOf(correlations);
  }

  /// A model whose unknowns are drawn from their priors, each by itself.
  public Model(
      Crisis crisis,
      List<Variable> variables,
      List<Unknown> unknowns,
      List<Definition> definitions,
      List<Condition> given,
      List<Firing.Event> events,
      List<Firing.Trigger> triggers,
      List<Outcome> outcomes,
      List<Watch> watches,
      List<Outcome.Reference> references,
      List<Outcome.Expect> expects) {
    this(
        crisis,
        variables,
        unknowns,
        definitions,
        given,
        events,
        triggers,
        outcomes,
        watches,
        references,
        expects,
        Optional.empty(),
        List.of());
  }

  /// {@return the same with unknowns that go along with each other}
  public Model correlated(List<Unknown.Correlation> pairs) {
    return new Model(
        crisis,
        variables,
        unknowns,
        definitions,
        given,
        events,
        triggers,
        outcomes,
        watches,
        references,
        expects,
        posterior,
        pairs);
  }

  /// {@return what ties the unknowns together, in their order; empty if nothing does}
  public Optional<GaussianCopula> copula() {
    if (correlations.isEmpty()) {
      return Optional.empty();
    }
    double[][] ranks = new double[unknowns.size()][unknowns.size()];
    for (Unknown.Correlation pair : correlations) {
      ranks[pair.first()][pair.second()] = pair.rank();
      ranks[pair.second()][pair.first()] = pair.rank();
    }
    return Optional.of(GaussianCopula.of(ranks));
  }

  /// {@return the same with draws of the unknowns from there, if they are those of the model}
  public Model drawnFrom(Posterior.Drawn there) {
    return with(
        variables, outcomes, watches, Optional.of(there).filter(drawn -> drawn.fits(unknowns)));
  }

  /// {@return the same with more outcomes, behind its own}
  public Model withMore(List<Outcome> more) {
    List<Outcome> all = Stream.concat(outcomes.stream(), more.stream()).toList();
    return with(variables, all, watches, posterior);
  }

  /// {@return the same with other values of some variables at the start}
  ///
  /// @param values by the number of the variable
  public Model withStarts(Map<Integer, Double> values) {
    List<Variable> started =
        IntStream.range(0, variables.size())
            .mapToObj(
                i ->
                    Optional.ofNullable(values.get(i))
                        .map(value -> variables.get(i).starting(new Term.Constant(value)))
                        .orElse(variables.get(i)))
            .toList();
    return with(started, outcomes, watches, posterior);
  }

  /// {@return the same with some of its firings and outcomes alone}
  public Model only(List<Firing.Event> some, List<Firing.Trigger> others, List<Outcome> asked) {
    return new Model(
        crisis,
        variables,
        unknowns,
        definitions,
        given,
        some,
        others,
        asked,
        List.of(),
        List.of(),
        List.of(),
        posterior,
        correlations);
  }

  /// {@return the same with other numbers followed}
  public Model withWatches(List<Watch> others) {
    return with(variables, outcomes, others, posterior);
  }

  private Model with(
      List<Variable> started,
      List<Outcome> asked,
      List<Watch> followed,
      Optional<Posterior.Drawn> drawn) {
    return new Model(
        crisis,
        started,
        unknowns,
        definitions,
        given,
        events,
        triggers,
        asked,
        followed,
        references,
        expects,
        drawn,
        correlations);
  }
}
