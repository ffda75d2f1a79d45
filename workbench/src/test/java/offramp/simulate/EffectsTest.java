package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import offramp.model.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What one firing does, and which effects, rates and branches are faults.
class EffectsTest {

  private static String once(String effects) {
    return """
        level x = 0..9 starts 2
        level y = 0..9 starts 5
        score s = 0..1 starts 0.5
        ladder west = none < aid < war
        flag  f
        event once on start + 1 day then %s
        outcome over when x == 9 and y == 9 and s == 0.25 and f and west == war
        """
        .formatted(effects);
  }

  @Test
  void effectsHappenTogether() {
    Story story = Story.of(once("x = y, y = x, s = s / x, f = x == 2"));
    assertThat(story.value("x")).isEqualTo(5);
    assertThat(story.value("y")).isEqualTo(2);
    assertThat(story.value("s")).isEqualTo(0.25);
    assertThat(story.value("f")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "x up, x, 3",
    "x down, x, 1",
    "x up 3, x, 5",
    "x up (y + 1), x, 8",
    "x up 8, x, 9",
    "x down 7, x, 0",
    "s up 0.25, s, 0.75",
    "s down 4, s, 0",
    "west up, west, 1",
    "west up 5, west, 2",
    "west = war, west, 2",
    "x = y - 1, x, 4",
    "f = not f, f, 1",
    "x = 3 + 0.0000000005, x, 3",
    "x up (y - 4 + 0.0000000005), x, 3"
  })
  void moveStopsAtTheEndsAndAssignmentSets(String effect, String variable, double value) {
    assertThat(Story.of(once(effect)).value(variable)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "x = y + 5, OUT_OF_RANGE", "s = 2 * y, OUT_OF_RANGE", "x = y / 2, NOT_WHOLE",
    "x up (y / 2), NOT_WHOLE", "x up (x - y), NEGATIVE_AMOUNT", "s up (s - 1), NEGATIVE_AMOUNT",
    "s = sqrt(x - y), NOT_A_NUMBER", "s = (x - 2) / (x - 2), NOT_A_NUMBER"
  })
  void assignmentOutOfRangeAndAmountsThatAreNoneAreFaults(String effect, Fault.Kind kind) {
    assertThat(Story.fault(once(effect))).isEqualTo(kind);
  }

  @Test
  void infiniteStoredValueIsAFault() {
    assertThat(
            Story.fault(
                """
                score s
                event once on start + 1 day then s = 1 / s
                outcome over when s > 1
                """))
        .isEqualTo(Fault.Kind.NOT_FINITE);
  }

  @Test
  void eventAtTheEndOfItsRangeStillFires() {
    Story story =
        Story.of(
            """
            level x = 0..1 starts 1
            level n = 0..9
            event push after 10 days then x up, n up
            outcome over when n == 3 ends
            """);
    assertThat(story.told()).hasSize(3);
  }

  @Test
  void eachMeansEveryMember() {
    Story story =
        Story.of(
            """
            actors A, B, C in G
            level fear[c in G] = 0..9 starts A: 4, otherwise: 0
            event summit on start + 1 day then each(c in G: fear[c] = fear[A] + 1)
            outcome over when fear[B] == 5
            """);
    assertThat(story.values())
        .containsEntry("fear[A]", 5.0)
        .containsEntry("fear[B]", 5.0)
        .containsEntry("fear[C]", 5.0);
  }

  @Test
  void thenWithoutAProbabilityHappensInEveryCase() {
    String text =
        """
        level x = 0..9
        level n = 0..9
        event once on start + 1 day
          then x up
          then FIRST: n = 1
          then SECOND: n = 2
        outcome over when n > 0
        """;
    for (String[] chances :
        new String[][] {{"0%", "100%"}, {"weight 0", "weight 3"}, {"0", "otherwise"}}) {
      Story story = Story.of(text.replace("FIRST", chances[0]).replace("SECOND", chances[1]));
      assertThat(story.value("x")).isEqualTo(1);
      assertThat(story.value("n")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "x - 3, otherwise, NOT_A_PROBABILITY", "x - 0.5, otherwise, NOT_A_PROBABILITY",
    "x / 4, x / 8, PROBABILITIES_SUM", "weight x - 2, weight x - 2, WEIGHTS_ZERO",
    "weight x - 3, weight 5, NEGATIVE_WEIGHT", "weight 1 / (x - 2), weight 5, NEGATIVE_WEIGHT"
  })
  void chancesThatAreNoneAreFaults(String first, String second, Fault.Kind kind) {
    assertThat(
            Story.fault(
                """
                level x = 0..9 starts 2
                event once on start + 1 day
                  then %s: x up
                  then %s: nothing
                outcome over when x > 2
                """
                    .formatted(first, second)))
        .isEqualTo(kind);
  }

  @Test
  void probabilitiesMaySumToOneWithinABillionth() {
    assertThat(
            Story.of(
                    """
                    level x = 0..9
                    event once on start + 1 day
                      then 1 - 0.0000000005: x up
                      then 0: nothing
                    outcome over when x > 0
                    """)
                .outcomes())
        .containsEntry("over", 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "n - 1, NEGATIVE_RATE",
    "1 / n, ENDLESS_RATE",
    "n / n, NOT_A_NUMBER",
    "sqrt(n - 1), NOT_A_NUMBER"
  })
  void negativeEndlessAndMeaninglessRatesAreFaults(String rate, Fault.Kind kind) {
    assertThat(Story.fault(rated("rate (%s) per day".formatted(rate)))).isEqualTo(kind);
  }

  @Test
  void rateIsNotWorkedOutWhereTheGuardIsFalse() {
    assertThat(Story.of(rated("when n > 0 rate (1 / n) per day")).told()).isEmpty();
  }

  @Test
  void rateOfZeroNeverFires() {
    assertThat(Story.of(rated("rate n per day")).told()).isEmpty();
  }

  private static String rated(String timing) {
    return """
        level n = 0..9
        event ring %s then n up
        outcome over when n > 0
        """
        .formatted(timing);
  }

  @ParameterizedTest
  @CsvSource({
    "n > 0 and 1 / n > 0, 0",
    "n == 0 or 1 / (n - n) > 0, 1",
    "(if n == 0 then true else n / n > 0), 1"
  })
  void andOrIfStopAsSoonAsTheAnswerIsKnown(String condition, int happened) {
    Story story =
        Story.of(
            """
            level n = 0..9
            event never when n > 5 after 1 day then n up
            outcome over when %s
            """
                .formatted(condition));
    assertThat(story.outcomes()).hasSize(happened);
  }
}
