package offramp.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import offramp.explore.Design;
import offramp.explore.Disagreement;
import offramp.explore.Evaluations;
import offramp.explore.Index;
import offramp.finding.ExploreFinding.Disagreed;
import offramp.finding.ExploreFinding.Disputed;
import offramp.finding.ExploreFinding.Expert;
import offramp.model.Model;
import offramp.model.Unknown;
import offramp.random.Distribution;
import offramp.random.Key;

/// What becomes of the answers by the numbers of each expert, and how much of the spread is that
/// they disagree.
final class Experts {
  /// Densities are told from ranks this far to both sides.
  private static final double NEAR = 1e-4;

  private final Model model;
  private final Design design;
  private final int[] plain;
  private final Key key;

  /// Per unknown of several experts, per expert and row that is a draw, how much likelier the row
  /// is by that expert than by all.
  private final Map<Integer, double[][]> likelier = new LinkedHashMap<>();

  Experts(Model model, Design design, Key key) {
    this.model = model;
    this.design = design;
    this.key = key;
    this.plain = IntStream.range(0, design.rows()).filter(design::plain).toArray();
    for (int i = 0; i < model.unknowns().size(); i++) {
      if (model.unknowns().get(i).law() instanceof Distribution.Mixture mixture) {
        likelier.put(i, likelier(mixture, i));
      }
    }
  }

  private double[][] likelier(Distribution.Mixture mixture, int unknown) {
    double[][] all = new double[mixture.laws().size()][plain.length];
    for (int row = 0; row < plain.length; row++) {
      double rank = design.rank(plain[row], unknown);
      double from = Math.max(rank - NEAR, rank / 2);
      double to = Math.min(rank + NEAR, (1 + rank) / 2);
      double low = mixture.quantile(from);
      double high = mixture.quantile(to);
      for (int k = 0; k < all.length; k++) {
        Distribution law = mixture.laws().get(k);
        all[k][row] = (law.cdf(high) - law.cdf(low)) / (to - from);
      }
    }
    return all;
  }

  /// {@return what the experts make of each outcome; nothing if no unknown has several}
  ///
  /// @param date number of the report date
  List<Disagreed> of(Measuring.Found found, int date) {
    List<Disagreed> all = new ArrayList<>();
    for (int i = 0; i < model.outcomes().size() && !likelier.isEmpty(); i++) {
      Key mine = key.at(i);
      Evaluations rows = plain(found.at(i, date));
      all.add(
          new Disagreed(model.outcomes().get(i).name(), experts(rows, mine), disputed(rows, mine)));
    }
    return all;
  }

  private Evaluations plain(Evaluations all) {
    return new Evaluations(
        Arrays.stream(plain).mapToDouble(row -> all.values()[row]).toArray(),
        Arrays.stream(plain).mapToDouble(row -> all.noise()[row]).toArray());
  }

  /// {@return per expert the probability by that expert's numbers, where others say some too}
  private List<Expert> experts(Evaluations rows, Key mine) {
    Map<String, double[]> weights = new LinkedHashMap<>();
    likelier.forEach(
        (unknown, all) -> {
          List<String> names = model.unknowns().get(unknown).experts();
          for (int k = 0; k < names.size(); k++) {
            double[] own = weights.computeIfAbsent(names.get(k), _ -> ones(rows.rows()));
            for (int row = 0; row < own.length; row++) {
              own[row] *= all[k][row];
            }
          }
        });
    double[][] all = weights.values().toArray(double[][]::new);
    double[] alike = new double[all.length];
    Arrays.fill(alike, 1.0 / all.length);
    List<Index> means = Disagreement.of(all, alike, rows, mine.at("experts")).means();
    List<String> names = List.copyOf(weights.keySet());
    return IntStream.range(0, names.size())
        .mapToObj(k -> new Expert(names.get(k), means.get(k)))
        .toList();
  }

  private static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  private List<Disputed> disputed(Evaluations rows, Key mine) {
    List<Disputed> shares = new ArrayList<>();
    likelier.forEach(
        (number, all) -> {
          Unknown unknown = model.unknowns().get(number);
          double[] weights =
              unknown.law() instanceof Distribution.Mixture(_, var each)
                  ? each.stream().mapToDouble(w -> w).toArray()
                  : new double[0];
          Disagreement.of(all, weights, rows, mine.at(unknown.name()))
              .share()
              .ifPresent(share -> shares.add(new Disputed(unknown.name(), share)));
        });
    return shares;
  }
}
