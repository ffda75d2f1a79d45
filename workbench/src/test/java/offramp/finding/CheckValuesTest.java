package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The models of a theory give the numbers that their theory has in closed form.
///
/// What each number rests on stands above its lines. "Counted over all paths" is the exact answer
/// of a dynamic programme over the states of the model, written apart from this project's code.
class CheckValuesTest {
  private static final Map<String, String> WORDS =
      Map.of(
          "unstable", "k=2; l=1.5; a=1; b=0.8",
          "third", "greedy_share=0.33333333");

  /// Granovetter 1978: the thresholds 0 to 99, and the same with 2 in place of 1. The crowd is
  /// where r = F(r) for a normal law about 25, iterated once a day.
  private static final String GRANOVETTER =
      """
      granovetter | any     |                 | 120 days | first_row  | 100          | 0    | 100
      granovetter | any     |                 | 120 days | second_row | 1            | 0    | 100
      granovetter | numbers | spread=10       | 120 days | in_crowd   | 0.7695512702 | 1e-6 | 10
      granovetter | numbers | spread=11       | 120 days | in_crowd   | 1.7129876099 | 1e-6 | 10
      granovetter | numbers | spread=12       | 120 days | in_crowd   | 4.0211339713 | 1e-6 | 10
      granovetter | numbers | spread=12.2     | 120 days | in_crowd   | 5.4792       | 1e-3 | 10
      granovetter | numbers | spread=12.3     | 120 days | in_crowd   | 100          | 1e-4 | 10
      granovetter | numbers | spread=11; call | 120 days | in_crowd   | 100          | 1e-3 | 10
      """;

  /// Fearon 1994: 1 - v / (v + a t), with costs of 0.1 and 0.5. Who is first: counted over all
  /// paths, with both sides deciding at the end of each month.
  private static final String AUDIENCE_COSTS =
      """
      audience-costs | any      | | 1, 5, 10, 20 months | amber_law        | 0.0909091, 0.3333333, 0.5, 0.6666667       | 1e-6 | 10
      audience-costs | any      | | 1, 5, 10, 20 months | blue_law         | 0.3333333, 0.7142857, 0.8333333, 0.9090909 | 1e-6 | 10
      audience-costs | audience | | 1, 5, 10, 20 months | amber_backs_down | 0.0909091, 0.3333333, 0.5, 0.6666667       | dice | 20,000
      audience-costs | audience | | 1, 5, 10, 20 months | blue_backs_down  | 0.3333333, 0.7142857, 0.8333333, 0.9090909 | dice | 20,000
      audience-costs | audience | | 20 months           | amber_is_first   | 0.2112                                     | dice | 20,000
      audience-costs | audience | | 20 months           | blue_is_first    | 0.6977                                     | dice | 20,000
      audience-costs | interest | | 20 months           | amber_is_first   | 0.4667                                     | dice | 20,000
      audience-costs | interest | | 20 months           | blue_is_first    | 0.4667                                     | dice | 20,000
      """;

  /// Firmness changes the next step by 0.1 (1 - p) - 0.2 p, which is 0 at p = 1/3. The clashes are
  /// counted over all paths of 24 acts of one kind. Bayes' rule makes the belief a martingale: its
  /// mean stays where it starts, also where histories end early (Doob's optional stopping).
  private static final String SPIRAL =
      """
      spiral-or-deterrence | any        |                    | 24 months  | turns_at      | 0.3333333333 | 1e-9 | 10
      spiral-or-deterrence | base       | third              | 0.5 months | judged_effect | 0            | 1e-7 | 10
      spiral-or-deterrence | base       |                    | 0.5 months | judged_effect | -0.05        | 1e-9 | 10
      spiral-or-deterrence | deterrence |                    | 0.5 months | judged_effect | -0.14        | 1e-9 | 10
      spiral-or-deterrence | spiral     |                    | 0.5 months | judged_effect | 0.04         | 1e-9 | 10
      spiral-or-deterrence | base       | greedy=true; firm  | 24 months  | clash         | 0.00134759   | dice | 20,000
      spiral-or-deterrence | base       | greedy=false; firm | 24 months  | clash         | 0.58435482   | dice | 20,000
      spiral-or-deterrence | any        | mild               | 24 months  | clash         | 0.23387534   | dice | 20,000
      spiral-or-deterrence | base       |                    | 6, 24 months | believed    | 0.5, 0.5     | dice | 20,000
      spiral-or-deterrence | deterrence |                    | 6, 24 months | believed    | 0.8, 0.8     | dice | 20,000
      spiral-or-deterrence | spiral     |                    | 6, 24 months | believed    | 0.2, 0.2     | dice | 20,000
      spiral-or-deterrence | base       | firm               | 6, 24 months | believed    | 0.5, 0.5     | dice | 20,000
      """;

  /// Richardson's equations: where they rest, their eigenvalues, and their solution 10 - 6 exp(-t /
  /// 10), or by the matrix exponential; generous tit for tat with 5, 3, 1, 0.
  private static final String GRIT =
      """
      grit | any         |          | 10 years    | amber_rest | 10                   | 1e-9 | 10
      grit | any         |          | 10 years    | blue_rest  | 10                   | 1e-9 | 10
      grit | any         |          | 10 years    | slower     | -0.1                 | 1e-9 | 10
      grit | any         |          | 10 years    | faster     | -1.9                 | 1e-9 | 10
      grit | any         |          | 10 years    | forgiven   | 0.3333333333         | 1e-9 | 10
      grit | any         | unstable | 1 months    | slower     | 0.834935157          | 1e-6 | 10
      grit | any         | unstable | 1 months    | faster     | -2.634935157         | 1e-6 | 10
      grit | any         |          | 5, 10 years | amber      | 6.360816, 7.792723   | dice | 20,000
      grit | any         |          | 5, 10 years | blue       | 6.360816, 7.792723   | dice | 20,000
      grit | reciprocity | unstable | 1, 2 years  | amber      | 11.263719, 27.647161 | dice | 20,000
      grit | reciprocity | unstable | 1, 2 years  | blue       | 10.386851, 25.398233 | dice | 20,000
      """;

  /// Bayes' rule in closed form, with a bluff at even odds, 10% for each step, and 20 places; the
  /// beliefs of the model learn the same one silence at a time.
  private static final String BLUFF_OR_THRESHOLD =
      """
      bluff-or-threshold | any | | 1, 4, 10, 16, 19 months | hazard_falling | 0.0500, 0.0422, 0.0279, 0.0171, 0.0131 | 5e-5 | 10
      bluff-or-threshold | any | | 1, 4, 10, 16, 19 months | hazard_rising  | 0.0250, 0.0270, 0.0323, 0.0400, 0.0455 | 5e-5 | 10
      bluff-or-threshold | any | | 1, 4, 10, 16, 19 months | bluff_falling  | 0.500, 0.578, 0.721, 0.829, 0.869      | 5e-4 | 10
      bluff-or-threshold | any | | 1, 4, 10, 16, 19 months | bluff_rising   | 0.500, 0.541, 0.645, 0.800, 0.909      | 5e-4 | 10
      bluff-or-threshold | any | | 1, 4, 10, 16, 19 months | learnt_falling | 0.500, 0.578, 0.721, 0.829, 0.869      | 5e-4 | 10
      bluff-or-threshold | any | | 1, 4, 10, 16, 19 months | learnt_rising  | 0.500, 0.541, 0.645, 0.800, 0.909      | 5e-4 | 10
      """;

  static Stream<CheckValue> values() {
    return Stream.of(GRANOVETTER, AUDIENCE_COSTS, SPIRAL, GRIT, BLUFF_OR_THRESHOLD)
        .flatMap(table -> CheckValue.table(table, WORDS));
  }

  @ParameterizedTest
  @MethodSource("values")
  void modelGivesWhatItsTheoryHasInClosedForm(CheckValue value) {
    assertThat(value.failures(1)).isEmpty();
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("values")
  void modelGivesWhatItsTheoryHasInClosedFormInManyHistories(CheckValue value) {
    assertThat(value.failures(10)).isEmpty();
  }
}
