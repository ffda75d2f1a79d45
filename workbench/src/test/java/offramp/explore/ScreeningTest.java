package offramp.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import offramp.random.GaussianCopula;
import offramp.random.Key;
import offramp.random.Stream;
import org.junit.jupiter.api.Test;

class ScreeningTest {
  @Test
  void elementaryEffectsOfALinearModelAreItsSlopes() {
    MorrisDesign design = new MorrisDesign(3, 20, Key.of(1));
    Evaluations found = SobolIndicesTest.evaluated(design, 3, u -> 2 * u[0] - 3 * u[1] + 0 * u[2]);

    List<Morris.Effect> effects = Morris.of(design, found, Key.of(2));

    double[] slopes = {2, -3, 0};
    for (int i = 0; i < 3; i++) {
      assertThat(effects.get(i).mean().value()).isCloseTo(slopes[i], within(1e-12));
      assertThat(effects.get(i).absolute().value()).isCloseTo(Math.abs(slopes[i]), within(1e-12));
      assertThat(effects.get(i).variance()).isCloseTo(0, within(1e-12));
    }
  }

  /// The interval of an unknown that does nothing holds 0 with 95%: of 200 seeds fewer than 180 do
  /// with a chance of 1 in 1,000.
  @Test
  void screeningOfNothingButDiceScoresNothing() {
    int holding = 0;
    for (int seed = 0; seed < 200; seed++) {
      MorrisDesign design = new MorrisDesign(1, 400, Key.of(seed));
      Stream dice = Key.of(seed).at("dice").stream();
      double[] values = new double[design.rows()];
      double[] noise = new double[design.rows()];
      for (int row = 0; row < values.length; row++) {
        int hits = 0;
        for (int i = 0; i < 20; i++) {
          hits += dice.uniform() < 0.4 ? 1 : 0;
        }
        values[row] = hits / 20.0;
        noise[row] = values[row] * (1 - values[row]) / 19;
      }
      Evaluations found = new Evaluations(values, noise);
      holding += Morris.of(design, found, Key.of(seed)).getFirst().square().holdsZero() ? 1 : 0;
    }

    assertThat(holding).isGreaterThanOrEqualTo(180);
  }

  @Test
  void everyUnknownMovesOnceByHalfOfItsPrior() {
    MorrisDesign design = new MorrisDesign(5, 3, Key.of(7));

    for (int way = 0; way < 3; way++) {
      for (int i = 0; i < 5; i++) {
        int unknown = i;
        int start = way * 6;
        long moves =
            IntStream.range(start, start + 5)
                .filter(row -> design.rank(row, unknown) != design.rank(row + 1, unknown))
                .count();
        assertThat(moves).isEqualTo(1);
        assertThat(Math.abs(design.rank(start, i) - design.rank(start + 5, i))).isEqualTo(0.5);
      }
    }
  }

  private static double[] uniforms(int rows, long seed) {
    Stream chance = Key.of(seed).stream();
    double[] values = new double[rows];
    Arrays.setAll(values, _ -> chance.uniform());
    return values;
  }

  @Test
  void momentFreeScoreTellsWhatMattersFromWhatDoesNot() {
    double[] x = uniforms(4_000, 1);
    double[] y = uniforms(4_000, 2);
    double[] useless = uniforms(4_000, 3);
    double[] skewed = new double[4_000];
    Arrays.setAll(skewed, i -> Math.exp(8 * x[i] + 4 * y[i]));
    Pawn pawn = new Pawn(skewed, Key.of(4));

    assertThat(pawn.of(x).low()).isGreaterThan(pawn.of(y).high());
    assertThat(pawn.of(y).above()).isTrue();
    assertThat(pawn.of(useless).holdsZero()).isTrue();
  }

  /// If the result is the unknown itself, part p of 10 covers a tenth of all values: the greatest
  /// distance is the larger of p / 10 and 0.9 - p / 10, on average 0.7.
  @Test
  void momentFreeScoreOfTheResultItselfIsThatByHand() {
    double[] x = uniforms(20_000, 1);
    double dummy = 0.0184; // Kolmogorov's law has mean 0.8687; times sqrt(0.9 / 2000)

    assertThat(new Pawn(x, Key.of(2)).of(x).value()).isCloseTo(0.7 - dummy, within(0.005));
  }

  /// Of x + y with correlation rho each has a half, whatever rho; of x alone, y has rho^2 / 2 (Owen
  /// & Prieur, SIAM/ASA J. Uncertain. Quantif. 5:986, 2017, section 4).
  @Test
  void shapleyEffectsOfDependentNormalsAreThoseOfTheClosedForm() {
    double rho = 0.6;
    double ranks = 6 / Math.PI * Math.asin(rho / 2);
    GaussianCopula copula = GaussianCopula.of(new double[][] {{1, ranks}, {ranks, 1}});
    ShapleyDesign design =
        new ShapleyDesign(new ShapleyDesign.Sizes(2, 40_000, 40_000), copula, _ -> true, Key.of(1));
    var normal = new offramp.random.Distribution.Normal(0, 1);
    Evaluations sum =
        SobolIndicesTest.evaluated(design, 2, u -> normal.quantile(u[0]) + normal.quantile(u[1]));
    Evaluations alone = SobolIndicesTest.evaluated(design, 2, u -> normal.quantile(u[0]));

    assertThat(Shapley.of(design, sum, Key.of(2)).shares().getFirst().value())
        .isCloseTo(0.5, within(0.02));
    Index other = Shapley.of(design, alone, Key.of(2)).shares().get(1);
    assertThat(other.value()).isCloseTo(rho * rho / 2, within(0.02));
    assertThat(other.half()).isLessThan(0.03);
  }

  /// Of independent unknowns in a linear model they are the shares of the squares.
  @Test
  void shapleyEffectsOfALinearModelAddUpToOne() {
    ShapleyDesign design =
        new ShapleyDesign(
            new ShapleyDesign.Sizes(3, 20_000, 20_000),
            GaussianCopula.independent(3),
            _ -> true,
            Key.of(1));
    Evaluations found = SobolIndicesTest.evaluated(design, 3, u -> u[0] + 2 * u[1] + 3 * u[2]);

    double[] shares =
        Shapley.of(design, found, Key.of(2)).shares().stream().mapToDouble(Index::value).toArray();

    assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
    assertThat(shares).containsExactly(new double[] {1 / 14.0, 4 / 14.0, 9 / 14.0}, within(0.02));
  }

  @Test
  void drawsOfAShapleyDesignKeepToConstraints() {
    ShapleyDesign design =
        new ShapleyDesign(
            new ShapleyDesign.Sizes(3, 100, 50),
            GaussianCopula.independent(3),
            u -> u[0] + u[1] < 1,
            Key.of(1));

    assertThat(IntStream.range(0, design.rows()))
        .allMatch(row -> design.rank(row, 0) + design.rank(row, 1) < 1);
  }
}
