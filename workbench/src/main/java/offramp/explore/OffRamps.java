package offramp.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Tries the policies of a menu under every theory, those without hope on few histories only.
///
/// All have the same draws and dice. After each round stay, for each harm, the policies with the
/// least greatest regret over the theories, and those that no cheaper one beats in it (successive
/// halving: Karnin, Koren & Somekh, ICML 2013; Jamieson & Talwalkar, AISTATS 2016). What is done
/// alone is tried to the end.
public final class OffRamps {
  private final List<Rival> rivals;
  private final Menu menu;
  private final int[] harms;

  /// @param harms numbers of the outcomes that are to become less likely
  public OffRamps(List<Rival> rivals, Menu menu, int[] harms) {
    this.rivals = List.copyOf(rivals);
    this.menu = menu;
    this.harms = harms.clone();
  }

  /// What was found out.
  ///
  /// @param known per policy that was tried, and theory, what is known
  /// @param finalists the policies that were tried to the end
  /// @param stopped why the search ended before its time, if it did
  public record Found(
      Map<Policy, List<Known>> known, List<Policy> finalists, Optional<String> stopped) {
    /// {@return per theory what is known of a policy that was tried}
    public List<Known> of(Policy policy) {
      return Objects.requireNonNull(known.get(policy), () -> policy + " was not tried");
    }

    /// {@return the table of an outcome: policy by policy, and in it theory by theory}
    public double[][] table(List<Policy> policies, int outcome) {
      return policies.stream()
          .map(p -> of(p).stream().mapToDouble(k -> mean(k.means().get(outcome))).toArray())
          .toArray(double[][]::new);
    }

    /// {@return histories that were simulated in all}
    public long histories() {
      return known.values().stream().flatMap(List::stream).mapToLong(Known::histories).sum();
    }

    /// {@return firings of these}
    public long jumps() {
      return known.values().stream().flatMap(List::stream).mapToLong(Known::jumps).sum();
    }

    private static double mean(double[] values) {
      return Arrays.stream(values).average().orElse(0);
    }
  }

  /// How long a round is, as a share of the last, and how many policies a harm keeps after it.
  private enum Round {
    FIRST(8, 16),
    SECOND(3, 6),
    LAST(1, Integer.MAX_VALUE);

    private final int share;
    private final int kept;

    Round(int share, int kept) {
      this.share = share;
      this.kept = kept;
    }
  }

  /// {@return what is found about policies}
  ///
  /// @param parts how many parts the last ones get
  public Found search(List<Policy> policies, int parts) {
    Map<Policy, List<Known>> known = new LinkedHashMap<>();
    List<Policy> alive = new ArrayList<>(policies);
    for (Round round : Round.values()) {
      int some = Math.max(2, parts / round.share);
      for (Policy policy : alive) {
        known.put(policy, rivals.stream().map(rival -> rival.known(policy, some)).toList());
      }
      alive = hopeful(alive, new Found(known, alive, Optional.empty()), round.kept);
    }
    return new Found(known, alive, stopped());
  }

  private Optional<String> stopped() {
    return rivals.stream().flatMap(rival -> rival.stopped().stream()).findFirst();
  }

  private List<Policy> hopeful(List<Policy> policies, Found found, int kept) {
    Set<Policy> stay = new HashSet<>();
    policies.stream().filter(policy -> policy.entries().size() < 2).forEach(stay::add);
    for (int harm : harms) {
      double[][] table = found.table(policies, harm);
      double[][] regrets = Performance.of(table, Performance.Better.SMALLER).regret();
      double[][] points = new double[policies.size()][];
      for (int i = 0; i < points.length; i++) {
        double greatest = Arrays.stream(regrets[i]).max().orElse(0);
        points[i] = new double[] {menu.cost(policies.get(i)), greatest};
      }
      IntStream.range(0, points.length)
          .boxed()
          .sorted(Comparator.comparingDouble(i -> points[i][1]))
          .limit(kept)
          .forEach(i -> stay.add(policies.get(i)));
      Arrays.stream(Pareto.front(points)).forEach(i -> stay.add(policies.get(i)));
    }
    return policies.stream().filter(stay::contains).toList();
  }
}
