package offramp.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import offramp.model.Unknown;
import offramp.random.Key;
import offramp.random.Stream;
import offramp.simulate.Settings;

/// Finds what many cases say together of the unknowns that they share.
public final class Pooling {
  private final Walks walks;
  private final Template template;
  private final List<CaseStory> stories;
  private final Effort effort;

  /// How much work.
  ///
  /// @param draws of the unknowns in all, over all chains
  /// @param chains at least 2
  /// @param thin of so many draws of a chain one is kept
  public record Effort(long seed, int draws, int chains, int thin, int threads) {
    public Effort {
      if (chains < 2 || draws < 10 * chains || thin < 1) {
        throw new IllegalArgumentException(
            "chains (%d) are below 2, draws (%d) below 10 for each, or thin (%d) below 1"
                .formatted(chains, draws, thin));
      }
    }

    /// {@return a text that differs where the numbers do}
    String identity() {
      return "%d %d %d %d".formatted(seed, draws, chains, thin);
    }

    int iterations() {
      return 2 * thin * (draws / chains);
    }
  }

  private Pooling(Walks walks, Template template, List<CaseStory> stories, Effort effort) {
    this.walks = walks;
    this.template = template;
    this.stories = stories;
    this.effort = effort;
  }

  /// {@return what the cases say}
  ///
  /// @throws Fitting.Broken if the watcher ended the work
  public static Pooled of(
      Template template, PastCases cases, Effort effort, Settings.Watcher watcher)
      throws UnusableCases {
    return each(template, List.of(CaseStory.of(cases)), effort, watcher).getFirst();
  }

  /// {@return what cases say that are given as stories, fit by fit}
  static List<Pooled> each(
      Template template, List<List<CaseStory>> fits, Effort effort, Settings.Watcher watcher)
      throws UnusableCases {
    Walks walks = new Walks(template, fits, effort, watcher);
    List<Map<Integer, List<Chain.Walked>>> walked = walks.all();
    List<Pooled> each = new ArrayList<>();
    for (int fit = 0; fit < fits.size(); fit++) {
      each.add(new Pooling(walks, template, fits.get(fit), effort).pooled(walked.get(fit)));
    }
    return each;
  }

  /// Strands have nothing in common, so that each is fitted by itself.
  private Pooled pooled(Map<Integer, List<Chain.Walked>> all) {
    List<Unknown> shared = template.shared();
    double[][] scores = prior(shared.size());
    double[] spread = new double[shared.size()];
    double[] effective = new double[shared.size()];
    Arrays.fill(spread, 1);
    Arrays.fill(effective, scores.length);
    double acceptance = 1;
    int[] numbers = template.numbers(Unknown.Reach.ALL);
    for (int s = 0; s < walks.strands().size(); s++) {
      int[] its = walks.template(s).numbers(Unknown.Reach.ALL);
      List<Chain.Walked> walked = all.getOrDefault(s, List.of());
      acceptance =
          Math.min(
              acceptance,
              walked.stream().mapToDouble(Chain.Walked::acceptance).average().orElse(1));
      double[][][] chains = walked.stream().map(Chain.Walked::scores).toArray(double[][][]::new);
      double[][] kept = walked.stream().flatMap(this::thinned).toArray(double[][]::new);
      for (int i = 0; i < its.length; i++) {
        int at = Arrays.binarySearch(numbers, its[i]);
        spread[at] = Mixing.spread(chains, i);
        effective[at] = Mixing.effective(chains, i);
        for (int draw = 0; draw < scores.length; draw++) {
          scores[draw][at] = kept[draw][i];
        }
      }
    }
    return new Pooled(
        shared,
        Arrays.stream(scores).map(each -> values(shared, each)).toArray(double[][]::new),
        scores,
        spread,
        effective,
        acceptance,
        effort.chains(),
        stories.stream().map(CaseStory::of).toList());
  }

  private static double[] values(List<Unknown> shared, double[] scores) {
    return IntStream.range(0, scores.length)
        .mapToDouble(i -> Prior.value(shared.get(i), scores[i]))
        .toArray();
  }

  /// Draws of the prior, for unknowns that bear on nothing.
  private double[][] prior(int size) {
    Stream dice = Key.of(effort.seed()).at("pool").at("prior").stream();
    double[][] scores = new double[effort.draws() / effort.chains() * effort.chains()][size];
    for (double[] each : scores) {
      Arrays.setAll(each, _ -> Prior.score(dice.uniform()));
    }
    return scores;
  }

  private java.util.stream.Stream<double[]> thinned(Chain.Walked walked) {
    int many = effort.draws() / effort.chains();
    int every = walked.scores().length / many;
    return IntStream.range(0, many).mapToObj(i -> walked.scores()[(i + 1) * every - 1]);
  }
}
