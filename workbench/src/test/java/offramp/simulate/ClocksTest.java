package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import offramp.check.Texts;
import offramp.model.Fault;
import offramp.model.Firing.Timing;
import org.junit.jupiter.api.Test;

/// When clocks start, stop and run out.
class ClocksTest {

  @Test
  void clockWithoutGuardStartsAtTheStartAndAnewAfterEachFiring() {
    assertThat(
            Story.of(
                    """
                    level n = 0..3
                    event tick after 10 days then n up
                    outcome done when n == 3 ends
                    """)
                .told())
        .containsExactly("10 tick", "20 tick", "30 tick");
  }

  @Test
  void clockStartsWhenItsGuardTurnsTrueAndStopsForGoodWhenItDoesNotHoldAfterItsFiring() {
    assertThat(
            Story.of(
                    """
                    flag on_  flag done
                    event begin after 3 days when not on_ then on_ = true
                    event ring  when on_ and not done after 5 days then done = true
                    outcome over when done
                    """)
                .told())
        .containsExactly("3 begin", "8 ring");
  }

  @Test
  void clockIsThrownAwayWhenItsGuardTurnsFalseAndStartsFromTheBeginning() {
    assertThat(
            Story.of(
                    """
                    flag open starts true
                    flag done
                    event closes on start + 4 days then open = false
                    event opens  on start + 6 days then open = true
                    event ring when open after 5 days then done = true
                    outcome over when done ends
                    """)
                .told())
        .containsExactly("4 closes", "6 opens", "11 ring");
  }

  @Test
  void durationIsReadWhenTheClockStarts() {
    assertThat(
            Story.of(
                    """
                    level n = 1..9
                    level rung = 0..2
                    event change on start + 1 day then n = 4
                    event ring after n * 5 days then rung up
                    outcome over when rung == 2 ends
                    """)
                .told())
        .containsExactly("1 change", "5 ring", "25 ring");
  }

  @Test
  void flickerWhileTriggersSettleRestartsNothing() {
    assertThat(
            Story.of(
                    """
                    flag open starts true
                    flag done
                    event shut on start + 3 days then open = false
                    trigger back when not open then open = true
                    event ring when open after 5 days then done = true
                    outcome over when done ends
                    """)
                .told())
        .containsExactly("3 shut", "3 back", "5 ring");
  }

  @Test
  void guardsAreComparedAfterEachFiringOfAnInstant() {
    assertThat(
            Story.of(
                    """
                    flag open starts true
                    flag done
                    event shut on start + 3 days then open = false
                    event back on start + 3 days then open = true
                    event ring when open after 5 days then done = true
                    outcome over when done ends
                    """)
                .told())
        .containsExactly("3 shut", "3 back", "8 ring");
  }

  @Test
  void ownFiringRestartsEvenIfTheGuardOnlyFlickers() {
    assertThat(
            Story.of(
                    """
                    flag open starts true
                    level n = 0..2
                    event ring when open after 5 days then open = false, n up
                    trigger back when not open then open = true
                    outcome over when n == 2 ends
                    """)
                .told())
        .containsExactly("5 ring", "5 back", "10 ring", "10 back");
  }

  @Test
  void ofClocksDueTogetherOneWhoseGuardTurnsFalseIsGone() {
    assertThat(
            Story.of(
                    """
                    flag open starts true
                    event first  when open after 5 days then open = false
                    event second when open after 5 days then open = false
                    outcome over when not open
                    """)
                .told())
        .containsExactly("5 first");
  }

  @Test
  void ofClocksDueTogetherAllAreLookedAtAgainAfterEach() {
    assertThat(
            Story.of(
                    """
                    flag a  flag b  flag c
                    event third  when a and not c after 0 days then c = true
                    event first  when not a after 5 days then a = true
                    event second when not b after 5 days then b = true
                    outcome over when b ends
                    """)
                .told())
        .containsExactly("5 first", "5 third", "5 second");
  }

  @Test
  void durationOfZeroFiresInTheSameInstant() {
    assertThat(
            Story.of(
                    """
                    flag a  flag b
                    event first  on start + 2 days then a = true
                    event second when a and not b after 0 days then b = true
                    outcome over when b
                    """)
                .told())
        .containsExactly("2 first", "2 second");
  }

  @Test
  void clockOfAGuardThatADateTurnsTrueStartsThen() {
    assertThat(
            Story.of(
                    """
                    starts 2025-01-01
                    flag a
                    event ring when since 2025-01-08 and until 2025-01-15 after 5 days then a = true
                    outcome over when a
                    """)
                .told())
        .containsExactly("12 ring");
  }

  @Test
  void negativeEndlessAndMeaninglessDurationsAreFaults() {
    assertThat(Story.fault(lasting("(n - 1) * 1 day"))).isEqualTo(Fault.Kind.DURATION);
    assertThat(Story.fault(lasting("1 day / n"))).isEqualTo(Fault.Kind.DURATION);
    assertThat(Story.fault(lasting("0 days / n"))).isEqualTo(Fault.Kind.NOT_A_NUMBER);
    assertThat(Story.fault(lasting("LogNormal(n * 1 day, 1)"))).isEqualTo(Fault.Kind.LAW);
  }

  private static String lasting(String duration) {
    return """
        level n = 0..9
        event ring after %s then n up
        outcome over when n > 0
        """
        .formatted(duration);
  }

  @Test
  void exponentialClockWhoseMeanCannotChangeIsARate() {
    assertThat(exponential("3 days")).isInstanceOf(Timing.Rate.class);
    assertThat(exponential("mean")).isInstanceOf(Timing.Rate.class);
    assertThat(exponential("(n + 1) * 3 days")).isInstanceOf(Timing.Clock.class);
  }

  private static Timing exponential(String mean) {
    return Texts.model(
            """
            level n = 0..9
            unknown mean = 1 to 5 days
            event ring after Exponential(%s) then n up
            outcome over when n > 0
            """
                .formatted(mean))
        .events()
        .getFirst()
        .timing();
  }
}
