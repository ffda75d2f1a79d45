package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import offramp.model.Fault;
import org.junit.jupiter.api.Test;

/// When triggers fire.
class TriggersTest {

  @Test
  void triggerFiresWhenItsConditionTurnsTrueAndNotWhileItStaysTrue() {
    assertThat(
            Story.of(
                    """
                    level n = 0..9
                    level m = 0..9
                    event a on start + 1 day  then n = 1
                    event b on start + 2 days then n = 2
                    event c on start + 3 days then n = 0
                    event d on start + 4 days then n = 5
                    trigger high when n >= 1 then m up
                    outcome over when m == 9
                    """)
                .told())
        .containsExactly("1 a", "1 high", "2 b", "3 c", "4 d", "4 high");
  }

  @Test
  void triggerThatHoldsAtTheStartFiresAtTimeZero() {
    assertThat(
            Story.of(
                    """
                    flag a starts true
                    flag b
                    trigger soon when a then b = true
                    outcome over when b
                    """)
                .outcomes())
        .containsEntry("over", 0.0);
  }

  @Test
  void triggerWhoseConditionTurnsFalseAgainBeforeItFiresDoesNot() {
    assertThat(
            Story.of(
                    """
                    flag a  flag b
                    event go on start + 1 day then a = true
                    trigger first  when a then a = false
                    trigger second when a then b = true
                    outcome over when b
                    """)
                .told())
        .containsExactly("1 go", "1 first");
  }

  @Test
  void firstAsWrittenFiresThenAllAreLookedAtAgain() {
    assertThat(
            Story.of(
                    """
                    flag a  flag b  flag c
                    event go on start + 1 day then a = true
                    trigger one   when b then c = true
                    trigger two   when a then b = true
                    trigger three when a then nothing
                    outcome over when c
                    """)
                .told())
        .containsExactly("1 go", "1 two", "1 one", "1 three");
  }

  @Test
  void triggerThatTurnsItsOwnConditionFalseCanFireAgain() {
    assertThat(
            Story.of(
                    """
                    flag a
                    level n = 0..9
                    event go on start + 1 day then a = true
                    trigger back  when a then a = false, n up
                    trigger forth when n == 1 then a = true
                    outcome over when n == 2
                    """)
                .told())
        .containsExactly("1 go", "1 back", "1 forth", "1 back");
  }

  @Test
  void triggerOnADateFiresWhenTheDateComes() {
    assertThat(
            Story.of(
                    """
                    starts 2025-01-01
                    flag ready
                    flag a
                    event early on 2025-01-03 then ready = true
                    trigger due when ready and since 2025-01-06 then a = true
                    outcome over when a
                    """)
                .outcomes())
        .containsEntry("over", 5.0);
  }

  @Test
  void riseCountsAlsoIfALaterEffectUndoesIt() {
    assertThat(
            Story.of(
                    """
                    level n = 0..9
                    level rises = 0..9
                    event go on start + 1 day then n up
                    trigger undo  when n == 1 then n = 0
                    trigger count when n rises then rises up
                    outcome over when rises == 1
                    """)
                .told())
        .containsExactly("1 go", "1 undo", "1 count");
  }

  @Test
  void severalRisesBeforeItFiresCountOnce() {
    Story story =
        Story.of(
            """
            level n = 0..9
            level rises = 0..9
            event go on start + 1 day then n up
            trigger more  when n == 1 then n up
            trigger still when n == 2 then n up 3
            trigger count when n rises then rises up
            outcome over when rises == 9
            """);
    assertThat(story.value("rises")).isEqualTo(1);
    assertThat(story.value("n")).isEqualTo(5);
  }

  @Test
  void moveAtTheEndOfTheRangeIsNoRise() {
    assertThat(
            Story.of(
                    """
                    level n = 0..1 starts 1
                    event go on start + 1 day then n up
                    event fall on start + 2 days then n down
                    trigger risen  when n rises then nothing
                    trigger fallen when n falls then nothing
                    outcome over when n == 0
                    """)
                .told())
        .containsExactly("1 go", "2 fall", "2 fallen");
  }

  @Test
  void risesBetweenFiringsOfTheTriggerCountEach() {
    Story story =
        Story.of(
            """
            level n = 0..9
            level rises = 0..9
            event a on start + 1 day then n up
            event b on start + 1 day then n up 2
            trigger count when n rises then rises up
            outcome over when rises == 9
            """);
    assertThat(story.value("rises")).isEqualTo(2);
  }

  @Test
  void startValueIsNoRise() {
    assertThat(
            Story.of(
                    """
                    level n = 0..9 starts 4
                    event never when n > 5 after 1 day then n up
                    trigger risen when n rises then nothing
                    outcome over when n == 9
                    """)
                .told())
        .isEmpty();
  }

  @Test
  void outcomesRatesGuardsAndClocksSeeSettledStatesOnly() {
    Story story =
        Story.of(
            """
            level n = 0..9
            flag  seen
            event go on start + 1 day then n = 1
            trigger on_ when n == 1 then n = 2
            event unseen when n == 1 after 0 days then seen = true
            event racing when n == 1 rate (if n == 1 then -1 else 1) per day then seen = true
            outcome passing when n == 1
            outcome settled when n == 2
            """);
    assertThat(story.told()).containsExactly("1 go", "1 on_");
    assertThat(story.outcomes()).containsOnlyKeys("settled");
  }

  @Test
  void triggersThatSetEachOtherOffForEverAreACycle() {
    assertThat(
            Story.fault(
                """
                flag a
                event go on start + 1 day then a = true
                trigger forth when a then a = false
                trigger back when not a then a = true
                outcome over when a
                """))
        .isEqualTo(Fault.Kind.CYCLE);
  }

  @Test
  void chainThatEndsWithSomeProbabilityIsFine() {
    // a chain longer than 900 has a chance of 2^-900
    Story story =
        Story.of(
            """
            level n = 0..5000
            event go on start + 1 day then n up
            trigger more when n rises
              then 50%: n up
              then 50%: nothing
            outcome over when n > 0
            """);
    assertThat(story.outcomes()).containsEntry("over", 1.0);
  }

  @Test
  void triggersBranchLikeEvents() {
    Story story =
        Story.of(
            """
            level n = 0..9
            level m = 0..9
            trigger both when n == 0
              then n up
              then (m): m up 5
              then otherwise: m up 2
            outcome over when m == 2
            """);
    assertThat(story.outcomes()).containsEntry("over", 0.0);
    assertThat(story.value("n")).isEqualTo(1);
  }
}
