package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import offramp.check.Texts;
import offramp.finding.RunFinding.Estimate;
import offramp.model.Model;
import offramp.report.RunCsv;
import offramp.simulate.Evidence;
import offramp.simulate.Settings;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;

/// Probabilities given what has come about, exactly and by simulation, against closed forms.
///
/// Simulation is held within 4 of its standard errors, with a fixed seed: a false alarm has a
/// chance below 1e-4 each.
class GivenTest {
  /// First after a time of rate 0.1 a day, then second after one of rate 0.3.
  private static final String ROW =
      """
      runs 10 days
      flag one
      flag two
      event first when not one rate 0.1 per day then one = true
      event second when one and not two rate 0.3 per day then two = true
      outcome begun when one
      outcome done when two
      watch open = if one and not two then 1 else 0
      """;

  /// On at rate 0.2 a day, off at rate 0.5; to have been on does not stay true by itself.
  private static final String SWITCH =
      """
      runs 10 days
      flag on
      event up when not on rate 0.2 per day then on = true
      event down when on rate 0.5 per day then on = false
      outcome ever when on
      watch now = if on then 1 else 0
      """;

  private static final String DOUBT =
      """
      runs 10 days
      unknown pace = Uniform(0.1 per day, 0.3 per day)
      flag here
      event come when not here rate pace then here = true
      outcome arrived when here
      watch speed = pace * 1 day
      """;

  private static final int BEGUN = 0;
  private static final int DONE = 1;

  private static RunFinding run(Method method, Model model, Evidence... evidence) {
    Runs.Effort effort = new Runs.Effort(method, 1, 40_000, 400, 2, OptionalDouble.empty());
    List<Runs.Given> given = new ArrayList<>();
    for (Evidence each : evidence) {
      given.add(new Runs.Given("given", each));
    }
    return Runs.run(
        model,
        new Runs.Question("test.crisis", "", 10, Unit.DAY, 10, effort).given(given),
        Settings.Watcher.none());
  }

  /// Asserts the probability of an outcome by a day, both ways.
  private static void is(double expected, String text, int outcome, int day, Evidence... evidence) {
    Model model = Texts.model(text);
    Estimate exact =
        run(Method.EXACT, model, evidence).outcomes().get(outcome).series().get(day - 1);
    double slack = model.unknowns().isEmpty() ? 1e-9 : 4 * exact.standardError();
    assertThat(exact.probability()).isCloseTo(expected, within(slack));
    Estimate simulated =
        run(Method.SIMULATE, model, evidence).outcomes().get(outcome).series().get(day - 1);
    assertThat(simulated.probability())
        .isCloseTo(expected, within(4 * simulated.standardError() + 1e-12));
  }

  private static double begun(double days) {
    return -Math.expm1(-0.1 * days);
  }

  private static double done(double days) {
    return 1 - (0.3 * Math.exp(-0.1 * days) - 0.1 * Math.exp(-0.3 * days)) / 0.2;
  }

  @Test
  void afterwardsIsTheJointOverTheCondition() {
    double joint = done(10) - Math.exp(-0.4) * done(6);
    is(joint / begun(4), ROW, DONE, 10, new Evidence(BEGUN, true, 4));
  }

  @Test
  void beforehandIsTheJointOverTheCondition() {
    double joint = done(6) - Math.exp(-0.2) * done(4);
    is(joint / done(6), ROW, BEGUN, 2, new Evidence(DONE, true, 6));
  }

  @Test
  void notYetBeginsAnew() {
    is(begun(6), ROW, BEGUN, 10, new Evidence(BEGUN, false, 4));
    is(done(6), ROW, DONE, 10, new Evidence(BEGUN, false, 4));
  }

  @Test
  void conditionIsCertainOnItsDay() {
    is(1, ROW, BEGUN, 4, new Evidence(BEGUN, true, 4));
    is(0, ROW, BEGUN, 4, new Evidence(BEGUN, false, 4));
  }

  /// Between two days of evidence: begun after 2 and by 5, so done by 5 as a mixture.
  @Test
  void severalConditionsHoldTogether() {
    double joint = Math.exp(-0.2) * done(6) - Math.exp(-0.55) * done(2.5);
    is(
        joint / (begun(5.5) - begun(2)),
        ROW,
        DONE,
        8,
        new Evidence(BEGUN, false, 2),
        new Evidence(BEGUN, true, 5.5));
  }

  @Test
  void outcomeThatDoesNotStayTrueIsRemembered() {
    is(-Math.expm1(-0.2 * 7), SWITCH, 0, 10, new Evidence(0, false, 3));
    is(Math.expm1(-0.2) / Math.expm1(-0.6), SWITCH, 0, 1, new Evidence(0, true, 3));
  }

  /// Given that it never was on by day 3 it is off then; at day 10 it is the chain of 7 days.
  @Test
  void watchesAreConditionalToo() {
    double on = 0.2 / 0.7 * -Math.expm1(-0.7 * 7);
    for (Method method : List.of(Method.EXACT, Method.SIMULATE)) {
      RunFinding run = run(method, Texts.model(SWITCH), new Evidence(0, false, 3));
      List<RunFinding.Spread> now = run.watches().getFirst().series();
      assertThat(now.get(1).mean()).isZero();
      double slack = method == Method.EXACT ? 1e-9 : 4 * 0.5 / Math.sqrt(40_000 * Math.exp(-0.6));
      assertThat(now.get(9).mean()).isCloseTo(on, within(slack));
    }
  }

  /// E exp(-t pace) = (exp(-t/10) - exp(-3t/10)) / (t/5) over Uniform(0.1, 0.3).
  private static double stays(double days) {
    return (Math.exp(-0.1 * days) - Math.exp(-0.3 * days)) / (0.2 * days);
  }

  @Test
  void drawsAreWeighedByWhatTheyMakeOfTheCondition() {
    is(1 - stays(10) / stays(5), DOUBT, 0, 10, new Evidence(0, false, 5));
  }

  @Test
  void shareIsTheProbabilityOfTheCondition() {
    RunFinding.Given exact =
        run(Method.EXACT, Texts.model(DOUBT), new Evidence(0, false, 5)).given().orElseThrow();
    RunFinding.Given simulated =
        run(Method.SIMULATE, Texts.model(DOUBT), new Evidence(0, false, 5)).given().orElseThrow();
    assertThat(exact.share()).isCloseTo(stays(5), within(0.02));
    assertThat(simulated.share()).isCloseTo(exact.share(), within(0.01));
    assertThat(exact.histories()).isEmpty();
    assertThat(simulated.histories().orElseThrow())
        .isEqualTo(Math.round(simulated.share() * 40_000));
    assertThat(simulated.effectiveDraws()).isCloseTo(exact.effectiveDraws(), within(20.0));
    assertThat(exact.effectiveDraws()).isBetween(200.0, 400.0);
  }

  @Test
  void rangeNarrowsAroundTheSlowDraws() {
    Model model = Texts.model(DOUBT);
    Estimate plain = run(Method.EXACT, model).outcomes().getFirst().series().get(9);
    Estimate exact =
        run(Method.EXACT, model, new Evidence(0, false, 9)).outcomes().getFirst().series().get(9);
    assertThat(exact.high()).isLessThan(plain.high());
    assertThat(exact.low()).isLessThan(exact.probability());
    assertThat(exact.standardError()).isPositive();
  }

  /// A calendar that switches rates and fires an event, branches, a trigger, a clock of two phases,
  /// an outcome that ends the history and one that turns false again.
  private static final String CALENDAR =
      """
      starts 2024-06-01
      runs 10 days
      unknown pace = Uniform(0.1 per day, 0.3 per day)
      ladder stage = low < middle < high < top
      flag talks
      flag over
      event up
        when stage < top
        rate if since 2024-06-05 then 2 * pace else pace
        then 70%: stage up
        then 30%: talks = true
      event cool when talks rate 0.4 per day then talks = false
      event meet on 2024-06-04 then talks = true
      event tire when talks after Gamma(2, 2 days) then stage down
      trigger end when stage == top then over = true
      outcome ended when over ends
      outcome talked when talks
      outcome late when talks and since 2024-06-06
      watch height = if stage >= high then 1 else 0
      """;

  private static void agree(Model model, int outcomes, Evidence... evidence) {
    RunFinding exact = run(Method.EXACT, model, evidence);
    RunFinding simulated = run(Method.SIMULATE, model, evidence);
    for (int outcome = 0; outcome < outcomes; outcome++) {
      for (int date = 0; date < 10; date++) {
        Estimate e = exact.outcomes().get(outcome).series().get(date);
        Estimate s = simulated.outcomes().get(outcome).series().get(date);
        assertThat(s.probability())
            .isCloseTo(e.probability(), within(4 * s.standardError() + 1e-12));
      }
    }
    assertThat(simulated.given().orElseThrow().share())
        .isCloseTo(exact.given().orElseThrow().share(), within(0.01));
  }

  @Test
  void bothWaysAgreeOnACalendar() {
    Model model = Texts.model(CALENDAR);
    agree(model, 3, new Evidence(1, false, 2.5), new Evidence(0, false, 6));
    agree(model, 3, new Evidence(0, true, 8));
    agree(model, 3, new Evidence(2, true, 7), new Evidence(1, true, 1));
    agree(model, 3, new Evidence(2, false, 5));
  }

  @Test
  void watchesAgreeOnACalendar() {
    Model model = Texts.model(CALENDAR);
    Evidence known = new Evidence(0, true, 8);
    List<RunFinding.Spread> exact = run(Method.EXACT, model, known).watches().getFirst().series();
    List<RunFinding.Spread> simulated =
        run(Method.SIMULATE, model, known).watches().getFirst().series();
    IntStream.range(0, 10)
        .forEach(
            date -> {
              assertThat(simulated.get(date).mean())
                  .isCloseTo(exact.get(date).mean(), within(0.06));
              assertThat(simulated.get(date).sd()).isCloseTo(exact.get(date).sd(), within(0.06));
            });
  }

  @Test
  void numbersDoNotHangOnTheThreads() {
    Model model = Texts.model(CALENDAR);
    for (Method method : List.of(Method.EXACT, Method.SIMULATE)) {
      List<RunFinding> runs = new ArrayList<>();
      for (int threads : new int[] {1, 3}) {
        Runs.Effort effort = new Runs.Effort(method, 1, 5_000, 60, threads, OptionalDouble.empty());
        List<Runs.Given> given = List.of(new Runs.Given("given", new Evidence(1, true, 5)));
        runs.add(
            Runs.run(
                model,
                new Runs.Question("t", "", 10, Unit.DAY, 4, effort).given(given),
                Settings.Watcher.none()));
      }
      assertThat(runs.getFirst()).isEqualTo(runs.getLast());
    }
  }

  @Test
  void fewerThanTwentyHistoriesAreRefused() {
    assertThatThrownBy(() -> run(Method.SIMULATE, Texts.model(ROW), new Evidence(DONE, true, 0.02)))
        .isInstanceOf(TooFew.class)
        .hasMessageContaining("of 40,000 histories");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(
            () ->
                run(
                    Method.EXACT,
                    Texts.model(ROW),
                    new Evidence(BEGUN, false, 4),
                    new Evidence(DONE, true, 3)))
        .isInstanceOf(TooFew.class);
  }

  @Test
  void everyRowOfTheCsvSaysWhatIsGiven() {
    RunFinding run = run(Method.EXACT, Texts.model(ROW), new Evidence(BEGUN, true, 5));
    assertThat(RunCsv.head().strip()).endsWith(",given");
    assertThat(RunCsv.rows(run).lines()).isNotEmpty().allMatch(row -> row.endsWith(",given"));
  }
}
