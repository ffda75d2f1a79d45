package offramp.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import offramp.explore.Measure.Laplace;
import offramp.explore.Measure.MinimaxRegret;
import offramp.explore.Performance.Better;
import offramp.random.Distribution;
import offramp.random.Key;
import offramp.random.Stream;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static Performance harms(double... ofOptions) {
    double[][] values = new double[ofOptions.length][];
    for (int i = 0; i < values.length; i++) {
      values[i] = new double[] {ofOptions[i]};
    }
    return Performance.of(values, Better.SMALLER);
  }

  @Test
  void ofAMeanTheErrorIsThatOfPairedDifferences() {
    // differences 1, 2, 3: mean 2, standard deviation 1
    Choice choice = Choice.of(new Laplace(), List.of(harms(10, 11), harms(20, 22), harms(30, 33)));

    assertThat(choice.winner()).isZero();
    assertThat(choice.second()).hasValue(1);
    assertThat(choice.lead()).isEqualTo(2, within(1e-12));
    assertThat(choice.standardError()).isEqualTo(1 / Math.sqrt(3), within(1e-12));
    assertThat(choice.separable()).isTrue();
  }

  @Test
  void sharedDiceSeparateWhatErrorsOfEachCouldNot() {
    Choice paired = Choice.of(new Laplace(), List.of(harms(1, 2), harms(9, 10), harms(50, 51)));

    assertThat(paired.standardError()).isZero();
    assertThat(paired.separable()).isTrue();
  }

  @Test
  void aLeadBelowTwoErrorsDoesNotSeparate() {
    Choice choice = Choice.of(new Laplace(), List.of(harms(10, 14), harms(20, 19), harms(30, 31)));

    assertThat(choice.winner()).isZero();
    assertThat(choice.separable()).isFalse();
  }

  @Test
  void equalOptionsAreNotSeparableAndTheFirstWins() {
    assertThat(Choice.of(new Laplace(), harms(3, 3, 4)))
        .isEqualTo(new Choice(0, OptionalInt.of(1), 0, 0, false, List.of(1)));
  }

  @Test
  void oneOptionHasNoSecond() {
    assertThat(Choice.of(new Laplace(), harms(3)))
        .isEqualTo(new Choice(0, OptionalInt.empty(), 0, 0, false, List.of()));
    assertThat(Choice.of(new Laplace(), List.of(harms(3), harms(4))).second()).isEmpty();
  }

  @Test
  void batchesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> Choice.of(new Laplace(), List.of(harms(1, 2))))
        .hasMessage("batches (1) are not at least 2");
    assertThatThrownBy(() -> Choice.of(new Laplace(), List.of(harms(1, 2), harms(1))))
        .hasMessage("batch (1 options, 1 scenarios) is not like the first (2, 1)");
  }

  /// 400 tries, two options whose greatest regrets differ by exactly 0: by chance 5% of leads reach
  /// two standard errors, or fewer, as a lead is the larger of two. More than 9% has a chance below
  /// 1e-3.
  @Test
  void optionsOfEqualRegretAreSeldomToldApart() {
    int told = 0;
    for (int seed = 0; seed < 400; seed++) {
      told += Choice.of(new MinimaxRegret(), noisy(Key.of(seed).stream())).separable() ? 1 : 0;
    }
    assertThat(told).isLessThan(36);
  }

  private static List<Performance> noisy(Stream dice) {
    Distribution noise = new Distribution.Normal(0, 1);
    List<Performance> batches = new ArrayList<>();
    for (int batch = 0; batch < 25; batch++) {
      double[][] values = {{0, 10, 5}, {10, 0, 5}};
      for (double[] option : values) {
        for (int scenario = 0; scenario < option.length; scenario++) {
          option[scenario] += noise.sample(dice);
        }
      }
      batches.add(Performance.of(values, Better.SMALLER));
    }
    return batches;
  }
}
