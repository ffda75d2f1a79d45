package offramp.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import offramp.model.Condition;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.program.Program;
import offramp.text.Span;

/// A rung of a ladder, above that on which it starts.
///
/// @param ladder its name, with its indexes
/// @param name of the rung
/// @param number of the rung, from 1
public record Rung(String ladder, String name, int number) {
  /// {@return the rungs above the start of those ladders that bear on an outcome through the fewest
  /// others; red lines are not ladders here}
  public static List<Rung> bearingOn(Model model, int outcome) {
    return Program.of(model).bearingOn(outcome).stream()
        .map(ring -> Arrays.stream(ring).boxed().flatMap(v -> of(model, v)).toList())
        .filter(rungs -> !rungs.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /// {@return the rungs above the start of a ladder; none if the model has no such ladder}
  public static List<Rung> of(Model model, String ladder) {
    return IntStream.range(0, model.variables().size())
        .boxed()
        .filter(v -> model.variables().get(v).name().equals(ladder))
        .flatMap(v -> of(model, v))
        .toList();
  }

  /// {@return the names of all ladders, in the order of the model}
  public static List<String> ladders(Model model) {
    return IntStream.range(0, model.variables().size())
        .filter(v -> of(model, v).findAny().isPresent())
        .mapToObj(v -> model.variables().get(v).name())
        .toList();
  }

  private static Stream<Rung> of(Model model, int variable) {
    boolean red =
        model.crisis().red().stream()
            .mapToInt(Crisis.RedLine::variable)
            .anyMatch(v -> v == variable);
    return !red && model.variables().get(variable) instanceof Variable.Ladder ladder
        ? IntStream.range(lowest(ladder) + 1, ladder.rungs().size())
            .mapToObj(number -> new Rung(ladder.name(), ladder.rungs().get(number), number))
        : Stream.of();
  }

  /// {@return the rung at the start, as far as it hangs on no unknown}
  private static int lowest(Variable.Ladder ladder) {
    return ladder.start() instanceof Term.Constant(var rung) ? (int) rung : 0;
  }

  /// {@return in the words of the language whether the ladder stands there or higher}
  public String condition() {
    return "%s >= %s".formatted(ladder, name);
  }

  private int variable(Model model) {
    return IntStream.range(0, model.variables().size())
        .filter(v -> model.variables().get(v).name().equals(ladder))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no ladder of the model: " + ladder));
  }

  /// The outcomes that tell which histories reach rungs and in which of these a harm comes about:
  /// for each rung that it is reached, then that it is reached or the harm comes about, harm by
  /// harm. Both having come about is the sum less that.
  ///
  /// @param harms numbers of outcomes
  public record Reaching(List<Rung> rungs, List<Integer> harms) {
    public Reaching {
      rungs = List.copyOf(rungs);
      harms = List.copyOf(harms);
    }

    /// {@return a model that is asked for them behind its own outcomes}
    public Model asked(Model model) {
      List<Outcome> more = new ArrayList<>();
      for (Rung rung : rungs) {
        int ladder = rung.variable(model);
        Span span = model.variables().get(ladder).span();
        Condition reached =
            new Condition.Compare(
                Condition.Relation.AT_LEAST,
                new Term.StateOf(ladder),
                new Term.Constant(rung.number()));
        more.add(new Outcome(rung.condition(), Optional.empty(), reached, false, span));
        for (int harm : harms) {
          Outcome of = model.outcomes().get(harm);
          Condition either = new Condition.Or(reached, of.condition());
          String name = rung.condition() + " or " + of.name();
          more.add(new Outcome(name, Optional.empty(), either, false, span));
        }
      }
      return model.withMore(more);
    }

    /// {@return the number of the outcome that the rung is reached}
    int reached(Known known, int rung) {
      return known.means().size() - (rungs.size() - rung) * (1 + harms.size());
    }

    /// {@return per part the probability that the rung is reached and the harm comes about}
    ///
    /// @param outcomes per outcome and part its probability
    double[] both(List<double[]> outcomes, int reached, int harm) {
      double[] one = outcomes.get(reached);
      double[] other = outcomes.get(harm);
      double[] either = outcomes.get(reached + 1 + harms.indexOf(harm));
      return IntStream.range(0, one.length)
          .mapToDouble(part -> one[part] + other[part] - either[part])
          .toArray();
    }
  }
}
