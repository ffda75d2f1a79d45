package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import offramp.check.Documents;
import offramp.check.Texts;
import offramp.explore.Late.Estimate;
import offramp.finding.LastExit.AtRung;
import offramp.finding.LastExit.Case;
import offramp.model.Model;
import offramp.simulate.Settings;
import offramp.text.Source;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;

/// Last exits against closed forms, and without dice against with them.
class LastExitsTest {
  private static final double A = 0.3;
  private static final double B = 0.1;
  private static final int DAYS = 20;

  private static final String STEPS =
      """
      starts 2025-01-01
      runs 20 days
      ladder x = low < middle < high
      event first  when x == low    rate 0.3 per day then x up
      event second when x == middle rate 0.1 per day then x up
      lever stop     scales second by 0
      lever slow     scales second by 0.2
      lever keep     scales first by 0
      lever idle     then nothing
      lever soon     until 2025-01-05 scales second by 0
      lever window   from 2025-01-06 until 2025-01-12 scales second by 0
      lever far      from 2026-01-01 scales second by 0
      lever waits    when x >= middle scales second by 0.2
      outcome war harm war when x == high ends
      """;

  /// The sum of two exponential times: P(T <= t) = 1 - (b exp(-at) - a exp(-bt)) / (b - a).
  private static double twoSteps(double a, double b, double t) {
    return 1 - (b * Math.exp(-a * t) - a * Math.exp(-b * t)) / (b - a);
  }

  private record Asking(Method method, long histories, int dates, OptionalDouble threshold) {
    static Asking exact(int dates) {
      return new Asking(Method.EXACT, 1, dates, OptionalDouble.empty());
    }

    LastExit of(String text, double days, String... levers) {
      return of(List.of(), text, days, levers);
    }

    Case against(String harm, String text, double days, String lever) {
      return of(List.of(harm), text, days, lever).cases().getFirst();
    }

    private LastExit of(List<String> harms, String text, double days, String... levers) {
      Model base = Texts.model(text);
      Views views =
          new Views(new Source("a.crisis", text), List.of(Optional.empty()), List.of(), Map.of());
      Runs.Effort effort = new Runs.Effort(method, 1, histories, 100, 2, OptionalDouble.empty());
      Runs.Question question = new Runs.Question("a.crisis", "offramp", days, Unit.DAY, 4, effort);
      Levers.Asked asked =
          new Levers.Asked(
              List.of(levers), harms, 1, Double.POSITIVE_INFINITY, threshold, Map.of());
      LastExits.Question all =
          new LastExits.Question(asked, new LastExits.Moments(dates, Optional.empty()), question);
      LeversFinding found = Levers.of(views, base, asked, question, Settings.Watcher.none());
      return LastExits.add(found, views, base, all, Settings.Watcher.none()).exits().orElseThrow();
    }

    Case one(String lever) {
      return of(STEPS, DAYS, lever).cases().getFirst();
    }
  }

  private static AtRung rung(Case is, int rung) {
    return is.ladders().getFirst().byRung().get(rung).getFirst();
  }

  @Test
  void harmWithAPullOnADayIsThatOfThatDay() {
    Case stop = Asking.exact(DAYS).one("stop");
    assertThat(stop.dates()).hasSize(DAYS);
    for (int day = 0; day < DAYS; day++) {
      assertThat(stop.byDate().get(day).getFirst().probability().value())
          .isCloseTo(twoSteps(A, B, day), within(1e-9));
    }
  }

  @Test
  void lastDateIsTheLastThatHalves() {
    Case stop = Asking.exact(DAYS).one("stop");
    double half = twoSteps(A, B, DAYS) / 2;
    int last = IntStream.range(0, DAYS).filter(d -> twoSteps(A, B, d) <= half).max().orElseThrow();
    LastExit.Last found = stop.lastDate().getFirst();
    assertThat(found.estimated()).isEqualTo(OptionalInt.of(last));
    assertThat(found.surely()).isEqualTo(found.estimated());
    assertThat(found.perhaps()).isEqualTo(found.estimated());
    assertThat(found.every()).isFalse();
  }

  @Test
  void thresholdTakesThePlaceOfTheHalf() {
    Asking asking = new Asking(Method.EXACT, 1, DAYS, OptionalDouble.of(0.1));
    int last = IntStream.range(0, DAYS).filter(d -> twoSteps(A, B, d) <= 0.1).max().orElseThrow();
    assertThat(asking.one("stop").lastDate().getFirst().estimated())
        .isEqualTo(OptionalInt.of(last));
  }

  @Test
  void whatALeverStillAvoidsFromARungIsThatOfTheStepsLeft() {
    Case slow = Asking.exact(3).one("slow");
    double reached = -Math.expm1(-A * DAYS);
    AtRung middle = rung(slow, 0);
    assertThat(middle.reached().value()).isCloseTo(reached, within(1e-9));
    LastExit.FromThere from = middle.from().orElseThrow();
    assertThat(from.without().value()).isCloseTo(twoSteps(A, B, DAYS) / reached, within(1e-9));
    assertThat(from.with().value()).isCloseTo(twoSteps(A, 0.2 * B, DAYS) / reached, within(1e-9));
    assertThat(from.avoided().orElseThrow().value())
        .isCloseTo(1 - twoSteps(A, 0.2 * B, DAYS) / twoSteps(A, B, DAYS), within(1e-9));
    assertThat(rung(slow, 1).from().orElseThrow().avoided().orElseThrow().value())
        .isCloseTo(0, within(1e-9));
    assertThat(slow.ladders().getFirst().lastRung().getFirst().surely())
        .isEqualTo(OptionalInt.of(0));
  }

  @Test
  void pointOfNoReturnOfAStepThatIsDoneIsBeforeTheFirstRung() {
    Case keep = Asking.exact(3).one("keep");
    assertThat(keep.ladders().getFirst().lastRung().getFirst().perhaps()).isEmpty();
    assertThat(keep.atStart().getFirst().probability().value()).isCloseTo(0, within(1e-12));
  }

  @Test
  void leverThatDoesNothingHasNoExit() {
    Case idle = Asking.exact(4).one("idle");
    assertThat(idle.lastDate().getFirst().perhaps()).isEmpty();
    assertThat(idle.ladders().getFirst().lastRung().getFirst().perhaps()).isEmpty();
    assertThat(idle.byDate().getFirst().getFirst().seen()).isFalse();
  }

  @Test
  void leverThatIsSimulatedAndDoesNothingHasNoExitEither() {
    Case idle = new Asking(Method.SIMULATE, 4_000, 3, OptionalDouble.empty()).one("idle");
    assertThat(idle.lastDate().getFirst().perhaps()).isEmpty();
  }

  @Test
  void datesKeepToTheWindow() {
    assertThat(Asking.exact(3).one("window").dates())
        .containsExactly(
            LocalDate.of(2025, 1, 6), LocalDate.of(2025, 1, 8), LocalDate.of(2025, 1, 10));
    assertThat(Asking.exact(9).one("soon").dates())
        .containsExactly(
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 1, 2),
            LocalDate.of(2025, 1, 3),
            LocalDate.of(2025, 1, 4));
    LastExit far = Asking.exact(3).of(STEPS, DAYS, "far");
    assertThat(far.cases()).isEmpty();
    assertThat(far.closed()).containsExactly("far");
  }

  @Test
  void windowThatClosesLeavesTheRungsThatComeLater() {
    // who has made the first step by day 4 stays there
    AtRung middle = rung(Asking.exact(3).one("soon"), 0);
    double late = Math.exp(-A * 4) * twoSteps(A, B, DAYS - 4);
    assertThat(middle.overall().probability().value()).isCloseTo(late, within(1e-9));
  }

  @Test
  void declaredWayStandsBesideThePullAtTheOpening() {
    Case waits = Asking.exact(3).one("waits");
    assertThat(waits.asDeclared()).contains("x >= middle");
    assertThat(waits.declared().getFirst().probability().value())
        .isCloseTo(twoSteps(A, 0.2 * B, DAYS), within(1e-9));
    assertThat(waits.atStart().getFirst().probability().value())
        .isCloseTo(twoSteps(A, 0.2 * B, DAYS), within(1e-9));
    assertThat(Asking.exact(3).one("slow").declared()).isEmpty();
  }

  @Test
  void modelWithoutDatesHasRungsOnly() {
    String timeless =
        STEPS.replace("starts 2025-01-01\n", "").replaceAll("(from|until) 20\\S+ ", "");
    LastExit found = Asking.exact(3).of(timeless, DAYS, "slow", "waits");
    assertThat(found.dated()).isFalse();
    for (Case is : found.cases()) {
      assertThat(is.dates()).isEmpty();
      assertThat(is.lastDate()).isEmpty();
      assertThat(is.atStart().getFirst().probability().value())
          .isCloseTo(twoSteps(A, 0.2 * B, DAYS), within(1e-9));
      assertThat(rung(is, 0).overall().probability().value())
          .isCloseTo(twoSteps(A, 0.2 * B, DAYS), within(1e-9));
    }
  }

  @Test
  void rungThatTooFewReachSaysSo() {
    String rare = STEPS.replace("rate 0.3 per day", "rate 0.0001 per day");
    Case slow =
        new Asking(Method.SIMULATE, 1_000, 1, OptionalDouble.empty())
            .of(rare, DAYS, "slow")
            .cases()
            .getFirst();
    assertThat(rung(slow, 0).from()).isEmpty();
    assertThat(slow.ladders().getFirst().lastRung().getFirst().perhaps()).isEmpty();
  }

  /// Each of the 42 comparisons raises a false alarm with a chance of about 1e-5; the seed is
  /// fixed.
  @Test
  void simulationFindsWhatTheExactSolutionDoes() {
    for (String lever : List.of("stop", "slow", "keep")) {
      Case exact = Asking.exact(6).one(lever);
      Case simulated = new Asking(Method.SIMULATE, 8_000, 6, OptionalDouble.empty()).one(lever);
      for (int date = 0; date < 6; date++) {
        near(
            exact.byDate().get(date).getFirst().difference(),
            simulated.byDate().get(date).getFirst().difference());
      }
      for (int rung = 0; rung < 2; rung++) {
        near(rung(exact, rung).reached(), rung(simulated, rung).reached());
        LastExit.FromThere one = rung(exact, rung).from().orElseThrow();
        LastExit.FromThere other = rung(simulated, rung).from().orElseThrow();
        near(one.without(), other.without());
        near(one.with(), other.with());
        near(one.avoided().orElseThrow(), other.avoided().orElseThrow());
      }
    }
  }

  private static void near(Estimate exact, Estimate simulated) {
    assertThat(simulated.value())
        .isCloseTo(exact.value(), within(4.5 * simulated.standardError() + 1e-9));
  }

  /// What third parties can do before the war has spread to the air they cannot do behind it. The
  /// chance that dice alone bring about the opposite is below 1e-4; the seed is fixed.
  @Test
  void earlyPressureOnKargilComesTooLateOnceTheWarHasSpread() {
    String kargil = Documents.read(Documents.root().resolve("models/kargil-1999.crisis"));
    Asking asking = new Asking(Method.SIMULATE, 1_500, 1, OptionalDouble.empty());
    LastExit.OnLadder fighting =
        asking.against("war_by_icb", kargil, 120, "early_pressure").ladders().getFirst();
    assertThat(fighting.rungs()).containsExactly("ground", "air", "wide", "full");
    List<Double> avoided =
        fighting.byRung().stream()
            .map(rung -> rung.getFirst().from().orElseThrow().avoided().orElseThrow().value())
            .toList();
    assertThat(avoided.get(0)).isBetween(0.4, 0.6);
    assertThat(avoided).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(avoided.get(3)).isCloseTo(0, within(1e-9));
    assertThat(fighting.lastRung().getFirst().perhaps().orElse(-1)).isLessThan(2);
  }

  /// A word to be believed at once is worth more on the brink than at the start, when it is lost.
  @Test
  void leverThatWearsOffIsWorthMoreAtARungThanAtTheStart() {
    String brink =
        """
        starts 2025-01-01
        ladder x = low < middle < high
        flag watched
        event first  when x == low    rate 0.05 per day then x up
        event second when x == middle rate (if watched then 0 else 0.5) per day then x up
        event forget when watched     rate 0.5 per day then watched = false
        lever calm then watched = true
        outcome war harm war when x == high ends
        """;
    Case calm = Asking.exact(2).of(brink, DAYS, "calm").cases().getFirst();
    assertThat(rung(calm, 0).overall().difference().value())
        .isLessThan(calm.atStart().getFirst().difference().value());
  }
}
