package offramp.finding;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import offramp.explore.Cases;
import offramp.explore.Correlation;
import offramp.explore.Design;
import offramp.explore.Scenario;
import offramp.explore.Tipping;
import offramp.finding.ExploreFinding.Discovery;
import offramp.finding.ExploreFinding.Threshold;
import offramp.finding.ExploreFinding.Tip;
import offramp.model.Model;
import offramp.model.Unknown;
import offramp.random.Key;

/// Draws of the unknowns with what came of them, in which boxes and tipping points are looked for.
///
/// @param results per outcome, per draw the share of histories in which it happened
record Sampled(Model model, Design design, IntFunction<double[]> results, Key key) {

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
  List<Threshold> thresholds(Map<String, Double> asked) {
    return asked.entrySet().stream()
        .map(each -> threshold(each.getKey(), each.getValue()))
        .toList();
  }

  private Threshold threshold(String name, double threshold) {
    double[] shares = results.apply(outcome(name));
    List<Tip> tips =
        IntStream.range(0, model.unknowns().size())
            .filter(i -> Few.values(model.unknowns().get(i)).isEmpty())
            .mapToObj(
                i ->
                    new Tip(
                        model.unknowns().get(i),
                        Tipping.of(ranks(i), shares, threshold, key.at("tips").at(name).at(i))))
            .toList();
    return new Threshold(name, threshold, Correlation.mean(shares), tips);
  }
}
