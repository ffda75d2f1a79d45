package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import offramp.check.Documents;
import offramp.check.Texts;
import offramp.finding.PathsFinding.Path;
import offramp.finding.PathsFinding.Step;
import offramp.model.Model;
import offramp.simulate.Settings;
import offramp.solve.TooLarge;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Paths into outcomes whose shares are known. Shares of 20,000 histories are held to 0.02, more
/// than 5 standard errors: a false alarm has a chance below 1e-7; the seed is fixed.
class PathsTest {
  private static final double CLOSE = 0.02;

  private static PathsFinding paths(Model model, Method method, double days, String... follow) {
    Runs.Effort effort = new Runs.Effort(method, 1, 20_000, 50, 2, OptionalDouble.empty());
    Runs.Question question =
        new Runs.Question("a.crisis", "./offramp paths", days, Unit.DAY, 1, effort);
    int[] numbers =
        IntStream.range(0, model.variables().size())
            .filter(i -> List.of(follow).contains(model.variables().get(i).name()))
            .toArray();
    try {
      return Paths.of(
          model,
          question,
          new Paths.Wanted(0, follow.length == 0 ? Optional.empty() : Optional.of(numbers), 5),
          Settings.Watcher.none());
    } catch (TooLarge large) {
      throw new AssertionError(large.why(), large);
    }
  }

  /// {@return the events of a path, as in "up x2, down"}
  private static String told(Path path) {
    return path.steps().stream().map(PathsTest::told).collect(Collectors.joining(", "));
  }

  private static String told(Step step) {
    return step.event().orElse("(date)") + (step.times() > 1 ? " x" + step.times() : "");
  }

  private static double share(PathsFinding found, String told) {
    return found.paths().stream()
        .filter(path -> told(path).equals(told))
        .mapToDouble(path -> path.share().value())
        .sum();
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "SIMULATE"})
  void competingRoutesShareByTheirRates(Method method) {
    Model model =
        Texts.model(
            """
            level x = 0..2
            event fast rate 0.3 per day then x = 2
            event slow rate 0.1 per day then x = 2
            outcome end when x == 2 ends
            """);
    PathsFinding found = paths(model, method, 3);
    assertThat(found.probability().mean()).isCloseTo(-Math.expm1(-1.2), within(CLOSE));
    assertThat(share(found, "fast")).isCloseTo(0.75, within(CLOSE));
    assertThat(share(found, "slow")).isCloseTo(0.25, within(CLOSE));
    assertThat(found.paths()).hasSize(2);
    Path fast = found.paths().getFirst();
    assertThat(fast.share().low()).isBetween(0.73, 0.75 + CLOSE);
    // the median of an exponential law of rate 0.4, cut at 3
    double median = -Math.log1p(-0.5 * -Math.expm1(-1.2)) / 0.4;
    assertThat(fast.steps().getFirst().middle().value()).isCloseTo(median, within(0.05));
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "SIMULATE"})
  void sidesOfADiamondShareByWhichComesFirst(Method method) {
    Model model =
        Texts.model(
            """
            flag left
            flag right
            event go_left  when not left  rate 2 per day then left = true
            event go_right when not right rate 1 per day then right = true
            outcome both when left and right ends
            """);
    PathsFinding found = paths(model, method, 1_000);
    assertThat(share(found, "go_left, go_right")).isCloseTo(2.0 / 3, within(CLOSE));
    assertThat(share(found, "go_right, go_left")).isCloseTo(1.0 / 3, within(CLOSE));
    assertThat(found.events()).allMatch(event -> event.onPath() == 1 && event.times() == 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "SIMULATE"})
  void loopsAreTakenOutAndRepeatsFolded(Method method) {
    // the gambler's ruin from 1 of 4, odds 1: three of four walks go to the other end
    Model model =
        Texts.model(
            """
            level x = 0..4 starts 1
            event up   when x > 0 and x < 4 rate 1 per day then x up
            event down when x > 0 and x < 4 rate 1 per day then x down
            outcome top when x == 4 ends
            """);
    PathsFinding found = paths(model, method, 1_000);
    assertThat(found.probability().mean()).isCloseTo(0.25, within(CLOSE));
    assertThat(found.paths()).hasSize(1);
    Path path = found.paths().getFirst();
    assertThat(told(path)).isEqualTo("up x3");
    assertThat(path.share().value()).isEqualTo(1);
    assertThat(path.steps().getFirst().changes())
        .containsExactly(new PathsFinding.Change("x", "1", "4"));
    // the length of a walk from 1 that ends at 4 is (16 - 1) / 3 on average (Feller I, XIV.3)
    assertThat(path.excursions()).isCloseTo(5 - 3, within(0.1));
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "SIMULATE"})
  void datesAndDatedEventsAreSteps(Method method) {
    Model model =
        Texts.model(
            """
            starts 2025-01-01
            flag ready
            flag gone
            event prepare on 2025-01-03 then 50%: ready = true then otherwise: nothing
            trigger go when ready and since 2025-01-06 then gone = true
            outcome gone when gone ends
            """);
    PathsFinding found = paths(model, method, 10);
    assertThat(found.probability().mean()).isCloseTo(0.5, within(CLOSE));
    assertThat(found.paths()).hasSize(1);
    assertThat(told(found.paths().getFirst())).isEqualTo("prepare, (date)");
    assertThat(found.paths().getFirst().steps().getLast().middle().date().orElseThrow())
        .hasToString("2025-01-06");
  }

  @Test
  void whatCannotHappenHasNoPath() {
    Model model =
        Texts.model(
            """
            level x = 0..9
            event up when x < 5 rate 1 per day then x up
            outcome high when x == 9
            """);
    assertThat(paths(model, Method.EXACT, 9).paths()).isEmpty();
    assertThat(paths(model, Method.EXACT, 9).probability().mean()).isZero();
    assertThat(paths(model, Method.SIMULATE, 9).probability().bound()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "SIMULATE"})
  void whatHoldsAtTheStartIsAPathWithoutSteps(Method method) {
    Model model =
        Texts.model(
            """
            level x = 0..9
            event up rate 1 per day then x up
            trigger begin when x == 0 then x = 3
            outcome low when x == 3
            """);
    PathsFinding found = paths(model, method, 9);
    assertThat(found.probability().mean()).isEqualTo(1);
    assertThat(found.paths()).hasSize(1);
    assertThat(found.paths().getFirst().steps()).isEmpty();
  }

  @Test
  void clocksAndTriggersAreTold() {
    Model model =
        Texts.model(
            """
            ladder west = talk < arms < war
            flag alarm
            event arm after 2 days then west = arms
            event relax when west == arms after Uniform(1 day, 3 days) then west = talk
            event scare when west == arms rate 0.5 per day then alarm = true
            trigger answer when alarm then west = war
            outcome war when west == war ends
            """);
    PathsFinding found = paths(model, Method.AUTO, 30);
    assertThat(found.method()).isEqualTo("simulate");
    Path first = found.paths().getFirst();
    assertThat(told(first)).isEqualTo("arm, scare");
    assertThat(first.steps().getLast().changes())
        .contains(new PathsFinding.Change("west", "arms", "war"));
    assertThat(first.share().value()).isEqualTo(1);
    assertThat(first.excursions()).isPositive();
  }

  @Test
  void scoreThatDecidesIsToldByTheLastEvent() {
    Model model =
        Texts.model(
            """
            score s = 0..1
            event a rate 3 per day then s up 0.013
            event b rate 1 per day then s up 0.017
            outcome much when s > 0.9 ends
            """);
    PathsFinding found = paths(model, Method.SIMULATE, 1_000);
    assertThat(found.followed()).isEmpty();
    assertThat(found.paths()).hasSize(2);
    assertThat(told(found.paths().getFirst())).isEqualTo("a");
    assertThat(paths(model, Method.SIMULATE, 1_000, "s").followed()).containsExactly("s");
  }

  @Test
  void brinkTellsHowNuclearUseComesAbout() {
    Model model = Texts.model(Documents.read(Documents.root().resolve("models/brink.crisis")));
    PathsFinding found = paths(model, Method.EXACT, 24 * Unit.MONTH.days());
    assertThat(found.probability().mean()).isCloseTo(2.675591226569e-08, withinPercentage(1e-6));
    assertThat(found.histories()).isEqualTo(20_000);
    assertThat(found.paths().getFirst().share().value()).isGreaterThan(0.3);
    assertThat(told(found.paths().getFirst())).isEqualTo("r_responds x4, r_last_rung");
    assertThat(found.events().stream().filter(event -> event.onPath() == 1))
        .extracting(event -> event.event().orElseThrow())
        .containsExactlyInAnyOrder("r_responds", "r_last_rung");
  }
}
