package offramp.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.random.Key;
import offramp.random.Stream;
import offramp.simulate.Settings;
import offramp.solve.Limits;
import offramp.text.Source;
import org.junit.jupiter.api.Test;

/// Menus with thousands of policies, of which each has a closed form.
class LargeMenuTest {
  private static final int LEVERS = 14;
  private static final double SPEND = 9;
  private static final int TOGETHER = 5;

  private final double[] costs = new double[LEVERS];
  private final double[][] factors = new double[LEVERS][2];
  private final String text;

  LargeMenuTest() {
    Stream dice = Key.of(7).stream();
    StringBuilder levers = new StringBuilder();
    for (int i = 0; i < LEVERS; i++) {
      costs[i] = 1 + Math.floor(4 * dice.uniform());
      factors[i] = new double[] {rounded(1 - dice.uniform()), rounded(0.4 + dice.uniform())};
      levers.append(
          "lever l%d cost %s scales once by %s scales twice by %s\n"
              .formatted(i, costs[i], factors[i][0], factors[i][1]));
    }
    // under the theory the other event is what matters
    this.text =
        """
        runs 10 days
        flag over
        event once  when not over rate 0.2 per day then over = true
        event twice when not over rate 0.01 per day then over = true
        outcome war harm war when over ends
        theory other {
          event once  rate 0.01 per day
          event twice rate 0.2 per day
        }
        """
            + levers;
  }

  private static double rounded(double value) {
    return Math.rint(value * 1000) / 1000;
  }

  private double[] harms(Policy policy) {
    double one = 0.2;
    double two = 0.2;
    double oneLess = 0.01;
    double twoLess = 0.01;
    for (int lever : policy.entries()) {
      one *= factors[lever][0];
      oneLess *= factors[lever][0];
      two *= factors[lever][1];
      twoLess *= factors[lever][1];
    }
    return new double[] {-Math.expm1(-10 * (one + twoLess)), -Math.expm1(-10 * (oneLess + two))};
  }

  private Menu menu() {
    return Menu.of(Texts.model(text).crisis().levers());
  }

  private List<Rival> rivals(Menu menu, boolean exact, int threads) {
    return rivals(menu, exact, threads, Settings.Watcher.none());
  }

  private List<Rival> rivals(Menu menu, boolean exact, int threads, Settings.Watcher watcher) {
    Settings settings =
        new Settings(1, 128_000, 1, new double[] {10}, threads, OptionalDouble.empty());
    Rival.Ground ground =
        new Rival.Ground(
            Rival.Making.of(new Source("model", text), Variation.BASE),
            List.of(),
            menu,
            settings,
            watcher);
    List<Rival> rivals = new ArrayList<>();
    for (Optional<String> theory : List.of(Optional.<String>empty(), Optional.of("other"))) {
      rivals.add(
          exact
              ? new Rival.Solved(theory, ground, new Limits(1_000, 1, () -> false))
              : new Rival.Simulated(theory, ground));
    }
    return rivals;
  }

  private double[] objectives(Menu menu, Policy policy, double[] best) {
    double[] harms = harms(policy);
    return new double[] {
      menu.cost(policy),
      Math.max(harms[0], harms[1]),
      Math.max(harms[0] - best[0], harms[1] - best[1])
    };
  }

  private double[][] points(Menu menu, List<Policy> policies) {
    double[] best = {1, 1};
    for (Policy policy : Policy.upTo(TOGETHER, menu, SPEND)) {
      double[] harms = harms(policy);
      best[0] = Math.min(best[0], harms[0]);
      best[1] = Math.min(best[1], harms[1]);
    }
    return policies.stream().map(p -> objectives(menu, p, best)).toArray(double[][]::new);
  }

  @Test
  void frontIsNearlyThatOfAllPolicies() {
    Menu menu = menu();
    List<Policy> all = Policy.upTo(TOGETHER, menu, SPEND);
    assertThat(all.size()).isGreaterThan(1_000);
    LargeMenu.Bound bound = new LargeMenu.Bound(TOGETHER, SPEND, 64, 40, 12);

    OffRamps.Found found =
        new LargeMenu(rivals(menu, true, 1), menu, new int[] {0}, bound).search(Key.of(1));

    double[] reference = {SPEND + 1, 1, 1};
    double whole = Hypervolume.of(points(menu, all), reference);
    double part = Hypervolume.of(points(menu, found.finalists()), reference);
    assertThat(found.known().size()).isLessThan(650);
    assertThat(part / whole).isGreaterThan(0.995);
    assertThat(found.finalists())
        .contains(Policy.NONE)
        .allMatch(p -> p.entries().size() <= TOGETHER && menu.cost(p) <= SPEND);
    for (Policy policy : found.finalists()) {
      assertThat(found.of(policy).getFirst().probability(0).mean())
          .isCloseTo(harms(policy)[0], org.assertj.core.api.Assertions.withinPercentage(1e-6));
    }
  }

  @Test
  void sameKeyFindsTheSameForAnyNumberOfThreads() {
    Menu menu = menu();
    LargeMenu.Bound bound = new LargeMenu.Bound(TOGETHER, SPEND, 64, 10, 3);
    OffRamps.Found one =
        new LargeMenu(rivals(menu, false, 1), menu, new int[] {0}, bound).search(Key.of(1));
    OffRamps.Found two =
        new LargeMenu(rivals(menu, false, 2), menu, new int[] {0}, bound).search(Key.of(1));

    assertThat(two.finalists()).isEqualTo(one.finalists());
    assertThat(two.table(two.finalists(), 0)).isDeepEqualTo(one.table(one.finalists(), 0));
    assertThat(one.finalists()).allMatch(p -> one.of(p).getFirst().parts() >= 64);
  }

  @Test
  void whatIsStoppedKeepsOnlyPoliciesThatWereTried() {
    Menu menu = menu();
    for (int calls : new int[] {0, 30, 300}) {
      AtomicInteger asked = new AtomicInteger();
      Settings.Watcher watcher =
          (done, all) -> asked.incrementAndGet() > calls ? Optional.of("enough") : Optional.empty();
      LargeMenu.Bound bound = new LargeMenu.Bound(TOGETHER, SPEND, 64, 10, 3);
      OffRamps.Found found =
          new LargeMenu(rivals(menu, false, 1, watcher), menu, new int[] {0}, bound)
              .search(Key.of(1));

      assertThat(found.stopped()).isPresent();
      assertThat(found.known()).containsKeys(Policy.NONE, Policy.of(0), Policy.of(13));
      assertThat(found.finalists())
          .isNotEmpty()
          .allMatch(p -> p.equals(Policy.NONE) || found.of(p).getLast().parts() > 0);
    }
  }

  @Test
  void countOfPoliciesStopsWhereItIsTold() {
    Menu menu = menu();

    assertThat(Policy.count(14, menu, Double.POSITIVE_INFINITY, 2_001)).isEqualTo(2_001);
    assertThat(Policy.count(14, menu, Double.POSITIVE_INFINITY, 100_000)).isEqualTo(1 << 14);
    assertThat(Policy.count(2, menu, Double.POSITIVE_INFINITY, 100_000))
        .isEqualTo(1 + 14 + 14 * 13 / 2);
  }
}
