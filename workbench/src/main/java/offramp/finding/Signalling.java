package offramp.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.explore.Known;
import offramp.explore.Likelihoods;
import offramp.explore.Likelihoods.Valued;
import offramp.explore.Menu;
import offramp.explore.OffRamps;
import offramp.explore.Watching;
import offramp.finding.CompareFinding.Pair;
import offramp.finding.CompareFinding.PairSignal;
import offramp.finding.CompareFinding.Signal;
import offramp.finding.CompareFinding.Signals;
import offramp.finding.CompareFinding.Watch;
import offramp.finding.CompareFinding.Worth;
import offramp.finding.RunFinding.Time;
import offramp.model.Model;

/// Finds which observations would tell theories apart soonest.
///
/// One counts if its information is more than two standard errors above 0; it is told by the report
/// date at which it gives most for each unit of waiting.
final class Signalling {
  private static final int MOST_OF_A_PAIR = 3;

  private final Model base;
  private final Runs.Question question;
  private final List<String> names;
  private final double[] weights;

  /// Per observation and report date what the theories say.
  private final List<List<Likelihoods>> said;

  private final List<String> words;

  /// Per observation the names of those after it that cannot be told from it.
  private final List<List<String>> alike;

  private final int looked;

  /// @param words per observation
  Signalling(Model base, Runs.Question question, List<String> words, Theories theories) {
    this.base = base;
    this.question = question;
    this.names = theories.names();
    this.weights = theories.weights();
    long most = question.effort().trajectories();
    List<List<Likelihoods>> all =
        IntStream.range(0, words.size())
            .mapToObj(
                o ->
                    IntStream.range(0, question.steps())
                        .mapToObj(date -> Likelihoods.of(theories.under(), o, date, most))
                        .toList())
            .toList();
    this.said = new ArrayList<>();
    this.words = new ArrayList<>();
    this.alike = new ArrayList<>();
    this.looked = all.size();
    for (int o = 0; o < all.size(); o++) {
      add(words.get(o), all.get(o));
    }
  }

  /// Adds an observation, or its name to the one before it that cannot be told from it.
  private void add(String name, List<Likelihoods> dates) {
    for (int other = 0; other < said.size(); other++) {
      List<Likelihoods> before = said.get(other);
      if (IntStream.range(0, dates.size()).allMatch(d -> dates.get(d).near(before.get(d)))) {
        alike.get(other).add(name);
        return;
      }
    }
    said.add(dates);
    words.add(name);
    alike.add(new ArrayList<>());
  }

  /// The theories with what is known under each.
  ///
  /// @param weights adding up to 1
  /// @param under what is known of the observations under each
  record Theories(List<String> names, double[] weights, List<Known> under) {}

  /// A report date of an observation, and what it gives.
  private record Found(int observation, int date, Valued information, double perUnit) {}

  /// What an observation gives.
  private interface Giving {
    Valued of(Likelihoods said);
  }

  /// {@return what tells all theories apart, and every two}
  Signals signals(List<Worth> worth) {
    List<Found> found = found(said -> said.information(weights));
    Optional<Found> most = most(said -> said.information(weights));
    return new Signals(
        entropy(weights),
        looked,
        found.stream().map(this::signal).toList(),
        most.map(this::signal),
        pairs(),
        worth);
  }

  static double entropy(double[] weights) {
    return Arrays.stream(weights)
        .filter(weight -> weight > 0)
        .map(weight -> -weight * Math.log(weight) / Math.log(2))
        .sum();
  }

  private List<Found> found(Giving giving) {
    return IntStream.range(0, words.size())
        .mapToObj(o -> soonest(o, giving))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingDouble(found -> -found.perUnit))
        .toList();
  }

  private Optional<Found> soonest(int observation, Giving giving) {
    return dates(observation, giving).stream().max(Comparator.comparingDouble(Found::perUnit));
  }

  private Optional<Found> most(Giving giving) {
    return IntStream.range(0, words.size())
        .boxed()
        .flatMap(o -> dates(o, giving).stream())
        .max(Comparator.comparingDouble(found -> found.information.value()));
  }

  /// {@return the dates by which the observation tells anything beyond chance}
  private List<Found> dates(int observation, Giving giving) {
    List<Found> dates = new ArrayList<>();
    for (int date = 0; date < question.steps(); date++) {
      Valued information = giving.of(said.get(observation).get(date));
      if (information.seen()) {
        double waited = time(date).value();
        dates.add(new Found(observation, date, information, information.value() / waited));
      }
    }
    return dates;
  }

  private Time time(int date) {
    return Runs.time(base, question, date);
  }

  private Signal signal(Found found) {
    Likelihoods told = said.get(found.observation).get(found.date);
    return new Signal(
        words.get(found.observation),
        alike.get(found.observation),
        time(found.date),
        found.information,
        found.perUnit,
        IntStream.range(0, names.size())
            .mapToObj(i -> new Valued(told.p()[i], told.errors()[i]))
            .toList(),
        IntStream.range(0, names.size()).mapToObj(i -> told.guarded()[i]).toList(),
        Arrays.stream(told.after(weights, true)).boxed().toList(),
        Arrays.stream(told.after(weights, false)).boxed().toList());
  }

  private List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int one = 0; one < names.size(); one++) {
      for (int other = one + 1; other < names.size(); other++) {
        pairs.add(pair(one, other));
      }
    }
    return pairs;
  }

  private Pair pair(int one, int other) {
    return new Pair(
        names.get(one),
        names.get(other),
        found(said -> said.apart(one, other)).stream()
            .limit(MOST_OF_A_PAIR)
            .map(found -> signal(found, one, other))
            .toList());
  }

  private PairSignal signal(Found found, int one, int other) {
    Likelihoods told = said.get(found.observation).get(found.date);
    return new PairSignal(
        words.get(found.observation),
        time(found.date),
        told.against(one, other),
        told.against(other, one),
        found.perUnit,
        told.factor(one, other, true),
        told.factor(one, other, false),
        told.guarded()[one] || told.guarded()[other]);
  }

  /// {@return what watching is worth for the choice of levers against a harm}
  Worth worth(OffRamps.Found levers, Menu menu, int harm) {
    Watching watching = new Watching(levers, harm, weights);
    Optional<Watch> best = Optional.empty();
    for (int o = 0; o < words.size(); o++) {
      for (Found found : dates(o, said -> said.information(weights))) {
        Watching.Worth worth = watching.of(said.get(o).get(found.date));
        double least = best.map(watch -> watch.worth().value()).orElse(0.0);
        if (worth.value().seen() && worth.value().value() > least) {
          best =
              Optional.of(
                  new Watch(
                      words.get(o),
                      time(found.date),
                      menu.words(worth.seen()),
                      menu.words(worth.unseen()),
                      worth.value()));
        }
      }
    }
    return new Worth(
        base.outcomes().get(harm).name(), menu.words(watching.best()), watching.regret(), best);
  }
}
