package offramp.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import offramp.model.Model;
import offramp.model.Unknown;
import offramp.random.Key;
import offramp.random.Stream;
import offramp.simulate.Identity;
import offramp.simulate.Parted;
import offramp.simulate.Settings;

/// The chains of fits of one template, each fit to cases of its own, in parts that can be kept:
/// where the chains of each strand of each fit begin, then each chain.
final class Walks {
  private static final int TRIES = 100;
  private static final int MOST_MORE = 4;

  private final Template template;
  private final List<Template> strands;

  /// The numbers of the strands that have something to learn.
  private final int[] learning;

  private final List<List<CaseStory>> fits;
  private final Pooling.Effort effort;
  private final Settings.Watcher watcher;
  private final Key root;
  private final long planned;
  private long done;

  Walks(
      Template template,
      List<List<CaseStory>> fits,
      Pooling.Effort effort,
      Settings.Watcher watcher) {
    this.template = template;
    this.strands = template.strands();
    this.learning =
        IntStream.range(0, strands.size()).filter(s -> shared(strands.get(s)) > 0).toArray();
    this.fits = fits;
    this.effort = effort;
    this.watcher = watcher;
    this.root = Key.of(effort.seed()).at("pool");
    this.planned = fits.stream().mapToLong(this::planned).sum();
  }

  List<Template> strands() {
    return strands;
  }

  Template template(int strand) {
    return strands.get(strand);
  }

  Model model() {
    return template.model();
  }

  /// {@return how many unknowns of a strand all cases share}
  static int shared(Template strand) {
    return strand.numbers(Unknown.Reach.ALL).length;
  }

  /// {@return how many unknowns of a strand each case has of its own}
  static int own(Template strand) {
    return strand.numbers(Unknown.Reach.CASE).length;
  }

  int cases(int fit) {
    return fits.get(fit).size();
  }

  /// {@return the fit of a start, by its number}
  int fit(long start) {
    return (int) start / learning.length;
  }

  /// {@return the strand of a start, by its number}
  int strand(long start) {
    return learning[(int) start % learning.length];
  }

  /// {@return the number of the start of a chain, by the number of that}
  int begun(long walk) {
    return (int) walk / effort.chains();
  }

  /// {@return which of the chains with the same start it is}
  int chain(long walk) {
    return (int) walk % effort.chains();
  }

  /// {@return per fit the chains of each strand that has something to learn, by its number}
  ///
  /// @throws Fitting.Broken if the watcher ended the work
  List<Map<Integer, List<Chain.Walked>>> all() throws UnusableCases {
    List<Map<Integer, List<Chain.Walked>>> all = new ArrayList<>();
    fits.forEach(_ -> all.add(new HashMap<>()));
    try {
      List<Start> starts = starts().all(effort.threads(), watcher);
      List<Chain.Walked> walked = walked(starts).all(effort.threads(), watcher);
      for (int start = 0; start < starts.size(); start++) {
        int from = start * effort.chains();
        all.get(fit(start)).put(strand(start), walked.subList(from, from + effort.chains()));
      }
    } catch (Carried carried) {
      throw carried.why();
    }
    return all;
  }

  private Parted<Start> starts() {
    return new Parted<>(
        "start",
        this::identity,
        Identity.labels(model()),
        fits.size() * learning.length,
        () -> this::start,
        new StartRows(this));
  }

  private Parted<Chain.Walked> walked(List<Start> starts) {
    return new Parted<>(
        "chain",
        this::identity,
        Identity.labels(model()),
        starts.size() * effort.chains(),
        () -> walk -> walked(starts.get(begun(walk)), walk),
        new WalkRows(this));
  }

  private String identity() {
    return "%s\n%s\n%s"
        .formatted(
            template.identity(),
            effort.identity(),
            fits.stream().map(CaseStory::identity).collect(Collectors.joining("\n")));
  }

  private Start start(long number) {
    try {
      Cases cases = casesOf(number);
      return Ascent.of(cases, cases.possible(points(template(strand(number)))));
    } catch (UnusableCases why) {
      throw new Carried(why);
    }
  }

  private Chain.Walked walked(Start start, long walk) {
    try {
      int begun = begun(walk);
      Key key = root.at("strand").at(strand(begun)).at(chain(walk));
      return new Chain(casesOf(begun), start, key.stream())
          .walk(iterations(template(strand(begun)), fits.get(fit(begun))));
    } catch (UnusableCases why) {
      throw new Carried(why);
    }
  }

  private Cases casesOf(long start) throws UnusableCases {
    return new Cases(template(strand(start)), fits.get(fit(start)), this::reached);
  }

  private int iterations(Template strand, List<CaseStory> stories) {
    return effort.iterations() * more(strand, stories);
  }

  /// {@return about how often all cases of a fit are followed}
  private long planned(List<CaseStory> stories) {
    return strands.stream()
        .filter(strand -> shared(strand) > 0)
        .mapToLong(
            strand ->
                (long) effort.chains() * iterations(strand, stories)
                    + Ascent.passes(shared(strand)))
        .sum();
  }

  /// {@return by how much more work a strand is given, since it is so much shorter than all}
  private int more(Template strand, List<CaseStory> stories) {
    long whole = length(template.acts().cardinality(), stories);
    long its = length(strand.acts().cardinality(), stories);
    return Math.clamp(whole / Math.max(1, its), 1, MOST_MORE);
  }

  private static long length(int acts, List<CaseStory> stories) {
    long told = stories.stream().mapToLong(story -> story.acts().size()).sum();
    return stories.size() + (acts > 0 ? told : 0);
  }

  /// The middle of the prior, then draws of it.
  private List<double[]> points(Template strand) {
    int size = shared(strand);
    List<double[]> points = new ArrayList<>(List.of(new double[size]));
    Stream dice = root.at("start").stream();
    for (int i = 0; i < TRIES; i++) {
      double[] point = new double[size];
      Arrays.setAll(point, _ -> Prior.score(dice.uniform()));
      points.add(point);
    }
    return points;
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
