package offramp.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import offramp.simulate.Shares;

/// Tries the policies of a menu under every theory, those without hope on few histories only.
///
/// All have the same draws and dice. A policy leaves when, whatever the harm, another that costs no
/// more is surely less to be regretted, by three standard errors of the paired difference on either
/// side (racing: Maron & Moore, NIPS 6, 1994; Birattari, Yuan, Balaprakash & Stützle, F-race and
/// iterated F-race, 2010). What is done alone is tried to the end.
public final class OffRamps {
  private static final double SURE = 3;

  /// How many times the parts of the first round, and of the next, go into those of the last.
  private static final int[] ROUNDS = {8, 3, 1};

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
    /// {@return the table of an outcome: policy by policy, and in it theory by theory}
    public double[][] table(List<Policy> policies, int outcome) {
      return policies.stream()
          .map(p -> known.get(p).stream().mapToDouble(k -> mean(k.means().get(outcome))).toArray())
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

  /// {@return what is found about policies}
  ///
  /// @param parts how many parts the last ones get
  public Found search(List<Policy> policies, int parts) {
    Map<Policy, List<Known>> known = new LinkedHashMap<>();
    List<Policy> alive = new ArrayList<>(policies);
    for (int round = 0; round < ROUNDS.length && stopped().isEmpty(); round++) {
      int some = Math.max(2, parts / ROUNDS[round]);
      for (Policy policy : alive) {
        known.put(policy, rivals.stream().map(rival -> rival.known(policy, some)).toList());
      }
      if (round < ROUNDS.length - 1) {
        alive = hopeful(alive, known);
      }
    }
    return new Found(known, alive, stopped());
  }

  private Optional<String> stopped() {
    return rivals.stream().flatMap(rival -> rival.stopped().stream()).findFirst();
  }

  private List<Policy> hopeful(List<Policy> policies, Map<Policy, List<Known>> known) {
    Set<Policy> stay = new HashSet<>();
    policies.stream().filter(policy -> policy.entries().size() < 2).forEach(stay::add);
    for (int harm : harms) {
      double[][] bounds = bounds(policies, known, harm);
      for (int i = 0; i < policies.size(); i++) {
        double least = bounds[i][0];
        double cost = menu.cost(policies.get(i));
        boolean beaten =
            IntStream.range(0, bounds.length)
                .anyMatch(j -> bounds[j][1] < least && menu.cost(policies.get(j)) <= cost);
        if (!beaten) {
          stay.add(policies.get(i));
        }
      }
    }
    return policies.stream().filter(stay::contains).toList();
  }

  /// {@return per policy between what its greatest regret surely lies}
  private double[][] bounds(List<Policy> policies, Map<Policy, List<Known>> known, int harm) {
    double[][] bounds = new double[policies.size()][2];
    for (int theory = 0; theory < rivals.size(); theory++) {
      int number = theory;
      List<Known> under = policies.stream().map(p -> known.get(p).get(number)).toList();
      Known best = best(under, harm);
      for (int i = 0; i < bounds.length; i++) {
        Shares above = under.get(i).above(best, harm);
        double error = SURE * above.standardError();
        bounds[i][0] = Math.max(bounds[i][0], above.mean() - error);
        bounds[i][1] = Math.max(bounds[i][1], above.mean() + error);
      }
    }
    return bounds;
  }

  private static Known best(List<Known> under, int harm) {
    Known best = under.getFirst();
    for (Known each : under) {
      best = each.above(best, harm).mean() < 0 ? each : best;
    }
    return best;
  }
}
