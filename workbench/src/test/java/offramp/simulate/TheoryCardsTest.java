package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Small models of theories against the values that their formulas give.
///
/// Each statistical comparison raises a false alarm with a chance of about 1e-6, see [Chance].
class TheoryCardsTest {

  @Test
  void sharedRiskOfDisasterGrowsWithEveryMove() {
    // Schelling's threat that leaves something to chance: 1 - (1 - f)^m for f = 5%;
    // 5%, 14.3%, 26.5% and 48.7% after 1, 3, 6 and 13 moves
    Ensemble ensemble =
        Chance.run(
            """
            flag disaster
            level moves = 0..100
            event move after 1 day
              then moves up
              then 5%: disaster = true
              then otherwise: nothing
            outcome disaster when disaster ends
            """,
            100_000, 1, 3, 6, 13);
    double[] card = {0.05, 0.143, 0.265, 0.487};
    int[] moves = {1, 3, 6, 13};
    for (int date = 0; date < moves.length; date++) {
      double p = 1 - Math.pow(0.95, moves[date]);
      assertThat(p).isCloseTo(card[date], org.assertj.core.api.Assertions.within(0.0005));
      Chance.share(p, ensemble, 0, date);
    }
  }

  private static final String SALAMI =
      """
      flag  answers
      flag  answered
      level steps = 0..20
      event kind on start
        then 50%: answers = true
        then otherwise: nothing
      event step
        when steps < 19
        after 1 day
        then steps up
        then (if answers then CHANCE else 0): answered = true
        then otherwise: nothing
      outcome answered when answered ends
      """;

  private static final double[] STEPS = {1, 3, 4, 9, 10, 15, 16, 18, 19};

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.0500 0.0422 0.0279 0.0171 0.0131",
    "1 / (20 - steps), 0.0250 0.0270 0.0323 0.0400 0.0455"
  })
  void sameSilenceLowersOrRaisesTheNextHazard(String chance, String card) {
    // salami tactics: half never answer; the others each step with 10%, or at one hidden step of
    // 20. The hazard of the next step after 0, 3, 9, 15 and 18 silent ones, to four digits
    Ensemble ensemble = Chance.run(SALAMI.replace("CHANCE", chance), 200_000, STEPS);
    java.util.List<Long> seen = ensemble.seen().getFirst();
    String[] hazards = card.split(" ", -1);
    long all = ensemble.histories();
    Chance.share(Double.parseDouble(hazards[0]), seen.getFirst(), all);
    for (int i = 1; i < hazards.length; i++) {
      long before = seen.get(2 * i - 1);
      long now = seen.get(2 * i);
      Chance.share(Double.parseDouble(hazards[i]), now - before, all - before);
    }
  }

  @Test
  void audienceCostsGiveAFallingHazardOfBackingDown() {
    // Fearon 1994: backed down by t with 1 - v / (v + a t), for v = 1 and a = 0.1: 0.091, 0.333,
    // 0.500, 0.667 at 1, 5, 10, 20. It is an exponential time whose rate has an exponential law
    Ensemble ensemble =
        Chance.run(
            """
            unknown pace = Exponential(0.1) per day
            flag down_
            event backs_down when not down_ rate pace then down_ = true
            outcome backed_down when down_ ends
            """,
            Chance.settings(1, 20_000, 20_000, 1, 5, 10, 20));
    double[] card = {1 / 11.0, 1 / 3.0, 1 / 2.0, 2 / 3.0};
    for (int date = 0; date < card.length; date++) {
      Chance.share(card[date], ensemble, 0, date);
    }
  }

  @Test
  void chainOfHonouredObligationsIsTheirProduct() {
    // Leeds et al. 2000: 74.5% honoured; four in a row 0.308
    Ensemble ensemble =
        Chance.run(
            """
            ladder chain = none < one < two < three < four
            event call when chain < four after 1 day
              then 74.5%: chain up
              then otherwise: chain = none
            outcome general_war when chain == four
            """,
            100_000, 4);
    Chance.share(Math.pow(0.745, 4), ensemble, 0, 0);
  }

  private static final String GAME =
      """
      ladder node = start_ < challenged < resisted < war
      let precision = PRECISION
      let fights = logistic(precision * (-1 + 0.5))
      let worth_of_resisting = fights * -1.2 + (1 - fights) * 0.5
      let resists = logistic(precision * (worth_of_resisting + 1))
      let worth_of_challenge =
        resists * (fights * -1 + (1 - fights) * -0.5) + (1 - resists) * 1
      event challenge on start
        then weight exp(precision * worth_of_challenge): node = challenged
        then weight 1: nothing
      event resist on start + 1 day when node == challenged
        then weight exp(precision * worth_of_resisting): node = resisted
        then weight exp(precision * -1): nothing
      event fight on start + 2 days when node == resisted
        then weight exp(precision * -1): node = war
        then weight exp(precision * -0.5): nothing
      outcome challenge when node >= challenged
      outcome resist when node >= resisted
      outcome war when node == war
      """;

  @ParameterizedTest
  @CsvSource({"0, 0.5, 0.5, 0.5", "1, 0.454, 0.702, 0.378", "2, 0.288, 0.890, 0.269"})
  void choicesWithErrorFollowTheWeightsOfWhatTheyAreWorth(
      double precision, double challenge, double resist, double fight) {
    // three-node crisis game of Signorino (1999) with payoffs 0, 1, -0.5, -1 and -1, 0.5, -1.2
    Ensemble ensemble =
        Chance.run(GAME.replace("PRECISION", String.valueOf(precision)), 100_000, 3);
    long all = ensemble.histories();
    long[] seen = new long[3];
    for (int outcome = 0; outcome < seen.length; outcome++) {
      seen[outcome] = ensemble.seen().get(outcome).getFirst();
    }
    // the values have three digits, so half a thousandth is allowed beside the dice
    near(challenge, seen[0], all);
    near(resist, seen[1], seen[0]);
    near(fight, seen[2], seen[1]);
  }

  private static void near(double p, long seen, long all) {
    double found = (double) seen / all;
    double error = Math.sqrt(p * (1 - p) / all);
    Chance.near(p, found, error + 0.0005 / Chance.Z);
  }

  private static String crowd(int second) {
    StringBuilder people = new StringBuilder("P0");
    StringBuilder thresholds = new StringBuilder("P0: 0");
    for (int i = 1; i < 100; i++) {
      people.append(", P").append(i);
      thresholds.append(", P%d: %d".formatted(i, i == 1 ? second : i));
    }
    return """
        actors PEOPLE in Crowd
        flag joined[c in Crowd]
        level size = 0..100
        let threshold[c in Crowd] = THRESHOLDS
        trigger join[c in Crowd]
          when size >= threshold[c]
          then joined[c] = true, size up
        event later after 1 day then nothing
        outcome all_joined when size == 100
        """
        .replace("PEOPLE", people)
        .replace("THRESHOLDS", thresholds);
  }

  @Test
  void cascadeOfHundredThresholdsTakesAllOrOne() {
    // Granovetter, Am. J. Sociology 83:1420 (1978): thresholds 0 to 99 make all 100 join; with the
    // threshold 1 changed to 2 one does
    assertThat(Story.of(crowd(1)).value("size")).isEqualTo(100);
    assertThat(Story.of(crowd(1)).outcomes()).containsEntry("all_joined", 0.0);
    assertThat(Story.of(crowd(2)).value("size")).isEqualTo(1);
  }
}
