package offramp.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import offramp.syntax.Tree.Declaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Expected shapes follow from the table of precedence and the forms in docs/language.md.
class ParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a or b and c              | (a or (b and c))",
        "a and b or c              | ((a and b) or c)",
        "not a and b               | ((not a) and b)",
        "not a == b                | (not (a == b))",
        "not not a                 | (not (not a))",
        "a < 2 per day             | (a < (2.0 per day))",
        "2 per day > a             | ((2.0 per day) > a)",
        "a + b < c * d             | ((a + b) < (c * d))",
        "3*n1 + 6*n2 per day       | (((3.0 * n1) + (6.0 * n2)) per day)",
        "a + b * c                 | (a + (b * c))",
        "a - b - c                 | ((a - b) - c)",
        "a / b / c                 | ((a / b) / c)",
        "a / b * c                 | ((a / b) * c)",
        "-a * b                    | ((-a) * b)",
        "-a + b                    | ((-a) + b)",
        "-x^2                      | (-(x ^ 2.0))",
        "--x                       | (-(-x))",
        "2^3^2                     | (2.0 ^ (3.0 ^ 2.0))",
        "2^-x                      | (2.0 ^ (-x))",
        "2^-x^y                    | (2.0 ^ (-(x ^ y)))",
        "(a + b) * c               | ((a + b) * c)",
        "a - -b                    | (a - (-b))",
      })
  void everyLineOfTheTableBindsAsItSays(String text, String shape) {
    assertThat(Shapes.expression(text)).isEqualTo(shape);
  }

  @ParameterizedTest
  @ValueSource(strings = {"==", "!=", "<", "<=", ">", ">="})
  void comparisonsStandBetweenNotAndPer(String sign) {
    assertThat(Shapes.expression("not a %s 1 per day and b".formatted(sign)))
        .isEqualTo("((not (a %s (1.0 per day))) and b)".formatted(sign));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if a then b else c + d            | (if a then b else (c + d))",
        "if a then b else c or d           | (if a then b else (c or d))",
        "if a then b else c per day        | (if a then b else (c per day))",
        "(if a then b else c) per day      | ((if a then b else c) per day)",
        "if a then b else if c then d else e | (if a then b else (if c then d else e))",
        "if a then if b then c else d else e | (if a then (if b then c else d) else e)",
        "1 + if a then b else c * 2        | (1.0 + (if a then b else (c * 2.0)))",
        "not if a then b else c and d      | (not (if a then b else (c and d)))",
      })
  void ifReachesAsFarAsItCan(String text, String shape) {
    assertThat(Shapes.expression(text)).isEqualTo(shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1e-3                          | 0.001",
        "60%                           | 0.6 (%)",
        "48 hours                      | 48.0 hour",
        "2 * 3 days                    | (2.0 * 3.0 day)",
        "west.strikes                  | west.strikes",
        "fear[c]                       | fear[c]",
        "sum(c in NATO: fear[c] + 1)   | sum(c in NATO: (fear[c] + 1.0))",
        "min(a, b + 1)                 | min(a, (b + 1.0))",
        "unanswered(Blue)              | unanswered(Blue)",
        "since 2024-07-09              | since 2024-07-09",
        "until 2024-07                 | until 2024-07-01",
        "homeland crossed and a        | (homeland is crossed and a)",
        "not homeland unanswered       | (not homeland is unanswered)",
        "crossed                       | crossed",
        "true or false                 | (true or false)",
      })
  void everyFormOfAValueIsRead(String text, String shape) {
    assertThat(Shapes.expression(text)).isEqualTo(shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 to 5 days                 | 1.0 to 5.0 all in day",
        "1 day to 3 weeks            | 1.0 day to 3.0 week",
        "20% to 60% per month        | 0.2 (%) to 0.6 (%) all per month",
        "0.2 to 0.9 per month        | 0.2 to 0.9 all per month",
        "-3 to 5                     | (-3.0) to 5.0",
        "-3 to 5 days                | (-3.0) to 5.0 all in day",
        "2 * 3 to 2 * 5 days         | (2.0 * 3.0) to (2.0 * 5.0) all in day",
        "1 to 2 * (3 days)           | 1.0 to (2.0 * 3.0 day)",
        "1 per day to 2 per day      | (1.0 per day) to (2.0 per day)",
        "a to b per week             | a to b all per week",
        "Beta(2, 5)                  | Beta[2.0, 5.0]",
        "Gamma(2, 5) days            | Gamma[2.0, 5.0] all in day",
        "Gamma(2, 5 days)            | Gamma[2.0, 5.0 day]",
        "Uniform(1, 2) per month     | Uniform[1.0, 2.0] all per month",
        "Choice(hard: 0.3, soft: 0.7) | [hard: 0.3, soft: 0.7]",
        "Choice(1: 2, 3: 4) days     | [1.0: 2.0, 3.0: 4.0] all in day",
        "Choice(1 day: 2, 3 weeks: 4) | [1.0 day: 2.0, 3.0 week: 4.0]",
      })
  void unitAfterALawCoversAllOfIt(String text, String shape) {
    assertThat(Shapes.law(text)).isEqualTo(shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate 0.5 per month then x up          | rate (0.5 per month)",
        "on average every 3 months then x up   | on average every 3.0 month",
        "on 2024-07-09 then x up               | on 2024-07-09",
        "on start then x up                    | on start",
        "on start + 3 months then x up         | on start + 3.0 month",
        "after 48 hours then x up              | after 48.0 hour",
        "after LogNormal(3 days, 1) then x up  | after LogNormal[3.0 day, 1.0]",
        "after lag * 2 then x up               | after (lag * 2.0)",
      })
  void everyTimingIsRead(String text, String shape) {
    assertThat(Shapes.clauses(text)).containsExactly(shape, "then [x up]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "then x up, y down 2                  | then [x up, y down 2.0]",
        "then x up (n + 1)                    | then [x up (n + 1.0)]",
        "then x[c] = x[c] + 1                 | then [x[c] = (x[c] + 1.0)]",
        "then each(c in G: x[c] up, y = 3)    | then [each c in G [x[c] up, y = 3.0]]",
        "then 60%: x up                       | then 0.6 (%): [x up]",
        "then p + q: x up                     | then (p + q): [x up]",
        "then x: y up                         | then x: [y up]",
        "then x[c] / 2: y up                  | then (x[c] / 2.0): [y up]",
        "then otherwise: nothing              | then otherwise: [nothing]",
        "then weight exp(p * gain): x up      | then weight exp((p * gain)): [x up]",
        "then answer homeland, redraw other   | then [answer the line homeland, redraw the line other]",
        "then draw homeland                   | then [draw the line homeland]",
        "then draw homeland[Blue]             | then [draw the line homeland[Blue]]",
        "then draw up                         | then [draw up]",
        "then draw down 2, answer = 3         | then [draw down 2.0, answer = 3.0]",
        "then draw[c] up                      | then [draw[c] up]",
        "then each up, redraw = 1             | then [each up, redraw = 1.0]",
      })
  void afterThenStandsAnEffectOrAProbability(String text, String shape) {
    assertThat(Shapes.clauses("rate 1 per day " + text).getLast()).isEqualTo(shape);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "red",
        "line",
        "up",
        "down",
        "on",
        "starts",
        "by",
        "after",
        "ends",
        "seen",
        "secret",
        "each",
        "rises",
        "falls",
        "held",
        "odds",
        "times",
        "cost",
        "from",
        "scales",
        "covers",
        "with",
        "harm",
        "between",
        "average",
        "every",
        "answer",
        "draw",
        "crossed",
        "answered",
        "undrawn",
        "e",
        "sum"
      })
  void wordsThatAreKeywordsOnlyInTheirPlaceAreGoodNames(String word) {
    String text =
        """
        level WORD = 0..5 starts 2
        flag other starts WORD
        let twice = WORD + WORD
        event WORD by WORD
          when WORD > 2 and not WORD
          rate WORD per day
          then WORD up, WORD down 2, WORD = WORD + 1
          then WORD: nothing
        trigger WORD when WORD then WORD up
        outcome WORD when WORD ends
        watch WORD = WORD
        """
            .replace("WORD", word);
    List<Declaration> read = Shapes.read(text);
    assertThat(read).as(text).hasSize(7);
    Tree.Event event = (Tree.Event) read.get(3);
    assertThat(event.by().map(Shapes::of)).contains(word);
    assertThat(event.clauses().stream().map(Shapes::of))
        .containsExactly(
            "when ((W > 2.0) and (not W))".replace("W", word),
            "rate (W per day)".replace("W", word),
            "then [W up, W down 2.0, W = (W + 1.0)]".replace("W", word),
            "then W: [nothing]".replace("W", word));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USA UK: 0.8, Germany France: 0.6, otherwise: 0.3 | USA UK: 0.8, Germany France: 0.6, otherwise: 0.3",
        "USA: 4                         | USA: 4.0",
        "USA: a + b, UK: if c then d else f | USA: (a + b), UK: (if c then d else f)",
        "USA                            | USA",
        "USA + 1                        | (USA + 1.0)",
      })
  void tableIsToldFromAnExpressionByItsColon(String text, String shape) {
    assertThat(Shapes.expression(text)).isEqualTo(shape);
  }

  @Test
  void tableMayFollowStarts() {
    Tree.Level level =
        (Tree.Level) Shapes.read("level f[c in G] = 0..9 starts USA: 4, otherwise: 2").getFirst();
    assertThat(level.starts().map(Shapes::value)).contains("USA: 4.0, otherwise: 2.0");
  }

  @Test
  void declarationBehindANameIsNoRowOfATable() {
    assertThat(Shapes.read("flag f starts x red line r when f lever v then f = true")).hasSize(3);
  }

  @Test
  void reasonsInTheMiddleOfAnEventAreJoined() {
    Tree.Event event =
        (Tree.Event)
            Shapes.read(
                    """
                    event e
                      when a because brief:4 "first"
                      rate 1 per day because other:annex, brief
                      then x up because "last"
                    """)
                .getFirst();
    assertThat(event.because().map(Shapes::of))
        .contains("brief:4, other:annex, brief: \"first; last\"");
    assertThat(event.clauses()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "7b", "12-14", "p12", "1914-15", "2024-05", "3.2.1", "A-7", "1e9x"})
  void placeInASourceIsKeptAsWritten(String place) {
    Declaration let = Shapes.read("let a = 1 because brief:" + place + ", log:3 \"x\"").getFirst();
    assertThat(let.because().map(Shapes::of)).contains("brief:" + place + ", log:3 \"x\"");
  }

  @Test
  void tableBehindAReasonIsNotReadAsPlaces() {
    Tree.Belief belief =
        (Tree.Belief)
            Shapes.read(
                    "belief b[c in G] held by c because brief starts USA: 0.5, otherwise: 7 * 2")
                .getFirst();
    assertThat(belief.starts().map(Shapes::value)).contains("USA: 0.5, otherwise: (7.0 * 2.0)");
  }

  @Test
  void startsBeforeADateIsTheHeader() {
    List<Declaration> read = Shapes.read("flag talks starts 2024-05-31 flag fear starts true");
    assertThat(read).hasSize(3);
    assertThat(((Tree.Flag) read.get(0)).starts()).isEmpty();
    assertThat(read.get(1)).isInstanceOf(Tree.Starts.class);
    assertThat(((Tree.Flag) read.get(2)).starts()).isPresent();
  }

  @Test
  void neitherLineEndsNorOrderOfClausesMatter() {
    assertThat(Shapes.clauses("then x up rate 1 per day when a secret"))
        .containsExactly("then [x up]", "rate (1.0 per day)", "when a", "secret");
  }

  @Test
  void mistakesInTwoDeclarationsAreBothReportedWithTheirPlaces() {
    String text =
        """
        level fear 0..10
        flag talks
        event scare
          rate 2 per mnth
          then fear up
        outcome panic when fear == 10
        """;
    Parsed parsed = Shapes.parsed(text);
    assertThat(Shapes.said(parsed, text)).containsExactly("E0201 1:12", "E0211 4:14");
    assertThat(parsed.diagnostics().getLast().helps()).containsExactly("did you mean `month`?");
    assertThat(parsed.tree().declarations()).hasSize(2);
  }

  @Test
  void readingGoesOnInsideATheory() {
    String text =
        """
        theory bold {
          let a = )
          let b = 2
          event e rate 1 per
          given b > 1
        }
        flag talks
        """;
    Parsed parsed = Shapes.parsed(text);
    assertThat(Shapes.said(parsed, text)).containsExactly("E0201 2:11", "E0211 5:3");
    assertThat(parsed.tree().declarations()).hasSize(2);
    Tree.Theory theory = (Tree.Theory) parsed.tree().declarations().getFirst();
    assertThat(theory.declarations()).hasSize(2);
  }

  @Test
  void theoryInsideATheoryIsOneMistakeAndNotTwo() {
    String text = "theory a { theory b { let c = 1 } let d = 2 } flag talks";
    assertThat(Shapes.said(Shapes.parsed(text), text)).containsExactly("E0214 1:12");
    assertThat(Shapes.parsed(text).tree().declarations()).hasSize(2);
  }

  @Test
  void chainOfComparisonsIsReadAsWhatItMeans() {
    Parsed parsed = Shapes.parsed("given 0 < x < 5 given (0 < x) == y");
    assertThat(parsed.diagnostics()).hasSize(1);
    assertThat(
            parsed.tree().declarations().stream().map(d -> Shapes.of(((Tree.Given) d).condition())))
        .containsExactly("((0.0 < x) and (x < 5.0))", "((0.0 < x) == y)");
  }

  @Test
  void strangeSignIsReadAsTheOneThatWasMeant() {
    Parsed parsed = Shapes.parsed("let a = 2 \u00d7 3 \u2264 7 & b");
    assertThat(parsed.diagnostics()).hasSize(3);
    assertThat(Shapes.value(((Tree.Let) parsed.tree().declarations().getFirst()).value()))
        .isEqualTo("(((2.0 * 3.0) <= 7.0) and b)");
  }

  @Test
  void misspeltClauseNamesTheNearest() {
    Parsed parsed = Shapes.parsed("event e wehn a rate 1 per day then x up");
    assertThat(parsed.diagnostics().getFirst().message())
        .isEqualTo("`wehn` stands where a clause of the event or the next declaration is needed");
    assertThat(parsed.diagnostics().getFirst().helps()).containsExactly("did you mean `when`?");
  }
}
