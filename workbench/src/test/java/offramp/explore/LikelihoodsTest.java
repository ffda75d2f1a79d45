package offramp.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import offramp.explore.Likelihoods.Valued;
import org.junit.jupiter.api.Test;

/// What a yes or a no says of theories, against closed forms.
class LikelihoodsTest {
  private static final double[] HALVES = {0.5, 0.5};

  private static Likelihoods of(double... p) {
    return new Likelihoods(p, new double[p.length], new boolean[p.length]);
  }

  private static Known histories(double p, long histories) {
    return known(p, 0.01, false, histories);
  }

  private static Known known(double p, double error, boolean exact, long histories) {
    double[] mean = {p};
    return new Known(
        List.of(mean),
        List.of(mean),
        List.of(new double[1]),
        List.of(mean),
        List.of(new double[] {error}),
        false,
        exact,
        histories,
        0);
  }

  @Test
  void divergenceOfAFairFromAnUnfairCoin() {
    // 1/2 ln(1/2 / 1/4) + 1/2 ln(1/2 / 3/4) = ln 2 - 1/2 ln 3; the other way 3/4 ln 3/2 - 1/4 ln 2
    Likelihoods coins = of(0.5, 0.25);
    double one = Math.log(2) - Math.log(3) / 2;
    double other = 0.75 * Math.log(1.5) - 0.25 * Math.log(2);
    assertThat(coins.against(0, 1).value()).isCloseTo(one, within(1e-15));
    assertThat(coins.against(1, 0).value()).isCloseTo(other, within(1e-15));
    assertThat(coins.apart(0, 1).value()).isCloseTo((one + other) / 2, within(1e-15));
  }

  @Test
  void informationIsTheEntropyOfTheAnswerLessThatUnderEachTheory() {
    // binary entropies: h(3/8) - (h(1/2) + h(1/4)) / 2
    double expected = entropy(0.375) - (1 + entropy(0.25)) / 2;
    assertThat(of(0.5, 0.25).information(HALVES).value()).isCloseTo(expected, within(1e-15));
  }

  private static double entropy(double p) {
    return -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
  }

  @Test
  void theoriesThatSayTheSameAreNotToldApart() {
    Likelihoods same =
        new Likelihoods(new double[] {0.3, 0.3}, new double[] {0.1, 0.1}, new boolean[2]);
    assertThat(same.information(HALVES).seen()).isFalse();
    assertThat(same.apart(0, 1).seen()).isFalse();
    assertThat(same.factor(0, 1, true).value()).isEqualTo(1);
  }

  @Test
  void errorsAreThoseOfSmallSteps() {
    double step = 1e-6;
    double[] p = {0.2, 0.05, 0.4};
    double[] weights = {0.5, 0.2, 0.3};
    for (int i = 0; i < p.length; i++) {
      double[] moved = p.clone();
      moved[i] += step;
      double[] errors = new double[3];
      errors[i] = step;
      Likelihoods here = new Likelihoods(p, errors, new boolean[3]);
      Likelihoods there = of(moved);
      near(here.information(weights), there.information(weights));
      near(here.against(0, 1), there.against(0, 1));
      near(here.apart(0, 1), there.apart(0, 1));
    }
  }

  private static void near(Valued here, Valued there) {
    double step = Math.abs(there.value() - here.value());
    assertThat(here.error()).isCloseTo(step, within(1e-4 * step + 1e-11));
  }

  @Test
  void answersMoveTheWeightsByBayesRule() {
    double[] seen = of(0.5, 0.25).after(HALVES, true);
    double[] not = of(0.5, 0.25).after(HALVES, false);
    assertThat(seen).containsExactly(new double[] {2 / 3.0, 1 / 3.0}, within(1e-15));
    assertThat(not).containsExactly(new double[] {0.4, 0.6}, within(1e-15));
  }

  @Test
  void whatNoHistorySawIsHalfAHistory() {
    Likelihoods told = Likelihoods.of(List.of(histories(0, 999), histories(0.1, 999)), 0, 0, 50);
    assertThat(told.p()[0]).isEqualTo(0.5 / 1000);
    assertThat(told.guarded()).containsExactly(true, false);
    assertThat(told.factor(1, 0, true).value()).isEqualTo(200);
    assertThat(told.against(1, 0).value()).isFinite();
  }

  @Test
  void exactZeroCountsForTheHistoriesAskedFor() {
    Likelihoods told =
        Likelihoods.of(List.of(known(0, 0, true, 0), known(1, 0, true, 0)), 0, 0, 999);
    assertThat(told.p()).containsExactly(0.5 / 1000, 999.5 / 1000);
  }
}
