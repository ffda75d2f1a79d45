package offramp.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import offramp.check.Variation;
import offramp.text.Source;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/// What each case has of its own is integrated out, and the mode of what is shared is found:
/// against closed forms.
class CasesTest {
  private static final double[] LOGS = {2.1, 3.9, 2.7, 4.4, 3.1, 2.2, 7.5, 3.3};
  private static final double OWN = 0.8;
  private static final double CLOCK = 0.1;
  private static final double EACH = OWN * OWN + CLOCK * CLOCK;

  /// The logarithm of a length is normal about what is shared and what is of its own; the clock
  /// scatters little, so that the length tells nearly all of what is of its own.
  private static final String LENGTHS =
      """
      runs 20 years
      unknown usual = Normal(3, 1)
      unknown own each case = Normal(0, 1)
      flag over
      event ends when not over after LogNormal(exp(usual + 0.8 * own) * 1 day, 0.1)
        then over = true
      outcome done when over ends
      """;

  private static Cases cases() throws UnusableCases {
    List<CaseStory> stories = Arrays.stream(LOGS).mapToObj(log -> ended(Math.exp(log))).toList();
    PastCases none = new PastCases(List.of(), List.of(), PastEvents.CRISIS_ESCALATORY);
    Template template = Template.of(new Source("lengths", LENGTHS), Variation.BASE, none);
    return new Cases(template, stories, () -> {});
  }

  private static CaseStory ended(double end) {
    return new CaseStory(
        new PastCase("case", "CASE", "group", 1000),
        Map.of(),
        false,
        List.of(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        List.of("ends"),
        end);
  }

  private static double exact(double log, double score) {
    return NormalDistribution.of(3 + score, Math.sqrt(EACH)).logDensity(log) - log;
  }

  /// Places are sought from far away: one length lies five deviations beyond what is likely.
  @Test
  void likelihoodsAreThoseOfTheClosedForm() throws UnusableCases {
    Cases cases = cases();
    double[] at = {0.4};
    Places places = cases.untold();
    for (int i = 0; i < 20; i++) {
      places = cases.moved(at, places);
    }
    double[] logs = cases.logs(at, places.fine());
    for (int i = 0; i < LOGS.length; i++) {
      assertThat(logs[i]).isCloseTo(exact(LOGS[i], 0.4), within(1e-9));
    }
    double scatter = CLOCK / Math.sqrt(EACH);
    assertThat(places.there().getFirst().root()[0][0]).isCloseTo(scatter, within(1e-9));
  }

  @Test
  void theModeAndItsCurvatureAreThoseOfTheClosedForm() throws UnusableCases {
    Proposal found = Ascent.of(cases(), new double[1]).proposal();
    double precision = 1 + LOGS.length / EACH;
    double sum = 0;
    for (double log : LOGS) {
      sum += log - 3;
    }
    assertThat(found.mean()[0]).isCloseTo(sum / EACH / precision, within(0.02));
    double[] aside = {found.mean()[0] + 0.1};
    assertThat(found.log(found.mean()) - found.log(aside))
        .isCloseTo(precision * 0.01 / 2, within(0.01 * precision * 0.01));
  }
}
