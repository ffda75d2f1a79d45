package offramp.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import offramp.finding.RunFinding.Distribution;
import offramp.finding.RunFinding.Estimate;
import offramp.finding.RunFinding.Value;
import offramp.model.Condition;
import offramp.model.Dimension;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.model.Watch;
import offramp.simulate.Shares;
import offramp.simulate.Spread;

/// How every part of the state is distributed at each report date.
///
/// The model is given one watch more for each value, 1 where the variable has it and else 0; its
/// mean is the probability of the value.
final class Distributions {
  /// Variables of more values are told by quantiles.
  private static final int MOST_VALUES = 25;

  /// Results that are kept: draws of the unknowns, times report dates, times values.
  private static final double MOST_CELLS = 2e7;

  private Distributions() {}

  /// {@return whether so many results can be kept}
  static boolean fit(Model model, Runs.Question question) {
    double draws = model.unknowns().isEmpty() ? 1 : question.effort().draws();
    double cells = watched(model).watches().size();
    return draws * cells * question.steps() <= MOST_CELLS;
  }

  /// {@return the model with the watches that [#of] reads, after its own}
  static Model watched(Model model) {
    List<Watch> watches = new ArrayList<>(model.watches());
    for (int number = 0; number < model.variables().size(); number++) {
      Variable variable = model.variables().get(number);
      Term now = new Term.StateOf(number);
      List<Term> terms = new ArrayList<>();
      IntStream.range(0, values(variable).size()).forEach(i -> terms.add(has(now, variable, i)));
      if (terms.isEmpty()) {
        terms.add(now);
      }
      terms.forEach(
          term -> watches.add(new Watch(variable.name(), term, Dimension.NUMBER, variable.span())));
    }
    return model.withWatches(watches);
  }

  private static Term has(Term now, Variable variable, int value) {
    return new Term.Indicator(
        new Condition.Compare(
            Condition.Relation.EQUAL, now, new Term.Constant(variable.low() + value)));
  }

  /// {@return the values in words, ascending; none if they are too many}
  private static List<String> values(Variable variable) {
    return switch (variable) {
      case Variable.Ladder(_, var rungs, _, _) when rungs.size() <= MOST_VALUES -> rungs;
      case Variable.Level(_, var low, var high, _, _) when high - low < MOST_VALUES ->
          IntStream.rangeClosed((int) low, (int) high).mapToObj(String::valueOf).toList();
      case Variable.Flag _ -> List.of("false", "true");
      case Variable.Ladder _, Variable.Level _, Variable.Score _ -> List.of();
    };
  }

  /// {@return the distribution of each variable}
  ///
  /// @param model without the watches added
  /// @param answer of the model with them
  static List<Distribution> of(Model model, Runs.Question question, Answer answer) {
    List<Distribution> all = new ArrayList<>();
    int next = model.watches().size();
    for (Variable variable : model.variables()) {
      List<Value> values = new ArrayList<>();
      for (String value : values(variable)) {
        List<Estimate> series = new ArrayList<>();
        List<Spread> spreads = answer.watches().get(next++);
        for (int step = 0; step < spreads.size(); step++) {
          Shares shares = spreads.get(step).shares();
          series.add(
              Runs.estimate(
                  Runs.time(model, question, step), shares, seen(answer, shares), answer));
        }
        values.add(new Value(value, series));
      }
      Optional<List<Spread>> number =
          values.isEmpty() ? Optional.of(answer.watches().get(next++)) : Optional.empty();
      all.add(
          new Distribution(
              variable.name(),
              values,
              number.map(spreads -> Runs.spreads(model, question, spreads, 1)).orElse(List.of())));
    }
    return all;
  }

  /// {@return in how many histories the variable had the value}
  private static OptionalLong seen(Answer answer, Shares shares) {
    return answer.exact().isPresent()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(shares.mean() * answer.counted()));
  }
}
