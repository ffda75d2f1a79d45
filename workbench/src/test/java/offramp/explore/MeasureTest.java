package offramp.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import offramp.explore.Measure.BestCase;
import offramp.explore.Measure.DomainCriterion;
import offramp.explore.Measure.Hurwicz;
import offramp.explore.Measure.Laplace;
import offramp.explore.Measure.MeanVariance;
import offramp.explore.Measure.MinimaxRegret;
import offramp.explore.Measure.PercentileKurtosis;
import offramp.explore.Measure.PercentileRegret;
import offramp.explore.Measure.PercentileSkewness;
import offramp.explore.Measure.UndesirableDeviations;
import offramp.explore.Measure.WorstCase;
import offramp.explore.Performance.Better;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MeasureTest {
  /// Deaths, in thousands, of three options in four scenarios: small is good.
  private static final Performance HARMS =
      Performance.of(new double[][] {{1, 2, 3, 10}, {4, 4, 4, 4}, {0, 6, 5, 5}}, Better.SMALLER);

  private static void is(Measure measure, double... expected) {
    assertThat(measure.of(HARMS)).containsExactly(expected, within(1e-12));
  }

  @Test
  void regretIsTheDistanceFromTheBestOfEachScenario() {
    assertThat(HARMS.regret())
        .isDeepEqualTo(new double[][] {{1, 0, 0, 6}, {4, 2, 1, 0}, {0, 4, 2, 1}});
  }

  /// All by hand.
  @Test
  void measuresOfASmallTableOfHarmsAreThoseByHand() {
    is(new WorstCase(), -10, -4, -6);
    is(new BestCase(), -1, -4, 0);
    is(new Hurwicz(0.75), -7.75, -4, -4.5);
    is(new Laplace(), -4, -4, -4);
    is(new MinimaxRegret(), -6, -4, -4);
    is(new PercentileRegret(0.34), -1, -2, -2);
    is(new DomainCriterion(4), 0.75, 1, 0.25);
    is(new MeanVariance(), -3 / (1 + Math.sqrt(50 / 3.0)), -3, -3 / (1 + Math.sqrt(22 / 3.0)));
    is(new UndesirableDeviations(), -4, 0, -0.5);
    is(new PercentileSkewness(), 7 / 9.0, 0, -2 / 3.0);
    is(new PercentileKurtosis(), 9, 1, Double.POSITIVE_INFINITY);
  }

  @Test
  void minimaxRegretAndExpectedValueChooseDifferently() {
    // a gamble on one scenario of four has the better mean; a hedge is never far from the best
    Performance table = Performance.of(new double[][] {{0, 0, 0, 8}, {2, 2, 2, 3}}, Better.SMALLER);

    assertThat(Choice.of(new Laplace(), table).winner()).isZero();
    assertThat(Choice.of(new MinimaxRegret(), table).winner()).isEqualTo(1);
    assertThat(new MinimaxRegret().of(table)).containsExactly(-5, -2);
  }

  @Test
  void oneOptionInOneScenarioHasNoSpreadAndNoRegret() {
    Performance single = Performance.of(new double[][] {{7}}, Better.LARGER);

    assertThat(new MinimaxRegret().of(single)).containsExactly(0);
    assertThat(new MeanVariance().of(single)).containsExactly(8);
    assertThat(new UndesirableDeviations().of(single)).containsExactly(0);
    assertThat(new PercentileSkewness().of(single)).containsExactly(0);
    assertThat(new PercentileKurtosis().of(single)).containsExactly(1);
  }

  @Test
  void tablesThatAreNoneAreRefused() {
    assertThatThrownBy(() -> Performance.of(new double[][] {}, Better.LARGER))
        .hasMessage("values (0) are empty");
    assertThatThrownBy(() -> Performance.of(new double[][] {{}}, Better.LARGER))
        .hasMessage("values (1) are empty");
    assertThatThrownBy(() -> Performance.of(new double[][] {{1, 2}, {1}}, Better.LARGER))
        .hasMessage("values of option 1 (1) are not as many as scenarios (2)");
    assertThatThrownBy(() -> Performance.of(new double[][] {{Double.NaN}}, Better.LARGER))
        .hasMessage("value (NaN) is not a finite number");
    assertThatThrownBy(() -> new Hurwicz(1.5)).hasMessage("pessimism (1.5) is not between 0 and 1");
    assertThatThrownBy(() -> new PercentileRegret(Double.NaN)).hasMessageContaining("share (NaN)");
  }

  /// Values of the program RAPID; its settings are the defaults named here.
  @TestFactory
  List<DynamicTest> measuresAreThoseOfRapid() {
    JsonNode file = Fixtures.json("robustness/rapid_metrics.json");
    double[][] small = Fixtures.table(file.get("small_2x3"));
    double[][] large =
        Fixtures.text("robustness/performance_5x40.csv")
            .lines()
            .map(row -> Arrays.stream(row.split(",")).mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new);
    double smallThreshold = file.get("threshold_small").asDouble();
    double largeThreshold = file.get("threshold_large").asDouble();
    return file.get("values").properties().stream()
        .map(
            metric ->
                DynamicTest.dynamicTest(
                    metric.getKey(),
                    () -> {
                      JsonNode values = metric.getValue();
                      Measure ofSmall = measure(metric.getKey(), smallThreshold);
                      Measure ofLarge = measure(metric.getKey(), largeThreshold);
                      agree(ofSmall, small, Better.LARGER, values.get("small_2x3_max"));
                      agree(ofSmall, small, Better.SMALLER, values.get("small_2x3_min"));
                      agree(ofLarge, large, Better.LARGER, values.get("performance_5x40_max"));
                      agree(ofLarge, large, Better.SMALLER, values.get("performance_5x40_min"));
                    }))
        .toList();
  }

  private static void agree(Measure measure, double[][] table, Better better, JsonNode expected) {
    assertThat(measure.of(Performance.of(table, better)))
        .containsExactly(Fixtures.numbers(expected), within(1e-12));
  }

  private static Measure measure(String name, double threshold) {
    return switch (name) {
      case "hurwicz" -> new Hurwicz(0.5);
      case "laplace" -> new Laplace();
      case "maximax" -> new BestCase();
      case "maximin" -> new WorstCase();
      case "mean_variance" -> new MeanVariance();
      case "minimax_regret" -> new MinimaxRegret();
      case "percentile_kurtosis" -> new PercentileKurtosis();
      case "percentile_regret" -> new PercentileRegret(0.1);
      case "percentile_skew" -> new PercentileSkewness();
      case "starrs_domain" -> new DomainCriterion(threshold);
      case "undesirable_deviations" -> new UndesirableDeviations();
      default -> throw new AssertionError(name);
    };
  }
}
