package offramp.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.random.Key;

/// Searches a menu of which not all policies can be tried, under every theory.
///
/// What is to be small: the cost, and for each harm its probability under the theory in which it is
/// likeliest and its greatest regret ([Search]). While the search goes on, regret is counted from
/// the best policy that adding entries one after another finds for the theory; who reads what was
/// found counts it from the best of all that were tried to the end.
public final class LargeMenu {
  /// Up to so many policies [OffRamps] tries them all.
  public static final int EXHAUSTIVE = 2_000;

  /// Batches of the first round; each later round has as many as all before.
  private static final int BATCHES = 8;

  private final List<Rival> rivals;
  private final Menu menu;
  private final int[] harms;
  private final int size;
  private final Bound bound;
  private final List<List<Integer>> options;
  private final Map<Policy, List<Known>> known = new LinkedHashMap<>();
  private final List<double[]> best = new ArrayList<>();

  /// How much is done, and tried.
  ///
  /// @param together at most so many levers
  /// @param spend the highest cost of a policy; infinite if any will do
  /// @param parts how many the last policies get, see [Known]
  /// @param population of the evolution, at least 2
  /// @param generations of the evolution, at least 0
  public record Bound(int together, double spend, int parts, int population, int generations) {
    /// The evolution sees about a thousand policies.
    public Bound(int together, double spend, int parts) {
      this(together, spend, parts, 60, 15);
    }
  }

  /// The work was stopped from outside.
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped() {
      super(null, null, false, false);
    }
  }

  private enum Round {
    FIRST(8),
    SECOND(4),
    THIRD(2),
    LAST(1);

    private final int share;

    Round(int share) {
      this.share = share;
    }
  }

  /// @param harms numbers of the outcomes that are to become less likely
  public LargeMenu(List<Rival> rivals, Menu menu, int[] harms, Bound bound) {
    this.rivals = List.copyOf(rivals);
    this.menu = menu;
    this.harms = harms.clone();
    this.bound = bound;
    this.size = Math.max(1, bound.parts / Round.FIRST.share / BATCHES);
    this.options =
        menu.entries().stream()
            .map(entry -> entry.lever().name())
            .distinct()
            .map(this::entries)
            .toList();
  }

  private List<Integer> entries(String lever) {
    return IntStream.range(0, menu.size())
        .filter(i -> menu.entries().get(i).lever().name().equals(lever))
        .boxed()
        .toList();
  }

  /// {@return what is found}; the same for the same key, whatever the threads.
  public OffRamps.Found search(Key key) {
    List<Policy> finalists = new ArrayList<>(Policy.upTo(1, menu, bound.spend));
    try {
      finalists.forEach(policy -> know(policy, parts(Round.FIRST)));
      IntStream.range(0, rivals.size()).forEach(theory -> best.add(best(theory)));
      Racing.Settings race = new Racing.Settings(Round.values().length, 0.05);
      Search.Settings settings = new Search.Settings(1, bound.population, bound.generations, race);
      Search.of(portfolios(), this::evaluate, settings, key).entries().stream()
          .map(entry -> policy(entry.choice()))
          .filter(policy -> policy.entries().size() > 1)
          .forEach(finalists::add);
    } catch (Stopped stopped) {
      return new OffRamps.Found(known, tried(List.copyOf(known.keySet())), stopped());
    }
    finalists.forEach(policy -> know(policy, bound.parts));
    return new OffRamps.Found(known, tried(finalists), stopped());
  }

  private Optional<String> stopped() {
    return rivals.stream().flatMap(rival -> rival.stopped().stream()).findFirst();
  }

  /// {@return those of which something is known under every theory; nothing at all if there are
  /// none}
  private List<Policy> tried(List<Policy> policies) {
    List<Policy> tried =
        policies.stream()
            .filter(p -> known.getOrDefault(p, List.of()).stream().allMatch(k -> k.parts() > 0))
            .toList();
    return tried.isEmpty() ? List.of(Policy.NONE) : tried;
  }

  private Portfolios portfolios() {
    List<List<Double>> costs = new ArrayList<>();
    for (List<Integer> entries : options) {
      List<Double> ofLever = new ArrayList<>(List.of(0.0));
      entries.forEach(entry -> ofLever.add(menu.cost(Policy.of(entry))));
      costs.add(ofLever);
    }
    return new Portfolios(costs, bound.spend, bound.together);
  }

  private Policy policy(List<Integer> choice) {
    return new Policy(
        IntStream.range(0, choice.size())
            .filter(lever -> choice.get(lever) > 0)
            .mapToObj(lever -> options.get(lever).get(choice.get(lever) - 1))
            .toList());
  }

  private int parts(Round round) {
    return size * BATCHES * (Round.FIRST.share / round.share);
  }

  private void know(Policy policy, int parts) {
    known.put(policy, rivals.stream().map(rival -> rival.known(policy, parts)).toList());
  }

  /// {@return per harm its mean over the first round under the best policy that adding entries one
  /// after another finds for a theory}
  private double[] best(int theory) {
    return Arrays.stream(harms).mapToDouble(harm -> best(theory, harm)).toArray();
  }

  private double best(int theory, int harm) {
    Policy best = Policy.NONE;
    double least = mean(best, theory, harm);
    boolean better = true;
    while (better && best.entries().size() < bound.together) {
      better = false;
      Policy begun = best;
      for (int entry = 0; entry < menu.size(); entry++) {
        Policy longer = begun.and(entry);
        boolean free = !menu.pulls(begun, entry) && menu.cost(longer) <= bound.spend;
        double value = free ? mean(longer, theory, harm) : least;
        if (value < least) {
          best = longer;
          least = value;
          better = true;
        }
      }
    }
    return least;
  }

  private double mean(Policy policy, int theory, int harm) {
    Known here = rivals.get(theory).known(policy, parts(Round.FIRST));
    return Means.mean(batches(here, harm, 0, BATCHES));
  }

  private double[][] evaluate(List<Integer> choice, int round) {
    Policy policy = policy(choice);
    know(policy, parts(Round.values()[round]));
    int from = round == 0 ? 0 : parts(Round.values()[round - 1]) / size;
    int to = parts(Round.values()[round]) / size;
    List<Known> here = known.getOrDefault(policy, List.of());
    double[][] objectives = new double[1 + 2 * harms.length][to - from];
    Arrays.fill(objectives[0], menu.cost(policy));
    for (int harm = 0; harm < harms.length; harm++) {
      Arrays.fill(objectives[2 + 2 * harm], Double.NEGATIVE_INFINITY);
      for (int theory = 0; theory < here.size(); theory++) {
        double[] batches = batches(here.get(theory), harms[harm], from, to);
        for (int batch = 0; batch < batches.length; batch++) {
          double regret = batches[batch] - best.get(theory)[harm];
          objectives[1 + 2 * harm][batch] =
              Math.max(objectives[1 + 2 * harm][batch], batches[batch]);
          objectives[2 + 2 * harm][batch] = Math.max(objectives[2 + 2 * harm][batch], regret);
        }
      }
    }
    return objectives;
  }

  /// {@return the means of batches of parts; what has but one part has the same in every batch}
  private double[] batches(Known here, int outcome, int from, int to) {
    double[] parts = here.means().get(outcome);
    double[] batches = new double[to - from];
    if (here.exact() && parts.length < to * size) {
      Arrays.fill(batches, Means.mean(parts));
      return batches;
    }
    if (parts.length < to * size) {
      throw new Stopped();
    }
    for (int batch = 0; batch < batches.length; batch++) {
      int begin = (from + batch) * size;
      batches[batch] = Means.mean(Arrays.copyOfRange(parts, begin, begin + size));
    }
    return batches;
  }
}
