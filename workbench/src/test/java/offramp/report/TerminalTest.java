package offramp.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import offramp.check.Texts;
import offramp.finding.Method;
import offramp.finding.RunFinding;
import offramp.finding.Runs;
import offramp.simulate.Settings;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a run cannot tell what the unknowns do, its page says so in words.
class TerminalTest {
  /// With `wide` at 0 all is dice.
  private static final String MODEL =
      """
      let wide = 0.8
      unknown u = Uniform(0, 1)
      flag f
      flag g
      flag h
      event maybe
        after 1 day
        then 0.5 + wide * (u - 0.5): f = true
        then otherwise: nothing
      event surely
        after 1 day
        then h = true
      event rare
        rate 1e-9 per day
        then g = true
      outcome hit when f
      outcome never when g
      outcome sure when h
      """;

  private static RunFinding run(String text, long trajectories, int draws, OptionalDouble aim) {
    Runs.Effort effort = new Runs.Effort(Method.SIMULATE, 1, trajectories, draws, 1, aim);
    return Runs.run(
        Texts.model(text),
        new Runs.Question("a.crisis", "offramp run a.crisis", 2, Unit.DAY, 1, effort),
        Settings.Watcher.none());
  }

  private static RunFinding run(String text, long trajectories, int draws) {
    return run(text, trajectories, draws, OptionalDouble.empty());
  }

  private static String page(String text, long trajectories, int draws) {
    return Terminal.of(run(text, trajectories, draws));
  }

  @Test
  void rangeThatDiceDoNotHideIsShown() {
    String page = page(MODEL, 10_000, 100);
    assertThat(page).containsPattern("2 days .*% +[0-9.]+% to [0-9.]+%").doesNotContain("hidden");
  }

  @Test
  void rangeThatDiceHideIsWordsAndAnAct() {
    String page = page(MODEL.replace("wide = 0.8", "wide = 0"), 10_000, 100);
    assertThat(page)
        .containsPattern("2 days .*hidden by the dice")
        .contains("Hidden by the dice: ", "`--trajectories 100000`");
  }

  @ParameterizedTest
  @CsvSource({"100, 100", "40, 100"}) // fewer histories than draws lower these
  void oneHistoryForEachDrawShowsNoRange(long trajectories, int draws) {
    RunFinding run = run(MODEL, trajectories, draws);
    RunFinding.Estimate hit = run.outcomes().getFirst().series().getFirst();
    assertThat(hit.low()).isZero();
    assertThat(hit.high()).isEqualTo(1);
    assertThat(hit.diceShare()).isEqualTo(1);
    assertThat(Terminal.of(run))
        .containsPattern("2 days .*hidden by the dice")
        .contains("One history for each draw", "`--trajectories 1000`");
  }

  @Test
  void oneDrawShowsNoRange() {
    assertThat(page(MODEL, 1_000, 1)).contains("one draw, no range", "with `--draws`");
  }

  @Test
  void whatWasNeverSeenHasAnUpperBoundEverywhere() {
    RunFinding run = run(MODEL, 1_000, 10);
    // 1 - 0.05^(1/1000)
    assertThat(Terminal.of(run)).contains("never seen, < 0.30%", "never seen in 1,000 histories");
    assertThat(RunJson.of(run, 1)).contains("\"bound\"");
    assertThat(RunCsv.rows(run)).containsPattern("never,.*,1.0,0.00299");
  }

  @Test
  void precisionLeavesWhatWasNeverSeenWithABound() {
    RunFinding run = run(MODEL, 1_000, 10, OptionalDouble.of(0.1));
    assertThat(run.stopped()).isEmpty();
    assertThat(run.outcomes().get(1).series().getLast().bound()).isPresent();
  }

  @Test
  void whatIsCertainIsNotHidden() {
    assertThat(page(MODEL, 10_000, 100)).containsPattern("sure\\n.*\\n.*100% to 100%");
  }

  @Test
  void runWithoutUnknownsHasNoRangeToHide() {
    String page = page(MODEL.replace("unknown u = Uniform(0, 1)", "let u = 0.5"), 100, 100);
    assertThat(page).contains("no unknowns").doesNotContain("idden", "One ");
  }
}
