package offramp.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import offramp.explore.Search.Entry;
import offramp.explore.Search.Evaluator;
import offramp.explore.Search.Found;
import offramp.random.Distribution;
import offramp.random.Key;
import offramp.random.Stream;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final Racing.Settings ONE_ROUND = new Racing.Settings(1, 0.05);

  private static List<List<Double>> costs(int levers, int options, long seed) {
    Stream dice = Key.of(seed).at("costs").stream();
    List<List<Double>> costs = new ArrayList<>();
    for (int lever = 0; lever < levers; lever++) {
      List<Double> ofLever = new ArrayList<>(List.of(0.0));
      for (int option = 1; option < options; option++) {
        ofLever.add(ofLever.getLast() + 1 + Math.floor(dice.uniform() * 5));
      }
      costs.add(ofLever);
    }
    return costs;
  }

  /// Two harms that levers lower, some in pairs, and the cost; without dice.
  private static Evaluator harms(Portfolios portfolios, long seed) {
    return (choice, round) -> {
      double[] harm = {10, 10};
      for (int lever = 0; lever < choice.size(); lever++) {
        Stream dice = Key.of(seed).at(lever).stream();
        harm[0] -= choice.get(lever) * dice.uniform();
        harm[1] += choice.get(lever) * (dice.uniform() - 0.7);
        harm[0] += lever > 0 ? choice.get(lever) * choice.get(lever - 1) * 0.2 : 0;
      }
      return new double[][] {{harm[0]}, {harm[1]}, {portfolios.cost(choice)}};
    };
  }

  private static Set<List<Integer>> front(Found found) {
    Set<List<Integer>> front = new HashSet<>();
    found.entries().stream().filter(Entry::front).forEach(entry -> front.add(entry.choice()));
    return front;
  }

  private static double[][] points(Found found) {
    return found.entries().stream()
        .filter(Entry::front)
        .map(entry -> entry.standing().means().stream().mapToDouble(x -> x).toArray())
        .toArray(double[][]::new);
  }

  @Test
  void allPortfoliosThatFitAreCountedByHand() {
    Portfolios portfolios = new Portfolios(List.of(List.of(0.0, 2.0), List.of(0.0, 1.0, 3.0)), 3);

    assertThat(portfolios.all(5).orElseThrow())
        .containsExactly(List.of(0, 0), List.of(0, 1), List.of(0, 2), List.of(1, 0), List.of(1, 1));
    assertThat(portfolios.all(4)).isEmpty();
    assertThat(new Portfolios(List.of(), 0).all(1).orElseThrow()).containsExactly(List.of());
    assertThat(new Portfolios(Collections.nCopies(200, List.of(0.0, 1.0)), 0).all(1)).isPresent();
  }

  @Test
  void roundingDoesNotPutAPortfolioOverItsLimit() {
    assertThat(
            new Portfolios(List.of(List.of(0.0, 0.1), List.of(0.0, 0.2)), 0.3).fits(List.of(1, 1)))
        .isTrue();
  }

  @Test
  void exhaustiveSearchFindsTheFrontByDefinition() {
    Portfolios portfolios = new Portfolios(costs(5, 3, 1), 14);
    Evaluator evaluator = harms(portfolios, 1);
    Found found =
        Search.of(portfolios, evaluator, new Search.Settings(1000, 2, 0, ONE_ROUND), Key.of(1));
    List<List<Integer>> all = portfolios.all(1000).orElseThrow();
    double[][] points =
        all.stream()
            .map(
                each -> Arrays.stream(evaluator.evaluate(each, 0)).mapToDouble(x -> x[0]).toArray())
            .toArray(double[][]::new);

    assertThat(found.exhaustive()).isTrue();
    assertThat(found.evaluated()).isEqualTo(all.size());
    assertThat(front(found))
        .isEqualTo(new HashSet<>(Arrays.stream(Pareto.front(points)).mapToObj(all::get).toList()));
  }

  @Test
  void evolutionFindsTheExhaustiveFrontOfSmallCases() {
    for (int seed = 0; seed < 10; seed++) {
      Portfolios portfolios = new Portfolios(costs(7, 3, seed), 20);
      Evaluator evaluator = harms(portfolios, seed);
      Found all =
          Search.of(portfolios, evaluator, new Search.Settings(3000, 2, 0, ONE_ROUND), Key.of(1));
      Found some =
          Search.of(
              portfolios, evaluator, new Search.Settings(10, 60, 100, ONE_ROUND), Key.of(seed));
      assertThat(some.exhaustive()).isFalse();
      assertThat(front(some)).isEqualTo(front(all));
      assertThat(some.entries()).allMatch(entry -> portfolios.fits(entry.choice()));
    }
  }

  @Test
  void evolutionFindsMostOfAFrontWithAFractionOfTheWork() {
    Portfolios portfolios = new Portfolios(costs(10, 4, 4), 30);
    Evaluator evaluator = harms(portfolios, 4);
    Found all =
        Search.of(portfolios, evaluator, new Search.Settings(300_000, 2, 0, ONE_ROUND), Key.of(1));
    Found some =
        Search.of(portfolios, evaluator, new Search.Settings(10, 100, 30, ONE_ROUND), Key.of(1));
    double[] reference = {11, 15, 31};
    double share = Hypervolume.of(points(some), reference) / Hypervolume.of(points(all), reference);

    assertThat(share).isBetween(0.97, 1.0);
  }

  private static Evaluator onGrid(UnaryOperator<double[]> problem, int options) {
    return (choice, round) ->
        Arrays.stream(
                problem.apply(
                    choice.stream().mapToDouble(option -> option / (options - 1.0)).toArray()))
            .mapToObj(value -> new double[] {value})
            .toArray(double[][]::new);
  }

  /// The front of ZDT1 is f2 = 1 - sqrt(f1); below (1.1, 1.1) it dominates 1.21 - 1/3.
  @Test
  void evolutionReachesNearlyAllOfTheHypervolumeOfZdt1() {
    Portfolios portfolios =
        new Portfolios(Collections.nCopies(30, Collections.nCopies(51, 0.0)), 0);
    Found found =
        Search.of(
            portfolios,
            onGrid(TestProblems::zdt1, 51),
            new Search.Settings(1, 100, 150, ONE_ROUND),
            Key.of(7));
    double share = Hypervolume.of(points(found), new double[] {1.1, 1.1}) / (1.21 - 1 / 3.0);

    assertThat(share).isBetween(0.95, 1.0);
  }

  @Test
  void testProblemsAreThoseOfPymoo() {
    JsonNode problems = Fixtures.json("moo/test_problem_values.json").get("problems");
    TestProblems.all()
        .forEach(
            (name, problem) -> {
              double[][] points = Fixtures.table(problems.get(name).get("X"));
              double[][] values = Fixtures.table(problems.get(name).get("F"));
              for (int i = 0; i < points.length; i++) {
                double[] found = problem.apply(points[i]);
                for (int m = 0; m < found.length; m++) {
                  assertThat(found[m])
                      .as("%s %s", name, i)
                      .isEqualTo(values[i][m], within(1e-10 * Math.max(1, values[i][m])));
                }
              }
            });
    assertThat(TestProblems.all()).hasSize(problems.size());
  }

  /// The same with dice, part of which all portfolios share.
  private static Evaluator noisy(Portfolios portfolios, long seed) {
    Evaluator exact = harms(portfolios, seed);
    Distribution normal = new Distribution.Normal(0, 0.3);
    return (choice, round) -> {
      double[][] values = exact.evaluate(choice, round);
      int batches = round == 0 ? 16 : 16 << (round - 1);
      for (int m = 0; m < 2; m++) {
        Stream shared = Key.of(seed).at("shared").at(round).at(m).stream();
        Stream own = Key.of(seed).at(choice.toString()).at(round).at(m).stream();
        double mean = values[m][0];
        values[m] =
            IntStream.range(0, batches)
                .mapToDouble(b -> mean + normal.sample(shared) + 0.3 * normal.sample(own))
                .toArray();
      }
      double[] cost = new double[batches];
      Arrays.fill(cost, values[2][0]);
      values[2] = cost;
      return values;
    };
  }

  @Test
  void withNoiseNothingOfTheTrueFrontIsLostAndHopelessPortfoliosGetLittleWork() {
    Portfolios portfolios = new Portfolios(costs(6, 3, 2), 15);
    Found truth =
        Search.of(
            portfolios,
            harms(portfolios, 2),
            new Search.Settings(3000, 2, 0, ONE_ROUND),
            Key.of(1));
    Racing.Settings race = new Racing.Settings(6, 0.01);
    Found found =
        Search.of(
            portfolios, noisy(portfolios, 2), new Search.Settings(3000, 2, 0, race), Key.of(1));
    Set<List<Integer>> left = new HashSet<>();
    found.entries().forEach(entry -> left.add(entry.choice()));

    assertThat(left).containsAll(front(truth));
    assertThat((double) found.race().work() / found.race().workOfAll()).isLessThan(0.5);
  }

  @Test
  void theSameKeyFindsTheSameAndEvaluatesNothingTwice() {
    Portfolios portfolios = new Portfolios(costs(9, 3, 3), 18);
    Found one = evolved(portfolios);
    Found two = evolved(portfolios);

    assertThat(two).isEqualTo(one);
  }

  private static Found evolved(Portfolios portfolios) {
    Evaluator noisy = noisy(portfolios, 3);
    Set<List<Object>> calls = new HashSet<>();
    Evaluator once =
        (choice, round) -> {
          assertThat(calls.add(List.of(choice, round))).isTrue();
          return noisy.evaluate(choice, round);
        };
    Racing.Settings race = new Racing.Settings(3, 0.05);
    return Search.of(portfolios, once, new Search.Settings(10, 30, 20, race), Key.of(5));
  }

  @Test
  void evolutionEndsWhenNothingNewIsNear() {
    // 16 portfolios fit, but more than the limit of those that are listed
    Portfolios portfolios = new Portfolios(Collections.nCopies(4, List.of(0.0, 1.0)), 9);
    Found found =
        Search.of(
            portfolios,
            harms(portfolios, 1),
            new Search.Settings(15, 50, 1_000_000, ONE_ROUND),
            Key.of(1));

    assertThat(found.evaluated()).isEqualTo(16);
  }

  @Test
  void aLimitOfNothingLeavesOnlyWhatIsFree() {
    Portfolios portfolios = new Portfolios(costs(30, 3, 1), 0);
    Found found =
        Search.of(
            portfolios, harms(portfolios, 1), new Search.Settings(1, 10, 10, ONE_ROUND), Key.of(1));

    assertThat(front(found)).containsExactly(Collections.nCopies(30, 0));
  }

  @Test
  void portfoliosThatAreNoneAreRefused() {
    assertThatThrownBy(() -> new Portfolios(List.of(List.of()), 1))
        .hasMessageContaining("do not begin with 0");
    assertThatThrownBy(() -> new Portfolios(List.of(List.of(1.0, 2.0)), 1))
        .hasMessageContaining("do not begin with 0");
    assertThatThrownBy(() -> new Portfolios(List.of(List.of(0.0, -2.0)), 1))
        .hasMessage("cost (-2.0) is not a finite number of at least 0");
    assertThatThrownBy(() -> new Portfolios(List.of(List.of(0.0)), Double.NaN))
        .hasMessage("limit (NaN) is not at least 0");
    assertThatThrownBy(() -> new Search.Settings(0, 2, 1, ONE_ROUND))
        .hasMessage("exhaustive (0) is below 1");
    assertThatThrownBy(() -> new Search.Settings(1, 1, 1, ONE_ROUND))
        .hasMessage("population (1) is below 2");
  }
}
