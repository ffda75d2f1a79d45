package offramp.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.model.Model;
import offramp.model.Unknown;
import offramp.syntax.Formatter;
import offramp.text.Diagnostic;
import offramp.text.Source;
import org.junit.jupiter.api.Test;

/// `correlate` in the language: what it means, and what cannot be.
class CorrelateTest {
  private static final String MODEL =
      """
      actors USA, UK in NATO
      unknown a = Uniform(0, 1)
      unknown b = 0.1 to 0.5
      unknown c = Normal(0, 1)
      unknown hard = Bernoulli(0.4)
      unknown lag[x in NATO] = 1 to 5 days
      unknown gap[x in NATO] = 1 to 5 days
      level fear = 0..10
      event scare when hard rate a + b + c ^ 2 per day then fear up
      event calm[x in NATO] rate 1 / (lag[x] + gap[x]) then fear down
      outcome panic when fear == 10
      """;

  private static Diagnostic said(String lines) {
    return Texts.diagnostics(MODEL + lines).getFirst();
  }

  @Test
  void pairIsTheNumbersOfTheUnknownsAndTheirRankCorrelation() {
    Unknown.Correlation pair =
        Texts.model(MODEL + "correlate c, a = -60% because \"seen\"\n").correlations().getFirst();
    assertThat(pair.first()).isEqualTo(2);
    assertThat(pair.second()).isZero();
    assertThat(pair.rank()).isCloseTo(-0.6, within(1e-15));
  }

  @Test
  void instancesAreNamedByTheirActorsAndFamiliesGoActorByActor() {
    assertThat(Texts.model(MODEL + "correlate lag[USA], lag[UK] = 0.3\n").correlations())
        .extracting(Unknown.Correlation::first, Unknown.Correlation::second)
        .containsExactly(tuple(4, 5));
    assertThat(Texts.model(MODEL + "correlate lag, gap = 0.3\n").correlations())
        .extracting(Unknown.Correlation::first, Unknown.Correlation::second)
        .containsExactly(tuple(4, 6), tuple(5, 7));
  }

  @Test
  void whatIsNoUnknownNumberIsRefusedWithTheReason() {
    assertThat(said("correlate a, bb = 0.5\n").message()).contains("`bb`");
    assertThat(said("correlate a, fear = 0.5\n").message()).contains("it is a level");
    assertThat(said("correlate a, hard = 0.5\n").message()).contains("few values");
    assertThat(said("correlate a, a = 0.5\n").message()).contains("the same unknown");
    assertThat(said("correlate a, lag = 0.5\n").code()).isEqualTo("E0306");
    assertThat(said("correlate a, b = 1\n").code()).isEqualTo("E0426");
    assertThat(said("correlate a, b = 0.2\ncorrelate b, a = 0.2\n").code()).isEqualTo("E0427");
  }

  @Test
  void pairWithoutItsPartsSaysWhatIsMissing() {
    assertThat(said("correlate a b = 0.5\n").message()).contains("a comma");
    assertThat(said("correlate a, b, c = 0.5\n").message()).contains("how they go along");
    assertThat(said("correlate a\n").message()).contains("a comma");
  }

  @Test
  void contradictionNamesTheValuesThatWouldMendIt() {
    String pairs = "correlate a, b = 0.9\ncorrelate b, c = 0.9\n";
    Diagnostic said = said(pairs);
    assertThat(said.code()).isEqualTo("E0428");
    assertThat(said.helps()).hasSize(3);
    for (String help : said.helps().subList(0, 2)) {
      String mend = help.substring(help.indexOf('`') + 1, help.lastIndexOf('`'));
      String mended =
          help.contains("add")
              ? pairs + mend + "\n"
              : pairs.replaceAll(mend.replaceAll("=.*", "=.*"), mend);
      assertThat(Texts.diagnostics(MODEL + mended)).as(mended).isEmpty();
    }
    double share = Double.parseDouble(said.helps().getLast().replaceAll("[^0-9.]", ""));
    assertThat(Texts.diagnostics(MODEL + pairs.replace("0.9", "0.9 * " + share))).isEmpty();
  }

  @Test
  void wordThatOpensAPairIsANameElsewhere() {
    String named =
        """
        flag correlate
        level x = 0..3
        event rise when not correlate rate 1 per day then correlate = true, x up
        event fall when correlate rate 1 per day then x down, correlate = false
        outcome o when correlate and x > 1
        """;
    assertThat(Texts.diagnostics(named)).isEmpty();
  }

  @Test
  void layoutPutsEachPairOnALine() {
    String laid =
        Formatter.format(
            new Source("m", "correlate a , b=0.5 correlate lag[USA],lag[UK] = -0.3 because s:1\n"));
    assertThat(laid)
        .isEqualTo("correlate a, b = 0.5\ncorrelate lag[USA], lag[UK] = -0.3 because s:1\n");
  }

  @Test
  void theoryMayWriteThePairAnewAndKnowAnUnknown() {
    String text =
        MODEL
            + """
              correlate a, b = 0.5
              theory looser { correlate b, a = 0.1 }
              theory sure { let b = 0.2 }
              """;
    assertThat(ranks(text, Variation.BASE)).containsExactly(0.5);
    assertThat(ranks(text, Variation.of("looser"))).containsExactly(0.1);
    assertThat(ranks(text, Variation.of("sure"))).isEmpty();
  }

  @Test
  void fixedUnknownGoesAlongWithNothing() {
    Variation fixed = new Variation(Optional.empty(), List.of(), Map.of("b", "0.2"));
    assertThat(ranks(MODEL + "correlate a, b = 0.5\n", fixed)).isEmpty();
  }

  private static List<Double> ranks(String text, Variation variation) {
    Model model = Texts.model(text, variation);
    return model.correlations().stream().map(Unknown.Correlation::rank).toList();
  }

  @Test
  void kernelKeepsThePairs() {
    Model model = Texts.model(MODEL + "correlate a, b = 0.5\ncorrelate lag, gap = -0.25\n");
    Model again = Texts.model(KernelText.of(model));
    assertThat(again.correlations().stream().map(CorrelateTest::plain).toList())
        .isEqualTo(model.correlations().stream().map(CorrelateTest::plain).toList());
  }

  private static List<Double> plain(Unknown.Correlation pair) {
    return List.of((double) pair.first(), (double) pair.second(), pair.rank());
  }
}
