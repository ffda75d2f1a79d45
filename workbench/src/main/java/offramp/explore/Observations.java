package offramp.explore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import offramp.model.Condition;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.text.Span;

/// What can be seen to have come about, or not, by a date: the outcomes of a model, and besides
/// them the rungs above the start of each ladder and the crossing and answering of each red line.
///
/// @param outcomes names of the outcomes
/// @param rungs what is looked for besides; no outcome says the same
public record Observations(List<String> outcomes, List<Rung> rungs) {
  public Observations {
    outcomes = List.copyOf(outcomes);
    rungs = List.copyOf(rungs);
  }

  /// A rung that a ladder or a red line comes to, or goes above.
  ///
  /// @param words that say so, as in `reply reaches alliance_strike`
  public record Rung(String variable, int rung, String words) {}

  /// {@return what can be seen in a model}
  public static Observations of(Model model) {
    Set<Condition> said = new HashSet<>();
    model.outcomes().forEach(outcome -> said.add(outcome.condition()));
    List<Rung> rungs = new ArrayList<>();
    for (int variable = 0; variable < model.variables().size(); variable++) {
      if (model.variables().get(variable) instanceof Variable.Ladder ladder) {
        int from = ladder.start() instanceof Term.Constant(double start) ? (int) start : 0;
        for (int rung = from + 1; rung < ladder.rungs().size(); rung++) {
          boolean top = rung == ladder.rungs().size() - 1;
          Condition is = compare(Condition.Relation.EQUAL, variable, rung);
          boolean told = said.contains(at(variable, rung)) || (top && said.contains(is));
          if (!told) {
            rungs.add(new Rung(ladder.name(), rung, words(model, variable, ladder, rung)));
          }
        }
      }
    }
    return new Observations(model.outcomes().stream().map(Outcome::name).toList(), rungs);
  }

  private static String words(Model model, int variable, Variable.Ladder ladder, int rung) {
    String name = ladder.rungs().get(rung);
    boolean line =
        model.crisis().red().stream().map(Crisis.RedLine::variable).anyMatch(v -> v == variable);
    return ladder.name() + (line ? " " : " reaches ") + name;
  }

  /// {@return the model with an outcome for each rung behind its own}
  public Model amended(Model model) {
    return model.withMore(
        rungs.stream()
            .map(
                rung ->
                    new Outcome(
                        rung.words(), Optional.empty(), reached(model, rung), false, Span.NOWHERE))
            .toList());
  }

  /// {@return whether a ladder of the model has come to a rung; never if it has no such ladder}
  private static Condition reached(Model model, Rung rung) {
    OptionalInt variable =
        IntStream.range(0, model.variables().size())
            .filter(v -> model.variables().get(v).name().equals(rung.variable()))
            .findFirst();
    return variable.isPresent() ? at(variable.getAsInt(), rung.rung()) : new Condition.Truth(false);
  }

  private static Condition at(int variable, int rung) {
    return compare(Condition.Relation.AT_LEAST, variable, rung);
  }

  private static Condition compare(Condition.Relation relation, int variable, int rung) {
    return new Condition.Compare(relation, new Term.StateOf(variable), new Term.Constant(rung));
  }

  /// {@return the words of each, in the order of the outcomes of an amended model}
  public List<String> words() {
    return Stream.concat(outcomes.stream(), rungs.stream().map(Rung::words)).toList();
  }
}
