package offramp.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.model.Condition;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.text.Diagnostic;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckerTest {
  private static final String LADDER =
      """
      ladder west = none < aid < strikes < war
      event climb
        rate 0.5 per month
        then west up
      event calm
        rate 0.2 per month
        then west down
      outcome war when west == war ends
      """;

  @Test
  void rungBesideItsLadderIsItsNumber() {
    assertThat(Texts.model(LADDER).outcomes().getFirst().condition())
        .isEqualTo(
            new Condition.Compare(
                Condition.Relation.EQUAL, new Term.StateOf(0), new Term.Constant(3)));
  }

  @Test
  void pointBeforeADigitOfAnotherScriptIsReported() {
    assertThat(Texts.codes("let a = .\u0663\n" + LADDER)).contains("E0101");
  }

  @Test
  void misspeltRungNamesTheLadderAndTheLikelyMend() {
    Diagnostic said = Texts.diagnostics(LADDER.replace("west == war", "west == wra")).getFirst();
    assertThat(said.code()).isEqualTo("E0312");
    assertThat(said.message()).isEqualTo("`wra` is not a rung of ladder `west`");
    assertThat(said.helps()).containsExactly("did you mean `war`?");
    assertThat(said.notes()).extracting(Diagnostic.Note::label).containsExactly("declared here");
  }

  @Test
  void allMistakesAreReportedInTheOrderOfTheirPlaces() {
    String text =
        LADDER
            .replace("0.5 per month", "0.5")
            .replace("west down", "wset down")
            .replace("war when", "war harm wr when");
    assertThat(Texts.codes(text)).containsExactly("E0401", "E0301", "E0323");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "let a = 1 per month + 2            | E0402",
        "let a = (1 per month) per month    | E0403",
        "let a = 2 per month * 3 per month  | E0403",
        "let a = (2 per month) * (3 per month) | E0404",
        "let a = if west == aid then 1 else 2 per day | E0408",
        "let a = b let b = a                | E0309",
        "let a = nowhere + 1                | E0301",
        "let a = climb + 1                  | E0303",
        "let a = exp(1 per day)             | E0407",
        "let a = sqr(2)                     | E0311",
        "let a = min(2)                     | E0412",
        "let a = 1 / 0 - 1 / 0              | E0416",
        "unknown a = 0 to 3                 | E0422",
        "unknown a = 5 to 3                 | E0422",
        "unknown a = Bta(2, 3)              | E0315",
        "unknown a = Beta(2)                | E0413",
        "unknown a = 1 day to 3 days per month | E0411",
        "level a = 0..10 starts 11          | E0419",
        "level a = 3..3                     | E0418",
        "level a = 0..2.5                   | E0417",
        "flag west                          | E0302",
        "let a = 3 let a = 4                | E0302",
        "reference war 3% to 2%             | E0512",
        "reference wart 1% to 2%            | E0301",
        "event e on 2024-01-01 then west up | E0511",
        "event e rate 1 per day then west up, west down | E0501",
        "event e rate 1 per day then 60%: west up then 30%: west down | E0507",
        "event e rate 1 per day then weight 1: west up then otherwise: nothing | E0505",
        "event e rate 1 per day then war up | E0303",
        "event e rate 1 per day then west = 9 then 50%: nothing then otherwise: nothing | W0000",
        "event e rate 1 per day by Blue then west up | E0201",
        "red line r by Blue when west >= aid | E0305",
        "belief b held by Blue starts 50% after climb odds times 2 actors Red | E0305",
        "lever l scales clmb by 0.5         | E0301",
        "lever l then west up expect war by 3 months with lever k between 0 and 1 | E0301",
        "lever l then west up expect war by 3 months with lever l@2024-05-01 between 0 and 1 | E0511",
        "theory t \"T\" { actors A }        | E0605",
        "event e rate 1 per day then west up because nobody:3 | E0320",
      })
  void mistakeHasItsCode(String declaration, String code) {
    List<String> codes = Texts.codes(LADDER + declaration + "\n");
    if (code.startsWith("E03")
        || code.startsWith("E04")
        || code.startsWith("E05")
        || code.startsWith("E06")) {
      assertThat(codes).contains(code);
    }
  }

  @Test
  void theoryReplacesOnlyTheClausesOfAnEventThatItGives() {
    Model under =
        Texts.model(
            LADDER + "theory calm_view \"Calm\" { event climb rate 0.1 per month }",
            Variation.of("calm_view"));
    Firing.Event climb = under.events().getFirst();
    assertThat(climb.name()).isEqualTo("climb");
    assertThat(climb.timing())
        .extracting(timing -> ((Firing.Timing.Rate) timing).rate())
        .isEqualTo(new Term.Per(new Term.Constant(0.1), Unit.MONTH));
    assertThat(climb.consequences().always()).hasSize(1);
  }

  @Test
  void rateZeroDropsTheEventOfATheory() {
    Model under =
        Texts.model(
            LADDER + "theory calm_view \"Calm\" { event climb rate 0 per day }",
            Variation.of("calm_view"));
    assertThat(under.events()).extracting(Firing.Event::name).containsExactly("calm");
  }

  @Test
  void indexedDeclarationsAreExpandedAndFalseGuardsDropped() {
    Model model =
        Texts.model(
            """
            actors A, B, C in G
            level fear[c in G] = 0..3 starts A: 1, otherwise: 0
            event spread[a in G, b in G]
              when a != b and fear[a] > 0
              rate 0.1 per day
              then fear[b] up
            event fade[c in G]
              rate 0.1 per day
              then fear[c] down
            outcome panic when all(c in G: fear[c] == 3)
            """);
    assertThat(model.variables())
        .extracting(Variable::name)
        .containsExactly("fear[A]", "fear[B]", "fear[C]");
    assertThat(model.events()).hasSize(6 + 3);
  }

  @Test
  void leverThatIsNotPulledLeavesNoTrace() {
    String lever = "actors USA\nlever freeze by USA cost 1 scales climb by 0.2\n";
    Model with = Texts.model(LADDER + lever);
    Model without = Texts.model(LADDER);
    assertThat(with.events()).hasSameSizeAs(without.events());
    assertThat(with.variables()).hasSameSizeAs(without.variables());
  }

  @Test
  void pulledLeverIsADatedEventAheadOfAllOthers() {
    Model pulled =
        Texts.model(
            LADDER + "lever freeze scales climb by 0.2\n",
            new Variation(Optional.empty(), List.of(Variation.Pull.declared("freeze")), Map.of()));
    assertThat(pulled.events().getFirst().timing())
        .isInstanceOfSatisfying(
            Firing.Timing.Dated.class, dated -> assertThat(dated.pull()).isTrue());
  }

  private static final String WAITING =
      LADDER + "lever freeze when west >= strikes scales climb by 0.2\n";

  @Test
  void leverThatWaitsIsATriggerBehindAllOthers() {
    Model pulled =
        Texts.model(
            WAITING + "trigger last when west == war then nothing\n",
            Variation.of(Optional.empty(), List.of("freeze")));
    assertThat(pulled.triggers())
        .extracting(Firing.Trigger::name)
        .containsExactly("last", "freeze");
    assertThat(KernelText.of(pulled))
        .contains("flag freeze_pulled", "when not freeze_pulled and west >= strikes");
  }

  @Test
  void conditionOfALeverIsCheckedThoughItIsNotPulled() {
    assertThat(Texts.codes(WAITING.replace("west >= strikes", "wst >= 2")))
        .containsExactly("E0301");
    assertThat(Texts.codes(WAITING.replace("west >= strikes", "3"))).containsExactly("E0405");
    assertThat(Texts.codes(WAITING.replace("west >= strikes", "west > war")))
        .containsExactly("W0809");
  }

  @Test
  void whatOnlyTheConditionOfALeverReadsIsRead() {
    String text = LADDER + "flag seen event look rate 1 per day then seen = true\n";
    assertThat(Texts.codes(text)).containsExactly("W0804");
    assertThat(Texts.codes(text + "lever l when seen then west down\n")).isEmpty();
  }

  @Test
  void conditionGivenBesideTheModelTakesThePlaceOfItsOwn() {
    Model pulled =
        Texts.model(
            WAITING, Variation.of(Optional.empty(), List.of("freeze when  west ==  aid # soon")));
    assertThat(pulled.crisis().levers().getFirst().pulls()).containsExactly("when west == aid");
    assertThat(KernelText.of(pulled)).contains("when not freeze_pulled and west == aid\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "freeze when wst >= 2 | `wst` is not declared | did you mean `west`?",
        "freeze when west >= strkes | `strkes` is not a rung | did you mean `strikes`?",
        "freeze when west | `west` | compare it",
        "freeze when | a value is needed | write a value",
        "freeze when west rises | a condition is needed | are for triggers",
        "freeze when west > aid cost 3 | the end of the condition | stands alone",
        "freeze when since 2025-01-01 | date | starts",
      })
  void conditionGivenBesideTheModelThatIsWrongIsReportedAtItsLever(
      String pull, String why, String help) {
    Checked checked =
        Checker.check(
            new offramp.text.Source("test.crisis", WAITING),
            Variation.of(Optional.empty(), List.of(pull)));
    assertThat(checked.diagnostics()).extracting(Diagnostic::code).containsExactly("E0619");
    Diagnostic said = checked.diagnostics().getFirst();
    assertThat(said.at().start()).isEqualTo(WAITING.indexOf("freeze"));
    assertThat(said.message()).contains("lever `freeze` cannot be pulled when `", why);
    assertThat(String.join("; ", said.helps())).contains(help);
  }

  @Test
  void conditionOfAnExpectationIsCheckedAtItsPlace() {
    String expect = "expect war by 3 months with lever freeze when wst > 1 between 0 and 1\n";
    List<Diagnostic> said = Texts.diagnostics(WAITING + expect);
    assertThat(said).extracting(Diagnostic::code).containsExactly("E0301");
    assertThat(said.getFirst().at().start() - WAITING.length()).isEqualTo(expect.indexOf("wst"));
  }

  @Test
  void settingFixesAnUnknown() {
    String text = LADDER.replace("0.5 per month", "push") + "unknown push = 0.2 to 0.9 per month";
    Model fixed =
        Texts.model(
            text, new Variation(Optional.empty(), List.of(), Map.of("push", "0.3 per month")));
    assertThat(fixed.unknowns()).isEmpty();
    assertThat(fixed.definitions()).hasSize(1);
  }

  @Test
  void cautionsNameWhatCanNeverHappen() {
    assertThat(
            Texts.codes(
                """
                ladder west = none < aid < war
                event climb when west < none rate 1 per day then west up
                outcome war when west == war
                """))
        .contains("W0801", "W0802");
  }

  @Test
  void leversOfAnExpectationAreCheckedAtTheirPlace() {
    String expect = "expect war by 3 months with lever hotlin, freeze@2025-06-01 between 0 and 1\n";
    String text =
        """
        starts 2024-05-31
        lever freeze until 2025-01-01 then west down
        lever hotline then west down
        """;
    List<Diagnostic> said = Texts.diagnostics(text + LADDER + expect);
    assertThat(said).extracting(Diagnostic::code).containsExactly("E0301", "E0613");
    assertThat(said.getFirst().helps()).containsExactly("did you mean `hotline`?");
    int line = (text + LADDER).length();
    assertThat(said)
        .extracting(d -> d.at().start() - line)
        .containsExactly(expect.indexOf("hotlin"), expect.indexOf("freeze"));
  }

  @Test
  void kernelKeepsOnlyExpectationsWithoutLevers() {
    String expects =
        """
        lever calmer then west down
        expect war by 3 months with lever calmer between 0 and 1
        expect war by 3 months between 0 and 1
        """;
    assertThat(KernelText.of(Texts.model(LADDER + expects)))
        .containsOnlyOnce("expect")
        .contains("expect war by 3 months between 0 and 1\n");
  }

  @Test
  void actOfAGroupIsSeenByItsMembersAlsoIfSecret() {
    Model model =
        Texts.model(
            """
            actors USA, UK in NATO
            actors Blue
            belief us held by USA starts 30% after sanction odds times 2 after alarm odds times 2
            belief blue held by Blue starts 30% after sanction odds times 2 after alarm odds times 2
            flag done
            event sanction by NATO secret rate 1 per day then done = true
            event end when done rate 1 per day then done = false
            trigger alarm by NATO when done seen by UK then nothing
            lever halt by NATO secret then done = false
            watch w = us + blue
            """);
    assertThat(model.events().getFirst().actor()).contains("NATO");
    assertThat(model.events().getFirst().consequences().always())
        .extracting(Firing.Change::variable)
        .containsExactlyInAnyOrder(0, 2);
    assertThat(model.triggers().getFirst().consequences().always())
        .extracting(Firing.Change::variable)
        .containsExactly(0);
    assertThat(model.crisis().levers().getFirst().actor()).contains("NATO");
    assertThat(KernelText.of(Texts.model(KernelText.of(model)))).contains("event sanction by NATO");
  }

  @Test
  void indexHidesAGroupOfItsName() {
    Model model =
        Texts.model(
            """
            actors USA, UK in NATO
            flag done[NATO in NATO]
            event e[NATO in NATO] by NATO rate 1 per day then done[NATO] = true
            outcome o when all(c in NATO: done[c])
            """);
    assertThat(model.events()).extracting(e -> e.actor().orElse("")).containsExactly("USA", "UK");
  }

  @Test
  void whatOnlyALeverBringsAboutIsPossible() {
    assertThat(
            Texts.codes(
                """
                actors USA
                ladder west = none < aid < war
                flag treaty
                belief trust held by USA starts 0% after pledge odds times 2
                event climb when treaty rate 1 per day then west up
                event fear when trust > 0.1 rate 1 per day then west up
                lever sign then treaty = true
                lever pledge then nothing
                lever retreat then west down
                outcome war when west == war
                """))
        .isEmpty();
  }

  @Test
  void ladderThatOnlyGoesUpIsDoubted() {
    assertThat(
            Texts.codes("ladder w = a < b event e rate 1 per day then w up outcome o when w == b"))
        .contains("W0805");
  }

  @Test
  void chainOfDoublingDefinitionsIsRefusedInsteadOfHanging() {
    StringBuilder text = new StringBuilder("level n = 0..3 let x0 = n\n");
    for (int i = 1; i <= 60; i++) {
      text.append("let x%d = x%d + x%d%n".formatted(i, i - 1, i - 1));
    }
    text.append("event e rate 1 per day then n up watch w = x60");
    assertThat(Texts.codes(text.toString())).contains("E0703");
  }
}
