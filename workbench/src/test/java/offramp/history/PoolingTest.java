package offramp.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import offramp.check.Variation;
import offramp.random.Distribution;
import offramp.random.Key;
import offramp.random.Stream;
import offramp.text.Source;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/// Many cases together: against closed forms, and against unknowns that the cases were drawn from.
class PoolingTest {
  private static final PastCases CRISES =
      new PastCases(
          List.of(
              new PastCrisis(
                  of(0),
                  Map.of(),
                  1,
                  Optional.empty(),
                  Optional.empty(),
                  java.time.LocalDate.of(1950, 1, 1))),
          List.of(),
          PastEvents.CRISIS_ESCALATORY);

  private static final String RATE =
      """
      runs 20 years
      unknown pace = Gamma(2, 0.05) per day
      level n = 0..100000
      event escalate rate pace then n up
      watch acts = n
      """;

  private static PastCase of(int number) {
    return new PastCase("case " + number, "CASE " + number, "group " + number, 1000 + number);
  }

  private static Template template(String text) throws UnusableCases {
    return Template.of(new Source("template", text), Variation.BASE, CRISES);
  }

  private static CaseStory acts(int number, double end, double... times) {
    List<CaseStory.Act> acts =
        Arrays.stream(times).mapToObj(t -> new CaseStory.Act("escalate", t)).toList();
    return new CaseStory(
        of(number),
        Map.of(),
        true,
        acts,
        OptionalInt.empty(),
        OptionalDouble.empty(),
        List.of(),
        end);
  }

  private static CaseStory ended(int number, String how, double end) {
    return new CaseStory(
        of(number),
        Map.of(),
        false,
        List.of(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        List.of(how),
        end);
  }

  private static Pooled pooled(String text, List<CaseStory> stories, int draws, int threads)
      throws UnusableCases {
    return Pooling.each(
            template(text),
            List.of(stories),
            new Pooling.Effort(3, draws, 2, 2, threads),
            (_, _) -> Optional.empty())
        .getFirst();
  }

  /// Gamma(2, scale 0.05) before, 5 acts in 21 days: Gamma(7, rate 41) after. Quantiles of 800
  /// draws that are worth 300 at least; at 4.5 standard errors a false alarm in 100,000.
  @Test
  void ratesThatCasesShareHaveTheGammaPosterior() throws UnusableCases {
    Pooled pooled = pooled(RATE, List.of(acts(0, 10, 1, 2, 2), acts(1, 10, 4, 9)), 800, 1);
    double mean = Arrays.stream(pooled.sorted(0)).average().orElse(0);
    GammaDistribution exact = GammaDistribution.of(7, 1 / (20 + 20 + 1.0));
    double error = Math.sqrt(exact.getVariance() / Math.min(300, pooled.fewest()));
    assertThat(pooled.worst()).isLessThan(1.1);
    assertThat(mean).isCloseTo(exact.getMean(), within(4.5 * error));
  }

  /// Clocks of log-normal law with a median of each case: the logarithm of the duration is normal
  /// about the shared median with variance s^2 + t^2, so the posterior of a shared normal score is
  /// normal in closed form (s and t known).
  @Test
  void whatCasesHaveOfTheirOwnIsPooledAsNormalMeansAre() throws UnusableCases {
    String text =
        """
        runs 20 years
        unknown usual = Normal(3, 1)
        unknown own each case = Normal(0, 1)
        flag over
        event ends when not over after LogNormal(exp(usual + 0.8 * own) * 1 day, 0.6)
          then over = true
        outcome done when over ends
        """;
    double[] logs = {2.1, 3.9, 2.7, 4.4, 3.1, 2.2, 5.0, 3.3};
    List<CaseStory> stories = new ArrayList<>();
    for (int i = 0; i < logs.length; i++) {
      stories.add(ended(i, "ends", Math.exp(logs[i])));
    }
    Pooled pooled = pooled(text, stories, 800, 1);
    double each = 0.8 * 0.8 + 0.6 * 0.6;
    double precision = 1 + logs.length / each;
    double mean = (3 + Arrays.stream(logs).sum() / each) / precision;
    double error = 1 / Math.sqrt(precision * Math.min(300, pooled.fewest()));
    double[] sorted = pooled.sorted(0);
    assertThat(Arrays.stream(sorted).average().orElse(0)).isCloseTo(mean, within(4.5 * error));
    double spread = (sorted[760] - sorted[40]) / 2 / 1.6449;
    assertThat(spread).isCloseTo(1 / Math.sqrt(precision), within(0.25 / Math.sqrt(precision)));
  }

  /// Twelve worlds of thirty cases each, their unknowns drawn from the priors: the 90% interval of
  /// one of two unknowns misses it 2.4 times in the mean, more than 9 times in one of 10,000.
  @Test
  void intervalsHoldWhatTheCasesWereDrawnFrom() throws UnusableCases {
    String text =
        """
        runs 20 years
        unknown usual = Normal(0, 0.7)
        unknown spread = LogNormal(0.5, 0.4)
        unknown heat each case = Normal(0, 1)
        level n = 0..100000
        event escalate rate exp(usual + spread * heat) * 0.2 per day then n up
        watch acts = n
        """;
    int missed = 0;
    for (int world = 0; world < 12; world++) {
      Stream dice = Key.of(71).at(world).stream();
      double usual = 0.7 * Prior.score(dice.uniform());
      double spread = 0.5 * Math.exp(0.4 * Prior.score(dice.uniform()));
      List<CaseStory> stories = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        double rate = 0.2 * Math.exp(usual + spread * Prior.score(dice.uniform()));
        List<Double> times = new ArrayList<>();
        for (double t = dice.exponential() / rate; t < 40; t += dice.exponential() / rate) {
          times.add(t);
        }
        stories.add(acts(i, 39.5, times.stream().mapToDouble(t -> Math.min(t, 39.5)).toArray()));
      }
      Pooled pooled = pooled(text, stories, 200, 1);
      missed += outside(pooled.sorted(0), usual) + outside(pooled.sorted(1), spread);
    }
    assertThat(missed).isLessThanOrEqualTo(9);
  }

  private static int outside(double[] sorted, double truth) {
    return truth < sorted[sorted.length / 20]
            || truth > sorted[sorted.length - 1 - sorted.length / 20]
        ? 1
        : 0;
  }

  private static final String PARTS =
      """
      runs 20 years
      unknown heat each case = Normal(0, 1)
      unknown pace  = Gamma(2, 0.05) per day
      unknown lasts = 5 to 50 days
      unknown fight = Beta(2, 2)
      level  n     = 0..1000
      level  stage = 0..5
      flag   ended
      ladder fate = open < settled < fought  starts open
      event stage_passes when stage < 5  after 2 ^ stage * 1 day then stage up
      event escalate  rate pace * exp(heat) then n up
      event ends when not ended  rate (1 + 0.1 * stage + 0.01 * n) * exp(-heat / 2) / lasts then ended = true
      event settles when ended and fate == open  rate 1000 * (1 - fight) per day then fate = settled
      event war     when ended and fate == open  rate 1000 * fight per day       then fate = fought
      outcome over  when fate != open  ends
      """;

  /// What a crisis came to reads that it ended, which is told: so it is a strand by itself, and the
  /// strands together weigh as the whole template does, but for a constant.
  @Test
  void strandsWeighAsTheWholeDoes() throws UnusableCases {
    Template whole = template(PARTS);
    List<Template> strands = whole.strands();
    assertThat(strands)
        .extracting(Template::read)
        .containsExactly("escalate, ends", "ends, settles, war");
    CaseStory story =
        new CaseStory(
            of(0),
            Map.of(),
            true,
            acts(0, 40, 1, 2, 9, 33).acts(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            List.of("war", "violence", "ends", "settles"),
            40);
    Stream dice = Key.of(5).stream();
    double constant = Double.NaN;
    for (int i = 0; i < 20; i++) {
      double[] unknowns = {2 * dice.uniform(), dice.uniform(), 30 * dice.uniform(), dice.uniform()};
      double difference = weight(whole, story, unknowns);
      for (Template strand : strands) {
        difference -= weight(strand, story, unknowns);
      }
      constant = i == 0 ? difference : constant;
      assertThat(difference).isCloseTo(constant, within(1e-9));
    }
  }

  /// After an outcome that ends a history nothing happens, so such a template is not parted.
  @Test
  void whatMayEndAHistoryEarlyPartsNothing() throws UnusableCases {
    Template whole = template(PARTS + "outcome many when n == 3  ends\n");
    assertThat(whole.strands())
        .extracting(Template::read)
        .containsExactly("escalate, ends, settles, war");
  }

  private static double weight(Template template, CaseStory story, double[] unknowns)
      throws UnusableCases {
    CaseTrack track = CaseTrack.of(template, story, template.program().compiled());
    System.arraycopy(unknowns, 0, track.unknowns(), 0, unknowns.length);
    return track.likelihood();
  }

  @Test
  void threadsChangeNothing() throws UnusableCases {
    List<CaseStory> stories = List.of(acts(0, 10, 1, 2), acts(1, 10, 4));
    assertThat(pooled(RATE, stories, 40, 1).values())
        .isDeepEqualTo(pooled(RATE, stories, 40, 2).values());
  }

  /// Two clocks race: which comes first is a probit of the logarithm of their medians.
  @Test
  void theChanceOfWarIsTheProbitOfTwoClocks() throws UnusableCases {
    String text =
        """
        runs 2000 years
        fact war_under_way = false
        ladder fate = open < settled < at_war  starts open
        event settles when fate == open after LogNormal(80 days, 1.2) then fate = settled
        event war when fate == open
          after LogNormal(400 days * exp(-(if war_under_way then 1 else 0)), 1.6)
          then fate = at_war
        outcome war when fate == at_war
        outcome over when fate != open ends
        """;
    Foresight foresight = new Foresight(template(text), new double[][] {{}}, 5);
    for (String underWay : List.of("false", "true")) {
      CaseStory story =
          new CaseStory(
              of(1),
              Map.of(CaseFact.WAR_UNDER_WAY, underWay),
              false,
              List.of(),
              OptionalInt.empty(),
              OptionalDouble.empty(),
              List.of(),
              0.5);
      double shift = underWay.equals("true") ? 1 : 0;
      double exact =
          NormalDistribution.of(0, 1)
              .cumulativeProbability((Math.log(80) - Math.log(400) + shift) / Math.hypot(1.2, 1.6));
      double made =
          Foresight.share(
              foresight.histories(story, 0), m -> m.hit() < Double.POSITIVE_INFINITY ? 1 : 0);
      // 2,000 histories: 4.5 standard errors, a false alarm in 100,000
      assertThat(made).isCloseTo(exact, within(4.5 * Math.sqrt(exact * (1 - exact) / 2000)));
    }
  }

  /// An exponential clock of 50 days ends half of the cases in 34.7; 2,000 histories, 4.5 standard
  /// errors: a false alarm in 100,000.
  @Test
  void aHistoryLastsUntilItEnds() throws UnusableCases {
    String text =
        """
        runs 20 years
        flag over
        event ends when not over after Exponential(50 days) then over = true
        outcome done when over ends
        """;
    Foresight foresight = new Foresight(template(text), new double[][] {{}}, 5);
    Foresight.Made[] made = foresight.histories(ended(1, "ends", 3).first(0), -1);
    double half = Foresight.share(made, m -> m.end() < 50 * Math.log(2) ? 1 : 0);
    assertThat(half).isCloseTo(0.5, within(4.5 * Math.sqrt(0.25 / 2000)));
  }

  @Test
  void aCaseThatCannotHaveHappenedIsNamed() {
    String text =
        """
        runs 20 years
        unknown pace = 0.1 to 1 per day
        level n = 0..2
        event escalate when n < 2 rate pace then n up
        watch acts = n
        """;
    assertThatThrownBy(() -> pooled(text, List.of(acts(7, 10, 1, 2, 3)), 40, 1))
        .isInstanceOf(UnusableCases.class)
        .hasMessageContaining(
            "CASE 7: `escalate` on 1972-10-07 comes when its guard does not hold");
  }

  @Test
  void whatNoCaseTellsOfIsRefused() {
    assertThatThrownBy(
            () -> template("level n = 0..2\nevent go rate 1 per day then n up\nwatch x = n\n"))
        .hasMessageContaining("no event of the template is called as what the cases tell of")
        .hasMessageContaining("cooperate, deescalate, ends, escalate");
    assertThatThrownBy(() -> template(RATE + "event go rate 1 per day then n up\n"))
        .hasMessageContaining("event `go` happens by chance, and no case tells of it");
    assertThatThrownBy(() -> template("fact gravity one of low, high = low\n" + RATE))
        .hasMessageContaining("`gravity` was not known at the trigger");
  }

  /// The same words as in International Crisis Behavior, as the language writes them.
  @Test
  void valuesOfFilesAreWordsOfTheLanguage() {
    assertThat(CaseFact.spoken("1918-1939 multipolarity")).isEqualTo("multipolarity");
    assertThat(CaseFact.spoken("protracted, no long war")).isEqualTo("protracted_no_long_war");
    assertThat(CaseFact.spoken("2011- polycentrism II")).isEqualTo("polycentrism_ii");
    assertThat(String.format(Locale.ROOT, "%.2f", Distribution.normal(0))).isEqualTo("0.50");
  }

  /// A leak is planted: the future of the case is made another. Forecasts before it stay as they
  /// were, to the last bit; the one behind it moves.
  @Test
  void aForecastDoesNotSeeWhatComesLater() throws UnusableCases {
    String text =
        """
        runs 20 years
        unknown usual = Normal(-1, 0.7)
        unknown heat each case = Normal(0, 1)
        level told = 0..1000
        level fierce = 0..1000
        let hot = logistic(usual + heat + 3 * (if told == 0 then 0 else fierce / told))
        event escalate rate hot * 1 per day then told up, fierce up
        event cooperate rate (1 - hot) * 1 per day then told up
        watch acts = told
        """;
    Foresight foresight = new Foresight(template(text), new double[][] {{-1}, {-0.5}}, 5);
    double[] calm = foresight.next(story("cooperate"), PastEvents.CRISIS_ESCALATORY);
    double[] fierce = foresight.next(story("escalate"), PastEvents.CRISIS_ESCALATORY);
    assertThat(Arrays.copyOf(calm, 4)).containsExactly(Arrays.copyOf(fierce, 4));
    assertThat(fierce[4]).isGreaterThan(calm[4] + 0.05);
  }

  private static CaseStory story(String fourth) {
    List<CaseStory.Act> acts =
        List.of(
            new CaseStory.Act("cooperate", 1),
            new CaseStory.Act("escalate", 2),
            new CaseStory.Act("cooperate", 2),
            new CaseStory.Act(fourth, 9),
            new CaseStory.Act(fourth, 9));
    return new CaseStory(
        of(3),
        Map.of(),
        true,
        acts,
        OptionalInt.empty(),
        OptionalDouble.empty(),
        List.of("settles"),
        12);
  }
}
