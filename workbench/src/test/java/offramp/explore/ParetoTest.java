package offramp.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import offramp.random.Key;
import offramp.random.Stream;
import org.junit.jupiter.api.Test;

class ParetoTest {
  private static final double END = Double.POSITIVE_INFINITY;

  private static double[][] points(int size, int objectives, long seed) {
    Stream dice = Key.of(seed).stream();
    double[][] points = new double[size][objectives];
    for (double[] point : points) {
      // few values, so that points are equal in some objectives, or in all
      Arrays.setAll(point, i -> Math.floor(dice.uniform() * 6) / 6);
    }
    return points;
  }

  @Test
  void dominanceNeedsOneSmallerAndNoneLarger() {
    assertThat(Pareto.dominates(new double[] {1, 2}, new double[] {1, 3})).isTrue();
    assertThat(Pareto.dominates(new double[] {1, 3}, new double[] {1, 3})).isFalse();
    assertThat(Pareto.dominates(new double[] {0, 4}, new double[] {1, 3})).isFalse();
  }

  @Test
  void ranksAreTheLayersThatComeFree() {
    double[][] points = {{1, 4}, {2, 2}, {4, 1}, {2, 5}, {3, 3}, {5, 5}, {2, 2}};

    assertThat(Pareto.ranks(points)).containsExactly(0, 0, 0, 1, 1, 2, 0);
    assertThat(Pareto.front(points)).containsExactly(0, 1, 2, 6);
  }

  @Test
  void ranksOfRandomPointsAreOneAboveTheHighestRankThatDominatesThem() {
    for (int seed = 0; seed < 50; seed++) {
      double[][] points = points(40, 3, seed);
      int[] ranks = Pareto.ranks(points);
      for (int i = 0; i < points.length; i++) {
        double[] point = points[i];
        int above =
            IntStream.range(0, points.length)
                .filter(j -> Pareto.dominates(points[j], point))
                .map(j -> ranks[j])
                .max()
                .orElse(-1);
        assertThat(ranks[i]).isEqualTo(above + 1);
      }
    }
  }

  /// By hand: the second point's neighbours are 2 of 4 apart in the first objective and 3 of 4 in
  /// the second.
  @Test
  void crowdingIsTheMeanGapOfNeighbours() {
    assertThat(Pareto.crowding(new double[][] {{0, 4}, {1, 2}, {2, 1}, {4, 0}}))
        .containsExactly(END, 0.625, 0.625, END);
  }

  @Test
  void crowdingOfFewOrEqualPointsIsDefined() {
    assertThat(Pareto.crowding(new double[][] {})).isEmpty();
    assertThat(Pareto.crowding(new double[][] {{1, 1}})).containsExactly(0);
    assertThat(Pareto.crowding(new double[][] {{1, 1}, {1, 1}})).containsExactly(0, 0);
    assertThat(Pareto.crowding(new double[][] {{1, 2}, {2, 1}})).containsExactly(END, END);
  }

  @Test
  void emptySetsHaveNoFrontAndNoVolume() {
    assertThat(Pareto.front(new double[][] {})).isEmpty();
    assertThat(Pareto.ranks(new double[][] {})).isEmpty();
    assertThat(Hypervolume.of(new double[][] {}, new double[] {1, 1})).isZero();
  }

  @Test
  void pointsThatCannotBeComparedAreRefused() {
    assertThatThrownBy(() -> Pareto.front(new double[][] {{1, 2}, {1}}))
        .hasMessageContaining("objectives of a point (1)");
    assertThatThrownBy(() -> Pareto.ranks(new double[][] {{1, Double.NaN}}))
        .hasMessage("objective (NaN) is not a number");
    assertThatThrownBy(() -> Hypervolume.of(new double[][] {{1, 2}}, new double[] {3}))
        .hasMessageContaining("objectives of a point (1)");
    assertThatThrownBy(() -> Hypervolume.of(new double[][] {{-END}}, new double[] {3}))
        .hasMessageContaining("are not finite");
  }

  /// Volumes of unions of boxes by inclusion and exclusion, which shares nothing with slices.
  @Test
  void hypervolumeIsThatOfInclusionAndExclusion() {
    for (int objectives = 1; objectives <= 5; objectives++) {
      for (int seed = 0; seed < 10; seed++) {
        double[][] points = points(9, objectives, 100L * objectives + seed);
        double[] reference = new double[objectives];
        Arrays.fill(reference, 0.8);
        assertThat(Hypervolume.of(points, reference))
            .isEqualTo(inclusionExclusion(points, reference), within(1e-12));
      }
    }
  }

  private static double inclusionExclusion(double[][] points, double[] reference) {
    double volume = 0;
    for (int subset = 1; subset < 1 << points.length; subset++) {
      double box = 1;
      for (int m = 0; m < reference.length; m++) {
        double corner = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.length; i++) {
          corner = (subset >> i & 1) == 1 ? Math.max(corner, points[i][m]) : corner;
        }
        box *= Math.max(0, reference[m] - corner);
      }
      volume += Integer.bitCount(subset) % 2 == 1 ? box : -box;
    }
    return volume;
  }

  @Test
  void sortingAndCrowdingAreThoseOfPymoo() {
    JsonNode file = Fixtures.json("moo/nds_crowding.json");
    double[][] points = Fixtures.table(file.get("points"));
    int[] expected = new int[points.length];
    double[][] fronts = Fixtures.table(file.get("fronts"));
    for (int rank = 0; rank < fronts.length; rank++) {
      for (double point : fronts[rank]) {
        expected[(int) point] = rank;
      }
    }
    double[][] first =
        Arrays.stream(Fixtures.numbers(file.get("front0_order")))
            .mapToObj(i -> points[(int) i])
            .toArray(double[][]::new);

    assertThat(Pareto.ranks(points)).isEqualTo(expected);
    assertThat(Pareto.front(points))
        .isEqualTo(Arrays.stream(fronts[0]).mapToInt(i -> (int) i).toArray());
    assertThat(Pareto.crowding(first))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(Fixtures.numbers(file.get("front0_crowding")));
  }

  @Test
  void hypervolumesAreThoseOfMoocoreAndMoea() {
    JsonNode file = Fixtures.json("moo/hypervolume_sets.json");
    List<JsonNode> sets = new ArrayList<>();
    file.get("sets").forEach(sets::add);
    file.get("trivial").forEach(sets::add);
    for (JsonNode set : sets) {
      double expected = set.get("hypervolume").asDouble();
      assertThat(
              Hypervolume.of(Fixtures.table(set.get("points")), Fixtures.numbers(set.get("ref"))))
          .isEqualTo(expected, within(1e-12 * Math.max(1, expected)));
    }
    assertThat(sets).hasSizeGreaterThanOrEqualTo(9);
  }

  @Test
  void indicatorsAreThoseOfMoocore() {
    JsonNode file = Fixtures.json("moo/indicators.json");
    double[][] found = Fixtures.table(file.get("approximation"));
    double[][] best = Fixtures.table(file.get("reference"));

    is(Indicators.invertedGenerationalDistance(found, best), file.get("igd"));
    is(Indicators.invertedGenerationalDistancePlus(found, best), file.get("igd_plus"));
    is(Indicators.averagedHausdorff(found, best), file.get("avg_hausdorff"));
    is(Indicators.additiveEpsilon(found, best), file.get("epsilon_additive"));
    is(Hypervolume.of(found, new double[] {1.2, 1.2}), file.get("hypervolume_ref_1_2"));
  }

  private static void is(double found, JsonNode expected) {
    assertThat(found).isEqualTo(expected.asDouble(), within(1e-12));
  }
}
