package offramp.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import offramp.random.Distribution;
import offramp.random.Key;
import offramp.random.Stream;
import org.junit.jupiter.api.Test;

class SobolIndicesTest {
  private static final Distribution NORMAL = new Distribution.Normal(0, 1);

  /// Ishigami & Homma (1990) with a = 7, b = 0.1; closed forms in Saltelli et al., Global
  /// Sensitivity Analysis, 2008, section 4.6.
  private static double ishigami(double[] u) {
    double[] x = Arrays.stream(u).map(each -> Math.PI * (2 * each - 1)).toArray();
    double sin = Math.sin(x[1]);
    return Math.sin(x[0]) + 7 * sin * sin + 0.1 * Math.pow(x[2], 4) * Math.sin(x[0]);
  }

  static Evaluations evaluated(Design design, int dimensions, ToDoubleFunction<double[]> model) {
    double[] values =
        IntStream.range(0, design.rows())
            .mapToDouble(
                row ->
                    model.applyAsDouble(
                        IntStream.range(0, dimensions)
                            .mapToDouble(i -> design.rank(row, i))
                            .toArray()))
            .toArray();
    return Evaluations.exact(values);
  }

  private static SobolIndices indices(
      int dimensions, int base, boolean second, ToDoubleFunction<double[]> model) {
    SobolDesign design = SobolDesign.of(dimensions, base, second, Key.of(1));
    return SobolIndices.of(design, evaluated(design, dimensions, model), Key.of(2));
  }

  private static double[] values(List<Index> indices) {
    return indices.stream().mapToDouble(Index::value).toArray();
  }

  @Test
  void ishigamiHasTheIndicesOfItsClosedForm() {
    SobolIndices found = indices(3, 1 << 16, true, SobolIndicesTest::ishigami);

    assertThat(found.variance().value()).isCloseTo(13.844587940719254, within(5e-3));
    assertThat(values(found.first()))
        .containsExactly(new double[] {0.313905, 0.442411, 0}, at(5e-4));
    assertThat(values(found.total()))
        .containsExactly(new double[] {0.557589, 0.442411, 0.243684}, at(5e-4));
    assertThat(values(found.second().getFirst()))
        .containsExactly(new double[] {0, 0.243684}, at(1e-3));
    assertThat(values(found.second().get(1))).containsExactly(new double[] {0}, at(1e-3));
  }

  private static org.assertj.core.data.Offset<Double> at(double distance) {
    return within(distance);
  }

  @Test
  void gFunctionsHaveTheIndicesOfTheirClosedForms() {
    for (String file : List.of("G5_saltelli2010", "G6", "G8", "G12")) {
      JsonNode exact = Fixtures.json("sensitivity/sobol" + file + "_exact.json");
      double[] a = Fixtures.numbers(exact.get("a"));
      SobolIndices found =
          indices(
              a.length,
              1 << 16,
              false,
              u ->
                  IntStream.range(0, a.length)
                      .mapToDouble(i -> (Math.abs(4 * u[i] - 2) + a[i]) / (1 + a[i]))
                      .reduce(1, (x, y) -> x * y));

      assertThat(values(found.first()))
          .containsExactly(Fixtures.numbers(exact.get("S1")), at(5e-4));
      assertThat(values(found.total()))
          .containsExactly(Fixtures.numbers(exact.get("ST")), at(5e-4));
    }
  }

  @Test
  void oakleyAndOHaganHasTheIndicesOfItsClosedForm() {
    JsonNode exact = Fixtures.json("sensitivity/oakley_ohagan_exact.json");
    double[] a1 = Fixtures.numbers(exact.get("a1"));
    double[] a2 = Fixtures.numbers(exact.get("a2"));
    double[] a3 = Fixtures.numbers(exact.get("a3"));
    double[][] m = Fixtures.table(exact.get("M"));
    ToDoubleFunction<double[]> model =
        x -> {
          double sum = 0;
          for (int i = 0; i < 15; i++) {
            sum += a1[i] * x[i] + a2[i] * Math.sin(x[i]) + a3[i] * Math.cos(x[i]);
            for (int j = 0; j < 15; j++) {
              sum += x[i] * m[i][j] * x[j];
            }
          }
          return sum;
        };
    SobolDesign design = SobolDesign.of(15, 1 << 18, false, Key.of(1));
    SobolIndices found = SobolIndices.of(design, ofNormals(design, model), Key.of(2));

    assertThat(values(found.first())).containsExactly(Fixtures.numbers(exact.get("S1")), at(1e-3));
    assertThat(values(found.total())).containsExactly(Fixtures.numbers(exact.get("ST")), at(1e-3));
  }

  /// {@return what a model of standard normals gives, each column of each sample made normal once}
  private static Evaluations ofNormals(SobolDesign design, ToDoubleFunction<double[]> model) {
    int n = design.dimensions();
    double[] values = new double[design.rows()];
    double[] a = new double[n];
    double[] b = new double[n];
    for (int start = 0; start < values.length; start += n + 2) {
      for (int i = 0; i < n; i++) {
        a[i] = NORMAL.quantile(design.rank(start, i));
        b[i] = NORMAL.quantile(design.rank(start + n + 1, i));
      }
      values[start] = model.applyAsDouble(a);
      values[start + n + 1] = model.applyAsDouble(b);
      for (int i = 0; i < n; i++) {
        double kept = a[i];
        a[i] = b[i];
        values[start + 1 + i] = model.applyAsDouble(a);
        a[i] = kept;
      }
    }
    return Evaluations.exact(values);
  }

  /// Outputs of the program SALib for the same rows.
  @Test
  void indicesOfGivenRowsAreThoseOfSalib() {
    double[] y =
        Fixtures.text("sensitivity/sobol_ishigami_in.csv")
            .lines()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
            .toArray();
    JsonNode expected = Fixtures.json("sensitivity/sobol_ishigami_out.json");
    SobolDesign design = SobolDesign.of(3, 64, true, Key.of(1));

    SobolIndices found = SobolIndices.of(design, Evaluations.exact(y), Key.of(1));

    assertThat(values(found.first()))
        .containsExactly(Fixtures.numbers(expected.get("S1")), at(1e-6));
    assertThat(values(found.total()))
        .containsExactly(Fixtures.numbers(expected.get("ST")), at(1e-6));
    assertThat(found.second().get(0).get(0).value())
        .isCloseTo(expected.get("S2").get("12").asDouble(), at(1e-6));
    assertThat(found.second().get(0).get(1).value())
        .isCloseTo(expected.get("S2").get("13").asDouble(), at(1e-6));
    assertThat(found.second().get(1).get(0).value())
        .isCloseTo(expected.get("S2").get("23").asDouble(), at(1e-6));
  }

  /// Of 1 x + 2 y + 3 z the shares are 1, 4 and 9 of 14, alone and in total.
  @Test
  void linearModelHasSharesOfItsSquares() {
    SobolIndices found = indices(3, 1 << 14, true, u -> u[0] + 2 * u[1] + 3 * u[2]);

    double[] shares = {1 / 14.0, 4 / 14.0, 9 / 14.0};
    assertThat(values(found.first())).containsExactly(shares, at(1e-3));
    assertThat(values(found.total())).containsExactly(shares, at(1e-3));
    assertThat(values(found.second().getFirst())).containsExactly(new double[] {0, 0}, at(2e-3));
  }

  @Test
  void uselessUnknownScoresExactlyNothingWithoutDice() {
    SobolIndices found = indices(3, 256, true, u -> Math.exp(u[0]) * u[2]);

    assertThat(found.first().get(1)).isEqualTo(new Index(0, 0, 0));
    assertThat(found.total().get(1)).isEqualTo(new Index(0, 0, 0));
  }

  @Test
  void constantResultHasNoIndices() {
    SobolIndices found = indices(2, 16, true, _ -> 0.25);

    assertThat(found.told()).isFalse();
    assertThat(values(found.total())).containsExactly(0, 0);
  }

  private static Evaluations tossed(
      SobolDesign design, int dimensions, ToDoubleFunction<double[]> chance, long seed) {
    int histories = 50;
    Evaluations truth = evaluated(design, dimensions, chance);
    double[] values = new double[design.rows()];
    double[] noise = new double[design.rows()];
    for (int row = 0; row < values.length; row++) {
      Stream dice = Key.of(seed).at("dice").at(row).stream();
      int hits = 0;
      for (int i = 0; i < histories; i++) {
        hits += dice.uniform() < truth.values()[row] ? 1 : 0;
      }
      values[row] = (double) hits / histories;
      noise[row] = values[row] * (1 - values[row]) / (histories - 1);
    }
    return new Evaluations(values, noise);
  }

  /// Each of 1,200 intervals holds 0 with 95%; less than 93% has a chance of about 1 in 1,000, and
  /// less still as the bootstrap is a little too wide.
  @Test
  void indicesOfNothingButDiceHold0WithinTheirIntervals() {
    long holding = 0;
    long told = 0;
    for (int seed = 0; seed < 200; seed++) {
      SobolDesign design = SobolDesign.of(3, 64, false, Key.of(seed));
      SobolIndices found = SobolIndices.of(design, tossed(design, 3, _ -> 0.3, seed), Key.of(seed));
      holding += found.first().stream().filter(Index::holdsZero).count();
      holding += found.total().stream().filter(Index::holdsZero).count();
      told += found.told() ? 1 : 0;
    }

    assertThat(holding).isGreaterThan(1116);
    assertThat(told).isLessThan(20);
  }

  @Test
  void diceAreToldFromTheEffectOfTheUnknowns() {
    // the probability is 0.2 + 0.3 x + 0.1 y: shares 0.9 and 0.1; the third unknown does nothing
    ToDoubleFunction<double[]> chance = u -> 0.2 + 0.3 * u[0] + 0.1 * u[1];
    SobolDesign design = SobolDesign.of(3, 1 << 13, false, Key.of(5));

    SobolIndices found = SobolIndices.of(design, tossed(design, 3, chance, 5), Key.of(5));

    double[] expected = {0.9, 0.1, 0};
    for (int i = 0; i < 3; i++) {
      assertThat(found.first().get(i).value()).isCloseTo(expected[i], at(0.06));
      Index total = found.total().get(i);
      assertThat(total.value()).isCloseTo(expected[i], at(2 * total.half()));
      assertThat(total.half()).isLessThan(0.1);
    }
    assertThat(found.variance().value()).isCloseTo(0.1 / 12, at(5e-4));
  }

  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    // of 200 seeds, two indices each: 95% expected; below 90% has a chance far below 1 in 1,000
    long holding = 0;
    for (int seed = 0; seed < 200; seed++) {
      SobolDesign design = SobolDesign.of(2, 128, false, Key.of(seed));
      ToDoubleFunction<double[]> chance = u -> 0.1 + 0.6 * u[0] * u[1];
      SobolIndices found = SobolIndices.of(design, tossed(design, 2, chance, seed), Key.of(seed));
      // of u v: variance 7/144, of the mean given one 1/48 = 3/144, total 4/144
      holding +=
          Math.abs(found.first().get(0).value() - 3 / 7.0) < found.first().get(0).half() ? 1 : 0;
      holding +=
          Math.abs(found.total().get(1).value() - 4 / 7.0) < found.total().get(1).half() ? 1 : 0;
    }

    assertThat(holding).isGreaterThan(360);
  }

  /// With intervals and pairs of 16 unknowns; the yardstick is 10 s of one core.
  @Test
  void indicesOfAMillionRowsAreFast() {
    SobolDesign design = SobolDesign.of(16, 1_000_000 / 34, true, Key.of(5));
    Evaluations found = evaluated(design, 16, u -> u[0] * u[1] + u[2]);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    SobolIndices.of(design, found, Key.of(1));
    long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;

    assertThat(taken / 1e9).isLessThan(10);
  }

  @Test
  void aRowOfTheDesignDiffersFromItsSampleInOneColumn() {
    SobolDesign design = SobolDesign.of(3, 4, true, Key.of(1));

    for (int point = 0; point < 4; point++) {
      int a = point * 8;
      int b = a + 7;
      for (int i = 0; i < 3; i++) {
        for (int column = 0; column < 3; column++) {
          int ab = column == i ? b : a;
          int ba = column == i ? a : b;
          assertThat(design.rank(a + 1 + i, column)).isEqualTo(design.rank(ab, column));
          assertThat(design.rank(a + 4 + i, column)).isEqualTo(design.rank(ba, column));
        }
      }
      double[] both = DoubleStream.of(design.rank(a, 0), design.rank(b, 0)).toArray();
      assertThat(both[0]).isNotEqualTo(both[1]);
    }
  }
}
