package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import offramp.check.Texts;
import offramp.model.Fault;
import offramp.program.ModelFault;
import offramp.program.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Rules broken in a run: what is said, and where it was.
class FaultsTest {
  /// The rate turns negative at n = 6, which few histories reach.
  private static final String RARE =
      """
      unknown push = 0.05 to 0.2 per day
      level n = 0..9
      event climb rate push then n up
      event react rate (5 - n) * 0.1 per day then nothing
      outcome high when n == 9
      """;

  private static final double[] DAYS = {10, 20};

  private static RunFault fault(String text, int threads) {
    Program program = Program.of(Texts.model(text));
    Settings settings = new Settings(1, 20_000, 100, DAYS, threads, OptionalDouble.empty());
    return assertThrows(
        RunFault.class, () -> Ensemble.of(program, settings, Settings.Watcher.none()));
  }

  @Test
  void faultNamesEventValueAndState() {
    ModelFault.Site site = fault(RARE, 1).fault().site();
    assertThat(site.kind()).isEqualTo(Fault.Kind.NEGATIVE_RATE);
    assertThat(site.subject()).contains("rate").contains("react");
    assertThat(site.value()).isEqualTo(-0.1);
    assertThat(site.state()).containsEntry("n", "6");
    assertThat(site.names()).containsEntry("n", "6");
    assertThat(RARE.substring(site.span().start(), site.span().end())).contains("(5 - n) * 0.1");
  }

  @Test
  void faultIsTheSameForAnyNumberOfThreads() {
    RunFault one = fault(RARE, 1);
    for (int threads : new int[] {2, 3, 8}) {
      RunFault other = fault(RARE, threads);
      assertEquals(one.place(), other.place());
      assertEquals(one.fault().site(), other.fault().site());
    }
  }

  @Test
  void faultIsReplayedAtItsPlace() {
    RunFault found = fault(RARE, 2);
    RunFault.Place place = found.place();
    assertThat(place.seed()).isEqualTo(1);
    assertThat(place.day()).isBetween(0.0, 20.0);
    Program program = Program.of(Texts.model(RARE));
    Worker alone =
        new Worker(program, program.compiled(), Chance.settings(place.seed(), 1, 100, DAYS));
    Plan.Block block = new Plan.Block(place.draw(), place.history(), place.history() + 1);
    RunFault again = assertThrows(RunFault.class, () -> alone.block(block));
    assertEquals(place, again.place());
    assertEquals(found.fault().site(), again.fault().site());
    if (place.history() > 0) {
      alone.block(new Plan.Block(place.draw(), 0, place.history()));
    }
  }

  @Test
  void cycleNamesTheEventsThatTurnInIt() {
    RunFault fault =
        Story.runFault(
            """
            flag a
            level n = 0..9
            event calm after 1 day then n up
            event go on start + 3 days then a = true
            trigger forth when a then a = false
            trigger back when not a then a = true
            outcome over when n == 9
            """);
    assertThat(fault.fault().site().kind()).isEqualTo(Fault.Kind.CYCLE);
    assertThat(fault.fault().site().subject()).contains("forth").contains("back");
    assertThat(fault.place().day()).isZero();
  }

  @Test
  void cycleOfAClockWithoutDurationNamesIt() {
    RunFault fault =
        Story.runFault(
            """
            level n = 0..9
            flag a
            event go on start + 3 days then a = true
            event again when a after 0 days then n up
            outcome over when n == 9
            """);
    assertThat(fault.fault().site().kind()).isEqualTo(Fault.Kind.CYCLE);
    assertThat(fault.fault().site().subject()).contains("`again` (").doesNotContain("`go` (9");
    assertThat(fault.place()).isEqualTo(new RunFault.Place(1, 0, 0, 3));
  }

  @Tag("full")
  @Test
  void runawayNamesTheEventsThatFireMost() {
    RunFault fault =
        Story.runFault(
            """
            level n = 0..9
            event rare rate 1 per day then n up
            event quick rate 1e9 per day then n down
            outcome over when n == 9
            """);
    assertThat(fault.fault().site().kind()).isEqualTo(Fault.Kind.RUNAWAY);
    assertThat(fault.fault().site().subject()).contains("`quick` (1000)");
    assertThat(fault.place().day()).isBetween(0.09, 0.11);
  }

  @Test
  void givenThatHardlyAnyDrawKeepsIsAFaultOfTheDraw() {
    RunFault fault =
        Story.runFault(
            """
            unknown u = Uniform(0, 1)
            given u > 2
            level n = 0..9
            event tick after 1 day then n up
            outcome over when n == 9 and u < 1
            """);
    assertThat(fault.fault().site().kind()).isEqualTo(Fault.Kind.GIVEN);
    assertThat(fault.place()).isEqualTo(new RunFault.Place(1, 0, -1, 0));
  }

  @Test
  void faultInADefinitionOfUnknownsIsAFaultOfTheDraw() {
    RunFault fault =
        fault(
            """
            unknown u = Uniform(-0.1, 9.9)
            let root = sqrt(u)
            level n = 0..9
            event tick after 1 day then n up
            outcome over when n == 9 and root > 1
            """,
            2);
    assertThat(fault.fault().site().kind()).isEqualTo(Fault.Kind.NOT_A_NUMBER);
    assertThat(fault.place().history()).isEqualTo(-1);
    assertThat(fault.place().day()).isZero();
  }

  @Test
  void infiniteWatchIsAFault() {
    RunFault fault =
        Story.runFault(
            """
            level n = 0..9
            event tick after 99 days then n down
            watch inverse = 1 / n
            """);
    assertThat(fault.fault().site().kind()).isEqualTo(Fault.Kind.NOT_FINITE);
    assertThat(fault.fault().site().subject()).contains("inverse");
  }
}
