package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import offramp.check.Texts;
import offramp.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Same seed, same numbers, however the work is split and whatever stands beside it.
class SameBitsTest {
  private static final String MODEL =
      """
      starts 2025-01-01
      actors A, B
      ladder west = none < aid < strikes < war starts aid
      level  n = 0..50
      unknown push = 0.02 to 0.2 per day
      unknown lag  = 2 to 9 days
      given  push < 0.15 per day
      belief fear held by A starts 40% after climb odds times 1.5
      red line limit by B when west >= strikes
      event climb by A rate push * (if since 2025-01-20 then 2 else 1) then west up
      event fall  when west > none after Weibull(2, lag) then west down
      event e3 rate 0.1 per day then n up
      event e4 rate 0.2 per day then n up
      event e5 rate 0.3 per day then n down
      event e6 rate 0.7 * fear per day then n up 2
      event e7 when n > 3 rate 0.11 per day then n down 3
      event e8 rate 0.13 per day then 30%: n up  then otherwise: nothing
      event e9 rate 0.17 per day then n down
      trigger answer_it when limit crossed then n up 5, answer limit
      lever help from 2025-01-25 then n up  scales climb by 0.3
      lever also from 2025-01-25 then n up
      outcome war when west == war ends
      outcome many when n > 9
      watch height = west / 3
      watch doubt = fear
      """;

  private static final double[] DAYS = {5, 20, 40};

  private static Settings settings(int threads) {
    return new Settings(7, 3_000, 23, DAYS, threads, OptionalDouble.empty());
  }

  private static Ensemble run(String text, int threads) {
    Program program = Program.of(Texts.model(text));
    return Ensemble.of(program, settings(threads), Settings.Watcher.none());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void numberOfThreadsChangesNoBit(int threads) {
    assertEquals(run(MODEL, 1), run(MODEL, threads));
  }

  @Test
  void numberOfThreadsChangesNoBitWithAPrecisionToReach() {
    Program program = Program.of(Texts.model(MODEL));
    List<Ensemble> found = new ArrayList<>();
    for (int threads : new int[] {1, 4}) {
      Settings settings = new Settings(7, 3_000, 20, DAYS, threads, OptionalDouble.of(0.1));
      found.add(Ensemble.of(program, settings, Settings.Watcher.none()));
    }
    assertEquals(found.get(0), found.get(1));
  }

  @Test
  void anotherSeedGivesOtherNumbers() {
    Settings other = new Settings(8, 3_000, 23, DAYS, 1, OptionalDouble.empty());
    assertThat(Chance.run(MODEL, other)).isNotEqualTo(run(MODEL, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aaa", "zzz"})
  void unknownThatNothingReadsChangesNoOtherDraw(String name) {
    String more = MODEL.replace("unknown lag", "unknown %s = 1 to 2\nunknown lag".formatted(name));
    assertEquals(run(MODEL, 1), run(more, 1));
  }

  @Test
  void orderOfUnknownsChangesNothing() {
    String push = "unknown push = 0.02 to 0.2 per day\n";
    String swapped = MODEL.replace(push, "") + push;
    assertEquals(run(MODEL, 1), run(swapped, 1));
  }

  @Test
  void fixingOneUnknownLeavesTheDrawsOfTheOthers() {
    Program program = Program.of(Texts.model(MODEL));
    String without = MODEL.replace("unknown lag  = 2 to 9 days", "let lag = 5 days");
    Program fixed = Program.of(Texts.model(without));
    for (int draw = 0; draw < 50; draw++) {
      assertEquals(drawn(program, draw), drawn(fixed, draw));
    }
  }

  private static double drawn(Program program, int draw) {
    Draws draws = new Draws(program.model(), 7);
    offramp.program.State state = program.newState();
    draws.into(state, program.compiled(), draw);
    return state.parameters[0];
  }

  @Test
  void sampleOfTheSameValuesGivesTheSameBits() {
    Program program = Program.of(Texts.model(MODEL));
    Draws draws = new Draws(program.model(), 7);
    Sample sample =
        (parameters, draw) -> {
          offramp.program.State state = program.newState();
          draws.into(state, program.compiled(), draw);
          System.arraycopy(state.parameters, 0, parameters, 0, 2);
        };
    Ensemble plain = run(MODEL, 1);
    Ensemble sampled = Ensemble.of(program, settings(2).of(sample, 23), Settings.Watcher.none());
    assertEquals(plain.outcomes(), sampled.outcomes());
    assertEquals(plain.watches(), sampled.watches());
    assertEquals(plain.batches(), sampled.batches());
  }

  @Test
  void historyAloneIsTheSameAsAmongOthers() {
    Program program = Program.of(Texts.model(MODEL));
    Worker together = new Worker(program, program.compiled(), settings(1));
    for (int draw = 3; draw >= 0; draw--) {
      double[] all = together.block(new Plan.Block(draw, 0, 64)).watched();
      for (int history : new int[] {0, 17, 63}) {
        Worker alone = new Worker(program, program.compiled(), settings(1));
        double[] one = alone.block(new Plan.Block(draw, history, history + 1)).watched();
        int from = history * one.length;
        assertArrayEquals(one, Arrays.copyOfRange(all, from, from + one.length));
      }
    }
  }

  @Test
  void moreHistoriesBeginWithTheSameOnes() {
    Program program =
        Program.of(
            Texts.model(
                MODEL
                    .replaceAll("unknown|given.*\n", "")
                    .replace("push = 0.02 to 0.2 per day", "let push = 0.1 per day")
                    .replace("lag  = 2 to 9 days", "let lag = 4 days")));
    Settings few = new Settings(7, 100, 1, DAYS, 1, OptionalDouble.empty());
    Ensemble some = Ensemble.of(program, few, Settings.Watcher.none());
    Settings.Watcher until =
        (done, _) -> done >= 100 ? java.util.Optional.of("100") : java.util.Optional.empty();
    Settings many = new Settings(7, 10_000, 1, DAYS, 1, OptionalDouble.empty());
    Ensemble stopped = Ensemble.of(program, many, until);
    assertEquals(128, stopped.histories());
    assertThat(stopped.seen().getFirst().getLast())
        .isBetween(some.seen().getFirst().getLast(), some.seen().getFirst().getLast() + 28);
  }

  @Test
  void runsThatDifferByLeversShareTheirDiceUntilThePull() {
    for (long seed = 0; seed < 10; seed++) {
      List<String> plain = before(Story.of(Texts.model(MODEL), seed));
      assertEquals(plain, before(Story.of(Texts.model(MODEL, Story.pulls("help")), seed)));
      assertEquals(plain, before(Story.of(Texts.model(MODEL, Story.pulls("help", "also")), seed)));
      assertThat(plain).isNotEmpty();
    }
  }

  /// {@return what fired before day 24, to the last bit of its time}
  private static List<String> before(Story story) {
    return story.told().stream()
        .filter(each -> Double.parseDouble(each.substring(0, each.indexOf(' '))) < 24)
        .toList();
  }

  @Test
  void reportDatesChangeNoHistory() {
    Program program = Program.of(Texts.model(MODEL));
    double[] more = {1, 2, 5, 7.5, 20, 39, 40};
    Settings often = new Settings(7, 3_000, 23, more, 1, OptionalDouble.empty());
    Ensemble fine = Ensemble.of(program, often, Settings.Watcher.none());
    Ensemble coarse = run(MODEL, 1);
    assertEquals(coarse.jumps(), fine.jumps());
    assertEquals(coarse.outcomes().getFirst().get(1), fine.outcomes().getFirst().get(4));
    assertEquals(coarse.watches().getFirst().get(2), fine.watches().getFirst().get(6));
  }
}
