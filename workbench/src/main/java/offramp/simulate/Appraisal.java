package offramp.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// What is known so far of a program's outcomes with some of its firings left out: scores whose
/// means are the probabilities.
///
/// It grows part by part; a part is a draw of the unknowns with all its histories, or a batch of
/// histories where nothing is unknown.
public final class Appraisal implements Crew.Total<Scoring.Found> {
  private final int outcomes;
  private final int dates;
  private final BitSet idle;
  private final List<String> levers;

  /// Per part and outcome the scores at the horizon of even and odd histories.
  private final List<double[][]> halves = new ArrayList<>();

  /// Per part and outcome in how many histories it came about.
  private final List<int[]> hits = new ArrayList<>();

  private final List<Integer> sizes = new ArrayList<>();
  private final Sum[][] scores;

  /// Per outcome and date the squared means of the parts, added up.
  private final double[][] means;

  private final double[] products;
  private final double[] squares;
  private long histories;
  private long jumps;

  Appraisal(int outcomes, int dates, BitSet idle, List<String> levers) {
    this.idle = idle;
    this.levers = List.copyOf(levers);
    this.outcomes = outcomes;
    this.dates = dates;
    this.scores = new Sum[outcomes][dates];
    for (Sum[] series : scores) {
      Arrays.setAll(series, _ -> new Sum());
    }
    this.means = new double[outcomes][dates];
    this.products = new double[outcomes];
    this.squares = new double[outcomes];
  }

  @Override
  public void add(Scoring.Found found) {
    int size = (int) (found.block().to() - found.block().from());
    halves.add(found.halves());
    hits.add(found.hits());
    sizes.add(size);
    histories += size;
    jumps += found.jumps();
    for (int outcome = 0; outcome < outcomes; outcome++) {
      for (int date = 0; date < dates; date++) {
        double score = found.scores()[outcome][date];
        scores[outcome][date].add(score);
        means[outcome][date] += score / size * (score / size);
      }
      products[outcome] += found.products()[outcome];
      squares[outcome] += found.squares()[outcome];
    }
  }

  /// {@return the firings that are left out}
  BitSet idle() {
    return idle;
  }

  /// {@return the levers that are pulled, in words}
  List<String> levers() {
    return levers;
  }

  @Override
  public long histories() {
    return histories;
  }

  public long jumps() {
    return jumps;
  }

  int dates() {
    return dates;
  }

  /// {@return how many parts there are so far}
  public int parts() {
    return sizes.size();
  }

  /// {@return the probability by a report date, estimated}
  public double mean(int outcome, int date) {
    return scores[outcome][date].value() / histories;
  }

  /// {@return the standard error of [#mean], from how the parts differ; 0 if there is but one}
  public double error(int outcome, int date) {
    double parts = parts();
    double mean = mean(outcome, date);
    double spread = Math.max(0, means[outcome][date] / parts - mean * mean);
    return parts < 2 ? 0 : Math.sqrt(spread / (parts - 1));
  }

  /// {@return per part the mean score at the horizon}
  public double[] means(int outcome) {
    double[] means = new double[parts()];
    for (int part = 0; part < means.length; part++) {
      double[] sums = halves.get(part)[outcome];
      means[part] = (sums[0] + sums[1]) / sizes.get(part);
    }
    return means;
  }

  /// {@return per part the share of the histories in which the outcome came about by the horizon}
  public double[] shares(int outcome) {
    double[] shares = new double[parts()];
    Arrays.setAll(shares, part -> (double) hits.get(part)[outcome] / sizes.get(part));
    return shares;
  }

  /// {@return per part the mean score of the histories with even numbers less that of the others;
  /// empty if a part has but one history}
  public double[] contrasts(int outcome) {
    if (sizes.stream().anyMatch(size -> size < 2)) {
      return new double[0];
    }
    double[] contrasts = new double[parts()];
    for (int part = 0; part < contrasts.length; part++) {
      double[] sums = halves.get(part)[outcome];
      int odd = sizes.get(part) / 2;
      contrasts[part] = sums[0] / (sizes.get(part) - odd) - sums[1] / odd;
    }
    return contrasts;
  }

  /// {@return the share of what was not foreseen that, taken away, leaves the least noise}
  double share(int outcome) {
    return squares[outcome] > 0 ? products[outcome] / squares[outcome] : 0;
  }

  /// {@return the share of the variance that this takes away, of an outcome of probability `p`}
  double gain(int outcome, double p) {
    double both = products[outcome] * products[outcome];
    return squares[outcome] > 0 && p < 1 ? both / (p * (1 - p) * squares[outcome] * histories) : 0;
  }
}
