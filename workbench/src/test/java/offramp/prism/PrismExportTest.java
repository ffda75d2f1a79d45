package offramp.prism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrismExportTest {
  private static final String END = " outcome o when n == 3";

  private static Carried carried(String text) {
    return PrismExport.of(Texts.model(text));
  }

  private static String text(String text) {
    return carried(text).text().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "level n = 0..3 event e after 3 days then n up                  @ 3 event `e` has a clock that is not memoryless",
        "level n = 0..3 event e after Weibull(2, 3 days) then n up      @ event `e` has a clock",
        "level n = 0..3 event e on start + 3 days then n up             @ event `e` has a date",
        "level n = 0..3 score s = 0..1 event e rate 1 per day then n up, s up 0.1 outcome p when s > 0.5 @ score `s` is a real number",
        "level n = 0..3 event e rate 1 per day then n up trigger t when n == 2 then n = 3 @ trigger `t` follows at once",
        "level n = 0..3 actors A red line r by A when n == 2 event e rate 1 per day then n up outcome q when r crossed @ red line `r` follows at once",
        "level n = 0..3 actors A belief b held by A starts 50% after e odds times 2 event e rate 1 per day then n up outcome q when b > 0.5 @ belief `b` is a real number",
        "starts 2024-01-01 level n = 0..3 event e when since 2024-02-01 rate 1 per day then n up @ it depends on the date 2024-02-01",
        "level n = 0..3 event e rate normal(n) per day then n up        @ the normal distribution function has no counterpart",
        "level n = 0..3 unknown a = 1 to 2 given a > 1.9 event e rate a per day then n up @ a `given` of the model does not hold",
        "level n = 0..3 event s on start then 50%: n up then 50%: nothing event e rate 1 per day then n up @ event `s` branches at time 0",
        "level n = 0..3 event s on start then n up event e rate 1 per day then n up outcome p when n == 0 @ outcome `p` holds only before what happens at time 0",
        "level n = 0..3 unknown a = Uniform(5, 9) level m = 0..3 starts a event e rate m per day then n up @ the model cannot begin",
      })
  void whatNoChainHasIsRefusedWithItsPlace(String model, String message) {
    String whole = model + END;
    Carried refused = carried(whole);
    assertThat(refused.text()).isEmpty();
    assertThat(refused.diagnostics().stream().map(d -> d.code()).collect(Collectors.toSet()))
        .containsExactly("E1002");
    assertThat(refused.diagnostics().getFirst().message()).contains(message.replaceAll("^3 ", ""));
    assertThat(refused.diagnostics().getFirst().helps()).hasSize(1);
  }

  @Test
  void everythingThatStandsInTheWayIsSaidAtItsPlace() {
    String text =
        "level n = 0..3\\nevent e\\n  after 3 days\\n  then n up\\nevent f\\n  on start + 1 day\\n  then n up\\n"
                .replace("\\n", "\n")
            + END;
    Source source = new Source("m", text);
    assertThat(carried(text).diagnostics().stream().map(d -> source.place(d.at())))
        .containsExactly("m:3:3", "m:6:3");
  }

  @Test
  void unknownsStandAtTheirMediansInTheUnitOfTheRun() {
    Carried carried =
        carried(
            "runs 3 weeks level n = 0..3 unknown push = Uniform(1, 3) per day unknown lag = Uniform(7, 21) days"
                + " event e rate push + 1 / lag then n up"
                + END);
    assertThat(carried.text().orElseThrow())
        .contains("const double push = 14;  // the median of its prior")
        .contains("const double lag = 2;")
        .contains("// P=? [ F<=3 \"o\" ]");
    assertThat(carried.notes())
        .containsExactly("unknowns stand at the medians of their priors: push, lag");
    assertThat(carried.properties()).contains("P=? [ F<=3 \"o\" ];");
  }

  @Test
  void setFixesAnUnknown() {
    Variation set = new Variation(Optional.empty(), List.of(), Map.of("push", "0.5 per month"));
    Carried carried =
        PrismExport.of(
            Texts.model(
                "level n = 0..3 unknown push = 1 to 3 per month event e rate push then n up" + END,
                set));
    assertThat(carried.text().orElseThrow()).contains("const double push = 0.5;");
    assertThat(carried.notes()).isEmpty();
  }

  @Test
  void leverWithoutAWindowIsPulledInTheFirstState() {
    Variation pulled =
        new Variation(Optional.empty(), List.of(Variation.Pull.declared("calm")), Map.of());
    Carried carried =
        PrismExport.of(
            Texts.model(
                "actors A level n = 0..3 starts 2 event e rate 1 per month then n up"
                    + " lever calm by A scales e by 0.5 then n down"
                    + END,
                pulled));
    assertThat(carried.text().orElseThrow()).contains("n : [0..3] init 1;", "init true;", "0.5");
  }

  @Test
  void whatHappensAtTimeZeroIsInTheFirstState() {
    assertThat(
            text(
                "level n = 0..5 flag begun event one on start then n = 3"
                    + " event two on start when n == 3 then begun = true"
                    + " event three on start when n == 2 then n = 5"
                    + " event e rate 1 per month then n up outcome p when begun"
                    + END))
        .contains("n : [0..5] init 3;", "begun : bool init true;");
  }

  @Test
  void outcomeThatEndsAtTimeZeroStopsWhatFollows() {
    assertThat(
            text(
                "level n = 0..5 event one on start then n = 3 event two on start then n = 5"
                    + " event e rate 1 per month then n up outcome o when n == 3 ends"))
        .contains("n : [0..5] init 3;");
  }

  @Test
  void memorylessClockIsARate() {
    assertThat(text("level n = 0..3 event e after Exponential(2 months) then n up" + END))
        .contains("-> 1 / 2 : (n' = min(3, n + 1));");
  }

  @Test
  void outcomeThatEndsStopsEveryCommand() {
    assertThat(text("level n = 0..3 event e rate 1 per month then n up outcome o when n == 3 ends"))
        .contains("[e] !ended -> 1 : ", "formula ended = n = 3;");
  }

  @Test
  void branchesAreAlternatives() {
    assertThat(
            text(
                "level n = 0..3 flag f event e rate 2 per month then f = true then 30%: n up then otherwise: n = 0"
                    + END))
        .contains(
            "2 * 0.3 : (f' = true) & (n' = min(3, n + 1)) + 2 * 0.7 : (f' = true) & (n' = 0);");
  }

  @Test
  void namesThatPrismKeepsGetASuffix() {
    Carried carried =
        carried(
            "level C = 0..3 event init_ rate 1 per month then C up outcome deadlock when C == 3");
    assertThat(carried.text().orElseThrow()).contains("C_ : [0..3]", "label \"deadlock_\"");
    assertThat(carried.notes())
        .contains("`C` is called `C_`", "outcome `deadlock` is called `deadlock_`");
  }
}
