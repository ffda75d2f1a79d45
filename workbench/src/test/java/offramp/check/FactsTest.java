package offramp.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.model.Definition;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.syntax.Formatter;
import offramp.text.Source;
import org.junit.jupiter.api.Test;

/// Facts, and unknowns of each case.
class FactsTest {
  private static final String TEXT =
      """
      starts 2000-01-01
      fact contiguous = false
      fact trigger one of none, verbal, violent_act = verbal
      fact distance = 3
      unknown usual = 0.1 to 0.3 per month
      unknown heat each case = Normal(0, 1)
      level n = 0..10
      trigger echo when n == 2 then n up
      event go
        when trigger != none or contiguous
        rate usual * exp(heat + 0.1 * distance + (if trigger == violent_act then 1 else 0))
        then n up
      outcome many when n >= 3
      history from 2000-01-01 to 2001-01-01 with trigger = violent_act, n = 1  covers go
        2000-03-01 go
      """;

  private static double value(Model model, String fact) {
    return model.definitions().stream()
        .filter(d -> d.name().equals(fact))
        .map(Definition::value)
        .map(term -> ((Term.Constant) term).value())
        .findFirst()
        .orElseThrow();
  }

  private static Variation set(String name, String value) {
    return new Variation(Optional.empty(), List.of(), Map.of(name, value));
  }

  @Test
  void aRunHasTheValueThatIsWrittenOrSet() {
    assertThat(value(Texts.model(TEXT), "trigger")).isEqualTo(1);
    assertThat(value(Texts.model(TEXT, set("trigger", "violent_act")), "trigger")).isEqualTo(2);
    assertThat(value(Texts.model(TEXT, set("contiguous", "true")), "contiguous")).isEqualTo(1);
    assertThat(value(Texts.model(TEXT, set("distance", "7")), "distance")).isEqualTo(7);
  }

  @Test
  void aValueThatTheFactDoesNotHaveIsNotSet() {
    for (Variation wrong :
        List.of(set("trigger", "war"), set("contiguous", "3"), set("distance", "true"))) {
      assertThat(Checker.check(new Source("facts", TEXT), wrong).model()).isEmpty();
    }
  }

  @Test
  void aHistoryHasItsOwn() {
    assertThat(Texts.model(TEXT).crisis().histories().getFirst().facts())
        .containsExactly(Map.entry("trigger", 2.0));
  }

  @Test
  void openFactsAreUnknownsThatAreNotDrawn() {
    Model open = Texts.model(TEXT, Variation.BASE.told(Told.OPEN));
    assertThat(open.unknowns())
        .extracting(Unknown::reach)
        .containsOnly(Unknown.Reach.ALL, Unknown.Reach.CASE, Unknown.Reach.FACT);
    assertThat(open.events()).hasSameSizeAs(Texts.model(TEXT).events());
  }

  @Test
  void theKernelIsAModelWithTheSameFacts() {
    String kernel = KernelText.of(Texts.model(TEXT));
    assertThat(kernel)
        .contains(
            "fact trigger one of none, verbal, violent_act = verbal",
            "fact contiguous = false",
            "unknown heat each case = Normal(0, 1)");
    assertThat(KernelText.of(Texts.model(kernel))).isEqualTo(kernel);
  }

  @Test
  void theLayoutStaysAsItIs() {
    assertThat(Formatter.format(new Source("facts", TEXT))).isEqualTo(TEXT);
  }

  @Test
  void factIsAGoodNameElsewhere() {
    assertThat(
            Texts.codes(
                """
                level fact = 0..3
                event go rate 1 per month then fact up
                event back rate 1 per month then fact down
                outcome many when fact == 3
                """))
        .isEmpty();
  }

  @Test
  void whatIsTheSameForAllCasesReadsNoFact() {
    String rest = "event go rate 1 per month then n up\noutcome many when n >= 2\n";
    assertThat(Texts.codes("fact size = 5\nlevel n = 0..size\n" + rest)).contains("E0415");
    assertThat(Texts.codes("fact size = 5\nlevel n = 0..5\nunknown u = 1 to size\n" + rest))
        .contains("E0415");
    assertThat(Texts.codes("fact size = 5\nlevel n = 0..5\ngiven size > 2\n" + rest))
        .contains("E0425");
    assertThat(Texts.codes("fact a one of b, c = d\nlevel n = 0..5\n" + rest)).contains("E0313");
  }
}
