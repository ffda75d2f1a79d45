package offramp.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import offramp.model.Unknown;
import offramp.program.Code;
import offramp.random.Distribution;
import offramp.random.Key;
import offramp.random.Stream;
import offramp.simulate.Settings;
import offramp.simulate.Team;

/// Finds what many cases say together of the unknowns that they share.
public final class Pooling {
  private static final int TRIES = 100;
  private static final int MOST_MORE = 4;

  private final Template template;
  private final List<CaseStory> stories;
  private final Effort effort;
  private final Settings.Watcher watcher;
  private final Key root;
  private long planned;
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

  /// {@return what cases say that are given as stories}
  static Pooled of(
      Template template, List<CaseStory> stories, Effort effort, Settings.Watcher watcher)
      throws UnusableCases {
    return new Pooling(template, stories, effort, watcher).pooled();
  }

  /// Strands have nothing in common, so that each is fitted by itself.
  private Pooled pooled() throws UnusableCases {
    List<Unknown> shared = template.shared();
    double[][] scores = prior(shared.size());
    double[] spread = new double[shared.size()];
    double[] effective = new double[shared.size()];
    Arrays.fill(spread, 1);
    Arrays.fill(effective, scores.length);
    double acceptance = 1;
    int[] all = template.numbers(Unknown.Reach.ALL);
    List<Template> strands = template.strands();
    planned = strands.stream().mapToLong(this::planned).sum();
    for (int s = 0; s < strands.size(); s++) {
      int[] its = strands.get(s).numbers(Unknown.Reach.ALL);
      List<Chain.Walked> walked =
          its.length == 0 ? List.of() : walked(strands.get(s), root.at("strand").at(s));
      acceptance =
          Math.min(
              acceptance,
              walked.stream().mapToDouble(Chain.Walked::acceptance).average().orElse(1));
      double[][][] chains = walked.stream().map(Chain.Walked::scores).toArray(double[][][]::new);
      double[][] kept = walked.stream().flatMap(this::thinned).toArray(double[][]::new);
      for (int i = 0; i < its.length; i++) {
        int at = Arrays.binarySearch(all, its[i]);
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
        .mapToDouble(i -> shared.get(i).quantile(Distribution.normal(scores[i])))
        .toArray();
  }

  /// Draws of the prior, for unknowns that bear on nothing.
  private double[][] prior(int size) {
    Stream dice = root.at("prior").stream();
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

  private List<Chain.Walked> walked(Template strand, Key key) throws UnusableCases {
    int iterations = effort.iterations() * more(strand);
    Chain.Walked[] walked = new Chain.Walked[effort.chains()];
    try (Team team = new Team(effort.threads())) {
      List<Cases> cases = cases(strand, team.size());
      Start start = Start.of(cases, team, cases.getFirst().possible(starts(strand)));
      team.each(
          team.size(),
          thread -> {
            for (int i = thread; i < walked.length; i += team.size()) {
              Chain chain = new Chain(cases.get(thread), start, key.at(i).stream());
              walked[i] = chain.walk(iterations);
            }
          });
    }
    return List.of(walked);
  }

  /// {@return all cases for each thread}
  private List<Cases> cases(Template strand, int threads) throws UnusableCases {
    Code code = strand.program().compiled();
    List<Cases> cases = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      cases.add(new Cases(strand, stories, code, this::reached));
    }
    return cases;
  }

  /// {@return by how much more work a strand is given, since it is so much shorter than all}
  private int more(Template strand) {
    long whole = length(template.acts().cardinality());
    long its = length(strand.acts().cardinality());
    return Math.clamp(whole / Math.max(1, its), 1, MOST_MORE);
  }

  /// {@return about how often all cases are followed for a strand}
  private long planned(Template strand) {
    long size = strand.numbers(Unknown.Reach.ALL).length;
    return (long) effort.chains() * effort.iterations() * more(strand) + Start.passes(size);
  }

  private long length(int acts) {
    long told = stories.stream().mapToLong(story -> story.acts().size()).sum();
    return stories.size() + (acts > 0 ? told : 0);
  }

  /// The middle of the prior, then draws of it.
  private List<double[]> starts(Template strand) {
    int size = strand.numbers(Unknown.Reach.ALL).length;
    List<double[]> starts = new ArrayList<>(List.of(new double[size]));
    Stream dice = root.at("start").stream();
    for (int i = 0; i < TRIES; i++) {
      double[] start = new double[size];
      Arrays.setAll(start, _ -> Prior.score(dice.uniform()));
      starts.add(start);
    }
    return starts;
  }

  /// Threads share one watcher, which follows one of them at a time.
  private synchronized void reached() {
    done++;
    watcher
        .stop(Math.min(done, planned), planned)
        .ifPresent(
            why -> {
              throw new Fitting.Broken(why);
            });
  }
}
