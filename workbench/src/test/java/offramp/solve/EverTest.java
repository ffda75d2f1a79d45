package offramp.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What becomes of outcomes if time does not end, against formulas and other programs.
class EverTest {
  private static void near(double expected, double found) {
    assertThat(found).isCloseTo(expected, withinPercentage(1e-7));
  }

  private static String ruin(int top, double down) {
    return """
        level x = 0..%1$d starts 3
        event up when x > 0 and x < %1$d rate 0.2 per day then x up
        event down when x > 0 and x < %1$d rate %2$s per day then x down
        outcome top when x == %1$d ends
        outcome bottom when x == 0 ends
        """
        .formatted(top, down);
  }

  @Test
  void gamblersRuinHasItsFormulaHoweverSmall() {
    // Feller I, XIV.2: ((q/p)^3 - 1) / ((q/p)^N - 1)
    for (int top : new int[] {5, 40, 150}) {
      Eventual ever = Exact.ever(ruin(top, 2));
      near(Math.expm1(3 * Math.log(10)) / Math.expm1(top * Math.log(10)), ever.probability());
      assertThat(ever.error()).isLessThan(1e-9);
    }
  }

  @Test
  void largeRuinIsBracketedOrEliminated() {
    // 999 states that lead to each other: with a strong drift few rounds do, with a weak one none
    for (double ratio : new double[] {1.2, 1.001}) {
      Eventual ever = Exact.ever(ruin(1_000, 0.2 * ratio));
      near(
          Math.expm1(3 * Math.log(ratio)) / Math.expm1(1_000 * Math.log(ratio)),
          ever.probability());
      assertThat(ever.error()).isLessThan(1e-9);
    }
  }

  @Test
  void whatNoBoundIsFoundForIsRefused() {
    // 2,600 states, left once in about 1.2^2,600 steps
    String text =
        ruin(2_600, 0.24)
            .replace("when x > 0 and x < 2600 rate 0.24", "when x > 1 and x < 2600 rate 0.24");
    assertThatThrownBy(() -> Exact.ever(text)).hasMessageContaining("left so rarely");
  }

  @Test
  void birthAndDeathTakesItsExpectedTime() {
    // from 0 to 6 with births 0.5 and deaths 0.3: sums of sums (Karlin & Taylor I, 4.7)
    Eventual ever =
        Exact.ever(
            """
            level n = 0..6
            event birth rate 0.5 per day then n up
            event death when n > 0 rate 0.3 per day then n down
            outcome full when n == 6
            """);
    double expected = 0;
    double step = 0;
    for (int n = 0; n < 6; n++) {
      step = 1 / 0.5 + (n == 0 ? 0 : 0.3 / 0.5 * step);
      expected += step;
    }
    near(1, ever.probability());
    near(expected, ever.days());
  }

  @Test
  void expectedTimeIsThatOfTheHistoriesInWhichItComesAbout() {
    Eventual ever =
        Exact.ever(
            """
            flag a
            flag b
            event first rate 0.3 per day then a = true
            event second rate 0.1 per day then b = true
            outcome a when a and not b ends
            outcome b when b ends
            """);
    near(0.75, ever.probability());
    near(2.5, ever.days() / ever.probability());
  }

  @Test
  void statesThatTrapTheMassCountNothing() {
    // half of all histories end in a circle of three states that never lead out
    Eventual ever =
        Exact.ever(
            """
            level x = 0..4
            flag hit
            event choose when x == 0 and not hit rate 1 per day
              then 50%: x = 1
              then otherwise: hit = true
            event around when x > 0 and x < 4 rate 7 per day then x up
            event again when x == 4 rate 7 per day then x = 1
            outcome hit when hit
            """);
    near(0.5, ever.probability());
    near(0.5, ever.days());
    Eventual never =
        Exact.ever(
            """
            flag on
            flag hit
            flag go
            event a when not on rate 1 per day then on = true
            event b when on rate 1 per day then on = false
            event c when go rate 1 per day then hit = true
            event d when hit rate 1 per day then go = true
            outcome hit when hit
            """);
    assertThat(never).isEqualTo(new Eventual(0, 0, never.error()));
  }

  @Test
  void ratesFarApartKeepTheirDigits() {
    // from 1, which 0 leads to at 1e9: out at 1e-9, back at 1e9
    Eventual ever =
        Exact.ever(
            """
            level x = 0..3
            event there when x == 0 rate 1e9 per day then x = 1
            event back when x == 1 rate 1e9 per day then x = 0
            event hit when x == 1 rate 1e-9 per day then x = 2
            event miss when x == 1 rate 3e-9 per day then x = 3
            outcome hit when x == 2
            """);
    near(0.25, ever.probability());
    // out of 1 at 4e-9, and half of the time is spent there
    near(5e8, ever.days() / ever.probability());
  }

  @Test
  void whatTheCalendarBringsFirstIsCounted() {
    Eventual ever =
        Exact.ever(
            """
            starts 2025-01-01
            flag a
            event slow rate 0.1 per day then a = true
            event sure on 2025-01-11 then 50%: a = true then otherwise: nothing
            outcome a when a
            """);
    double left = Math.exp(-1);
    near(1, ever.probability());
    double early = 10 - 20 * left;
    near(early + left * (0.5 * 10 + 0.5 * 20), ever.days());
  }

  @Test
  void timeWithinAHorizonIsIntegrated() {
    String text =
        """
        level x = 0..3
        event a when x == 0 rate 1 per day then x = 1
        event b when x == 1 rate 200000 per day then x = 0
        event c when x == 1 rate 1 per day then x = 2
        event d when x == 2 rate 200000 per day then x = 1
        event e when x == 2 rate 1 per day then x = 3
        outcome hit when x == 3 ends
        """;
    // of a rare event, the time is near uniform
    assertThat(Exact.within(text, 10_000)).isCloseTo(5_000, within(1e-3));
    near(
        (1 - Math.exp(-2) * 3) / -Math.expm1(-2),
        Exact.within("flag a event e rate 1 per day then a = true outcome a when a", 2));
  }

  /// Two programs of uniformisation and PRISM 4.10, to 1e-10.
  private static void brink(int outcome, double known) {
    Eventual ever = Exact.ever(BrinkExactTest.brink(), outcome);
    assertThat(ever.probability()).isCloseTo(known, withinPercentage(1e-8));
    assertThat(ever.error()).isLessThan(1e-9);
  }

  @Test
  void lastRungOfBrinkHasTheValueOfOtherPrograms() {
    brink(0, 7.58065716162e-08);
  }

  @Test
  @Tag("full")
  void bothEndsOfBrinkHaveTheValuesOfOtherPrograms() {
    brink(1, 0.285358217383);
    brink(2, 0.714641706810);
  }

  @Test
  void componentsComeBeforeWhatLeadsToThem() {
    // 0 -> 1 <-> 2 -> 3, 0 -> 4, and a long path that recursion would not bear
    int[] first = {0, 2, 3, 5, 5, 5};
    int[] target = {1, 4, 2, 1, 3};
    Components small = new Components(first, target, new double[] {1, 1, 1, 1, 1});
    assertThat(IntStream.range(0, small.count()).mapToObj(small::states))
        .containsExactly(new int[] {3}, new int[] {2, 1}, new int[] {4}, new int[] {0});
    int length = 1_000_000;
    double[] rate = new double[length - 1];
    Arrays.fill(rate, 1);
    Components path =
        new Components(
            IntStream.rangeClosed(0, length).map(i -> Math.min(i, length - 1)).toArray(),
            IntStream.range(1, length).toArray(),
            rate);
    assertThat(path.count()).isEqualTo(length);
    assertThat(path.states(0)).containsExactly(length - 1);
  }
}
