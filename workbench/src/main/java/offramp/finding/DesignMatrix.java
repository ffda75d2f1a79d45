package offramp.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import offramp.check.KernelText;
import offramp.model.Crisis.Assumption;
import offramp.model.Model;
import offramp.model.Unknown;
import offramp.program.Code;
import offramp.program.Program;
import offramp.program.State;
import offramp.random.Distribution;
import offramp.simulate.Draws;

/// What moved in a run: a column for each quantity, with a value for each draw.
///
/// A continuous unknown counts by its rank in its prior, a condition as 0 or 1, and a choice by
/// whether it was each of its values but the likeliest.
final class DesignMatrix {
  /// An effect of a prior is that from its 10% to its 90% quantile.
  private static final double PRIOR = 0.8;

  /// A value that fewer draws have, or have not, tells nothing.
  private static final int FEWEST = 10;

  private final Model model;
  private final int draws;
  private final double[][] ranks;
  private final double[][] drawn;
  private final List<Column> columns = new ArrayList<>();

  /// A quantity.
  ///
  /// @param unknown its number
  /// @param what from where to where an effect goes, as in "10% to 90%"
  /// @param through how much of the column that is
  record Column(Assumption assumption, int unknown, String what, double through, double[] values) {}

  /// @param draws the first so many of those of the seed
  DesignMatrix(Model model, long seed, int draws) {
    this.model = model;
    this.draws = draws;
    this.ranks = new double[model.unknowns().size()][draws];
    this.drawn = new double[model.unknowns().size()][draws];
    Draws keyed = new Draws(model, seed);
    Program program = Program.of(model);
    State state = program.newState();
    Code code = program.interpreter();
    for (int draw = 0; draw < draws; draw++) {
      int attempts = keyed.into(state, code, draw);
      double[] places = keyed.ranks(draw, attempts);
      for (int i = 0; i < ranks.length; i++) {
        ranks[i][draw] = places[i];
        drawn[i][draw] = state.parameters[i];
      }
    }
  }

  int size() {
    return columns.size();
  }

  int draws() {
    return draws;
  }

  Column get(int column) {
    return columns.get(column);
  }

  List<double[]> values() {
    return columns.stream().map(Column::values).toList();
  }

  /// Adds an unknown of the model.
  void add(Assumption assumption, int number) {
    Unknown unknown = model.unknowns().get(number);
    String name = unknown.name().endsWith("]") ? unknown.name() + " " : "";
    switch (unknown.law()) {
      case Distribution.Bernoulli _ ->
          marked(assumption, number, name + "false to true", value -> value != 0);
      case Distribution.Choice(var values, var weights) -> {
        int likeliest =
            IntStream.range(0, values.size())
                .reduce((a, b) -> weights.get(b) > weights.get(a) ? b : a)
                .orElseThrow();
        for (int i = 0; i < values.size(); i++) {
          if (i != likeliest) {
            double days = unknown.days(values.get(i));
            String what =
                name + word(unknown, values, likeliest) + " to " + word(unknown, values, i);
            marked(assumption, number, what, value -> value == days);
          }
        }
      }
      case Distribution.Uniform _,
          Distribution.LogUniform _,
          Distribution.Normal _,
          Distribution.LogNormal _,
          Distribution.LogitNormal _,
          Distribution.Mirrored _,
          Distribution.Beta _,
          Distribution.Gamma _,
          Distribution.Triangular _,
          Distribution.Exponential _,
          Distribution.Weibull _,
          Distribution.Mixture _,
          Distribution.Quantiles _ ->
          columns.add(new Column(assumption, number, name + "10% to 90%", PRIOR, ranks[number]));
    }
  }

  /// Adds a number that swung as the unknown of this number.
  void add(Swung.Swing swing, int number) {
    columns.add(new Column(swing.assumption(), number, swing.words(), 1, ranks[number]));
  }

  private static String word(Unknown unknown, List<Double> values, int number) {
    double value = values.get(number);
    return unknown.words().isEmpty() ? KernelText.number(value) : unknown.words().get((int) value);
  }

  private void marked(Assumption assumption, int number, String what, DoublePredicate is) {
    double[] marks = Arrays.stream(drawn[number]).map(value -> is.test(value) ? 1 : 0).toArray();
    double count = Arrays.stream(marks).sum();
    if (count >= FEWEST && draws - count >= FEWEST) {
      columns.add(new Column(assumption, number, what, 1, marks));
    }
  }
}
