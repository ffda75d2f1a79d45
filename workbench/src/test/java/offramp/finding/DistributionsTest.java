package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import offramp.check.Documents;
import offramp.check.Texts;
import offramp.finding.RunFinding.Distribution;
import offramp.finding.RunFinding.Estimate;
import offramp.finding.RunFinding.Value;
import offramp.model.Model;
import offramp.report.RunCsv;
import offramp.report.Terminal;
import offramp.simulate.Evidence;
import offramp.simulate.Settings;
import offramp.text.Unit;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How the parts of the state are distributed, against closed forms and both ways.
///
/// Simulation is held within 4 standard errors, with a fixed seed: a false alarm has a chance below
/// 1e-4 for each number, below 1% for all.
class DistributionsTest {
  private static final String COUNT =
      """
      runs 10 days
      unknown pace = Uniform(0.1 per day, 0.3 per day)
      level n = 0..20
      level many = 0..100
      ladder mood = calm < tense < open starts tense
      score heat = 0..1 starts 0.5
      flag seen
      event tick rate 0.2 per day then n up, many up
      event rise rate pace then mood up
      event fall when mood > calm rate 0.1 per day then mood down, seen = true, heat = 0.25
      outcome worst when mood == open
      watch sight = seen
      """;

  private static Runs.Question question(Method method, int steps) {
    Runs.Effort effort = new Runs.Effort(method, 1, 40_000, 200, 2, OptionalDouble.empty());
    return new Runs.Question("test.crisis", "", 10, Unit.DAY, steps, effort);
  }

  private static RunFinding run(Model model, Runs.Question question) {
    return Runs.run(model, question.distributions(true), Settings.Watcher.none());
  }

  private static Distribution of(RunFinding run, String name) {
    return run.distributions().stream()
        .filter(d -> d.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void exactCountIsPoisson() {
    RunFinding run = run(Texts.model(COUNT), question(Method.EXACT, 2));
    for (int step = 0; step < 2; step++) {
      PoissonDistribution law = PoissonDistribution.of(0.2 * 5 * (step + 1));
      List<Value> values = of(run, "n").values();
      for (int n = 0; n < 20; n++) {
        assertThat(values.get(n).name()).isEqualTo(String.valueOf(n));
        assertThat(values.get(n).series().get(step).probability())
            .isCloseTo(law.probability(n), within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"EXACT", "SIMULATE", "SPLIT"})
  void probabilitiesOfAVariableSumToOne(Method method) {
    RunFinding run = run(Texts.model(COUNT), question(method, 3));
    for (Distribution each : run.distributions()) {
      for (int step = 0; step < 3 && !each.values().isEmpty(); step++) {
        int at = step;
        double sum =
            each.values().stream().mapToDouble(v -> v.series().get(at).probability()).sum();
        assertThat(sum).as(each.name()).isCloseTo(1, within(1e-9));
      }
    }
  }

  @Test
  void manyValuesAndScoresAreToldByQuantiles() {
    RunFinding run = run(Texts.model(COUNT), question(Method.EXACT, 1));
    assertThat(run.distributions().stream().filter(d -> d.values().isEmpty()))
        .extracting(Distribution::name)
        .containsExactly("many", "heat");
    PoissonDistribution law = PoissonDistribution.of(2);
    assertThat(of(run, "many").quantiles().getLast().p95())
        .isEqualTo(law.inverseCumulativeProbability(0.95));
    assertThat(Terminal.of(run)).contains("many  5%, 50%, 95% of histories: 0, 2, 5");
  }

  @Test
  void bothWaysAgree() {
    agree(Texts.model(COUNT), question(Method.EXACT, 2), question(Method.SIMULATE, 2));
  }

  @Test
  void bothWaysAgreeOnWhatIsGiven() {
    List<Runs.Given> given = List.of(new Runs.Given("not worst", new Evidence(0, false, 6)));
    agree(
        Texts.model(COUNT),
        question(Method.EXACT, 2).given(given),
        question(Method.SIMULATE, 2).given(given));
  }

  private static void agree(Model model, Runs.Question exactly, Runs.Question simulated) {
    List<Estimate> exact = estimates(run(model, exactly)).toList();
    List<Estimate> found = estimates(run(model, simulated)).toList();
    assertThat(found).hasSameSizeAs(exact);
    for (int i = 0; i < exact.size(); i++) {
      double error = Math.hypot(exact.get(i).standardError(), found.get(i).standardError());
      assertThat(found.get(i).probability())
          .as("number %d", i)
          .isCloseTo(exact.get(i).probability(), within(4 * error));
    }
  }

  private static Stream<Estimate> estimates(RunFinding run) {
    return run.distributions().stream()
        .flatMap(d -> d.values().stream())
        .flatMap(v -> v.series().stream());
  }

  @Test
  void rangeOfARungIsThatOfTheOutcomeThatReadsIt() {
    Model model =
        Texts.model(
            """
            unknown p = Uniform(0, 1)
            flag f
            event come after 1 day then p: f = true then otherwise: nothing
            outcome came when f
            """);
    RunFinding run = run(model, question(Method.SIMULATE, 2));
    assertThat(of(run, "f").values().getLast().series())
        .isEqualTo(run.outcomes().getFirst().series());
  }

  @Test
  void otherNumbersStayTheSame() {
    Model model = Texts.model(COUNT);
    Runs.Question question = question(Method.SIMULATE, 3);
    RunFinding plain = Runs.run(model, question, Settings.Watcher.none());
    RunFinding more = run(model, question);
    assertThat(plain.distributions()).isEmpty();
    assertThat(more.outcomes()).isEqualTo(plain.outcomes());
    assertThat(more.watches()).isEqualTo(plain.watches());
  }

  @Test
  void wayIsTheSameWithThem() {
    Model brink = Texts.model(Documents.read(Documents.root().resolve("models/grit.crisis")));
    Runs.Question question = question(Method.AUTO, 1);
    assertThat(run(brink, question).method())
        .isEqualTo(Runs.run(brink, question, Settings.Watcher.none()).method());
  }

  @Test
  void whatWasNeverSeenHasABound() {
    RunFinding run =
        run(
            Texts.model("flag f\nevent e rate 1e-9 per day then f = true\noutcome o when f"),
            question(Method.SIMULATE, 1));
    Estimate never = of(run, "f").values().getLast().series().getLast();
    assertThat(never.bound())
        .hasValueSatisfying(b -> assertThat(b).isCloseTo(7.5e-5, within(1e-6)));
    assertThat(Terminal.of(run)).contains("f  false 100%  true < 0.0075%");
    assertThat(RunCsv.rows(run)).contains("base,distribution,f=true,10.0,,0.0,");
  }
}
