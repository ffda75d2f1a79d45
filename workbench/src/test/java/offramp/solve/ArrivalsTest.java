package offramp.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import offramp.check.Texts;
import offramp.model.Model;
import offramp.program.Program;
import offramp.program.RandomModels;
import offramp.simulate.Arrivals;
import offramp.simulate.Evidence;
import offramp.simulate.Held;
import offramp.simulate.Settings;
import offramp.simulate.Trajectory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Histories drawn from those that arrive, against simulated ones that happen to.
class ArrivalsTest {
  private static final double DAYS = 5;
  private static final int DRAWS = 4;

  private static Settings settings(long histories, int threads, Evidence... evidence) {
    double[] days = {DAYS};
    return new Settings(
        1, histories, DRAWS, days, threads, OptionalDouble.empty(), List.of(evidence));
  }

  private static Solver solver(Model model, int threads, Evidence... evidence) {
    return Solver.of(
        Program.of(model),
        settings(4_000, threads, evidence),
        new Limits(200_000, threads, () -> false));
  }

  private static Arrivals drawn(Model model, int outcome, int threads, Evidence... evidence) {
    return solver(model, threads, evidence).arrivals(outcome, Settings.Watcher.none());
  }

  private static Arrivals simulated(
      Model model, int outcome, long histories, Evidence... evidence) {
    return Arrivals.of(
        Program.of(model), outcome, settings(histories, 1, evidence), Settings.Watcher.none());
  }

  /// Some 900 comparisons with -Pfull, and a third of them without, of means at 4.9 standard
  /// errors, each with a false alarm about once in a million; the seeds are fixed.
  @Test
  void randomModelsArriveTheSameBothWays() {
    assertThat(compared(20, 27)).isGreaterThan(13);
  }

  @Test
  @Tag("full")
  void manyRandomModelsArriveTheSameBothWays() {
    assertThat(compared(60, 80)).isGreaterThan(40);
  }

  private static int compared(int chains, int dated) {
    return IntStream.range(0, chains)
            .map(seed -> compared(RandomModels.of(RandomModels.Kind.CHAIN, seed), "chain " + seed))
            .sum()
        + IntStream.range(0, dated)
            .map(seed -> compared(RandomModels.of(RandomModels.Kind.TAME, seed), "dated " + seed))
            .sum();
  }

  /// Some 300 comparisons with -Pfull, as above.
  @Test
  void randomModelsArriveTheSameBothWaysGivenWhatIsKnown() {
    assertThat(given(17, 24)).isGreaterThan(5);
  }

  @Test
  @Tag("full")
  void manyRandomModelsArriveTheSameBothWaysGivenWhatIsKnown() {
    assertThat(given(50, 70)).isGreaterThan(15);
  }

  private static int given(int chains, int dated) {
    return IntStream.range(0, chains)
            .map(seed -> given(RandomModels.of(RandomModels.Kind.CHAIN, seed), seed, "chain "))
            .sum()
        + IntStream.range(0, dated)
            .map(seed -> given(RandomModels.of(RandomModels.Kind.TAME, seed), seed, "dated "))
            .sum();
  }

  private static int given(Model model, int seed, String kind) {
    int known = seed % Math.max(1, model.outcomes().size());
    double[] days = {1, 2.3, 3.7, DAYS};
    Evidence late = new Evidence(known, seed % 3 == 0, days[seed % days.length]);
    Evidence early = new Evidence(known, false, 0.4);
    Evidence[] evidence = seed % 2 == 0 ? new Evidence[] {late} : new Evidence[] {early, late};
    return compared(model, kind + seed, evidence);
  }

  /// {@return how many outcomes were compared}
  private static int compared(Model model, String what, Evidence... evidence) {
    int compared = 0;
    try {
      for (int outcome = 0; outcome < model.outcomes().size(); outcome++) {
        Arrivals exact = drawn(model, outcome, 1, evidence);
        Solution forward = solver(model, 1, evidence).solution(Settings.Watcher.none());
        assertThat(exact.held().map(Held::share).orElse(1.0))
            .as(what)
            .isCloseTo(forward.held().map(Held::share).orElse(1.0), withinPercentage(1e-6));
        assertThat(exact.probability().mean())
            .as(what)
            .isCloseTo(forward.outcomes().get(outcome).getFirst().mean(), withinPercentage(1e-6));
        Arrivals dice = simulated(model, outcome, 8_000, evidence);
        if (dice.arrived() > 200) {
          alike(exact, dice, t -> t.steps(), what + " steps");
          alike(exact, dice, t -> t.steps() == 0 ? 0 : t.days()[t.steps() - 1], what + " day");
          for (int event = Trajectory.DATE; event < model.events().size(); event++) {
            int number = event;
            alike(
                exact,
                dice,
                t -> Arrays.stream(t.events()).anyMatch(e -> e == number) ? 1 : 0,
                what + " event " + event);
          }
          compared++;
        }
      }
      return compared;
    } catch (TooLarge large) {
      return compared;
    }
  }

  private static void alike(
      Arrivals exact, Arrivals dice, ToDoubleFunction<Trajectory> number, String what) {
    double[] a = exact.trajectories().stream().mapToDouble(number).toArray();
    double[] b = dice.trajectories().stream().mapToDouble(number).toArray();
    double error = Math.sqrt(squared(a) + squared(b)) + 5.0 / b.length;
    assertThat(Math.abs(mean(a) - mean(b))).as(what).isLessThan(4.9 * error);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /// {@return the squared standard error of the mean}
  private static double squared(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow()
        / values.length;
  }

  @Test
  void waitIsUniformGivenThatOneOfManyRareEventsCame() {
    // given one event of a rate near 0, its time is uniform on the horizon (Feller II, I.3)
    Model model =
        Texts.model(
            """
            flag a
            event hit rate 1e-12 per day then a = true
            event noise rate 30 per day then n up
            event quiet rate 30 per day then n down
            level n = 0..1
            outcome a when a
            """);
    Arrivals found = drawn(model, 0, 2);
    assertThat(found.probability().mean()).isCloseTo(DAYS * 1e-12, withinPercentage(1e-4));
    double[] days =
        found.trajectories().stream()
            .mapToDouble(t -> t.days()[t.steps() - 1] / DAYS)
            .sorted()
            .toArray();
    double most = 0;
    for (int i = 0; i < days.length; i++) {
      most = Math.max(most, Math.abs(days[i] - (i + 0.5) / days.length));
    }
    // Kolmogorov: 2.5 is passed with a chance of 7e-6
    assertThat(most * Math.sqrt(days.length)).isLessThan(2.5);
  }

  @Test
  void historiesAreTheSameWhateverTheThreads() {
    Model model = RandomModels.of(RandomModels.Kind.CHAIN, 3);
    List<double[]> one = drawn(model, 0, 1).trajectories().stream().map(Trajectory::days).toList();
    List<double[]> two = drawn(model, 0, 2).trajectories().stream().map(Trajectory::days).toList();
    assertThat(two).usingRecursiveComparison().isEqualTo(one);
  }

  @Test
  void drawsOfTheUnknownsWeighAsTheirOutcomeIsLikely() {
    Model model =
        Texts.model(
            """
            unknown fast = Bernoulli(0.5)
            flag a
            event hit rate (if fast then 1e-6 else 1e-9) per day then a = true
            outcome a when a
            """);
    Settings settings = new Settings(1, 4_000, 100, new double[] {DAYS}, 1, OptionalDouble.empty());
    Arrivals found =
        Solver.of(Program.of(model), settings, Exact.limits(1))
            .arrivals(0, Settings.Watcher.none());
    int[] perDraw = new int[100];
    found.trajectories().forEach(t -> perDraw[t.draw()]++);
    int[] fast = Arrays.stream(perDraw).filter(n -> n > 10).toArray();
    // about half of the draws share the histories evenly; the others have a thousandth of that
    assertThat(fast.length).isBetween(30, 70);
    assertThat(Arrays.stream(fast).max().orElse(0) - Arrays.stream(fast).min().orElse(0))
        .isLessThanOrEqualTo(1);
    assertThat(Arrays.stream(perDraw).sum()).isEqualTo(4_000);
    assertThat(Arrays.stream(fast).sum()).isGreaterThan(3_980);
  }
}
