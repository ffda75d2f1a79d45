package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.check.Texts;
import offramp.explore.Index;
import offramp.explore.Warning;
import offramp.finding.ExploreFinding.Early;
import offramp.model.Model;
import offramp.simulate.Settings;
import offramp.text.Unit;
import org.junit.jupiter.api.Test;

/// What warns of an outcome, against closed forms.
///
/// Intervals of 95% are taken twice as wide, with a fixed seed: a false alarm has a chance below
/// 1e-4 each.
class WarningsTest {
  /// First after a time of rate 0.1 a day, then second after one of rate 0.3; aside says nothing.
  private static final String ROW =
      """
      runs 20 days
      unknown idle = Uniform(0, 1)
      flag one
      flag two
      flag three
      event first when not one rate 0.1 per day then one = true
      event second when one and not two rate 0.3 per day then two = true
      event besides when not three rate (0.1 + 0 * idle) per day then three = true
      outcome begun when one
      outcome aside when three
      outcome done when two ends
      """;

  private static final double EARLY = 5;

  private static List<Early> warnings(String text) {
    Model model = Texts.model(text);
    Runs.Effort effort =
        new Runs.Effort(Method.SIMULATE, 1, 100_000, 400, 2, OptionalDouble.empty());
    Runs.Question question = new Runs.Question("t.crisis", "", 20, Unit.DAY, 1, effort);
    return Explore.of(
            model,
            question,
            new Explore.Asked(false, 16, List.of(), Map.of(), true, Optional.empty()),
            Settings.Watcher.none())
        .warnings();
  }

  /// The probability that both waits are over by a day.
  private static double done(double day) {
    return 1 - (0.3 * StrictMath.exp(-0.1 * day) - 0.1 * StrictMath.exp(-0.3 * day)) / 0.2;
  }

  private static void is(Index index, double expected) {
    assertThat(index.value()).isCloseTo(expected, within(2 * index.half() + 1e-9));
    assertThat(index.half()).isLessThan(0.02);
  }

  @Test
  void signOfATwoStepChainIsTheClosedForm() {
    Early early = warnings(ROW).get(4);
    assertThat(early.outcome()).isEqualTo("done");
    assertThat(early.by().value()).isEqualTo(EARLY);
    assertThat(early.signs()).extracting(ExploreFinding.Sign::words).containsExactly("begun");
    Warning sign = early.signs().getFirst().warning();
    double none = StrictMath.exp(-0.1 * EARLY);
    double open = 1 - done(EARLY);
    double ifNot = done(15);
    double ifSeen = 1 - StrictMath.exp(-0.3 * 15);
    double seen = 1 - none / open;
    double before = seen * ifSeen + (1 - seen) * ifNot;
    assertThat(sign.open()).isCloseTo(open, within(0.01));
    is(sign.seen(), seen);
    is(sign.ifSeen(), ifSeen);
    is(sign.ifNot(), ifNot);
    is(sign.before(), before);
    is(sign.hits(), seen * ifSeen / before);
    is(sign.falseAlarms(), seen * (1 - ifSeen) / (1 - before));
    double bits = entropy(before) - seen * entropy(ifSeen) - (1 - seen) * entropy(ifNot);
    is(sign.information(), bits);
    assertThat(sign.likelihoodRatio().getAsDouble())
        .isCloseTo(ifSeen / (1 - ifSeen) * (1 - before) / before, within(2.0));
  }

  /// The day of the sign lies in (0, 5), and the wait behind it is exponential but not over by day
  /// 5 and over by day 20: its median by the density of both.
  @Test
  void leadIsTheWaitBehindTheSign() {
    Warning sign = warnings(ROW).get(4).signs().getFirst().warning();
    double all = 0;
    double below = 0;
    double median = sign.lead().orElseThrow().median();
    for (int i = 0; i < 2_000; i++) {
      double day = EARLY * (i + 0.5) / 2_000;
      double weight = StrictMath.exp(-0.1 * day);
      double least = StrictMath.exp(-0.3 * (EARLY - day));
      double most = StrictMath.exp(-0.3 * (20 - day));
      all += weight * (least - most);
      below += weight * Math.max(0, least - StrictMath.exp(-0.3 * Math.max(median, EARLY - day)));
    }
    assertThat(below / all).isCloseTo(0.5, within(0.01));
  }

  private static double entropy(double p) {
    return -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
  }

  /// The same chain, of which no outcome asks for the first step: what an event says is what it
  /// changes, and an event that is an outcome is told once.
  @Test
  void eventWarnsAsWhatItBringsAbout() {
    List<Early> asked = warnings(ROW);
    List<Early> unasked = warnings(ROW.replace("outcome begun when one\n", ""));
    assertThat(asked.get(5).signs())
        .extracting(ExploreFinding.Sign::words)
        .containsExactly("begun");
    assertThat(unasked.get(3).outcome()).isEqualTo("done");
    assertThat(unasked.get(3).looked()).isEqualTo(2);
    ExploreFinding.Sign sign = unasked.get(3).signs().getFirst();
    assertThat(sign.words()).isEqualTo("first happens");
    Warning same = asked.get(5).signs().getFirst().warning();
    assertThat(sign.warning().hits().value()).isEqualTo(same.hits().value());
    assertThat(sign.warning().lead()).isEqualTo(same.lead());
  }

  /// An event that comes again and again counts from the first time: of rate 0.2 a day, by day 5.
  @Test
  void eventIsSeenFromItsFirstFiring() {
    Early early =
        warnings(
                """
                runs 20 days
                level heat = 0..9
                event warms rate 0.2 per day then heat up
                event breaks rate 0.02 * heat per day then heat = 0
                flag over
                event ends_it when not over rate 0.01 * heat per day then over = true
                outcome lost when over
                """)
            .getFirst();
    ExploreFinding.Sign warms =
        early.signs().stream()
            .filter(s -> s.words().equals("warms happens"))
            .findFirst()
            .orElseThrow();
    double open = warms.warning().open();
    // what is closed by day 5 has been warm before
    double seen = 1 - StrictMath.exp(-0.2 * EARLY) / open;
    is(warms.warning().seen(), seen);
  }

  @Test
  void whatSaysNothingIsNotListed() {
    for (Early early : warnings(ROW)) {
      assertThat(early.signs()).noneMatch(sign -> sign.words().equals("aside"));
      assertThat(early.looked()).isEqualTo(2);
    }
  }

  @Test
  void rungOfALadderWarnsOfWhatLiesAboveIt() {
    String text =
        """
        runs 12 months
        ladder west = none < aid < war
        event climb rate 0.1 per month then west up
        outcome war when west == war
        """;
    Runs.Effort effort = new Runs.Effort(Method.SIMULATE, 1, 20_000, 1, 2, OptionalDouble.empty());
    Runs.Question question = new Runs.Question("t.crisis", "", 12, Unit.MONTH, 1, effort);
    List<Early> found =
        Explore.of(
                Texts.model(text),
                question,
                new Explore.Asked(false, 0, List.of(), Map.of(), true, Optional.empty()),
                Settings.Watcher.none())
            .warnings();
    assertThat(found).extracting(early -> early.by().value()).containsExactly(1.0, 3.0, 6.0);
    ExploreFinding.Sign sign = found.get(1).signs().getFirst();
    assertThat(sign.words()).isEqualTo("west reaches aid");
    double later = 1 - StrictMath.exp(-0.1 * 9);
    is(sign.warning().ifSeen(), later);
    assertThat(sign.warning().ifSeen().half()).isGreaterThan(0.005);
  }
}
