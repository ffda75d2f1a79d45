package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.finding.LedgerFinding.Effect;
import offramp.finding.LedgerFinding.Entry;
import offramp.finding.LedgerFinding.Part;
import offramp.model.Model;
import offramp.simulate.Settings;
import offramp.text.Unit;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/// What a ledger says of assumptions whose effect is known.
class LedgerTest {
  private static LedgerFinding ledger(Model model, Method method, Ledger.Effects effects) {
    Runs.Effort effort = new Runs.Effort(method, 1, 20_000, 400, 2, OptionalDouble.empty());
    Runs.Question question = new Runs.Question("m.crisis", "", 10, Unit.DAY, 1, effort);
    return Ledger.of(model, question, effects, Settings.Watcher.none());
  }

  private static LedgerFinding ledger(String text) {
    return ledger(Texts.model(text), Method.AUTO, Ledger.Effects.ALL);
  }

  private static LedgerFinding under(String text, String theory) {
    return ledger(Texts.model(text, Variation.of(theory)), Method.AUTO, Ledger.Effects.NONE);
  }

  private static Entry entry(LedgerFinding found, String name) {
    return found.entries().stream()
        .filter(entry -> entry.assumption().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Effect effect(LedgerFinding found, String name) {
    return entry(found, name).swings().getFirst().effects().getFirst();
  }

  private static final String COIN =
      """
      unknown q = Uniform(0, 1)
      unknown idle = Uniform(0, 1)
      flag hit
      flag other
      event throw on start  then q: hit = true  then otherwise: nothing
      event besides rate idle per day then other = true
      outcome hit when hit
      """;

  @Test
  void unknownThatIsTheProbabilityMovesItByEightTenthsFromTenToNinetyPercent() {
    LedgerFinding found = ledger(COIN);
    assertThat(entry(found, "q").swings().getFirst().what()).isEqualTo("10% to 90%");
    Effect effect = effect(found, "q");
    assertThat(effect.change()).isCloseTo(0.8, within(1e-9));
    assertThat(effect.standardError()).isCloseTo(0, within(1e-9));
    assertThat(effect.seen()).isTrue();
    assertThat(entry(found, "q").largest()).isEqualTo(effect.change());
  }

  @Test
  void unknownThatBearsOnNothingScoresNothing() {
    Entry idle = entry(ledger(COIN), "idle");
    assertThat(idle.part()).isEqualTo(Part.NOTHING);
    assertThat(idle.bearsOn()).isEmpty();
    assertThat(idle.swings()).isEmpty();
  }

  @Test
  void unknownThatIsReadWithoutEffectScoresNothingThatIsSeen() {
    String read = COIN.replace("then q: hit", "then (q + 0 * idle): hit");
    for (Method method : List.of(Method.AUTO, Method.SIMULATE)) {
      LedgerFinding found = ledger(Texts.model(read), method, Ledger.Effects.UNKNOWNS);
      assertThat(entry(found, "idle").part()).isEqualTo(Part.OUTCOMES);
      assertThat(effect(found, "idle").seen()).isFalse();
      assertThat(effect(found, "q").seen()).isTrue();
    }
  }

  @Test
  void conditionsAndChoicesMoveFromValueToValue() {
    LedgerFinding found =
        ledger(
            """
            unknown sure = Bernoulli(0.3)
            unknown who = Choice(hard: 0.2, mild: 0.5, soft: 0.3)
            flag hit
            event throw on start
              then (if sure then 0.4 else 0.1) + (if who == hard then 0.5 else if who == mild then 0.3 else 0.2): hit = true
              then otherwise: nothing
            outcome hit when hit
            """);
    assertThat(effect(found, "sure").change()).isCloseTo(0.3, within(1e-9));
    assertThat(entry(found, "sure").swings().getFirst().what()).isEqualTo("false to true");
    assertThat(entry(found, "who").swings())
        .extracting(swing -> swing.what())
        .containsExactly("mild to hard", "mild to soft");
    assertThat(effect(found, "who").change()).isCloseTo(0.2, within(1e-9));
    assertThat(entry(found, "who").swings().getLast().effects().getFirst().change())
        .isCloseTo(-0.1, within(1e-9));
  }

  private static final String NUMBERS =
      """
      starts 2025-01-01
      actors A
      let pace = 0.1 per day
      let share = 0.5
      let count = 3
      flag hit
      flag caught
      level n = 0..5
      belief calm held by A starts 50% after leap odds times 2
      event leap rate pace then hit = true
      event dated on 2025-01-02 then share: caught = true then otherwise: nothing
      event steps when n < count rate calm per day then n up
      lever help then hit = true
      outcome hit when hit
      outcome caught when caught
      outcome many when n == 3
      reference hit 1% to 2%
      """;

  @Test
  void numbersSwingByAQuarterAndProbabilitiesInTheirOdds() {
    LedgerFinding found = ledger(NUMBERS);
    // 1 - exp(-f) from f = 0.75 to 1.25, and f / (1 + f); a straight line, and a mean over what
    // else swings, come within 2% of both
    double leap = Math.exp(-0.75) - Math.exp(-1.25);
    assertThat(effect(found, "pace").change()).isCloseTo(leap, within(leap / 50));
    assertThat(effect(found, "leap").change()).isCloseTo(leap, within(leap / 50));
    double share = 1.25 / 2.25 - 0.75 / 1.75;
    assertThat(effect(found, "share").change()).isCloseTo(share, within(share / 50));
    assertThat(entry(found, "pace").swings().getFirst().what()).isEqualTo("-25% to +25%");
    assertThat(entry(found, "share").swings().getFirst().what()).isEqualTo("odds -25% to +25%");
    assertThat(effect(found, "calm").outcome()).isEqualTo("many");
    assertThat(effect(found, "calm").seen()).isTrue();
  }

  @Test
  void whatIsNotVariedSaysWhy() {
    LedgerFinding found = ledger(NUMBERS);
    assertThat(entry(found, "count").notVaried()).contains("a whole number");
    assertThat(entry(found, "dated").notVaried()).contains("a date");
    assertThat(entry(found, "help").part()).isEqualTo(Part.ABSENT);
    assertThat(
            found.entries().stream()
                .filter(e -> e.assumption().kind().equals("reference"))
                .map(Entry::part))
        .containsExactly(Part.ABSENT);
  }

  @Test
  void leverThatIsPulledTakesPart() {
    Model pulled =
        Texts.model(NUMBERS, Variation.of(Optional.empty(), List.of("help when n == 2")));
    LedgerFinding found = ledger(pulled, Method.AUTO, Ledger.Effects.NONE);
    assertThat(entry(found, "help").bearsOn()).containsExactly("hit");
    assertThat(entry(found, "calm").bearsOn()).contains("hit");
  }

  @Test
  void numberByWhichTheModelBreaksARuleStaysAsItIs() {
    LedgerFinding found =
        ledger(
            """
            level n = 0..3
            let edge = 0.7 + n / 10
            let pace = 0.5 per day
            flag hit
            event up rate pace then n up
            event throw on start + 1 day then edge: hit = true then otherwise: nothing
            outcome hit when hit
            """);
    assertThat(entry(found, "edge").notVaried().orElseThrow())
        .startsWith("the model breaks a rule then: the probability of a branch of event `throw`");
    assertThat(effect(found, "pace").seen()).isTrue();
    assertThat(found.whyNone()).isEmpty();
  }

  @Test
  void simulationFindsWhatTheExactSolutionFinds() {
    String text =
        """
        unknown a = 0.05 to 0.2 per day
        unknown b = 0.05 to 0.2 per day
        let c = 0.1 per day
        level n = 0..2
        event up rate a then n up
        event down when n > 0 rate b + c then n down
        outcome top when n == 2
        """;
    LedgerFinding exact = ledger(Texts.model(text), Method.EXACT, Ledger.Effects.ALL);
    LedgerFinding dice = ledger(Texts.model(text), Method.SIMULATE, Ledger.Effects.ALL);
    assertThat(dice.unknowns().orElseThrow().draws()).isEqualTo(4_000);
    // 5 comparisons at 4.5 standard errors: a false alarm has a chance of about 3e-5
    for (String name : List.of("a", "b", "c", "up", "down")) {
      Effect right = effect(exact, name);
      Effect found = effect(dice, name);
      double error = Math.hypot(right.standardError(), found.standardError());
      assertThat(found.change()).as(name).isCloseTo(right.change(), within(4.5 * error));
    }
  }

  @Test
  void unknownThatIsHardlyEverTrueTellsNothing() {
    LedgerFinding found =
        ledger(
            """
            unknown mad = Bernoulli(0.001)
            flag hit
            event strike rate (if mad then 1 else 0.1) per day then hit = true
            outcome hit when hit
            """);
    assertThat(entry(found, "mad").notVaried()).contains("one of its values is drawn too seldom");
  }

  @Test
  void tooFewDrawsAreSaidInsteadOfUsed() {
    String unknowns =
        IntStream.range(0, 140)
            .mapToObj(i -> "unknown u%d = Uniform(0, 1)\n".formatted(i))
            .reduce("", String::concat);
    String sum = String.join(" + ", IntStream.range(0, 140).mapToObj(i -> "u" + i).toList());
    LedgerFinding found =
        ledger(
            Texts.model(
                unknowns
                    + "flag hit event e rate ("
                    + sum
                    + ") / 700 per day then hit = true outcome hit when hit"),
            Method.EXACT,
            Ledger.Effects.UNKNOWNS);
    assertThat(found.whyNone()).singleElement().asString().contains("140 quantities", "420 draws");
    assertThat(entry(found, "u0").swings()).isEmpty();
  }

  private static final String VIEWS =
      """
      starts 2025-01-01
      level n = 0..3
      level m = 0..3
      let pace = 0.1 per day
      let side = 0.2 per day
      event up rate pace then n up
      event aside rate side then m up
      outcome top when n == 3
      history from 2024-01-01 to 2024-12-31 covers COVERED
      expect top by 10 days between 0% and 50%
      theory open { let pace = 0.2 per day  expect top by 10 days between 0% and 90% }
      theory shut { let pace = 0.3 per day  expect top by 10 days between 0% and 100% }
      theory past { let pace = 0.3 per day  expect top by 2025-01-01 between 0% and 1% }
      theory mute { let pace = 0.4 per day }
      theory idle { let side = 0.5 per day  expect top by 10 days between 0% and 50% }
      """;

  private static boolean exposed(String covered, String theory) {
    return under(VIEWS.replace("COVERED", covered), theory).exposure().any();
  }

  @Test
  void theoryIsUncheckableIfNoExpectationCanFailAndNoCoveredEventHangsOnIt() {
    assertThat(exposed("aside", "open")).isTrue();
    assertThat(exposed("aside", "shut")).isFalse();
    assertThat(exposed("aside", "past")).isFalse();
    assertThat(exposed("aside", "mute")).isFalse();
    assertThat(exposed("up", "mute")).isTrue();
  }

  @Test
  void formulaOfATheoryIsAClaimThoughItHoldsNoNumber() {
    String view = "theory view { let pace = side  expect top by 10 days between 0% and 50% }\n";
    assertThat(under(VIEWS.replace("COVERED", "aside") + view, "view").exposure())
        .isEqualTo(new LedgerFinding.Exposure(1, 1, false, 1, 1));
  }

  @Test
  void theoryIsUncheckableIfNothingThatItChangesIsObserved() {
    assertThat(exposed("up", "idle")).isFalse();
    assertThat(exposed("aside", "idle")).isTrue();
    Entry side = entry(under(VIEWS.replace("COVERED", "up"), "idle"), "side");
    assertThat(side.part()).isEqualTo(Part.NOTHING);
    assertThat(side.ofTheory()).isTrue();
    assertThat(entry(under(VIEWS.replace("COVERED", "aside"), "idle"), "side").part())
        .isEqualTo(Part.OBSERVED);
  }

  @Test
  void givenLetsUnknownsBearTogether() {
    String tied = "given q + idle < 1\n" + COIN;
    assertThat(entry(ledger(tied), "idle").part()).isEqualTo(Part.OUTCOMES);
  }

  @Test
  void chanceAloneTellsNextToNothing() {
    // 300 effects of pure noise; with 2 standard errors as the bar about 14 would be seen
    double[] noise = new SplittableRandom(1).doubles(300).toArray();
    Effect[] effects =
        Arrays.stream(noise)
            .mapToObj(
                u ->
                    new Effect(
                        "o", NormalDistribution.of(0, 1).inverseCumulativeProbability(u), 1, true))
            .toArray(Effect[]::new);
    Map<String, List<LedgerFinding.Swing>> swings = new HashMap<>();
    swings.put("all", List.of(new LedgerFinding.Swing("", List.of(effects))));
    assertThat(FalseDiscovery.apart(swings).values().iterator().next().getFirst().effects())
        .noneMatch(Effect::seen);
  }
}
