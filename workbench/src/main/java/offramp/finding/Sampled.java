package offramp.finding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import offramp.explore.Cases;
import offramp.explore.Correlation;
import offramp.explore.Design;
import offramp.explore.Scenario;
import offramp.explore.Tipping;
import offramp.finding.ExploreFinding.Contour;
import offramp.finding.ExploreFinding.Discovery;
import offramp.finding.ExploreFinding.Point;
import offramp.finding.ExploreFinding.Pulled;
import offramp.finding.ExploreFinding.Start;
import offramp.finding.ExploreFinding.Swap;
import offramp.finding.ExploreFinding.Threshold;
import offramp.finding.ExploreFinding.Tip;
import offramp.model.Model;
import offramp.model.Unknown;
import offramp.random.Key;

/// Draws of the unknowns with what came of them, in which boxes and tipping points are looked for.
///
/// @param results per outcome, per draw the share of histories in which it happened
record Sampled(Model model, Design design, IntFunction<double[]> results, Key key) {
  /// So many unknowns are looked at two by two.
  private static final int MATTERING = 3;

  private static final List<Double> QUANTILES = List.of(0.1, 0.25, 0.5, 0.75, 0.9);

  private int outcome(String name) {
    return IntStream.range(0, model.outcomes().size())
        .filter(i -> model.outcomes().get(i).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// {@return where each of the outcomes is common}
  List<Discovery> discoveries(List<String> outcomes) {
    double[][] columns = new double[model.unknowns().size()][];
    BitSet whole = new BitSet();
    for (int i = 0; i < columns.length; i++) {
      Unknown unknown = model.unknowns().get(i);
      List<Double> values = Few.values(unknown);
      whole.set(i, !values.isEmpty());
      columns[i] = values(unknown, i);
      // of few values their places count, which are whole numbers
      for (int row = 0; row < columns[i].length && !values.isEmpty(); row++) {
        columns[i][row] = values.indexOf(columns[i][row]);
      }
    }
    return outcomes.stream()
        .map(
            name -> {
              Cases cases = new Cases(columns, whole, results.apply(outcome(name)));
              return new Discovery(
                  name,
                  model.unknowns(),
                  design.rows(),
                  Scenario.of(cases, key.at("boxes").at(name)));
            })
        .toList();
  }

  private double[] values(Unknown unknown, int number) {
    return IntStream.range(0, design.rows())
        .mapToDouble(row -> unknown.quantile(design.rank(row, number)))
        .toArray();
  }

  private double[] ranks(int number) {
    return IntStream.range(0, design.rows()).mapToDouble(row -> design.rank(row, number)).toArray();
  }

  /// {@return where the outcomes cross their thresholds}
  ///
  /// @param levers what levers do at these draws; empty if there are none
  List<Threshold> thresholds(Map<String, Double> asked, Starts starts, Optional<Strengths> levers) {
    return asked.entrySet().stream()
        .map(
            each -> {
              int outcome = outcome(each.getKey());
              double threshold = each.getValue();
              Key mine = key.at("levers").at(each.getKey());
              return threshold(
                  each.getKey(),
                  threshold,
                  starts.of(outcome, threshold),
                  levers.map(known -> known.of(outcome, threshold, mine)));
            })
        .toList();
  }

  private Threshold threshold(
      String name, double threshold, List<Start> starts, Optional<Pulled> levers) {
    double[] shares = results.apply(outcome(name));
    Key mine = key.at("tips").at(name);
    return new Threshold(
        name,
        threshold,
        Correlation.mean(shares),
        tips(shares, threshold, mine),
        swaps(name, shares, mine.at("swaps")),
        contours(shares, threshold, mine.at("contours")),
        starts,
        levers);
  }

  private IntStream numbers() {
    return IntStream.range(0, model.unknowns().size())
        .filter(i -> Few.values(model.unknowns().get(i)).isEmpty());
  }

  private List<Tip> tips(double[] results, double threshold, Key mine) {
    return numbers()
        .mapToObj(
            i ->
                new Tip(
                    model.unknowns().get(i), Tipping.of(ranks(i), results, threshold, mine.at(i))))
        .toList();
  }

  /// {@return the other outcomes with which it swaps places for sure}
  private List<Swap> swaps(String name, double[] shares, Key mine) {
    List<Swap> swaps = new ArrayList<>();
    for (int i = 0; i < model.outcomes().size(); i++) {
      String other = model.outcomes().get(i).name();
      double[] others = results.apply(i);
      double[] gap =
          IntStream.range(0, shares.length).mapToDouble(row -> shares[row] - others[row]).toArray();
      List<Tip> tips =
          other.equals(name)
              ? List.of()
              : tips(gap, 0, mine.at(other)).stream()
                  .filter(tip -> tip.tipping().certain())
                  .toList();
      if (!tips.isEmpty()) {
        swaps.add(new Swap(other, Correlation.mean(gap), tips));
      }
    }
    return swaps;
  }

  /// {@return the contours of the unknowns that go along with the outcome most, two by two}
  private List<Contour> contours(double[] shares, double threshold, Key mine) {
    List<Integer> most =
        numbers()
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    i -> -Math.abs(Correlation.of(ranks(i), shares).value())))
            .limit(MATTERING)
            .toList();
    List<Contour> contours = new ArrayList<>();
    for (int a = 0; a < most.size(); a++) {
      for (int b = a + 1; b < most.size(); b++) {
        Unknown one = model.unknowns().get(most.get(a));
        Unknown other = model.unknowns().get(most.get(b));
        double[][] both = {ranks(most.get(a)), ranks(most.get(b))};
        List<Tipping> points = Tipping.along(both, shares, threshold, QUANTILES, mine.at(a).at(b));
        contours.add(
            new Contour(
                one,
                other,
                IntStream.range(0, QUANTILES.size())
                    .mapToObj(q -> new Point(QUANTILES.get(q), new Tip(one, points.get(q))))
                    .toList()));
      }
    }
    return contours;
  }
}
