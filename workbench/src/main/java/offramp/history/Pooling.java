package offramp.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import offramp.model.Unknown;
import offramp.random.Distribution;
import offramp.random.Key;
import offramp.random.Stream;
import offramp.simulate.Settings;
import offramp.simulate.Team;

/// Finds what many cases say together of the unknowns that they share.
public final class Pooling {
  private static final int TRIES = 100;

  private final Template template;
  private final List<CaseStory> stories;
  private final Effort effort;
  private final Settings.Watcher watcher;
  private final Key root;
  private long done;

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

    int iterations() {
      return 2 * thin * (draws / chains);
    }
  }

  private Pooling(
      Template template, List<CaseStory> stories, Effort effort, Settings.Watcher watcher) {
    this.template = template;
    this.stories = stories;
    this.effort = effort;
    this.watcher = watcher;
    this.root = Key.of(effort.seed()).at("pool");
  }

  /// {@return what the cases say}
  ///
  /// @throws Fitting.Broken if the watcher ended the work
  public static Pooled of(
      Template template, PastCases cases, Effort effort, Settings.Watcher watcher)
      throws UnusableCases {
    return of(template, CaseStory.of(cases), effort, watcher);
  }

  static Pooled of(
      Template template, List<CaseStory> stories, Effort effort, Settings.Watcher watcher)
      throws UnusableCases {
    return new Pooling(template, stories, effort, watcher).pooled();
  }

  private Pooled pooled() throws UnusableCases {
    List<Chain> chains = new ArrayList<>();
    for (int i = 0; i < effort.chains(); i++) {
      chains.add(
          new Chain(template, stories, effort.iterations(), root.at(i), this::reached));
    }
    double[] start = chains.getFirst().possible(starts());
    Curvature law = Curvature.of(chains.getFirst()::logs, start);
    Chain.Walked[] walked = new Chain.Walked[chains.size()];
    try (Team team = new Team(effort.threads())) {
      for (int first = 0; first < walked.length; first += team.size()) {
        int from = first;
        team.each(
            Math.min(team.size(), walked.length - from),
            i -> walked[from + i] = chains.get(from + i).walk(law));
      }
    }
    return pooled(List.of(walked));
  }

  /// The middle of the prior, then draws of it.
  private List<double[]> starts() {
    int size = template.numbers(Unknown.Reach.ALL).length;
    List<double[]> starts = new ArrayList<>(List.of(new double[size]));
    Stream dice = root.at("start").stream();
    for (int i = 0; i < TRIES; i++) {
      double[] start = new double[size];
      Arrays.setAll(start, _ -> Prior.score(dice.uniform()));
      starts.add(start);
    }
    return starts;
  }

  private Pooled pooled(List<Chain.Walked> walked) {
    List<Unknown> shared = template.shared();
    List<double[]> scores = new ArrayList<>();
    for (Chain.Walked chain : walked) {
      for (int i = effort.thin() - 1; i < chain.scores().length; i += effort.thin()) {
        scores.add(chain.scores()[i]);
      }
    }
    double[][] values =
        scores.stream()
            .map(
                each ->
                    IntStream.range(0, each.length)
                        .mapToDouble(i -> shared.get(i).quantile(Distribution.normal(each[i])))
                        .toArray())
            .toArray(double[][]::new);
    double[][][] chains = walked.stream().map(Chain.Walked::scores).toArray(double[][][]::new);
    return new Pooled(
        shared,
        values,
        scores.toArray(double[][]::new),
        IntStream.range(0, shared.size()).mapToDouble(i -> Mixing.spread(chains, i)).toArray(),
        IntStream.range(0, shared.size()).mapToDouble(i -> Mixing.effective(chains, i)).toArray(),
        walked.stream().mapToDouble(Chain.Walked::acceptance).average().orElse(0),
        walked.size(),
        stories.size());
  }

  /// Chains share one watcher, which follows one thread at a time.
  private synchronized void reached() {
    done++;
    if (done % stories.size() == 0) {
      long sweeps = done / stories.size();
      long planned = 3L * effort.chains() * effort.iterations() + 60;
      watcher
          .stop(Math.min(sweeps, planned), planned)
          .ifPresent(
              why -> {
                throw new Fitting.Broken(why);
              });
    }
  }
}
