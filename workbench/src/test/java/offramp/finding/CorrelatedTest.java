package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import offramp.check.Texts;
import offramp.explore.Index;
import offramp.finding.RunFinding.Estimate;
import offramp.model.Model;
import offramp.program.Code;
import offramp.program.Program;
import offramp.program.State;
import offramp.random.Distribution;
import offramp.simulate.Draws;
import offramp.simulate.Settings;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;

/// What analyses say of unknowns that go along with each other, against closed forms.
///
/// Two uniform unknowns with Spearman's correlation r have the covariance r / 12. Estimates are
/// held within 4 of their standard errors, with a fixed seed: a false alarm has a chance below 1e-4
/// each.
class CorrelatedTest {
  private static final String BOTH =
      """
      runs 10 days
      unknown a = Uniform(0, 1)
      unknown b = Uniform(0, 1)
      unknown c = Uniform(0, 1)
      %s
      flag x
      flag y
      flag z
      event first on start then a: x = true then otherwise: nothing
      event second on start then b: y = true then otherwise: nothing
      event third on start then c: z = true then otherwise: nothing
      outcome both when x and y
      outcome one when x
      """;

  private static final String TIED = BOTH.formatted("correlate a, b = 0.6");

  private static Runs.Question question(Method method, long histories, int draws) {
    Runs.Effort effort = new Runs.Effort(method, 1, histories, draws, 2, OptionalDouble.empty());
    return new Runs.Question("test.crisis", "", 10, Unit.DAY, 1, effort);
  }

  private static double[][] draws(String text, int many) {
    Program program = Program.of(Texts.model(text));
    Draws draws = new Draws(program.model(), 1);
    Code code = program.interpreter();
    double[][] values = new double[many][];
    for (int draw = 0; draw < many; draw++) {
      State state = program.newState();
      draws.into(state, code, draw);
      values[draw] = state.parameters.clone();
    }
    return values;
  }

  @Test
  void probabilityOfBothIsThatOfCorrelatedUniformNumbersExactlyAndSimulated() {
    for (Method method : List.of(Method.EXACT, Method.SIMULATE)) {
      RunFinding run =
          Runs.run(Texts.model(TIED), question(method, 200_000, 4_000), Settings.Watcher.none());
      Estimate both = run.outcomes().getFirst().series().getLast();
      assertThat(both.probability()).isCloseTo(0.25 + 0.6 / 12, within(4 * both.standardError()));
      Estimate one = run.outcomes().get(1).series().getLast();
      assertThat(one.probability()).isCloseTo(0.5, within(4 * one.standardError()));
    }
  }

  @Test
  void unknownsThatNothingTiesKeepTheirBitsAndTheFirstByNameToo() {
    double[][] alone = draws(BOTH.formatted(""), 50);
    double[][] tied = draws(TIED, 50);
    for (int draw = 0; draw < alone.length; draw++) {
      assertThat(tied[draw][0]).isEqualTo(alone[draw][0]);
      assertThat(tied[draw][1]).isNotEqualTo(alone[draw][1]);
      assertThat(tied[draw][2]).isEqualTo(alone[draw][2]);
    }
  }

  @Test
  void orderOfTheTextChangesNoDraw() {
    String a = "unknown a = Uniform(0, 1)\n";
    double[][] one = draws(TIED, 20);
    double[][] other = draws(TIED.replace(a, "") + a, 20);
    for (int draw = 0; draw < one.length; draw++) {
      assertThat(List.of(other[draw][2], other[draw][0], other[draw][1]))
          .containsExactly(one[draw][0], one[draw][1], one[draw][2]);
    }
  }

  /// The chance that three conditions hold together is looked at where one of them is cut off: the
  /// pair keeps its correlation among the draws that a `given` on the third leaves.
  @Test
  void givenOnAnotherUnknownLeavesThePairAsItIs() {
    RunFinding run =
        Runs.run(
            Texts.model(TIED + "given c < 0.3\n"),
            question(Method.EXACT, 1, 4_000),
            Settings.Watcher.none());
    Estimate both = run.outcomes().getFirst().series().getLast();
    assertThat(both.probability()).isCloseTo(0.3, within(4 * both.standardError()));
    assertThat(run.givenShare()).isCloseTo(0.3, within(0.03));
  }

  /// An outcome that reads `a` alone: by Shapley `b`, which goes along with it, has half of what
  /// knowing it tells, (6 / pi) asin(r^2 / 2) of the variance with r the normal correlation.
  @Test
  void shapleyEffectOfAnUnknownThatOnlyGoesAlongIsTheClosedForm() {
    Model model = Texts.model(TIED);
    Explore.Asked asked = new Explore.Asked(false, 4_096, List.of(), Map.of());
    ExploreFinding found =
        Explore.of(model, question(Method.EXACT, 1, 1), asked, Settings.Watcher.none());
    double r = 2 * StrictMath.sin(Math.PI * 0.6 / 6);
    double share = 6 / Math.PI * StrictMath.asin(r * r / 2) / 2;
    List<ExploreFinding.Effect> effects = found.outcomes().get(1).last().effects();
    is(effects.get(0).shapley().orElseThrow(), 1 - share);
    is(effects.get(1).shapley().orElseThrow(), share);
    is(effects.get(2).shapley().orElseThrow(), 0);
    assertThat(found.work().orElseThrow().measure()).isEqualTo("Shapley effects");
    assertThat(String.join(" ", found.notes())).contains("`correlate` ties unknowns together");
  }

  /// Intervals of 95% widened to 4 standard errors, and by what rounding allows.
  private static void is(Index index, double expected) {
    assertThat(index.value()).isCloseTo(expected, within(2 * index.half() + 1e-3));
  }

  @Test
  void rankOfADrawIsItsPlaceInThePrior() {
    Model model = Texts.model(TIED);
    Program program = Program.of(model);
    Draws draws = new Draws(model, 1);
    State state = program.newState();
    int attempts = draws.into(state, program.interpreter(), 3);
    assertThat(draws.ranks(3, attempts)).containsExactly(state.parameters);
    assertThat(new Distribution.Uniform(0, 1).quantile(0.25)).isEqualTo(0.25);
  }
}
