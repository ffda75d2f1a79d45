package offramp.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import offramp.check.Documents;
import offramp.text.Diagnostic;
import offramp.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterTest {
  private static String format(String text) {
    return Formatter.format(new Source("test.crisis", text));
  }

  /// Shipped models, templates and the examples of the language page.
  static List<String> models() {
    List<String> models = new ArrayList<>();
    Stream.of("models", "workbench/src/main/resources/offramp/cli")
        .flatMap(folder -> Documents.files(folder, ".crisis").stream())
        .map(Documents::read)
        .forEach(models::add);
    Path page = Documents.root().resolve("docs/language.md");
    models.addAll(Documents.blocks(Documents.read(page), "crisis"));
    return models;
  }

  @ParameterizedTest
  @MethodSource("models")
  void formattedTwiceIsFormattedOnce(String model) {
    String once = format(model);
    assertThat(format(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("models")
  void layoutDoesNotDependOnSpacesInsideLines(String model) {
    assertThat(words(format(model))).isEqualTo(words(model));
  }

  private static List<String> words(String text) {
    return Lexer.tokens(new Source("test.crisis", text), _ -> {}).stream()
        .map(token -> token.text().strip())
        .toList();
  }

  /// 300 models with spaces, tabs and line breaks strewn in or taken out between tokens.
  @Test
  void strewnWhiteSpaceChangesNoTokenAndSettlesAtOnce() {
    List<String> models = models();
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300; i++) {
      String strewn = strewn(models.get(random.nextInt(models.size())), random);
      String once = format(strewn);
      assertThat(words(once)).isEqualTo(words(strewn));
      assertThat(format(once)).isEqualTo(once);
    }
  }

  private static String strewn(String model, SplittableRandom random) {
    StringBuilder strewn = new StringBuilder();
    for (Token token : Lexer.tokens(new Source("test.crisis", model), _ -> {})) {
      strewn.append(Spacing.written(token));
      boolean comment = token.kind() == Token.Kind.COMMENT;
      strewn.append(
          comment
              ? "\n"
              : List.of(" ", " ", " ", "  ", "    ", "\t", "\n", "\n\n", "\n   ")
                  .get(random.nextInt(9)));
    }
    return strewn.toString();
  }

  @Test
  void shippedModelsAreInTheLayout() {
    Stream.of("models", "workbench/src/main/resources/offramp/cli")
        .flatMap(folder -> Documents.files(folder, ".crisis").stream())
        .forEach(file -> assertThat(format(Documents.read(file))).isEqualTo(Documents.read(file)));
  }

  @Test
  void columnsBeginWhereTheAuthorLeftTwoSpaces() {
    assertThat(format("let a   = 1  # one\nlet bcd = 22 # two\nflag   x\n"))
        .isEqualTo("let a   = 1   # one\nlet bcd = 22  # two\nflag  x\n");
  }

  @Test
  void declarationsBeginOnLinesOfTheirOwn() {
    assertThat(format("flag a flag b\n\n\n\nevent e rate 1 per day then a=true"))
        .isEqualTo("flag a\nflag b\n\nevent e rate 1 per day then a = true\n");
  }

  @Test
  void theoriesAreIndented() {
    assertThat(format("theory t \"T\" {\n# note\nlet a = -1\n  event e\nrate 2  per day }"))
        .isEqualTo("theory t \"T\" {\n  # note\n  let a = -1\n  event e\n    rate 2  per day\n}\n");
  }

  @Test
  void windowsLineEndsBecomePlainOnes() {
    assertThat(format("flag a  # why\r\nflag b\r\n")).isEqualTo("flag a  # why\nflag b\n");
  }

  @Test
  void spacesInsideExpressionsAreOne() {
    String tight = "event e[c in G] rate (a+b*-c[x,y])^2/max(1,- 2)per day then x up(n+1),y=l . m";
    assertThat(format(tight))
        .isEqualTo(
            "event e[c in G] rate (a + b * -c[x, y]) ^ 2 / max(1, -2) per day"
                + " then x up (n + 1), y = l.m\n");
  }

  @Test
  void reasonsKeepTheirPlaces() {
    assertThat(format("let a = 1 because brief : 4,survey:p7 \"why\""))
        .isEqualTo("let a = 1 because brief:4, survey:p7 \"why\"\n");
    assertThat(format("let a = 1 because brief: 7b , x:12-14,y:1914-15, # note\nz:A.3-b lever l"))
        .isEqualTo("let a = 1 because brief:7b, x:12-14, y:1914-15,  # note\n  z:A.3-b\nlever l\n");
  }

  @Test
  void leverOfAnExpectationOpensNoLine() {
    assertThat(format("expect o by 3 months with  lever a @ 2024-09-01,b between 0% and 3%"))
        .isEqualTo("expect o by 3 months with  lever a@2024-09-01, b between 0% and 3%\n");
    assertThat(format("expect o by 3 months\nwith lever a between 0 and 1 lever a then x up"))
        .isEqualTo("expect o by 3 months\n  with lever a between 0 and 1\nlever a then x up\n");
  }

  @Test
  void textOfFormattedModelStillParses() {
    for (String model : models()) {
      List<Diagnostic> said = Parser.parse(new Source("test.crisis", format(model))).diagnostics();
      assertThat(said).isEmpty();
    }
  }
}
