package offramp.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import offramp.random.Key;

/// The portfolios of levers that no other beats in all objectives at once.
///
/// Every portfolio is run for one short round, if they are few; else those that NSGA-II ([Genetic])
/// comes upon. Then all of these race ([Racing]): what is beaten beyond doubt stops, the rest runs
/// longer rounds. A portfolio that looked bad by the dice of the first round can so be lost to the
/// evolution, but none that was evaluated is lost to the race with more than its chance.
public final class Search {
  private final Evaluator evaluator;
  private final Settings settings;

  /// What each portfolio that was evaluated gave in the first round, in the order they came.
  private final LinkedHashMap<List<Integer>, double[][]> first = new LinkedHashMap<>();

  /// Says what a portfolio leads to, better the more rounds it is given.
  @FunctionalInterface
  public interface Evaluator {
    /// {@return what new batches of `round` gave, all to be small, as one array of batches per
    /// objective}
    ///
    /// Batch b of a round has the same dice for every portfolio; an objective without dice, such as
    /// a cost, is the same number in every batch. Called once per portfolio and round; what it
    /// returns must not depend on the order.
    ///
    /// @param choice per lever the number of its option
    /// @param round from 0; later rounds should bring as many batches as all before
    double[][] evaluate(List<Integer> choice, int round);
  }

  /// How far to search.
  ///
  /// @param exhaustive at most so many portfolios are all evaluated, at least 1; comparing them
  ///   takes work that grows with its square, so thousands, not millions
  /// @param population of the evolution, at least 2
  /// @param generations of the evolution, at least 0
  /// @param race of all that was evaluated
  public record Settings(int exhaustive, int population, int generations, Racing.Settings race) {
    public Settings {
      Bounds.atLeast("exhaustive", exhaustive, 1);
      Bounds.atLeast("population", population, 2);
      Bounds.atLeast("generations", generations, 0);
    }
  }

  /// A portfolio in the race to its end.
  ///
  /// @param choice per lever the number of its option
  /// @param standing its means, their errors and the work it took
  /// @param front whether no other's means dominate its own; if not, the dice do not tell
  public record Entry(List<Integer> choice, Racing.Standing standing, boolean front) {
    public Entry {
      choice = List.copyOf(choice);
    }
  }

  /// What was found.
  ///
  /// @param entries portfolios that nothing beat, in the order in which they were come upon
  /// @param exhaustive whether all portfolios that fit were evaluated
  /// @param evaluated how many were
  /// @param race what became of each of these, and the work it took
  public record Found(List<Entry> entries, boolean exhaustive, int evaluated, Racing.Outcome race) {
    public Found {
      entries = List.copyOf(entries);
    }
  }

  private Search(Evaluator evaluator, Settings settings) {
    this.evaluator = evaluator;
    this.settings = settings;
  }

  /// {@return what no other portfolio beats}
  ///
  /// The same key and settings find the same.
  ///
  /// @throws IllegalArgumentException if portfolios differ in objectives or batches, or results are
  ///   not finite
  public static Found of(Portfolios portfolios, Evaluator evaluator, Settings settings, Key key) {
    return new Search(evaluator, settings).find(portfolios, key);
  }

  private Found find(Portfolios portfolios, Key key) {
    Optional<List<List<Integer>>> all = portfolios.all(settings.exhaustive);
    if (all.isPresent()) {
      evaluate(all.get());
    } else {
      new Genetic(portfolios, this::evaluate, settings).run(key);
    }
    List<List<Integer>> choices = List.copyOf(first.keySet());
    Racing.Outcome race =
        Racing.run(
            choices.size(), (number, round) -> batches(choices.get(number), round), settings.race);
    return new Found(entries(choices, race), all.isPresent(), choices.size(), race);
  }

  private double[][] batches(List<Integer> choice, int round) {
    return round == 0
        ? first.getOrDefault(choice, new double[0][])
        : evaluator.evaluate(choice, round);
  }

  private List<double[]> evaluate(List<List<Integer>> choices) {
    List<double[][]> found = choices.stream().map(choice -> evaluator.evaluate(choice, 0)).toList();
    List<double[]> means = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      double[][] batches = found.get(i);
      Racing.alike(batches, first.isEmpty() ? batches : first.firstEntry().getValue());
      first.put(choices.get(i), batches);
      means.add(Arrays.stream(batches).mapToDouble(Means::mean).toArray());
    }
    return means;
  }

  private static List<Entry> entries(List<List<Integer>> choices, Racing.Outcome race) {
    List<Integer> left = race.left();
    double[][] points =
        left.stream()
            .map(i -> race.standings().get(i).means().stream().mapToDouble(x -> x).toArray())
            .toArray(double[][]::new);
    Set<Integer> front = Arrays.stream(Pareto.front(points)).boxed().collect(Collectors.toSet());
    return IntStream.range(0, left.size())
        .mapToObj(
            i ->
                new Entry(
                    choices.get(left.get(i)), race.standings().get(left.get(i)), front.contains(i)))
        .toList();
  }
}
