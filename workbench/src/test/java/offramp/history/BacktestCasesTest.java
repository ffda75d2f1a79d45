package offramp.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Cases of the past, made by hand in the layouts that are read.
class BacktestCasesTest {
  private static final String CRISES =
      """
      crisno,crisis,trigger_date,trigger_precision,end_date,end_precision,trigger_code,trigger,\
      violence_code,intrawar_code,period,protracted,protracted_id,region
      1,"FORD, THE",1950-01-01,day,1950-02-10,day,2,political act,4,2,1,none,,North
      2,BRIDGE,1951-03,month,1951-04-01,day,9,violent act,2,7,1,protracted,8,South
      """;

  private static final String EVENTS =
      """
      crisno,crisis,seq,category,direction,lethal,date_lo,date_precision
      1,FORD,2,do,escalate,1,1950-01-09,day
      1,FORD,1,say,threaten,,1950-01-02,day
      1,FORD,,do,escalate,1,1950-01-02,day
      1,FORD,3,think,cognition,,1950-01-10,day
      """;

  private static PastCases cases() throws UnusableCases {
    return PastCases.of(
        List.of(CaseTable.parse("crises.csv", CRISES), CaseTable.parse("events.csv", EVENTS)));
  }

  private static CaseQuestion asked(CaseQuestion.Outcome outcome) {
    return new CaseQuestion(outcome, CaseQuestion.Origin.TRIGGER, List.of(CaseFact.values()));
  }

  @Test
  void warThatTheCrisisOpenedIsNoWarUnderWay() throws UnusableCases {
    List<Trial> trials = asked(CaseQuestion.Outcome.WAR).trials(cases());
    assertThat(trials.getFirst().known().facts()).contains("war_under_way=false");
    assertThat(trials.getLast().known().facts()).contains("war_under_way=true");
    assertThat(trials).extracting(Trial::hit).containsExactly(1.0, 0.0);
  }

  @Test
  void violenceIsNotAskedOfCrisesThatViolenceTriggered() throws UnusableCases {
    assertThat(asked(CaseQuestion.Outcome.VIOLENCE).trials(cases()))
        .extracting(trial -> trial.of().id())
        .containsExactly("1");
  }

  @Test
  void eventsStandInTheOrderOfTheNarrativeWithoutCopiesAndThoughts() throws UnusableCases {
    PastEvents told = cases().events().getFirst();
    assertThat(told.events())
        .extracting(PastEvents.Event::kind)
        .containsExactly("threaten", "escalate");
  }

  @Test
  void daysAreCountedFromTheTriggerWhereBothAreKnown() throws UnusableCases {
    assertThat(asked(CaseQuestion.Outcome.FIRST_LETHAL).lastings(cases()))
        .extracting(Lasting::days, Lasting::seen)
        .containsExactly(tuple(8.0, true));
    assertThat(asked(CaseQuestion.Outcome.DURATION).lastings(cases()))
        .extracting(Lasting::days)
        .containsExactly(40.0);
  }

  @Test
  void hindsightIsRefusedAsAnInputWithWhy() {
    assertThatThrownBy(() -> CaseFact.of("gravity"))
        .hasMessageContaining("`gravity` was not known at the trigger: it is coded over the whole");
    assertThatThrownBy(() -> CaseFact.of("technique_code")).hasMessageContaining("was not known");
    assertThatThrownBy(() -> CaseFact.of("intrawar"))
        .hasMessageContaining("code 2, war initiation");
    assertThatThrownBy(() -> CaseFact.of("mediation")).hasMessageContaining("is not declared");
  }

  @Test
  void brokenFilesAreRefusedWithTheirPlace() {
    assertThatThrownBy(() -> CaseTable.parse("a.csv", "micnum,x\n1\n"))
        .isInstanceOf(UnusableCases.class)
        .hasMessageContaining("a.csv: record 2 has 1 cells, its first line names 2");
    assertThatThrownBy(() -> CaseTable.parse("a.csv", "x,y\n").layout())
        .isInstanceOf(UnusableCases.class);
    assertThatThrownBy(() -> PastCases.of(List.of(CaseTable.parse("events.csv", EVENTS))))
        .hasMessageContaining("events of crisis 1, of which no file of crises tells");
  }

  private static Set<PastCase> many() {
    Set<PastCase> cases = new LinkedHashSet<>();
    for (int i = 0; i < 200; i++) {
      cases.add(new PastCase("c" + i, "case", "group " + i % 40, 10L * i));
    }
    return cases;
  }

  @Test
  void groupedFoldsKeepGroupsOnOneSideAndTryEveryCaseOnce() {
    List<PastCase> tried = new ArrayList<>();
    for (Folds.Fold fold : Folds.GROUPED.of(many(), 1)) {
      Set<String> learnt = fold.learnt().stream().map(PastCase::group).collect(Collectors.toSet());
      assertThat(fold.tried()).noneMatch(each -> learnt.contains(each.group()));
      tried.addAll(fold.tried());
    }
    assertThat(tried).doesNotHaveDuplicates().hasSize(200);
    assertThat(Folds.GROUPED.of(many(), 1)).isEqualTo(Folds.GROUPED.of(many(), 1));
    assertThat(Folds.RANDOM.of(many(), 1)).isNotEqualTo(Folds.RANDOM.of(many(), 2));
  }

  @Test
  void foldsInTimeLearnOnlyFromBefore() {
    for (Folds.Fold fold : Folds.TIME.of(many(), 1)) {
      long last = fold.learnt().stream().mapToLong(PastCase::day).max().orElseThrow();
      assertThat(fold.tried()).allMatch(each -> each.day() > last);
    }
  }

  @Test
  void caseOnBothSidesIsRefused() {
    PastCase one = new PastCase("1", "one", "g", 0);
    assertThatThrownBy(() -> new Folds.Fold(Set.of(one), Set.of(one)))
        .hasMessageContaining("among those learnt from");
  }

  /// Every third is a hit; `told` is what the planted input says.
  private static List<Trial> planted(boolean leak) {
    List<Trial> trials = new ArrayList<>();
    for (PastCase of : many()) {
      int number = Integer.parseInt(of.id().substring(1));
      boolean hit = number % 3 == 0;
      boolean told = leak ? hit : number % 5 == 0;
      Known known = new Known("kind", List.of("told=" + told), List.of());
      trials.add(new Trial(of, known, hit ? "yes" : "no", Optional.of(hit)));
    }
    return trials;
  }

  @Test
  void leakThatIsPlantedIsCaughtAndAnHonestInputIsNot() throws UnusableCases {
    CrossFit fit = CrossFit.of(Folds.GROUPED, many(), 1);
    assertThat(fit.suspects(planted(true))).containsExactly("told");
    assertThat(fit.suspects(planted(false))).isEmpty();
  }

  @Test
  void markovGivesTheShareOfWhatFollowsIfAnythingDoes() {
    PastCase of = new PastCase("1", "one", "g", 0);
    Known known = new Known("a", List.of(), List.of());
    List<Trial> trials =
        List.of(
            new Trial(of, known, "a", Optional.of(false)),
            new Trial(of, known, "b", Optional.of(true)),
            new Trial(of, known, Trial.END, Optional.empty()));
    // by hand: 1.5 of a, 1.5 of b, 1.5 of the end
    assertThat(new Forecaster.Markov(Set.of("b")).learn(trials).applyAsDouble(known))
        .isCloseTo(0.5, within(1e-12));
    assertThat(new Forecaster.ShrunkRate("rate", 2).learn(trials).applyAsDouble(known))
        .isCloseTo(0.5, within(1e-12));
  }

  @Test
  void logisticWithoutPenaltyGivesTheShareOfEachGroup() {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean left = i < 20;
      boolean hit = left ? i < 5 : i < 32;
      Known known = new Known("", left ? List.of("side=left") : List.of(), List.of());
      PastCase of = new PastCase("c" + i, "", "g", i);
      trials.add(new Trial(of, known, "", Optional.of(hit)));
    }
    var forecast = new RidgeLogistic(0).learn(trials);
    // the maximum likelihood of one input of 0 and 1 is the share in each: 5/20 and 12/20
    assertThat(forecast.applyAsDouble(trials.getFirst().known())).isCloseTo(0.25, within(1e-4));
    assertThat(forecast.applyAsDouble(trials.getLast().known())).isCloseTo(0.6, within(1e-4));
    double held = new RidgeLogistic(50).learn(trials).applyAsDouble(trials.getLast().known());
    assertThat(held).isBetween(0.425, 0.55);
  }

  private static Lasting lasting(double days, boolean seen) {
    return new Lasting(new PastCase("" + days, "", "", 0), days, seen, days);
  }

  @Test
  void lawsOfDurationAgreeWithHandCounts() {
    List<Lasting> some =
        List.of(lasting(1, true), lasting(2, false), lasting(3, true), lasting(4, false));
    // 2 seen in 1 + 2 + 3 + 4 days
    assertThat(DurationLaw.Exponential.of(some).perDay()).isCloseTo(0.2, within(1e-12));
    // 3/4, then half of that
    DurationLaw seen = DurationLaw.Seen.of(some);
    assertThat(seen.by(2)).isCloseTo(0.25, within(1e-12));
    assertThat(seen.by(3)).isCloseTo(0.625, within(1e-12));
    assertThat(seen.quantile(0.9)).isInfinite();
    List<Lasting> all = List.of(lasting(Math.E, true), lasting(Math.exp(3), true));
    DurationLaw.LogNormal law = DurationLaw.LogNormal.of(all);
    assertThat(law.mu()).isCloseTo(2, within(1e-9));
    assertThat(law.sigma()).isCloseTo(1, within(1e-9));
  }

  @Test
  void censoredLogNormalIsThatOfGreatestLikelihood() {
    List<Lasting> some = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      some.add(lasting(i, i <= 12));
    }
    DurationLaw.LogNormal best = DurationLaw.LogNormal.of(some);
    for (double by : new double[] {-0.02, 0.02}) {
      assertThat(likelihood(best, some))
          .isGreaterThan(likelihood(new DurationLaw.LogNormal(best.mu() + by, best.sigma()), some))
          .isGreaterThan(likelihood(new DurationLaw.LogNormal(best.mu(), best.sigma() + by), some));
    }
  }

  private static double likelihood(DurationLaw.LogNormal law, List<Lasting> all) {
    double sum = 0;
    for (Lasting one : all) {
      double z = (Math.log(one.days()) - law.mu()) / law.sigma();
      sum += one.seen() ? -z * z / 2 - Math.log(law.sigma()) : Math.log(1 - law.by(one.days()));
    }
    return sum;
  }
}
