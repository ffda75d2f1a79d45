package offramp.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import offramp.check.Texts;
import offramp.model.Model;
import offramp.program.Brink;
import offramp.program.Code;
import offramp.program.Program;
import offramp.program.RandomModels;
import offramp.program.State;
import offramp.random.Key;
import offramp.random.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Sprints of generated code, and the same jumps made one by one.
class SprintTest {
  private static final double[] DAYS = {1, 20, 60};

  @Test
  void sprintsComeToWhatSingleJumpsComeTo() {
    agree(15);
  }

  @Test
  @Tag("full")
  void sprintsOfManyModelsComeToWhatSingleJumpsComeTo() {
    agree(100);
  }

  private static void agree(int models) {
    Map<String, RandomModels.Kind> kinds = new TreeMap<>();
    kinds.put("wild", RandomModels.Kind.WILD);
    kinds.put("tame", RandomModels.Kind.TAME);
    kinds.put("chain", RandomModels.Kind.CHAIN);
    kinds.forEach(
        (name, kind) -> {
          for (int seed = 0; seed < models; seed++) {
            agrees(RandomModels.of(kind, seed), 8, name + " " + seed);
          }
        });
  }

  @Test
  void brinkComesToWhatSingleJumpsComeTo() {
    agrees(Brink.model(), 500, "brink");
  }

  @Test
  void brinkSprints() {
    Program program = Program.of(Brink.model());
    State state = started(program, program.compiled());
    assertTrue(program.compiled().sprint(state, new Stream(Key.of(1)), 0, 100));
    assertTrue(state.sprint.jumps() > 0);
  }

  @Test
  void aSprintStopsBeforeItsLimit() {
    Program program = Program.of(Brink.model());
    State state = started(program, program.compiled());
    program.compiled().sprint(state, new Stream(Key.of(1)), 0, 10);
    assertTrue(state.sprint.now() < 10);
    assertTrue(state.sprint.then() >= 10);
    assertEquals(-1, state.sprint.event());
  }

  @Test
  void whatAllGuardsShareMayTurnFalseAndTrueAgain() {
    Model model =
        Texts.model(
            """
            crisis "Guards that all share"
            starts 2030-01-01
            runs 3 months
            level n = 0..5 starts 1
            score s = 0..9 starts 2
            flag  over
            unknown pace = 0.2 to 0.6
            event begins after 9 days then over = false
            event up   when not over and since 2030-01-05 and n < 5 rate pace per day then n up
            event down when not over and since 2030-01-05 and n > 0 and 1 / n > 0.3
              rate 0.3 * n per day then n down 2
            event adds when not over and since 2030-01-05 and s < 9 rate 0.1 + s / 20 per day
              then s up 0.5
            event ends when not over and since 2030-01-05 rate 0.1 * (n + 1) per day
              then over = true
            outcome top  when n == 5
            outcome much when s > 4
            """);
    Program program = Program.of(model);
    State state = started(program, program.compiled());
    assertTrue(program.compiled().sprint(state, new Stream(Key.of(1)), 0, 100));
    agrees(model, 2_000, "shared");
  }

  private static State started(Program program, Code code) {
    State state = program.newState();
    code.define(state);
    code.start(state);
    return state;
  }

  private static void agrees(Model model, long histories, String words) {
    Program program = Program.of(model);
    String expected = found(program, program.interpreter(), histories);
    assertEquals(expected, found(program, program.compiled(), histories), words);
  }

  private static String found(Program program, Code code, long histories) {
    Settings settings = new Settings(7, histories, 4, DAYS, 1, OptionalDouble.empty());
    try {
      return Ensemble.of(program, code, settings, Settings.Watcher.none()).toString();
    } catch (RunFault fault) {
      return fault.getMessage() + fault.place();
    }
  }
}
