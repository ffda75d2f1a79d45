package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import offramp.check.KernelText;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Levers, theories and fixed values as a run sees them.
class LeversTest {
  private static final String DATED =
      """
      starts 2025-01-01
      level n = 0..9
      lever help from 2025-01-11 until 2025-02-01
        then n up
      lever free
        then n up 2
      lever old from 2024-12-01
        then n up 3
      outcome over when n > 0
      """;

  @ParameterizedTest
  @CsvSource({
    "help, 10 help",
    "help@2025-01-31, 30 help",
    "free, 0 free",
    "free@2025-01-05, 4 free",
    "old, 0 old"
  })
  void defaultDateIsTheStartOfTheWindowElseTimeZero(String lever, String told) {
    assertThat(Story.pulling(DATED, lever).told()).containsExactly(told);
  }

  @ParameterizedTest
  @CsvSource({"help", "help@2025-01-31", "free", "old"})
  void kernelOfAPullTellsTheSame(String lever) {
    String kernel = KernelText.of(Texts.model(DATED, Story.pulls(lever)));
    assertEquals(Story.pulling(DATED, lever), Story.of(kernel));
  }

  private static final String SCALED =
      """
      actors A, B in G
      level n = 0..1000
      level m = 0..1000
      event quiet   rate 10 per day then n up
      event protest[c in G] by c  rate 10 per day then m up
      lever half    scales quiet by 0.5
      lever fifth   scales quiet by 0.2   scales protest[A] by 0
      lever silence scales protest by 0
      watch quiet_count = n
      watch loud_count  = m
      """;

  private static Ensemble counts(String... levers) {
    return Ensemble.of(
        Program.of(Texts.model(SCALED, Story.pulls(levers))),
        Chance.settings(400, 10),
        Settings.Watcher.none());
  }

  @Test
  void factorsMultiplyAndMeanInstancesOrAll() {
    // Poisson counts: mean and variance are rate times days
    Chance.mean(100, 100, counts(), 0, 0);
    Chance.mean(50, 50, counts("half"), 0, 0);
    Chance.mean(10, 10, counts("half", "fifth"), 0, 0);
    Chance.mean(200, 200, counts("half"), 1, 0);
    Chance.mean(100, 100, counts("fifth"), 1, 0);
    assertThat(counts("silence").watches().get(1).getFirst().mean()).isZero();
  }

  @Test
  void leverThatIsNotPulledChangesNothing() {
    String without = SCALED.replaceAll("(?m)^lever.*\n", "");
    assertEquals(Chance.run(without, 200, 10), Chance.run(SCALED, 200, 10));
  }

  @Test
  void windowDoesNotEndTheEffect() {
    String text =
        """
        starts 2025-01-01
        level n = 0..9
        event step after 40 days then n up
        event fade rate 1 per day then n = 0
        lever keep from 2025-01-02 until 2025-01-03 scales fade by 0
        outcome over when n == 2 ends
        """;
    assertThat(Story.pulling(text, "keep").outcomes()).containsEntry("over", 80.0);
  }

  @Test
  void pullHappensOnce() {
    assertThat(Story.pulling(DATED, "free").value("n")).isEqualTo(2);
  }

  private static final String WAITING =
      """
      starts 2025-01-01
      actors USA, Blue
      level fear = 0..9
      level n = 0..9
      flag calm
      red line homeland by Blue when fear >= 2
      event scare on start + 10 days then fear up
      event shock on start + 20 days then fear up
      event relief on start + 30 days then fear = 0
      event again on start + 40 days then fear = 5
      trigger steadied when fear == 2 then calm = true
      lever line by USA when homeland crossed
        then n up
      lever settled when calm
        then n up 2
      lever late from 2025-01-26 until 2025-02-25 when fear >= 1
        then n up
      lever over from 2025-02-01 until 2025-02-05 when fear >= 1
        then n up
      lever always when fear >= 0
        then n up
      lever plain
        then n up
      outcome war when n == 9
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "line                    | 20 shock 20 homeland 20 steadied 20 line 30 relief 40 again",
        "line@2025-01-03         | 2 line 10 scare 20 shock",
        "settled                 | 20 homeland 20 steadied 20 settled 30",
        "late                    | 20 steadied 25 late 30 relief 40 again",
        "over                    | 30 relief 40 again",
        "always                  | 0 always 10 scare",
        "plain when fear == 5    | 40 again 40 homeland 40 plain",
        "always when fear == 1   | 10 scare 10 always 20 shock",
      })
  void leverIsPulledTheFirstTimeThatItsConditionHoldsInItsWindow(String lever, String part) {
    Story story = Story.pulling(WAITING, lever);
    String told = String.join(" ", story.told());
    assertThat(told).contains(part);
  }

  @ParameterizedTest
  @CsvSource({
    "line, 1",
    "settled, 2",
    "late, 1",
    "over, 0",
    "always, 1",
    "always when fear >= 1, 1",
    "plain when false, 0",
  })
  void leverThatWaitsIsPulledOnceAtMost(String lever, double n) {
    assertThat(Story.pulling(WAITING, lever).value("n")).isEqualTo(n);
  }

  @ParameterizedTest
  @CsvSource({"line", "settled", "late", "over", "always", "plain when fear == 5"})
  void kernelOfAPullThatWaitsTellsTheSame(String lever) {
    String kernel = KernelText.of(Texts.model(WAITING, Story.pulls(lever)));
    assertEquals(Story.pulling(WAITING, lever), Story.of(kernel));
  }

  @Test
  void leversThatWaitForTheSameArePulledInTheOrderWritten() {
    assertThat(Story.pulling(WAITING, "settled", "line").told())
        .containsSubsequence("20 steadied", "20 line", "20 settled", "30 relief");
  }

  @Test
  void leverMayWaitForAnother() {
    assertThat(Story.pulling(WAITING, "plain when n == 1", "late").told())
        .containsSubsequence("25 late", "25 plain");
  }

  @ParameterizedTest
  @CsvSource({"'', 2, 2", "secret, 2, 1", "seen by USA, 2, 1", "seen by Blue, 2, 2"})
  void pullThatWaitsIsSeenLikeAnEvent(String seen, double usa, double blue) {
    String text =
        """
        actors USA, Blue
        level n = 0..9
        belief us held by USA starts 50% after call odds times 2
        belief them held by Blue starts 50% after call odds times 2
        event e on start + 3 days then n up
        lever call by USA when n > 0 then nothing SEEN
        watch w = us + them
        """
            .replace("SEEN", seen);
    Story story = Story.pulling(text, "call");
    assertThat(story.told()).containsExactly("3 e", "3 call");
    assertThat(story.value("us")).isEqualTo(usa / (1 + usa));
    assertThat(story.value("them")).isEqualTo(blue / (1 + blue));
  }

  @Test
  void pullThatWaitsComesBeforeOutcomesAreRead() {
    String text =
        """
        level n = 0..9
        event e on start + 3 days then n up
        lever halt when n == 1 then n = 0
        outcome over when n == 1
        """;
    assertThat(Story.pulling(text, "halt").outcomes()).isEmpty();
    assertThat(Story.of(text).outcomes()).containsEntry("over", 3.0);
  }

  private static final String VIEWS =
      """
      level n = 0..9
      level m = 0..9
      let wait = 5 days
      let big = 1
      event step
        when n < 2
        after wait
        then n up
        then m up
      event other after 30 days then m up
      outcome over when n == 9 or m == 9
      theory slow     { let wait = 20 days }
      theory jump     { event step then n up 2 }
      theory free     { event step when true }
      theory timed    { event step on start + 7 days }
      theory silent   { event other rate 0 per day }
      theory more     { event extra on start + 1 day then n up }
      theory renewed  { level n = 0..1 }
      """;

  @ParameterizedTest
  @CsvSource({
    "slow, 2, 5, 20 step 30 other 40 step 60 other 90 other",
    "jump, 2, 3, 5 step 30 other 60 other 90 other",
    "timed, 1, 4, 7 step 30 other 60 other 90 other",
    "silent, 2, 2, 5 step 10 step",
    "more, 2, 4, 1 extra 5 step 30 other 60 other 90 other"
  })
  void theoryReplacesWhatItDeclaresAnew(String theory, double n, double m, String told) {
    Story story = Story.under(VIEWS, theory);
    assertThat(String.join(" ", story.told())).isEqualTo(told);
    assertThat(story.value("n")).isEqualTo(n);
    assertThat(story.value("m")).isEqualTo(m);
  }

  @Test
  void whenTrueDropsTheGuardAndAStateIsReplacedWhole() {
    assertThat(Story.under(VIEWS, "free").told()).contains("15 step", "95 step");
    assertThat(Story.under(VIEWS, "renewed").value("n")).isEqualTo(1);
  }

  @Test
  void setFixesConstantsAndUnknowns() {
    String text =
        VIEWS.replaceAll("(?s)theory.*", "").replace("let big = 1", "unknown big = 1 to 9")
            + "event set on start + 1 day then m = round(big)\n";
    Variation fixed =
        new Variation(Optional.empty(), java.util.List.of(), Map.of("wait", "50 days", "big", "4"));
    Story story = Story.of(text, fixed);
    assertThat(story.told()).startsWith("1 set", "30 other", "50 step");
    assertThat(story.value("m")).isEqualTo(9);
  }
}
