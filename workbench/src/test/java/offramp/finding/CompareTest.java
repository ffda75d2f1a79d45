package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.check.Documents;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.explore.Likelihoods.Valued;
import offramp.finding.CompareFinding.Causes;
import offramp.finding.CompareFinding.Difference;
import offramp.finding.CompareFinding.OutcomeCauses;
import offramp.finding.CompareFinding.PairSignal;
import offramp.finding.CompareFinding.Signal;
import offramp.finding.CompareFinding.Told;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.simulate.Settings;
import offramp.text.Source;
import org.junit.jupiter.api.Test;

/// Rival theories side by side.
///
/// What simulation finds is held against closed forms within 4 of the standard errors given, with a
/// fixed seed: a false alarm has a chance below 1e-4 each.
class CompareTest {
  /// Waiting times of mean 10 days, and 5 under the theory: P = 1 - exp(-t / mean).
  private static final String TWICE =
      """
      runs 10 days
      flag here
      flag there
      event come when not here rate 0.1 per day then here = true
      event go when not there rate 0.05 per day then there = true
      lever open
        then there = true
      theory hasty {
        event come rate 0.2 per day
      }
      outcome arrived harm war when here
      outcome left when there
      """;

  private static CompareFinding compare(String text, Method method, Map<String, Double> weights) {
    Source source = new Source("test.crisis", text);
    Model base = Texts.model(text, Variation.BASE);
    List<Optional<String>> theories = new ArrayList<>(List.of(Optional.empty()));
    for (Crisis.Theory theory : base.crisis().theories()) {
      theories.add(Optional.of(theory.name()));
    }
    Runs.Effort effort = new Runs.Effort(method, 1, 2_000, 100, 2, OptionalDouble.empty());
    return Compare.of(
        new Views(source, theories, List.of(), Map.of()),
        base,
        new Compare.Asked(true, weights),
        new Runs.Question(
            "test.crisis", "", base.crisis().runs(), base.crisis().unit(), 10, effort),
        Settings.Watcher.none());
  }

  private static CompareFinding compare(Method method) {
    return compare(TWICE, method, Map.of());
  }

  private static double p(double rate, double days) {
    return -Math.expm1(-rate * days);
  }

  private static double divergence(double a, double b) {
    return a * Math.log(a / b) + (1 - a) * Math.log((1 - a) / (1 - b));
  }

  @Test
  void exactProbabilitiesAndTheirRatioAreThoseOfExponentialWaits() {
    CompareFinding found = compare(Method.EXACT);
    CompareFinding.OutcomeRow arrived = found.outcomes().getFirst();
    assertThat(arrived.under().get(0).probability()).isCloseTo(p(0.1, 10), within(1e-9));
    assertThat(arrived.under().get(1).probability()).isCloseTo(p(0.2, 10), within(1e-9));
    CompareFinding.Ratio largest = arrived.largest().orElseThrow();
    assertThat(largest.theory()).isEqualTo("hasty");
    assertThat(largest.ratio()).isCloseTo(p(0.2, 10) / p(0.1, 10), within(1e-9));
    assertThat(largest.low()).isEqualTo(largest.ratio());
    assertThat(found.outcomes().get(1).agreed()).isTrue();
  }

  @Test
  void exactInformationIsTheDivergenceOfTwoWaits() {
    PairSignal best = compare(Method.EXACT).signals().pairs().getFirst().ranked().getFirst();
    double days = best.by().value();
    double slow = p(0.1, days);
    double fast = p(0.2, days);
    assertThat(best.words()).isEqualTo("arrived");
    assertThat(best.forTheory().value()).isCloseTo(divergence(slow, fast), within(1e-9));
    assertThat(best.forOther().value()).isCloseTo(divergence(fast, slow), within(1e-9));
    assertThat(best.ifSeen().value()).isCloseTo(slow / fast, within(1e-9));
    assertThat(best.ifNot().value()).isCloseTo(Math.exp(0.1 * days), within(1e-9));
    double each = (divergence(slow, fast) + divergence(fast, slow)) / 2 / days;
    assertThat(best.perUnit()).isCloseTo(each, within(1e-9));
    assertThat(best.guarded()).isFalse();
  }

  @Test
  void soonestIsTheDateOfMostInformationForEachDayOfWaiting() {
    double days =
        compare(Method.EXACT).signals().pairs().getFirst().ranked().getFirst().by().value();
    double most = 0;
    double best = 0;
    for (int day = 1; day <= 10; day++) {
      double slow = p(0.1, day);
      double fast = p(0.2, day);
      double each = (divergence(slow, fast) + divergence(fast, slow)) / 2 / day;
      best = each > most ? day : best;
      most = Math.max(most, each);
    }
    assertThat(days).isEqualTo(best);
  }

  @Test
  void simulatedAnswersAreTheExactOnes() {
    CompareFinding exact = compare(Method.EXACT);
    CompareFinding simulated = compare(Method.SIMULATE);
    for (int theory = 0; theory < 2; theory++) {
      Told is = exact.outcomes().getFirst().under().get(theory);
      Told was = simulated.outcomes().getFirst().under().get(theory);
      near(was.probability(), is.probability(), was.standardError());
    }
    Difference gap = simulated.outcomes().getFirst().gaps().getFirst().difference();
    near(gap.difference(), p(0.1, 10) - p(0.2, 10), gap.standardError());
    Signal signal = simulated.signals().most().orElseThrow();
    double days = signal.by().value();
    double mean = (p(0.1, days) + p(0.2, days)) / 2;
    double bits =
        (divergence(p(0.1, days), mean) + divergence(p(0.2, days), mean)) / 2 / Math.log(2);
    near(signal.information().value(), bits, signal.information().error());
    assertThat(signal.words()).isEqualTo("arrived");
  }

  private static void near(double found, double expected, double error) {
    assertThat(found).isCloseTo(expected, within(4 * error + 1e-9));
  }

  @Test
  void theoriesThatAreTheSameAgreeEverywhereAndNothingTellsThemApart() {
    String same = TWICE.replace("event come rate 0.2 per day", "event come rate 0.1 per day");
    for (Method method : List.of(Method.EXACT, Method.SIMULATE)) {
      CompareFinding found = compare(same, method, Map.of());
      assertThat(found.outcomes()).allMatch(CompareFinding.OutcomeRow::agreed);
      assertThat(found.signals().ranked()).isEmpty();
      assertThat(found.signals().most()).isEmpty();
      assertThat(found.signals().pairs().getFirst().ranked()).isEmpty();
      assertThat(found.disputes()).allMatch(d -> d.split().isEmpty() && d.sized().isEmpty());
      assertThat(found.causes().getFirst().outcomes()).noneMatch(o -> o.whole().seen());
    }
  }

  @Test
  void changesMadeAloneAddUpToTheWholeDifferenceWithWhatIsLeft() {
    String both =
        TWICE.replace(
            "event come rate 0.2 per day",
            "event come rate 0.2 per day\n  event go rate 0.5 per day");
    for (Method method : List.of(Method.EXACT, Method.SIMULATE)) {
      Causes causes = compare(both, method, Map.of()).causes().getFirst();
      OutcomeCauses arrived = causes.outcomes().getFirst();
      assertThat(arrived.alone().getFirst().change().name()).isEqualTo("come");
      Difference come = arrived.alone().getFirst().move();
      near(come.difference(), p(0.2, 10) - p(0.1, 10), come.standardError());
      assertThat(arrived.alone().get(1).move().seen()).isFalse();
      double sum = arrived.alone().stream().mapToDouble(a -> a.move().difference()).sum();
      double left = arrived.together().orElseThrow().difference();
      assertThat(sum + left).isCloseTo(arrived.whole().difference(), within(1e-9));
    }
  }

  @Test
  void weightsPoolOutcomesAndWeighWhatThereIsToLearn() {
    CompareFinding found = compare(TWICE, Method.EXACT, Map.of("base", 1.0, "hasty", 3.0));
    double pooled = found.outcomes().getFirst().pooled().orElseThrow().probability();
    assertThat(pooled).isCloseTo((p(0.1, 10) + 3 * p(0.2, 10)) / 4, within(1e-9));
    double entropy = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)) / Math.log(2);
    assertThat(found.signals().entropy()).isCloseTo(entropy, within(1e-12));
    assertThat(compare(Method.EXACT).outcomes()).allMatch(row -> row.pooled().isEmpty());
  }

  @Test
  void whatATheoryRulesOutIsNotToldAsInfinite() {
    String never = TWICE.replace("event come rate 0.2 per day", "event come rate 0 per day");
    for (Method method : List.of(Method.EXACT, Method.SIMULATE)) {
      CompareFinding found = compare(never, method, Map.of());
      PairSignal best = found.signals().pairs().getFirst().ranked().getFirst();
      assertThat(best.guarded()).isTrue();
      assertThat(best.forTheory().value()).isFinite().isPositive();
      assertThat(best.ifSeen().value()).isFinite().isGreaterThan(100);
      assertThat(found.outcomes().getFirst().largest().orElseThrow().guarded()).isTrue();
    }
  }

  @Test
  void unknownThatOnlyATheoryKnowsGoesAlongWithItsDifference() {
    String doubt =
        """
        runs 10 days
        unknown pace = Uniform(0.1 per day, 0.3 per day)
        unknown idle = Uniform(0, 1)
        let bent = 1
        flag here
        event come when not here rate pace * bent then here = true
        theory bending {
          unknown bent = Uniform(0.01, 1)
        }
        outcome arrived when here
        """;
    OutcomeCauses arrived =
        compare(doubt, Method.EXACT, Map.of()).causes().getFirst().outcomes().getFirst();
    assertThat(arrived.bearings().getFirst().unknown()).isEqualTo("bent");
    assertThat(arrived.bearings().getFirst().correlation()).isGreaterThan(0.9);
    assertThat(arrived.bearings()).noneMatch(bearing -> bearing.unknown().equals("idle"));
  }

  @Test
  void leverWhoseSignHangsOnTheTheoryIsFoundInTheShippedModel() {
    CompareFinding found =
        compare(
            Documents.read(Documents.root().resolve("models/spiral-or-deterrence.crisis")),
            Method.SIMULATE,
            Map.of());
    assertThat(found.levers()).containsExactly("firm", "mild");
    CompareFinding.Dispute clash = found.disputes().getFirst();
    assertThat(clash.split())
        .contains(new LeversFinding.Split("mild", List.of("spiral"), List.of("deterrence")));
    CompareFinding.Sized most = clash.sized().getFirst();
    assertThat(most.gap().difference()).isPositive();
    assertThat(most.gap().difference())
        .isCloseTo(most.over().difference() - most.under().difference(), within(1e-9));
  }

  @Test
  void watchingIsWorthWhatTheChoiceAfterItSaves() {
    // The pull helps under one theory by as much as it harms under the other, so that now all is
    // alike; the answer is seen under the theory `good` alone, with probability 1 - exp(-2).
    String either =
        """
        runs 10 days
        flag bad
        flag told
        let sign = 0
        let says = 0
        event harm when not bad rate (0.1 + sign) * 1 per day then bad = true
        event tell when not told rate says * 1 per day then told = true
        lever pull cost 1
          scales harm by (if says > 0 then 0.5 else 2)
        theory good {
          let says = 0.2
        }
        outcome hurt harm war when bad
        outcome heard when told
        """;
    CompareFinding found = compare(either, Method.EXACT, Map.of());
    CompareFinding.Worth worth = found.signals().worth().getFirst();
    double without = p(0.1, 10);
    double helped = without - p(0.05, 10);
    double harmed = p(0.2, 10) - without;
    assertThat(worth.now()).isEqualTo(harmed > helped ? "nothing" : "pull");
    assertThat(worth.regret()).isCloseTo(Math.min(helped, harmed) / 2, within(1e-9));
    assertThat(found.disputes().getFirst().split().getFirst().words()).isEqualTo("pull");
    CompareFinding.Watch watch = worth.watch().orElseThrow();
    assertThat(watch.words()).isEqualTo("heard");
    assertThat(watch.by().value()).isEqualTo(10);
    assertThat(watch.ifSeen()).isEqualTo("pull");
    Valued saved = watch.worth();
    if (harmed > helped) {
      assertThat(saved.value()).isCloseTo(helped / 2 * p(0.2, 10), within(1e-3));
    }
  }
}
