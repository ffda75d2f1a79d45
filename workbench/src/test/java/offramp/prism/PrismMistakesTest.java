package offramp.prism;

import static offramp.prism.Imports.STEP;
import static offramp.prism.Imports.carried;
import static offramp.prism.Imports.model;
import static offramp.prism.Imports.rates;
import static offramp.prism.Imports.said;
import static offramp.prism.Imports.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import offramp.check.Checker;
import offramp.check.Variation;
import offramp.text.Diagnostic;
import offramp.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What cannot be read or carried is a message with its place, whatever the file.
class PrismMistakesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "dtmc                                     @ E1002 1:1 a model of kind `dtmc` has steps without time",
        "mdp                                      @ E1002 1:1 a model of kind `mdp` has choices",
        "pta                                      @ E1002 1:1 a model of kind `pta` has clocks",
        "const int n = 1;                         @ E1002 1:1 the file does not say `ctmc`",
        "ctmc init x = 0 endinit                  @ E1002 1:6 `init ... endinit`: several initial states",
        "ctmc system a || b endsystem             @ E1002 1:6 `system ... endsystem`: a composition",
        "ctmc module m x : int; endmodule         @ E1002 1:15 variable `x` is neither",
        "ctmc module m x : clock; endmodule       @ E1002 1:15 variable `x` is neither",
        "ctmc module m x : [0..2000000001]; endmodule @ E1002 1:15 `x` has more than 1,000,000,000 values",
        "ctmc module m x : [2..2]; endmodule      @ E1002 1:15 `x` has one value only",
        "ctmc const int n = 2.5;                  @ E1003 1:16 the value of `n` is not an integer",
        "ctmc const bool n = 2;                   @ E1003 1:17 the value of `n` is not a truth value",
        "ctmc const double n = 1 / 0;             @ E1003 1:19 the value of `n` is not a finite number",
        "ctmc const int n = m; const int m = n;   @ reads itself",
        "ctmc formula f = f + 1;                  @ E1003 1:14 `f` reads itself",
        "ctmc const int n = x; module m x : bool; endmodule @ E1003 1:20 a constant, bound or initial value cannot read `x`",
        "ctmc const int n = 1; formula n = 2;     @ E1003 1:31 `n` is declared twice",
        "ctmc formula f = true + 1;               @ E1003 1:18 this is a truth value where a number is needed",
        "ctmc formula f = 1 & true;               @ E1003 1:18 this is a number where a condition is needed",
        "ctmc formula f = 1 = true;               @ E1003 1:18 a number is compared with a truth value",
        "ctmc formula f = true ? 1 : false;       @ E1003 1:18 one side of `? :` is a number",
        "ctmc formula f = sin(1);                 @ E1003 1:18 there is no function `sin`",
        "ctmc formula f = pow(1);                 @ E1003 1:18 `pow` takes 2 arguments, not 1",
        "ctmc formula f = mod(1.5, 2);            @ E1003 1:18 this is a real number where an integer is needed",
        "ctmc module m x : [0..3] init 5; endmodule @ E1003 1:15 `x` goes from 0 to 3 and starts at 5",
        "ctmc module m x : [3..0]; endmodule      @ E1003 1:15 `x` goes from 3 to 0",
        "ctmc module m x : [0..1]; [] x = 0 -> 1 : (y' = 1); endmodule @ E1003 1:44 `y` is no variable",
        "ctmc module m x : [0..1]; [] x = 0 -> 1 : (x' = 0.5); endmodule @ E1003 1:49 an integer variable is given a real number",
        "ctmc module m x : [0..1]; [] x = 0 -> 1 : (x' = 1) & (x' = 0); endmodule @ E1003 1:55 the update changes `x` twice",
        "ctmc global g : bool; module m [a] g -> 1 : (g' = false); endmodule @ E1003 1:46 a command with an action cannot change",
        "ctmc module m x : bool; endmodule module n [] x -> 1 : (x' = false); endmodule @ E1003 1:57 `x` belongs to module `m`",
        "ctmc module m x : bool; endmodule module n = o [x = y] endmodule @ E1003 1:46 there is no module `o`",
        "ctmc module m x : bool; endmodule module n = m [y = z] endmodule @ `x` is declared twice",
        "ctmc module m endmodule                  @ the file has no variable",
        "ctmc module m x : bool; [] pusch -> 1 : true; endmodule const bool push = true; @ E1003 1:28 nothing is called `pusch`",
      })
  void whatIsWrongIsSaidWithItsPlace(String prism, String message) {
    assertThat(said(prism)).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "ctmc const int n = 1                     @ E1001 1:21 `;` should stand here, not the end of the file",
        "ctmc module m x : [0..3) ; endmodule     @ E1001 1:24 `]` should stand here, not `)`",
        "ctmc module m [] true -> 1 (x' = 1); endmodule @ E1001 1:28 `:` should stand here",
        "ctmc module m x : bool;                  @ E1001 1:24 a variable, a command or `endmodule` should stand here",
        "ctmc formula f = (1 + ;                  @ E1001 1:23 an expression should stand here, not `;`",
        "ctmc formula f = 1 + x';                 @ E1001 1:22 the new value `x'` cannot be read",
        "ctmc formula f = \"l\";                  @ E1001 1:18 a label cannot be read",
        "ctmc label l = true;                     @ E1001 1:12 a name in double quotes should stand here",
        "ctmc const int int = 1;                  @ E1001 1:16 the name of a constant should stand here",
        "ctmc const int n = 99999999999;          @ E1001 1:31 the number before this is too large",
        "ctmc %                                   @ E1001 1:6 `%` begins nothing that PRISM has",
        "hello                                    @ E1001 1:1 `const`, `formula`, `module` or the like should stand here",
        "ctmc rewards true : 1;                   @ E1001 1:23 `endrewards` should stand here",
      })
  void whatCannotBeReadIsSaidWithItsPlace(String prism, String message) {
    assertThat(said(prism)).contains(message);
  }

  @Test
  void mistakesAreReportedTogether() {
    String prism =
        "ctmc\nformula f = ;\nformula g = 1 +;\nmodule m\n x : ;\n [] x -> ;\nendmodule\n";
    assertThat(carried(prism).diagnostics()).hasSize(4);
  }

  @Test
  void emptyFileIsNoModel() {
    assertThat(said("")).startsWith("E1002 1:1 the file does not say `ctmc`");
    assertThat(said("ctmc")).startsWith("E1003 1:1 the file has no variable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "!", "-", "min(", "true ? 1 : ", "f(", "[", "1+(", "1?"})
  void tenThousandOpenBracketsAreAMessage(String open) {
    assertThat(said("ctmc formula f = " + open.repeat(10_000) + "1;")).startsWith("E1001 1:");
  }

  @Test
  void longChainsAreAMessageOrAModel() {
    assertThat(said("ctmc formula f = 1" + " + 1".repeat(20_000) + ";"))
        .contains("more than 1,000 operators");
    String most = "ctmc formula f = 1" + " + 1".repeat(400) + ";" + STEP;
    assertThat(carried(most).text()).as(said(most)).isPresent();
    StringBuilder chain = new StringBuilder("ctmc const int c0 = 1;");
    for (int i = 1; i < 2_000; i++) {
      chain.append("const int c%d = c%d;".formatted(i - 1 + 1, i + 1));
    }
    assertThat(said(chain + "const int c2000 = 1;" + STEP))
        .contains("the language has no such model");
  }

  @Test
  void nestedRemaindersDoNotExplode() {
    String prism = "ctmc formula f = " + "mod(".repeat(60) + "x" + ", 7)".repeat(60) + ";" + STEP;
    assertThat(said(prism)).startsWith("E1002").contains("when it is written out");
  }

  @Test
  void doubledDefinitionsDoNotExplode() {
    StringBuilder prism = new StringBuilder("ctmc const int c0 = 1;");
    for (int i = 1; i < 60; i++) {
      prism.append("const double c%d = c%d / 2 + c%d / 2;".formatted(i, i - 1, i - 1));
    }
    String whole = prism + STEP.replace("-> 1", "-> c59");
    assertThat(rates(model(whole))).containsEntry("m_1", 1.0);
  }

  @Test
  void hugeFilesAreMessagesSoon() {
    StringBuilder names = new StringBuilder("ctmc ");
    StringBuilder formulas = new StringBuilder("ctmc ");
    for (int i = 0; i < 60_000; i++) {
      names.append("formula f%d = nothing%d;".formatted(i, i));
      formulas.append("formula f%d = f%d + x;".formatted(i, i + 1));
    }
    assertThat(said(names.toString())).contains("more than 10,000 constants and formulas");
    String some = names.substring(0, 200_000).replaceAll("formula[^;]*$", "");
    assertThat(carried(some).diagnostics()).hasSize(100);
    String chain = formulas.substring(0, 200_000).replaceAll("formula[^;]*$", "");
    String renamed =
        chain + STEP + "module n = m [x = y] endmodule module o [] f1 > 0 -> true; endmodule";
    assertThat(said(renamed)).startsWith("E1003");
  }

  @Test
  void tooManyCombinationsAreAMessage() {
    StringBuilder prism = new StringBuilder("ctmc ");
    for (int module = 0; module < 12; module++) {
      prism.append("module m%d x%d : bool; ".formatted(module, module));
      prism.append("[a] true -> 1 : true + 2 : true + 3 : true; endmodule ".repeat(1));
    }
    assertThat(said(prism.toString())).contains("the model has more than 20,000 events");
  }

  @Test
  void bytesThatAreNoTextAreAMessage() {
    byte[] bytes = new byte[100_000];
    SplittableRandom random = new SplittableRandom(1);
    for (int seed = 0; seed < 20; seed++) {
      random.nextBytes(bytes);
      assertThat(said(new String(bytes, StandardCharsets.ISO_8859_1))).contains("E100");
    }
    assertThat(said("ctmc \0")).contains("E1001 1:6 character 0 begins nothing");
  }

  private static final List<String> PIECES =
      List.of(
          "ctmc",
          "module m",
          "endmodule",
          "x : [0..2];",
          "y : bool;",
          "[] true -> 1 : (x' = 1);",
          "[a] x < 2 & y -> 2 : (x' = x + 1) & (y' = !y);",
          "formula f = x + 1;",
          "const int k;",
          "label \"l\" = f > 1;",
          "const double d = 2 / k;",
          "module n = m [x = z, y = w]",
          "rewards",
          "endrewards",
          "(",
          ")",
          ";",
          "x",
          "global g : bool;",
          "//",
          "\n",
          "->",
          "'");

  /// Whatever pieces a file is made of, it is a model that the checker takes, or a message.
  @Test
  void filesMadeOfPiecesAreModelsOrMessages() {
    SplittableRandom random = new SplittableRandom(7);
    for (int seed = 0; seed < 3_000; seed++) {
      StringBuilder prism = new StringBuilder("ctmc ");
      for (int i = random.nextInt(12); i >= 0; i--) {
        prism.append(PIECES.get(random.nextInt(PIECES.size()))).append(' ');
      }
      Carried carried = carried(prism.toString(), Map.of("k", "1"));
      assertThat(carried.text().isPresent()).isEqualTo(carried.diagnostics().isEmpty());
      carried
          .text()
          .ifPresent(
              text ->
                  assertThat(
                          Checker.check(new Source("", text), Variation.BASE).diagnostics().stream()
                              .filter(Diagnostic::isError))
                      .isEmpty());
    }
  }
}
