package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.check.Documents;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.finding.LeversFinding.Chosen;
import offramp.finding.LeversFinding.Effect;
import offramp.finding.LeversFinding.OutcomeTable;
import offramp.finding.LeversFinding.Verdict;
import offramp.model.Model;
import offramp.simulate.Settings;
import offramp.text.Source;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What levers do, against closed forms.
///
/// What is simulated is held to 4 of the standard errors given, with a fixed seed: a false alarm
/// has a chance below 1e-4 each.
class OffRampsTest {
  private static final double P = -Math.expm1(-1);

  /// A rate of 0.1 a day over 10 days; levers scale it by one half, by two, and not at all.
  private static final String ONE =
      """
      runs 10 days
      actors Amber, Blue
      flag up
      level n = 0..1000
      event go when not up rate 0.1 per day then up = true
      event noise rate 2 per day then n up
      outcome war harm war when up
      outcome loud when n >= 20
      lever calm by Amber cost 2 scales go by 0.5
      lever rage by Blue scales go by 2
      lever idle cost 1 then nothing
      theory odd {
        let turned = 1
      }
      """;

  private static final Levers.Asked ASKED =
      new Levers.Asked(
          List.of(), List.of(), 2, Double.POSITIVE_INFINITY, OptionalDouble.empty(), Map.of());

  private static LeversFinding found(String text, Method method) {
    return found(text, method, ASKED);
  }

  private static LeversFinding found(String text, Method method, Levers.Asked asked) {
    return found(text, method, asked, 2);
  }

  private static LeversFinding found(String text, Method method, Levers.Asked asked, int threads) {
    Source source = new Source("test.crisis", text);
    Model base = Texts.model(text);
    List<Optional<String>> theories = new ArrayList<>();
    theories.add(Optional.empty());
    base.crisis().theories().forEach(theory -> theories.add(Optional.of(theory.name())));
    Runs.Effort effort = new Runs.Effort(method, 1, 4_000, 1_000, threads, OptionalDouble.empty());
    Runs.Question question =
        new Runs.Question(
            "test.crisis", "", base.crisis().runs(), base.crisis().unit(), 10, effort);
    Views views = new Views(source, theories, List.of(), Map.of());
    return Levers.of(views, base, asked, question, Settings.Watcher.none());
  }

  private static OutcomeTable table(LeversFinding found, String outcome) {
    return found.outcomes().stream()
        .filter(t -> t.name().equals(outcome))
        .findFirst()
        .orElseThrow();
  }

  private static Effect effect(LeversFinding found, String outcome, String pull, int view) {
    List<String> words = found.options().stream().map(LeversFinding.Option::words).toList();
    return table(found, outcome).effects().get(words.indexOf(pull)).get(view);
  }

  private static Chosen chosen(LeversFinding found, String measure) {
    Verdict verdict = found.verdicts().getFirst();
    return verdict.chosen().stream()
        .filter(each -> each.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  private static void near(double expected, double found, double error) {
    assertThat(found).isCloseTo(expected, within(4 * error + 1e-9));
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "SIMULATE"})
  void aScaledRateMovesItsOutcomeAsTheFormulaSays(Method method) {
    LeversFinding found =
        found(ONE.replace("event noise", "# ").replace("outcome loud", "# "), method);
    Effect calm = effect(found, "war", "calm", 0);
    near(-Math.expm1(-0.5) - P, calm.difference(), calm.standardError());
    Effect rage = effect(found, "war", "rage", 0);
    near(-Math.expm1(-2) - P, rage.difference(), rage.standardError());
    assertThat(calm.lowers()).isTrue();
    assertThat(rage.raises()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "SIMULATE"})
  void aLeverThatDoesNothingScoresNothing(Method method) {
    Effect idle = effect(found(ONE, method), "war", "idle", 0);
    assertThat(idle.difference()).isCloseTo(0, within(1e-12));
    assertThat(idle.standardError()).isCloseTo(0, within(1e-12));
    assertThat(idle.seen()).isFalse();
  }

  @Test
  void whatALeverDoesNotTouchStays() {
    Effect calm = effect(found(ONE, Method.SIMULATE), "loud", "calm", 0);
    assertThat(calm.difference()).isZero();
    assertThat(calm.standardError()).isZero();
  }

  @Test
  void theoriesThatAreAlikeSayTheSame() {
    LeversFinding found = found(ONE, Method.SIMULATE);
    assertThat(effect(found, "war", "calm", 1)).isEqualTo(effect(found, "war", "calm", 0));
  }

  @Test
  void theBitsDoNotHangOnTheThreads() {
    assertThat(found(ONE, Method.SIMULATE, ASKED, 3))
        .isEqualTo(found(ONE, Method.SIMULATE, ASKED, 1));
  }

  @Test
  void onlyWhatIsAffordableIsTried() {
    Levers.Asked poor =
        new Levers.Asked(List.of(), List.of(), 2, 1, OptionalDouble.empty(), Map.of());
    LeversFinding found = found(ONE, Method.EXACT, poor);
    assertThat(found.verdicts().getFirst().policies())
        .extracting(LeversFinding.Regretted::words)
        .doesNotContain("calm", "calm + idle")
        .contains("nothing", "idle");
  }

  @Test
  void aPairDoesWhatNeitherDoesAlone() {
    LeversFinding found =
        found(
            """
            runs 10 days
            flag up
            flag one
            flag two
            event go when not up and not (one and two) rate 0.1 per day then up = true
            outcome war harm war when up
            lever first cost 1 then one = true
            lever second cost 1 then two = true
            """,
            Method.EXACT);
    assertThat(effect(found, "war", "first", 0).seen()).isFalse();
    assertThat(chosen(found, "minimax regret").winner()).isEqualTo("first + second");
    assertThat(found.front())
        .extracting(LeversFinding.Point::words)
        .containsExactly("nothing", "first + second");
  }

  @Test
  void minimaxRegretAndTheMeanChooseDifferently() {
    // probabilities under two theories: a (0, 0.6), b (0.31, 0.31), c (0.7, 0.1), none (0.8, 0.8)
    String text =
        """
        runs 10 days
        flag up
        let fa = 0
        let fb = %1$s
        let fc = %2$s
        event go when not up rate 0.160943791 per day then up = true
        outcome war harm war when up
        lever a scales go by fa
        lever b scales go by fb
        lever c scales go by fc
        theory other {
          let fa = %3$s
          let fc = %4$s
        }
        """
            .formatted(factor(0.31), factor(0.7), factor(0.6), factor(0.1));
    Levers.Asked single =
        new Levers.Asked(List.of(), List.of(), 1, 9, OptionalDouble.of(0.35), Map.of());
    LeversFinding found = found(text, Method.EXACT, single);
    assertThat(chosen(found, "minimax regret").winner()).isEqualTo("b");
    assertThat(chosen(found, "all theories alike").winner()).isEqualTo("a");
    assertThat(chosen(found, "worst case").winner()).isEqualTo("b");
    assertThat(chosen(found, "most theories within the threshold").winner()).isEqualTo("b");
  }

  private static double factor(double p) {
    return Math.log1p(-p) / Math.log1p(-0.8);
  }

  @Test
  void weightsPoolWhatTheyAreGivenFor() {
    String text = ONE.replace("let turned = 1", "event go rate 0.2 per day");
    Levers.Asked weighed =
        new Levers.Asked(
            List.of("calm"),
            List.of(),
            1,
            9,
            OptionalDouble.empty(),
            Map.of("base", 3.0, "odd", 1.0));
    LeversFinding found = found(text, Method.EXACT, weighed);
    double base = -Math.expm1(-0.5) + Math.expm1(-1);
    double odd = -Math.expm1(-1) + Math.expm1(-2);
    assertThat(table(found, "war").pooled().getFirst().difference())
        .isCloseTo(0.75 * base + 0.25 * odd, within(1e-9));
    assertThat(found.weights()).containsExactly(0.75, 0.25);
  }

  @Test
  void theRangeInWhichAChoiceIsWrongIsFound() {
    LeversFinding found =
        found(
            """
            runs 10 days
            flag up
            unknown kind = Uniform(0, 1)
            unknown none = Uniform(0, 1)
            event go when not up rate 0.1 per day then up = true
            outcome war harm war when up
            lever bold scales go by (if kind > 0.7 then 1 else 0.2)
            lever mild scales go by 0.6
            """,
            Method.EXACT,
            new Levers.Asked(List.of(), List.of(), 1, 9, OptionalDouble.empty(), Map.of()));
    assertThat(chosen(found, "minimax regret").winner()).isEqualTo("bold");
    LeversFinding.Doubt doubt = found.verdicts().getFirst().doubts().getFirst();
    assertThat(doubt.words()).matches("kind above 0\\.(6[5-9]|7[0-4]).*");
    assertThat(doubt.share()).isCloseTo(0.3, within(0.05));
  }

  @Test
  void theoriesOfAShippedModelDisagreeInSign() {
    LeversFinding found =
        found(
            Documents.read(Documents.root().resolve("models/spiral-or-deterrence.crisis")),
            Method.SIMULATE);
    assertThat(found.verdicts().getFirst().split())
        .extracting(LeversFinding.Split::words)
        .contains("mild");
  }

  /// A call to come out brings 30 of a hundred. That lasts if more than 30 then have thresholds
  /// below it, which they have while the mean threshold is below 30 + 0.5244 * 11 = 35.77 (the
  /// model's page; Granovetter, Am. J. Sociol. 83:1420, 1978).
  @ParameterizedTest
  @CsvSource({"35.5, 1", "36, 0"})
  void aLeverOfAShippedModelWorksOnlyOnOneSideOfATippingPoint(double middle, double effect) {
    String text = Documents.read(Documents.root().resolve("models/granovetter.crisis"));
    Map<String, String> sets = Map.of("spread", "11", "middle", String.valueOf(middle));
    Views views =
        new Views(
            new Source("test.crisis", text), List.of(Optional.of("numbers")), List.of(), sets);
    Model model = Texts.model(text, new Variation(Optional.of("numbers"), List.of(), sets));
    Runs.Effort effort = new Runs.Effort(Method.SIMULATE, 1, 128, 2, 1, OptionalDouble.empty());
    Runs.Question question = new Runs.Question("test.crisis", "", 120, Unit.DAY, 2, effort);
    LeversFinding found = Levers.of(views, model, ASKED, question, Settings.Watcher.none());
    assertThat(effect(found, "large", "call", 0).difference()).isEqualTo(effect);
  }
}
