package offramp.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import offramp.text.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Codes whose texts are too long for their pages, and places and helps of the others.
class SyntaxWordingTest {
  private static List<Diagnostic> said(String text) {
    return Shapes.parsed(text).diagnostics();
  }

  private static List<String> codes(String text) {
    return said(text).stream().map(Diagnostic::code).toList();
  }

  @Test
  void textOfAMillionCharactersIsReadAndALongerOneIsNot() {
    String line = "# about fear\n";
    String first = "flag talks\n";
    String model = first + line.repeat((1_000_000 - first.length()) / line.length());
    assertThat(model.length()).isLessThanOrEqualTo(1_000_000);
    assertThat(codes(model)).isEmpty();
    Diagnostic tooLong = said(model + line).getFirst();
    assertThat(tooLong.code()).isEqualTo("E0106");
    assertThat(tooLong.at().start()).isEqualTo(1_000_000);
  }

  @Test
  void textWithAZeroByteIsNoText() {
    assertThat(codes("flag talks\n\0\0 flag fear")).containsExactly("E0107");
  }

  @Test
  void nameOfTwoHundredCharactersIsReadAndALongerOneIsNot() {
    assertThat(codes("flag " + "a".repeat(200))).isEmpty();
    assertThat(codes("flag " + "a".repeat(201))).containsExactly("E0108");
  }

  @ParameterizedTest
  @CsvSource({
    "(, ), 1 per day",
    "abs(, ), 1",
    "-, '', 1",
    "'not ', '', talks",
    "'if a then b else ', '', c"
  })
  void whatNestsIsReadUpToADepthAndReportedBeyond(String open, String close, String inner) {
    String within = "let a = " + open.repeat(249) + inner + close.repeat(249);
    String beyond = "let a = " + open.repeat(250) + inner + close.repeat(250);
    assertThat(codes(within)).isEmpty();
    assertThat(codes(beyond)).containsExactly("E0207");
  }

  @Test
  void effectsThatNestTooDeepAreReported() {
    String text = "event e rate 1 per day then " + "each(c in G: ".repeat(60_000);
    assertThat(codes(text)).containsExactly("E0207");
  }

  @Test
  void expressionOfAThousandOperatorsIsReadAndALongerOneIsNot() {
    assertThat(codes("let a = 1" + " + 1".repeat(1_000))).isEmpty();
    assertThat(codes("let a = 1" + " + 1".repeat(1_001))).containsExactly("E0218");
    assertThat(codes("let a = 2" + " ^ 2".repeat(1_001))).containsExactly("E0218");
  }

  @Test
  void operatorsOfTwoExpressionsAreCountedApart() {
    String half = "1" + " + 1".repeat(600);
    assertThat(codes("let a = " + half + " let b = " + half)).isEmpty();
  }

  @Test
  void afterAHundredMistakesTheRestIsNotReported() {
    assertThat(codes("? ".repeat(100))).hasSize(100).doesNotContain("E0213");
    assertThat(codes("? ".repeat(5_000))).hasSize(101).endsWith("E0213");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "let a = 1 \u2013 2           | write `-`",
        "crisis \u201cFear\u201d      | write `\"`",
        "let a = b \u2264 c           | write `<=`",
        "flag na\u00efve              | write names with the letters a to z, digits and `_`",
        "let a = 3 ? 4                | take it out, or put it into a comment or a string",
      })
  void strangeCharacterGetsTheSignThatWasMeant(String text, String help) {
    Diagnostic first = said(text).getFirst();
    assertThat(first.code()).isEqualTo("E0101");
    assertThat(first.helps()).containsExactly(help);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "starts 2023-02-29 | there is no day `2023-02-29`    | write a day from `2023-02-01` to `2023-02-28`",
        "starts 2024-13-01 | there is no day `2024-13-01`    | write a month from 01 to 12, as in `2024-05` or `2024-05-31`",
        "starts 2024-00    | there is no month `2024-00`     | write a month from 01 to 12, as in `2024-05` or `2024-05-31`",
      })
  void impossibleDateSaysWhichDaysThereAre(String text, String message, String help) {
    Diagnostic first = said(text).getFirst();
    assertThat(first.code()).isEqualTo("E0105");
    assertThat(first.message()).isEqualTo(message);
    assertThat(first.helps().getFirst()).isEqualTo(help);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "let a = b = c        | the language writes `==` here, not `=`",
        "let a = b && c       | the language writes `and` here, not `&&`",
        "'let a = b || c'     | 'the language writes `or` here, not `||`'",
        "let a = !b           | the language writes `not` here, not `!`",
        "let a = b <> c       | the language writes `!=` here, not `<>`",
        "let a = b => c       | the language writes `>=` here, not `=>`",
        "event e rate 1 per day then x up; y up | the language writes `,` here, not `;`",
      })
  void signOfAnotherLanguageIsReadAsOurs(String text, String message) {
    assertThat(said(text)).extracting(Diagnostic::code).containsExactly("E0209");
    assertThat(said(text).getFirst().message()).isEqualTo(message);
    assertThat(Shapes.parsed(text).tree().declarations()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "let a = 1 < b < 3                                        | E0208 | the first",
        "let a = (1 + b let c = 2                                 | E0203 | opened here",
        "theory t { let a = 1                                     | E0203 | opened here",
        "event e rate 1 per day after 2 days then x up            | E0205 | the first",
        "event e when a when b rate 1 per day then x up           | E0205 | the first",
        "event e rate 1 per day secret seen by A then x up        | E0205 | the first",
        "lever v cost 1 cost 2 then x up                          | E0205 | the first",
        "lever v secret seen by A then x up                       | E0205 | the first",
        "belief b held by A starts 10% starts 20% after e odds times 2 | E0205 | the first",
        "belief b held by A held by C starts 10%                  | E0205 | the first",
        "red line r when a when b                                 | E0205 | the first",
        "theory t { history from 2024-01-01 to 2024-02-01 covers e 2024-01-05 e } | E0214 | the theory",
      })
  void whatHasASecondPlaceShowsIt(String text, String code, String label) {
    assertThat(said(text)).extracting(Diagnostic::code).containsExactly(code);
    assertThat(said(text).getFirst().notes())
        .extracting(Diagnostic.Note::label)
        .containsExactly(label);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "event e rate 1 per day then up x | `x` stands where the `:` of a branch, or the `up`, `down` or `=` of an effect is needed",
        "level a = 5                      | the text ends where `..` and the upper end of a range is needed",
        "unknown a = 5                    | the text ends where `to` and the upper end of a range is needed",
        "trigger t when x rises and y then x up | `and` stands where `then` is needed",
        "flag                             | the text ends where the name of the flag is needed",
        "flag event e                     | `event` stands where the name of the flag is needed",
      })
  void whatIsNeededIsSaidWithAnAct(String text, String message) {
    Diagnostic first = said(text).getFirst();
    assertThat(first.code()).isEqualTo("E0201");
    assertThat(first.message()).isEqualTo(message);
    assertThat(first.helps()).hasSize(1);
  }

  @Test
  void misspeltKeywordNamesTheNearest() {
    assertThat(said("lvel fear = 0..3").getFirst().helps())
        .containsExactly("did you mean `level`?");
    assertThat(said("rd line homeland when a").getFirst().helps())
        .containsExactly("did you mean `red line`?");
  }

  @Test
  void everyMessageHelpsWithAnAct() {
    for (String text :
        List.of("", "flag", "? 1", "event e", "trigger t", "red line r", "lever v")) {
      assertThat(said(text)).as(text).isNotEmpty().allMatch(d -> !d.helps().isEmpty());
    }
  }
}
