package offramp.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.model.Variable;
import offramp.text.Diagnostic;
import offramp.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Definitions whose values are actors lead from one index to another.
class ActorTablesTest {
  private static final String MODEL =
      """
      actors Amber, Blue in States
      actors AmberPublic, BluePublic, BluePress in Publics
      let home[p in Publics] = AmberPublic: Amber, otherwise: Blue
      let neighbour[s in States] = Amber: Blue, Blue: Amber
      let leader = Blue
      level fear[s in States] = 0..3
      level anger[p in Publics] = 0..3
      event rouses[p in Publics]
        when fear[neighbour[home[p]]] > 0 rate 1 per day then anger[p] up
      event strikes[s in States, p in Publics]
        when home[p] == s and s != leader rate 1 per day then fear[home[p]] up
      event calms rate 1 per day then each(s in States: fear[neighbour[s]] down)
      trigger scared[p in Publics] when fear[home[p]] rises then anger[p] up
      outcome o when fear[leader] == 3
      """;

  @Test
  void indexThroughATableIsTheActorThere() {
    Model direct =
        Texts.model(
            MODEL
                .replace(
                    "fear[neighbour[home[p]]]",
                    "(if p == AmberPublic then fear[Blue] else fear[Amber])")
                .replace("fear[leader]", "fear[Blue]"));
    Model model = Texts.model(MODEL);
    assertThat(KernelText.of(model)).contains("event rouses[BluePress]\n  when fear[Amber] > 0\n");
    assertThat(model.outcomes().getFirst().condition())
        .isEqualTo(direct.outcomes().getFirst().condition());
    assertThat(model.definitions()).isEmpty();
  }

  @Test
  void comparisonWithATableDropsInstances() {
    Model model = Texts.model(MODEL);
    assertThat(model.events())
        .extracting(Firing.Event::name)
        .filteredOn(name -> name.startsWith("strikes"))
        .containsExactly("strikes[Amber, AmberPublic]");
    assertThat(model.variables()).extracting(Variable::name).contains("fear[Amber]");
  }

  @Test
  void theoryMayGiveAnotherTable() {
    Model model = Texts.model(MODEL + "theory t { let leader = Amber }", Variation.of("t"));
    assertThat(KernelText.of(model)).contains("outcome o when fear[Amber] == 3");
  }

  @Test
  void kernelOfATableIsItself() {
    String kernel = KernelText.of(Texts.model(MODEL));
    assertThat(KernelText.of(Texts.model(kernel))).isEqualTo(kernel);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "let x = home[AmberPublic] + 1                          | E0406",
        "let x[p in Publics] = AmberPublic: Amber, otherwise: 3 | E0410",
        "let x[p in Publics] = AmberPublic: 3, otherwise: Amber | E0410",
        "let x[p in Publics] = AmberPublic: Amber               | E0317",
        "let x[p in Publics] = AmberPublic: Ambre, otherwise: Blue watch w = fear[x[BluePublic]] | E0301",
        "watch w = fear[home]                                   | E0306",
        "watch w = fear[home[Amber]]                            | E0307",
        "watch w = fear[anger[BluePublic]]                      | E0305",
        "watch w = fear[Amber[Blue]]                            | E0305",
        "watch w = fear[haus[BluePublic]]                       | E0305",
        "let x[p in Publics] = y[p] let y[p in Publics] = x[p] watch w = fear[x[BluePublic]] | E0309",
        "watch w = if fear[leader] > 0 then leader else 1       | E0406",
        "event e by home[BluePublic] rate 1 per day then nothing | E0305",
      })
  void mistakeIsReportedOnce(String declaration, String code) {
    assertThat(Texts.codes(MODEL + declaration + "\n")).containsExactly(code);
  }

  @Test
  void indexesNestOnlySoDeep() {
    String deep = "neighbour[".repeat(30) + "Amber" + "]".repeat(30);
    assertThat(Texts.codes(MODEL + "watch w = fear[" + deep + "]\n")).containsExactly("E0207");
  }

  @Test
  void tableOfActorsCannotBeSet() {
    Variation set = new Variation(Optional.empty(), List.of(), Map.of("leader", "Amber"));
    assertThat(Checker.check(new Source("m", MODEL), set).model()).isEmpty();
  }

  @Test
  void rowWithANumberAmongActorsIsOneMistakeWhereverItIsRead() {
    String mixed =
        MODEL.replace("Amber: Blue, Blue: Amber", "Amber: Blue, Blue: 1")
            + "level worry[s in States] = 0..3\nlet seen[s in States] = worry[neighbour[s]]\n";
    assertThat(Checker.check(new Source("m.crisis", mixed)).diagnostics())
        .extracting(Diagnostic::code)
        .contains("E0410");
  }
}
