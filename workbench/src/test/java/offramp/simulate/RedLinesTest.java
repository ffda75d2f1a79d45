package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Crossing, answering, drawing and redrawing declared limits.
class RedLinesTest {
  private static final double STANDING = 0;
  private static final double CROSSED = 1;
  private static final double ANSWERED = 2;

  /// {@return a model with a line at n >= 3, where each act happens on its day, from day 1 on}
  private static String acts(String... acts) {
    StringBuilder text =
        new StringBuilder(
            """
            actors Amber, Blue
            level n = 0..9
            level crossings = 0..9
            red line limit by Blue when n >= 3
            belief fear held by Amber starts 50%
              after limit odds times 3
            trigger count when limit rises then crossings up
            outcome over when limit answered
            watch open = unanswered(Blue)
            """);
    for (int day = 1; day <= acts.length; day++) {
      text.append("event act%d on start + %d days then %s\n".formatted(day, day, acts[day - 1]));
    }
    return text.toString();
  }

  @Test
  void lineIsCrossedWhenItsConditionTurnsTrue() {
    Story story = Story.of(acts("n = 2", "n = 3"));
    assertThat(story.told()).containsExactly("1 act1", "2 act2", "2 limit", "2 count");
    assertThat(story.value("limit")).isEqualTo(CROSSED);
    assertThat(story.value("fear")).isEqualTo(0.75);
  }

  @Test
  void lineWhoseConditionHoldsAtTheStartIsCrossedAtTimeZero() {
    Story story = Story.of(acts("n = 2").replace("0..9\nlevel c", "0..9 starts 5\nlevel c"));
    assertThat(story.told()).startsWith("0 limit");
    assertThat(story.value("fear")).isEqualTo(0.75);
  }

  @Test
  void answerActsOnAnUnansweredLineOnly() {
    assertThat(Story.of(acts("answer limit", "n = 1")).value("limit")).isEqualTo(STANDING);
    assertThat(Story.of(acts("n = 3", "answer limit")).value("limit")).isEqualTo(ANSWERED);
  }

  @Test
  void conditionThatTurnsTrueOnACrossedLineDoesNothingBeliefsIncluded() {
    Story story = Story.of(acts("n = 3", "n = 0", "n = 4"));
    assertThat(story.value("limit")).isEqualTo(CROSSED);
    assertThat(story.value("fear")).isEqualTo(0.75);
    assertThat(story.value("crossings")).isEqualTo(1);
  }

  @Test
  void conditionThatTurnsTrueOnAnAnsweredLineDoesNothingBeliefsIncluded() {
    Story story = Story.of(acts("n = 3", "answer limit", "n = 0", "n = 4"));
    assertThat(story.value("limit")).isEqualTo(ANSWERED);
    assertThat(story.value("fear")).isEqualTo(0.75);
  }

  @Test
  void afterRedrawTheConditionMustTurnFalseThenTrue() {
    Story still = Story.of(acts("n = 3", "redraw limit", "n = 4"));
    assertThat(still.value("limit")).isEqualTo(STANDING);
    Story again = Story.of(acts("n = 3", "redraw limit", "n = 0", "n = 4"));
    assertThat(again.value("limit")).isEqualTo(CROSSED);
    assertThat(again.value("crossings")).isEqualTo(2);
    assertThat(again.value("fear")).isEqualTo(0.9);
  }

  private static String undrawn(String... acts) {
    return acts(acts).replace("when n >= 3\n", "when n >= 3 starts undrawn\n");
  }

  @Test
  void undrawnLineIsNotCrossed() {
    Story story = Story.of(undrawn("n = 3"));
    assertThat(story.value("limit")).isZero();
    assertThat(story.value("fear")).isEqualTo(0.5);
  }

  @Test
  void afterDrawTheConditionMustTurnFalseThenTrue() {
    assertThat(Story.of(undrawn("n = 3", "draw limit", "n = 4")).value("limit")).isEqualTo(1);
    assertThat(Story.of(undrawn("n = 3", "draw limit", "n = 0", "n = 4")).value("limit"))
        .isEqualTo(2);
    assertThat(Story.of(undrawn("draw limit", "n = 4")).value("limit")).isEqualTo(2);
  }

  @Test
  void drawActsOnAnUndrawnLineOnly() {
    assertThat(Story.of(undrawn("draw limit", "n = 4", "draw limit")).value("limit")).isEqualTo(2);
  }

  @Test
  void statesReadAsTheContractSays() {
    Story story =
        Story.of(
            acts("n = 3", "answer limit", "redraw limit")
                + """
                outcome standing when limit standing
                outcome crossed when limit crossed
                outcome unanswered when limit unanswered
                outcome answered when limit answered
                outcome answered_is_crossed when limit answered and limit crossed
                outcome unanswered_counts when unanswered(Blue) == 1
                outcome other_counts when unanswered(Amber) == 1
                """);
    assertThat(story.outcomes())
        .containsEntry("standing", 0.0)
        .containsEntry("crossed", 1.0)
        .containsEntry("unanswered", 1.0)
        .containsEntry("answered", 2.0)
        .containsEntry("answered_is_crossed", 2.0)
        .containsEntry("unanswered_counts", 1.0)
        .doesNotContainKey("other_counts");
    assertThat(story.value("limit")).isEqualTo(STANDING);
  }

  @Test
  void effectsOfOneFiringThatCrossAndAnswerSeeTheLineAsItWas() {
    // the answer acts on the line before the crossing, so it does nothing
    assertThat(Story.of(acts("n = 3, answer limit")).value("limit")).isEqualTo(CROSSED);
  }
}
