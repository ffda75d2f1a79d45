package offramp.prism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import offramp.check.Checker;
import offramp.check.Documents;
import offramp.check.Measured;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.model.Model;
import offramp.program.RandomModels;
import offramp.text.Diagnostic;
import offramp.text.Source;
import offramp.text.Unit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Models that go over to PRISM or come from there keep their states and rates.
class RoundTripTest {
  private static final String BRINK = "workbench/src/test/resources/offramp/prism/brink.prism";
  private static final int STATES = 417_802;

  private static String text(Carried carried) {
    return carried
        .text()
        .orElseThrow(
            () ->
                new AssertionError(
                    carried.diagnostics().stream()
                        .map(Diagnostic::message)
                        .collect(Collectors.joining("\n"))));
  }

  private static Model imported(String prism, Unit unit) {
    return Texts.model(text(PrismImport.of(new Source("made.prism", prism), Map.of(), unit)));
  }

  private static Model again(Model model) {
    return imported(text(PrismExport.of(model)), model.crisis().unit());
  }

  private static Model shipped(String name) {
    return Texts.model(Documents.read(Documents.root().resolve("models/" + name)));
  }

  /// The number of states is that which PRISM 4.10 and two other programs found. The history of the
  /// shipped model ends where the chain of PRISM has no more transitions.
  @Test
  void brinkOfPrismIsTheBrinkThatShips() {
    Model read = imported(Documents.read(Documents.root().resolve(BRINK)), Unit.MONTH);
    assertThat(Chains.compare(shipped("brink.crisis"), read, 1e-12)).isEqualTo(STATES);
  }

  @Test
  void brinkComesBackFromPrismTheSame() {
    Model brink = shipped("brink.crisis");
    assertThat(Chains.compare(brink, again(brink), 1e-12)).isEqualTo(STATES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        ladder west = none < aid < war
        flag talks starts true
        unknown push = 0.2 to 0.9 per week
        unknown lag = 3 to 20 days
        let calm = if talks then 0.3 else 1
        let near = west >= aid
        event climb rate push * calm then west up
        event fall when near and not talks on average every 3 months then west down
        event talk when not talks rate 1 / lag then 30%: talks = true, west = none then 70%: talks = true
        event stop rate 2 per year then weight 1 + west: talks = false then weight 2: nothing
        outcome war when west == war
        """,
        """
        runs 10 days
        level n = -3..4 starts -2
        flag up
        event flip rate exp(n / 4) per day then up = not up
        event rise when up rate sqrt(abs(n)) + logistic(n) per day then n up 2
        event fall when not up rate ln(5 + n) + bayes(0.3, 2) per day then n down (1 + max(0, n))
        event back rate clamp(n, 0, 2) ^ 2 + round(n / 3) ^ 2 per day then n = floor(n / 2)
        outcome top when n == 4 ends
        outcome low when n < 0 and up
        """,
        """
        actors A, B in G
        level fear[c in G] = 0..3 starts A: 1, otherwise: 0
        event scare[c in G] by c rate 0.2 * fear[c] + 0.1 per month then each(d in G: fear[d] up)
        event calm[c in G] rate 0.3 per month then fear[c] down
        outcome panic[c in G] when fear[c] == 3
        outcome all_panic when all(c in G: fear[c] == 3) ends
        """,
        """
        level C = 0..2
        level crisis_ = 0..2
        level ended = 0..2
        event init_ rate 1 per month then C up, crisis_ up
        event filter rate 1 per month then C = 0, ended up
        outcome deadlock when C == 2 and ended == 2 ends
        """
      })
  void smallModelsComeBackTheSame(String text) {
    Model model = Texts.model(text);
    Model back = again(model);
    assertThat(Chains.compare(model, back, 1e-12)).isGreaterThan(4);
  }

  @Test
  void randomModelsComeBackTheSame() {
    assertThat(same(0, 150)).isGreaterThan(90);
  }

  @Tag("full")
  @Test
  void manyRandomModelsComeBackTheSame() {
    assertThat(same(150, 3_000)).isGreaterThan(1_800);
  }

  /// {@return how many of the models could be written and read again}
  private static int same(int from, int to) {
    int compared = 0;
    for (int seed = from; seed < to; seed++) {
      Model model = plain(Measured.of(RandomModels.of(RandomModels.Kind.CHAIN, seed)));
      Optional<String> prism = PrismExport.of(model).text();
      Optional<Model> back = prism.flatMap(RoundTripTest::read);
      if (back.isPresent()) {
        try {
          Chains.compare(model, back.get(), 1e-9);
        } catch (AssertionError differs) {
          throw new AssertionError("seed " + seed + "\n" + prism.orElseThrow(), differs);
        }
        compared++;
      }
    }
    return compared;
  }

  private static Optional<Model> read(String prism) {
    return PrismImport.of(new Source("made.prism", prism), Map.of(), Unit.MONTH)
        .text()
        .flatMap(text -> Checker.check(new Source("made", text), Variation.BASE).model());
  }

  /// {@return the model without triggers, which PRISM does not have}
  private static Model plain(Model model) {
    return new Model(
        model.crisis(),
        model.variables(),
        model.unknowns(),
        model.definitions(),
        model.given(),
        model.events(),
        List.of(),
        model.outcomes(),
        model.watches(),
        model.references(),
        model.expects());
  }
}
