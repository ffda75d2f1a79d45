package offramp.prism;

import static offramp.prism.Imports.STEP;
import static offramp.prism.Imports.carried;
import static offramp.prism.Imports.constant;
import static offramp.prism.Imports.model;
import static offramp.prism.Imports.rates;
import static offramp.prism.Imports.said;
import static offramp.prism.Imports.started;
import static offramp.prism.Imports.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import offramp.model.Model;
import offramp.program.Program;
import offramp.program.State;
import offramp.syntax.Formatter;
import offramp.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that PRISM reads mean here what they mean there.
class PrismImportTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "1 + 2 * 3                   @ 7",
        "8 - 2 - 3                   @ 3",
        "8 / 2 / 2                   @ 2",
        "7 / 2                       @ 3.5",
        "-2 + 5                      @ 3",
        "- - 2                       @ 2",
        "2 * -3                      @ -6",
        "-(2 + 3) * 2                @ -10",
        "true ? 1 : 2                @ 1",
        "false ? 1 : true ? 2 : 3    @ 2",
        "1 > 2 ? 1 : 2 + 5           @ 7",
        "(true ? 1 : 2) + 5          @ 6",
        "min(4, 2, 3)                @ 2",
        "max(4, 2, 5, 3)             @ 5",
        "min(7)                      @ 7",
        "floor(-1.5)                 @ -2",
        "ceil(-1.5)                  @ -1",
        "round(2.5)                  @ 3",
        "pow(2, 10)                  @ 1024",
        "pow(2.0, -1)                @ 0.5",
        "mod(7, 3)                   @ 1",
        "mod(-7, 3)                  @ 2",
        "mod(6, 3)                   @ 0",
        "log(8, 2)                   @ 3",
        "func(max, 1, 2)             @ 2",
        ".5                          @ 0.5",
        "1.5E+2                      @ 150",
        "2e-3                        @ 0.002",
      })
  void numbersMeanWhatPrismMeans(String expression, double value) {
    assertThat(constant("double", expression)).isCloseTo(value, within(1e-12));
  }

  /// The order of operators is that of the manual of PRISM 4: `!` is weaker than `=`, and `<` is
  /// stronger than `=`.
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "true | false & false        @ true",
        "!true | true                @ true",
        "!1 = 2                      @ true",
        "!false & false              @ false",
        "true => false               @ false",
        "false => false              @ true",
        "false => true => false      @ false",
        "false <=> false             @ true",
        "true <=> 1 = 2              @ false",
        "false => true <=> false     @ true",
        "1 < 2 = true                @ true",
        "true = 1 > 2                @ false",
        "1 != 2                      @ true",
        "true != false               @ true",
        "(1 < 2) != (2 < 3)          @ false",
        "1 + 1 >= 2 & 2 <= 1 + 1     @ true",
        "true ? false : true         @ false",
        "1 = 1 | 1 / 0 > 0           @ true",
      })
  void conditionsMeanWhatPrismMeans(String expression, boolean value) {
    assertThat(constant("bool", expression)).isEqualTo(value ? 1 : 0);
  }

  @Test
  void operatorsOnVariablesMeanWhatPrismMeans() {
    Model model =
        model(
            """
            ctmc
            module m
              a : bool init true;
              b : bool;
              n : [-3..9] init 7;
              [one] a <=> !b -> n : (a' = a <=> b) & (b' = !a | b);
              [two] a = b -> 1 : true;
              [three] a != b & mod(n, 4) = 3 -> n / 2 + (a ? 1 : 0) : (n' = n - 10);
            endmodule
            """);
    assertThat(rates(model)).isEqualTo(Map.of("one", 7.0, "two", 0.0, "three", 4.5));
    Program program = Program.of(model);
    State state = started(program);
    program.interpreter().fire(0, state);
    assertThat(state.values).containsExactly(0, 0, 7);
  }

  @Test
  void commentsAndLineEndsDoNotMatter() {
    String plain = text("ctmc\n" + STEP);
    assertThat(text("// a\n\tctmc// b\r\n" + STEP.replace(" ", "\r\n") + "// no end"))
        .isEqualTo(plain);
  }

  @Test
  void formulasReadFormulasInAnyOrder() {
    Model model =
        model(
            "ctmc formula f = g + 1; formula g = 2 * x + k; const int k = j; const int j = 3;"
                + "module m x : [0..j] init j - 1; [] f > 0 -> f : true; endmodule");
    assertThat(rates(model)).containsEntry("m_1", 8.0);
  }

  @Test
  void constantsLeftOpenGetTheirValuesFromOutside() {
    String prism =
        "ctmc const int n; const double k; const bool on;"
            + STEP.replace("..1]", "..n]")
            + "label \"l\" = on & k > 1;";
    Carried given = carried(prism, Map.of("n", "7", "k", "2.5", "on", "true"));
    assertThat(given.text().orElseThrow())
        .contains("level x = 0..7", "let k = 2.5", "let on_ = true");
    assertThat(said(carried(prism, Map.of("n", "2.5", "k", "many", "on", "true", "m", "1")), prism))
        .contains(
            "E1003 1:16 the value of `n` is not an integer",
            "E1003 1:32 `many` is no value for `k`",
            "there is no constant `m` to give a value");
    assertThat(said(prism)).contains("the constant `n` has no value");
    assertThat(said(carried("ctmc const int n = 1;" + STEP, Map.of("n", "2")), prism))
        .contains("`n` has a value already");
  }

  @Test
  void renamedModuleHasItsOwnVariablesActionsAndFormulas() {
    Model model =
        model(
            """
            ctmc
            const double slow = 2; const double fast = 5;
            formula more = x + base;
            formula base = 1;
            module one
              x : [0..9] init 3;
              [go] x < 9 -> slow * more : (x' = min(9, more));
              [] y > 0 -> x : true;
            endmodule
            module two = one [ x = y, y = x, slow = fast, go = run ] endmodule
            module three = two [ y = z, x = w, run = jump ] endmodule
            module four
              w : [0..9] init 1;
            endmodule
            """);
    assertThat(model.variables().stream().map(v -> v.name())).containsExactly("x", "y", "z", "w");
    assertThat(rates(model))
        .isEqualTo(
            Map.of(
                "go", 8.0, "one_1", 3.0, "run", 20.0, "two_1", 3.0, "jump", 20.0, "three_1", 3.0));
  }

  @Test
  void threeModulesSynchroniseInAllCombinations() {
    Model model =
        model(
            """
            ctmc
            module a
              x : [0..3];
              [s] x < 3 -> 2 : (x' = x + 1) + 3 : (x' = 0);
              [s] x = 0 -> 5 : true;
              [t] x = 0 -> 1 : (x' = 1);
            endmodule
            module b
              y : [0..3];
              [s] true -> (y' = min(3, x + 2));
              [t] x > 5 -> 1 : true;
            endmodule
            module c
              z : [0..3];
              [s] y = 0 -> 7 : (z' = 1);
              [s] y = 0 -> 11 : (z' = 2) + 1 : (z' = 3);
            endmodule
            """);
    assertThat(rates(model).values().stream().sorted())
        .containsExactly(0.0, 2.0, 3.0, 5.0, 14.0, 21.0, 22.0, 33.0, 35.0, 55.0);
    Program program = Program.of(model);
    State state = started(program);
    program.interpreter().fire(0, state);
    assertThat(state.values).containsExactly(1, 2, 1);
  }

  @Test
  void commandThatOneModuleNeverAllowsIsBlocked() {
    String prism =
        "ctmc module a x : [0..1]; [s] x = 0 -> 1 : (x' = 1); endmodule"
            + " module b y : [0..1]; [s] false -> 1 : true; endmodule";
    assertThat(rates(model(prism)).values()).allMatch(rate -> rate == 0);
  }

  @Test
  void namesThatTheLanguageKeepsGetASuffixAndTheFileSaysSo() {
    String text =
        text(
            "ctmc const double rate_ = 1; const double month = 2; formula _f = ends + month;"
                + "module event ends : [0..1]; [when] true -> _f : (ends' = 1); endmodule"
                + " label \"level\" = ends = 1;");
    assertThat(text)
        .contains(
            "# `month` is called `month_` here",
            "# `ends` is called `ends_` here",
            "# `_f` is called `v_f` here",
            "# the label `level` is called `level_` here",
            "event when_",
            "rate_ = 1");
  }

  @Test
  void modelWithoutLabelsWatchesItsVariables() {
    assertThat(model("ctmc " + STEP).watches()).hasSize(1);
    assertThat(model("ctmc " + STEP + "label \"a\" = x = 1;").watches()).isEmpty();
  }

  @Test
  void textIsInTheOneLayout() {
    String text = text("ctmc\n" + STEP + "rewards \"r\" [a] x > 0 : 2; true : x / 2; endrewards");
    assertThat(Formatter.format(new Source("", text))).isEqualTo(text);
    assertThat(text).contains("# the rewards at made.prism:3:1 are left out");
  }

  /// Stations and a server that visits them in turn (Ibe and Trivedi, IEEE JSAC 8:1649, 1990). With
  /// n stations it has 3n 2^(n-1) states, as the page of PRISM on this model lists them.
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 6})
  void pollingHasTheStatesThatPrismFinds(int stations) {
    StringBuilder prism =
        new StringBuilder("ctmc module server at : [1..%d]; busy : bool;".formatted(stations));
    for (int i = 1; i <= stations; i++) {
      int next = i % stations + 1;
      prism.append("[skip%d] at = %d & !busy -> 200 : (at' = %d);".formatted(i, i, next));
      prism.append("[meet%d] at = %d & !busy -> 200 : (busy' = true);".formatted(i, i));
      prism.append(
          "[done%d] at = %d & busy -> 1 : (at' = %d) & (busy' = false);".formatted(i, i, next));
    }
    prism.append(
        "endmodule module queue1 full1 : bool; [skip1] !full1 -> true; [meet1] full1 -> true;");
    prism.append(
        "[] !full1 -> 1 / %d : (full1' = true); [done1] full1 -> (full1' = false); endmodule "
            .formatted(stations));
    for (int i = 2; i <= stations; i++) {
      prism.append(
          "module queue%1$d = queue1 [full1 = full%1$d, skip1 = skip%1$d, meet1 = meet%1$d, done1 = done%1$d] endmodule "
              .formatted(i));
    }
    Model model = model(prism.toString());
    assertThat(Chains.compare(model, model, 0)).isEqualTo(3 * stations * (1 << (stations - 1)));
  }
}
