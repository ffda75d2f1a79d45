package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import offramp.check.KernelText;
import offramp.check.Texts;
import offramp.explore.Index;
import offramp.model.Model;
import offramp.simulate.Settings;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;

/// What disagreement between experts does, against closed forms.
///
/// Intervals of 95% are taken twice as wide, with a fixed seed: a false alarm has a chance below
/// 1e-4 each.
class ExpertsTest {
  private static final String MODEL =
      """
      runs 1 month
      unknown a = %s
      unknown idle = Uniform(0, 0.5) by ann, Uniform(0.5, 1) by ben
      flag hit
      flag other
      event throw on start then a: hit = true then otherwise: nothing
      event besides rate idle per day then other = true
      outcome hit when hit
      outcome other when other and hit
      """;

  private static final String APART =
      MODEL.formatted("Uniform(0, 0.5) by ann, Uniform(0.5, 1) by ben");

  private static ExploreFinding explored(String text, Method method, String... options) {
    Runs.Effort effort = new Runs.Effort(method, 1, 200_000, 500, 2, OptionalDouble.empty());
    Runs.Question question = new Runs.Question("t.crisis", "", 30, Unit.DAY, 1, effort);
    Map<String, Double> thresholds = options.length == 0 ? Map.of() : Map.of("hit", 0.4);
    return Explore.of(
        Texts.model(text),
        question,
        new Explore.Asked(false, 0, List.of(), thresholds),
        Settings.Watcher.none());
  }

  private static void is(Index index, double expected) {
    assertThat(index.value()).isCloseTo(expected, within(2 * index.half() + 1e-6));
  }

  @Test
  void shareIsTheVarianceOfTheMeansByExpertExactlyAndSimulated() {
    for (Method method : List.of(Method.EXACT, Method.SIMULATE)) {
      ExploreFinding.Disagreed hit = explored(APART, method).disagreements().getFirst();
      assertThat(hit.experts())
          .extracting(ExploreFinding.Expert::name)
          .containsExactly("ann", "ben");
      is(hit.experts().get(0).probability(), 0.25);
      is(hit.experts().get(1).probability(), 0.75);
      is(hit.unknowns().get(0).share(), 0.75);
      is(hit.unknowns().get(1).share(), 0);
      assertThat(hit.unknowns().get(0).share().half()).isLessThan(0.05);
    }
  }

  @Test
  void weightsAndOverlapAreThoseOfTheMixture() {
    String text = MODEL.formatted("Uniform(0, 1) by ann, Uniform(0, 0.5) by ben weight 3");
    ExploreFinding.Disagreed hit = explored(text, Method.EXACT).disagreements().getFirst();
    is(hit.unknowns().getFirst().share(), 0.01171875 / (0.4375 / 3 - 0.3125 * 0.3125));
  }

  @Test
  void tippingPointTellsTheSideOfEachExpert() {
    ExploreFinding.Tip tip =
        explored(APART, Method.EXACT, "--threshold").tipping().getFirst().tips().getFirst();
    assertThat(tip.below().get("ann")).isCloseTo(0.8, within(0.05));
    assertThat(tip.below().get("ben")).isZero();
  }

  @Test
  void modelWithoutExpertsHasNoDisagreement() {
    String text = APART.replaceAll(" by ann[^\\n]*", "");
    assertThat(explored(text, Method.EXACT).disagreements()).isEmpty();
  }

  @Test
  void kernelKeepsEachOpinion() {
    String text =
        MODEL.formatted(
            "0.1 to 0.4 by ann weight 2, Beta(2, 3) by ben weight 5, 0.2 to 0.3 by cleo");
    Model model = Texts.model(text);
    Model again = Texts.model(KernelText.of(model));
    assertThat(again.unknowns().getFirst().experts()).containsExactly("ann", "ben", "cleo");
    assertThat(again.unknowns().getFirst().law()).isEqualTo(model.unknowns().getFirst().law());
  }

  @Test
  void oneExpertAloneIsThatExpertsLaw() {
    Model model = Texts.model(MODEL.formatted("Uniform(0.1, 0.4) by ann"));
    Model plain = Texts.model(MODEL.formatted("Uniform(0.1, 0.4)"));
    assertThat(model.unknowns().getFirst().law()).isEqualTo(plain.unknowns().getFirst().law());
    assertThat(model.unknowns().getFirst().opinions()).hasSize(1);
  }
}
