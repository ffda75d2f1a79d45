package offramp.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.explore.Correlation;
import offramp.explore.Design;
import offramp.explore.Evaluations;
import offramp.explore.Index;
import offramp.explore.Pawn;
import offramp.explore.PlainDesign;
import offramp.explore.Shapley;
import offramp.explore.ShapleyDesign;
import offramp.explore.SobolDesign;
import offramp.explore.SobolIndices;
import offramp.finding.ExploreFinding.At;
import offramp.finding.ExploreFinding.Dependence;
import offramp.finding.ExploreFinding.Effect;
import offramp.finding.ExploreFinding.Pair;
import offramp.model.Model;
import offramp.random.Key;

/// Measures what each quantity does to each outcome at each report date.
final class Measuring {
  private static final int FEWEST_ROWS = 100;

  private final Model model;
  private final Runs.Question question;
  private final Rows rows;
  private final Key key;
  private final int[] plain;

  /// Per quantity the ranks of the unknown that it is, in the rows that are draws.
  private final List<Optional<double[]>> ranks;

  /// What was run.
  ///
  /// @param names of the quantities
  /// @param groups per unknown the number of its quantity
  record Rows(List<String> names, List<Integer> groups, Design design) {
    /// {@return the unknown that is a quantity alone; empty of several together}
    Optional<Integer> alone(int quantity) {
      List<Integer> members =
          IntStream.range(0, groups.size()).boxed().filter(i -> groups.get(i) == quantity).toList();
      return members.size() == 1 ? Optional.of(members.getFirst()) : Optional.empty();
    }
  }

  /// What a run found of an outcome by a report date.
  interface Found {
    Evaluations at(int outcome, int date);
  }

  Measuring(Model model, Runs.Question question, Rows rows, Key key) {
    this.model = model;
    this.question = question;
    this.rows = rows;
    this.key = key;
    this.plain = IntStream.range(0, rows.design.rows()).filter(rows.design::plain).toArray();
    this.ranks =
        IntStream.range(0, rows.names.size())
            .mapToObj(quantity -> rows.alone(quantity).map(this::ranks))
            .toList();
  }

  List<Dependence> outcomes(Found found) {
    List<Dependence> outcomes = new ArrayList<>();
    for (int outcome = 0; outcome < model.outcomes().size(); outcome++) {
      List<At> series = new ArrayList<>();
      for (int date = 0; date < question.steps(); date++) {
        Key mine = key.at("intervals").at(outcome).at(date);
        boolean last = date == question.steps() - 1;
        series.add(at(Runs.time(model, question, date), found.at(outcome, date), last, mine));
      }
      outcomes.add(new Dependence(model.outcomes().get(outcome).name(), series));
    }
    return outcomes;
  }

  private At at(RunFinding.Time time, Evaluations found, boolean last, Key key) {
    List<Optional<Index>> directions = new ArrayList<>();
    List<Optional<Index>> laws = new ArrayList<>();
    double[] values = plain(found.values());
    Optional<Pawn> pawn =
        (last || rows.design instanceof PlainDesign) && values.length >= FEWEST_ROWS
            ? Optional.of(new Pawn(values, key.at("dummies")))
            : Optional.empty();
    for (Optional<double[]> mine : ranks) {
      directions.add(mine.map(r -> Correlation.of(r, values)));
      laws.add(pawn.flatMap(p -> mine.map(p::of)));
    }
    Sides sides = new Sides(time, Correlation.mean(values), directions, laws);
    return switch (rows.design) {
      case SobolDesign design -> sobol(design, found, key, sides);
      case ShapleyDesign design -> shapley(design, found, key, sides);
      default -> plain(found, sides);
    };
  }

  /// What is told beside the shares.
  private record Sides(
      RunFinding.Time time,
      Index mean,
      List<Optional<Index>> directions,
      List<Optional<Index>> laws) {}

  private At sobol(SobolDesign design, Evaluations found, Key mine, Sides sides) {
    SobolIndices indices = SobolIndices.of(design, found, mine.at("bootstrap"));
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < rows.names.size(); i++) {
      Optional<Index> first = Optional.of(indices.first().get(i));
      Optional<Index> total = Optional.of(indices.total().get(i));
      effects.add(effect(i, first, total, Optional.empty(), sides));
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < indices.second().size(); i++) {
      List<Index> row = indices.second().get(i);
      for (int k = 0; k < row.size(); k++) {
        pairs.add(new Pair(rows.names.get(i), rows.names.get(i + 1 + k), row.get(k)));
      }
    }
    return new At(sides.time, sides.mean, indices.variance(), indices.told(), effects, pairs);
  }

  private At shapley(ShapleyDesign design, Evaluations found, Key mine, Sides sides) {
    Shapley shapley = Shapley.of(design, found, mine.at("bootstrap"));
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < rows.names.size(); i++) {
      Optional<Index> share = Optional.of(shapley.shares().get(i));
      effects.add(effect(i, Optional.empty(), Optional.empty(), share, sides));
    }
    return new At(
        sides.time,
        sides.mean,
        shapley.variance(),
        shapley.variance().above(),
        effects,
        Collections.emptyList());
  }

  /// {@return what can be told of draws alone: the direction, and how far the whole law moves}
  private At plain(Evaluations found, Sides sides) {
    Index variance = Correlation.variance(found);
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < rows.names.size(); i++) {
      effects.add(effect(i, Optional.empty(), Optional.empty(), Optional.empty(), sides));
    }
    return new At(
        sides.time, sides.mean, variance, variance.above(), effects, Collections.emptyList());
  }

  private Effect effect(
      int quantity,
      Optional<Index> first,
      Optional<Index> total,
      Optional<Index> shapley,
      Sides sides) {
    return new Effect(
        rows.names.get(quantity),
        first,
        total,
        shapley,
        sides.directions.get(quantity),
        sides.laws.get(quantity));
  }

  private double[] ranks(int unknown) {
    double[] ranks = new double[plain.length];
    for (int i = 0; i < plain.length; i++) {
      ranks[i] = rows.design.rank(plain[i], unknown);
    }
    return ranks;
  }

  private double[] plain(double[] values) {
    double[] mine = new double[plain.length];
    for (int i = 0; i < plain.length; i++) {
      mine[i] = values[plain[i]];
    }
    return mine;
  }
}
