package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import offramp.model.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens in one instant, and in which order.
class InstantsTest {
  private static final String ALL_KINDS =
      """
      starts 2025-01-01
      level  n = 0..9
      flag   seen
      event by_clock
        after 10 days
        then n up
      event by_date
        on 2025-01-11
        then n up
      lever by_lever from 2025-01-11
        then n up
      trigger by_switch when since 2025-01-11
        then n up
      outcome four when n == 4
      """;

  @Test
  void switchesThenLeversThenDatesThenClocks() {
    assertThat(Story.pulling(ALL_KINDS, "by_lever").told().subList(0, 4))
        .containsExactly("10 by_switch", "10 by_lever", "10 by_date", "10 by_clock");
  }

  @Test
  void endAtOneStopsTheRestOfTheInstant() {
    String text = ALL_KINDS + "outcome enough when n == 2 ends\n";
    Story story = Story.pulling(text, "by_lever");
    assertThat(story.told()).containsExactly("10 by_switch", "10 by_lever");
    assertThat(story.outcomes()).containsOnlyKeys("enough").containsEntry("enough", 10.0);
  }

  @Test
  void outcomesAreReadAfterSwitchesBeforeLeversArePulled() {
    String text = ALL_KINDS + "outcome late when since 2025-01-11 and n == 1 ends\n";
    assertThat(Story.pulling(text, "by_lever").told()).containsExactly("10 by_switch");
  }

  @Test
  void eachKindGoesInTheOrderWritten() {
    assertThat(
            Story.of(
                    """
                    level n = 0..9
                    event b_clock after 5 days then n up
                    event a_clock after 5 days then n up
                    event b_date on start + 5 days then n up
                    event a_date on start + 5 days then n up
                    outcome done when n == 4 ends
                    """)
                .told())
        .containsExactly("5 b_date", "5 a_date", "5 b_clock", "5 a_clock");
  }

  @Test
  void leversGoInTheOrderWrittenWhateverTheOrderOfTheOptions() {
    String text =
        """
        level n = 0..9
        lever first  then n up
        lever second then n = 5
        outcome done when n == 5 ends
        """;
    assertThat(Story.pulling(text, "second", "first").told())
        .containsExactly("0 first", "0 second");
  }

  @Test
  void triggersSettleAfterEachFiring() {
    Story story =
        Story.of(
            """
            flag a  flag b  flag c
            event first  on start + 5 days then a = true
            event second on start + 5 days when b then c = true
            trigger between when a then b = true
            outcome done when c
            """);
    assertThat(story.told()).containsExactly("5 first", "5 between", "5 second");
  }

  @Test
  void outcomesAreReadAfterEachFiringOfAnInstant() {
    Story story =
        Story.of(
            """
            flag a
            event first  on start + 5 days then a = true
            event second on start + 5 days then a = false
            outcome passing when a
            """);
    assertThat(story.outcomes()).containsEntry("passing", 5.0);
    assertThat(story.value("a")).isZero();
  }

  @Test
  void allThatAreTrueAtOneInstantHaveHappenedEndsOrNot() {
    Story story =
        Story.of(
            """
            level n = 0..9
            event jump on start + 5 days then n up 3
            outcome one when n >= 1 ends
            outcome two when n >= 2
            outcome three when n >= 3 ends
            outcome four when n >= 4
            """);
    assertThat(story.outcomes()).containsOnlyKeys("one", "two", "three");
  }

  @Test
  void atTimeZeroTriggersComeBeforeOutcomesAndTheseBeforeAllElse() {
    Story story =
        Story.of(
            """
            level n = 0..9
            event begin on start then n up
            trigger soon when n == 0 then n = 5
            outcome early when n == 5 ends
            outcome never when n == 0
            """);
    assertThat(story.told()).containsExactly("0 soon");
    assertThat(story.outcomes()).containsOnlyKeys("early");
  }

  @Test
  void datedEventHappensAtTheStartOfItsDayIfItsGuardHoldsThen() {
    Story story =
        Story.of(
            """
            starts 2025-01-01
            flag open  flag a  flag b
            event opens  after 10.5 days then open = true
            event before on 2025-01-11 when open then a = true
            event behind on 2025-01-12 when open then b = true
            outcome done when b ends
            """);
    assertThat(story.told()).containsExactly("10.5 opens", "11 behind");
  }

  @Test
  void datedEventBeforeTheStartNeverHappens() {
    assertThat(
            Story.of(
                    """
                    starts 2025-01-01
                    flag a
                    event early on 2024-12-31 then a = true
                    event today on 2025-01-01 then a = true
                    outcome done when a
                    """)
                .told())
        .containsExactly("0 today");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0000000005", "0"})
  void timesWithinABillionthOfADayAreOneInstant(String more) {
    assertThat(
            Story.of(
                    """
                    level n = 0..9
                    event first  when n < 2 after 1.%s days then n up
                    event second when n < 2 after 1 day then n up
                    outcome done when n == 2 ends
                    """
                        .formatted(more.substring(more.indexOf('.') + 1)))
                .told())
        .containsExactly("1 first", "1 second");
  }

  @Test
  void timesFurtherApartAreNot() {
    assertThat(
            Story.of(
                    """
                    level n = 0..9
                    event first  after 1.00000001 days then n up
                    event second after 1 day then n up
                    outcome done when n == 2 ends
                    """)
                .told())
        .containsExactly("1 second", "1.00000001 first");
  }

  @Test
  void thousandFiringsAtTimeZeroAreAllowedAndOneMoreIsNot() {
    assertThat(Story.of(cycle("on start", 999)).told()).hasSize(1_000);
    assertThat(Story.fault(cycle("on start", 1_000))).isEqualTo(Fault.Kind.CYCLE);
  }

  @Test
  void thousandFiringsAtALaterInstantAreAllowedAndOneMoreIsNot() {
    assertThat(Story.of(cycle("on start + 3 days", 999)).told()).hasSize(1_000);
    assertThat(Story.fault(cycle("on start + 3 days", 1_000))).isEqualTo(Fault.Kind.CYCLE);
  }

  private static String cycle(String when, int count) {
    return """
        flag go
        level n = 0..5000
        event begin %s then go = true
        event round when go and n < %d after 0 days then n up
        outcome done when n >= %d
        """
        .formatted(when, count, count);
  }

  @Test
  void sinceAMonthIsFromItsFirstDayOn() {
    assertThat(
            Story.of(
                    """
                    starts 2025-01-30
                    flag a
                    trigger march when since 2025-03 then a = true
                    trigger january when until 2025-02 then nothing
                    outcome done when a
                    """)
                .told())
        .containsExactly("0 january", "30 march");
  }

  @Test
  void untilIsTrueBeforeThatDayAndSinceFromItOn() {
    Story story =
        Story.of(
            """
            starts 2025-01-01
            flag a  flag b
            event last  on 2025-01-05 when until 2025-01-06 then a = true
            event first on 2025-01-06 when since 2025-01-06 and not until 2025-01-06 then b = true
            outcome both when a and b
            """);
    assertThat(story.outcomes()).containsEntry("both", 5.0);
  }
}
