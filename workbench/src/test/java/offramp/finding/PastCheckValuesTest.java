package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The models of past crises give the numbers that follow from their sources by hand.
class PastCheckValuesTest {
  private static final Map<String, String> WORDS =
      Map.of(
          "one way out",
          "accepts=0; spread=1e-12; halt=0 per day; first_move=0 per day",
          "no way out",
          "one way out; way_out=0 per day",
          "a tenth a day",
          "one way out; honour=100%; late=0; way_out=0.1 per day",
          "no past",
          "pull=1; years_seen=0 years",
          "one chain",
          "no past; assessed=5%; conferred=10%; veto=50%",
          "over at once",
          "answer_pace=1000 per day; press_pace=1000 per day; leave_pace=1000 per day",
          "silent",
          "bluff=0.5; per_step=0.1; push=0 per month; taurus_pace=0 per month;"
              + "leak_pace=0 per month; seeks_pretext=false",
          "quiet",
          "push=0 per month; taurus_pace=0 per month; talk_pace=0 per month; incident_war=0;"
              + "last_rung=0 per month; launch_chance=0; strike_share=0",
          "linear",
          "quiet; threshold=9; swell=0.02; turn=0.2 per month; strain_swell=0; gaza_swell=0;"
              + "backlash=0; notice=0; fade=0.1 per month");

  /// The day's chance f that a chance P over 13 days is worth: f = 1 - (1 - P)^(1/13), and back. P
  /// is 1/3 and 1/2 (the participants), 1/100 and 1/4 (Hellman 2008).
  private static final String CUBA =
      """
      cuba-1962 | any  |                      | 13 days          | daily_if_third    | 0.0307082   | 1e-6 | 10
      cuba-1962 | any  |                      | 13 days          | daily_if_half     | 0.0519225   | 1e-6 | 10
      cuba-1962 | any  |                      | 13 days          | daily_if_1_in_100 | 0.000772804 | 1e-8 | 10
      cuba-1962 | any  |                      | 13 days          | daily_if_quarter  | 0.0218863   | 1e-6 | 10
      cuba-1962 | any  | daily=3.1%           | 13 days          | risk_in_13_days   | 0.335937    | 1e-6 | 10
      cuba-1962 | any  | daily=5.2%           | 13 days          | risk_in_13_days   | 0.500531    | 1e-6 | 10
      cuba-1962 | base | steady=1; daily=5%   | 1, 3, 6, 13 days | disaster          | 0.05, 0.142625, 0.264908, 0.486658 | dice | 20,000
      cuba-1962 | base | steady=1; daily=3.1% | 13 days          | disaster          | 0.335937    | dice | 20,000
      cuba-1962 | base | steady=1; daily=5.2% | 13 days          | disaster          | 0.500531    | dice | 20,000
      """;

  /// Four obligations in a row hold with h^4, for h of 74.5% (Leeds and others 2000), 50% and 27%;
  /// with coupling by h (h + (1 - h) lock)^3. The days are those of 1914 after 28 June: ultimatum
  /// 23 July, war on Serbia 28 July, war in the east 1 August, general war 4 August. At 0.1 per
  /// day, 7.5 days of diplomacy leave exp(-0.75), and 72 hours more exp(-1.05).
  private static final String JULY =
      """
      july-1914 | any  | honour=0.745                         | 1 day         | four_in_a_row | 0.308053   | 1e-6 | 10
      july-1914 | any  | honour=0.5                           | 1 day         | four_in_a_row | 0.0625     | 1e-9 | 10
      july-1914 | any  | honour=0.27                          | 1 day         | four_in_a_row | 0.00531441 | 1e-9 | 10
      july-1914 | any  | honour=50%; lock=80%                 | 1 day         | with_coupling | 0.3645     | 1e-9 | 10
      july-1914 | base | honour=0.745                         | 1 day         | chain_of_four | 0.308053   | dice | 20,000
      july-1914 | base | no way out; lock=0; honour=0.745     | 60 days       | general_war   | 0.308053   | dice | 20,000
      july-1914 | base | no way out; lock=0; honour=0.5       | 60 days       | general_war   | 0.0625     | dice | 20,000
      july-1914 | base | no way out; lock=0; honour=0.27      | 60 days       | general_war   | 0.00531441 | dice | 20,000
      july-1914 | base | no way out; lock=80%; honour=50%     | 60 days       | general_war   | 0.3645     | dice | 20,000
      july-1914 | base | no way out; honour=100%              | 24.9, 25 days | ultimatum          | 0, 1  | 0    | 1,000
      july-1914 | base | no way out; honour=100%              | 29.9, 30 days | austro_serbian_war | 0, 1  | 0    | 1,000
      july-1914 | base | no way out; honour=100%              | 33.9, 34 days | continental_war    | 0, 1  | 0    | 1,000
      july-1914 | base | no way out; honour=100%              | 36.9, 37 days | general_war        | 0, 1  | 0    | 1,000
      july-1914 | base | a tenth a day                        | 60 days       | general_war   | 0.472367   | dice | 20,000
      july-1914 | base | a tenth a day; longer_deadline       | 60 days       | general_war   | 0.349938   | dice | 20,000
      july-1914 | base | a tenth a day; later_mobilisation    | 60 days       | general_war   | 0.349938   | dice | 20,000
      """;

  /// 16.0% of disputes between two nuclear states over 36.2% of those between two without. Of wars
  /// that end in this way 48% have not come back five years later (ICB); for the five years to be
  /// those after the end, the war is over at once.
  private static final String KARGIL =
      """
      kargil-1999 | any |                             | 1 day   | nuclear_dyads | 0.441989 | 1e-6 | 10
      kargil-1999 | any | over at once; return_pull=1 | 5 years | recurs        | 0.52     | dice | 20,000
      """;

  /// 98.667 alarms a year through gates of 5%, 10% and 50% are 0.246667 launches, and with both
  /// levers 60% of that. A detector that sees 95% and cries wolf once in 1,000 leaves odds of
  /// 0.00095. The quantiles of the chain were drawn apart from this project's code, of about 20,000
  /// draws as here; how far off they may be is what both samples leave open.
  private static final String ABLE_ARCHER =
      """
      able-archer-1983 | any              |                                     | 1 day     | one_alarm          | 0.00094910 | 1e-7   | 10
      able-archer-1983 | base             | one chain                           | 12 months | launch             | 0.218599   | dice   | 20,000
      able-archer-1983 | base             | one chain; hotline; failsafe_review | 12 months | launch             | 0.137569   | dice   | 20,000
      able-archer-1983 | normal_accidents | no past                             | 1 day     | chain_per_year p05 | 0.00031    | 0.00008 | 20,000
      able-archer-1983 | normal_accidents | no past                             | 1 day     | chain_per_year p50 | 0.0483     | 0.003  | 20,000
      able-archer-1983 | normal_accidents | no past                             | 1 day     | chain_per_year p95 | 0.479      | 0.015  | 20,000
      able-archer-1983 | normal_accidents | pull=1                              | 1 day     | chain_per_year p50 | 0.0038     | 0.0003 | 20,000
      able-archer-1983 | normal_accidents | pull=1                              | 1 day     | chain_per_year p95 | 0.0350     | 0.002  | 20,000
      able-archer-1983 | high_reliability | no past                             | 1 day     | chain_per_year p50 | 0.0021     | 0.0002 | 20,000
      able-archer-1983 | high_reliability | pull=1                              | 1 day     | chain_per_year p50 | 0.00083    | 0.0001 | 20,000
      """;

  /// The state after nine silences stays as it is in nearly every history in which no step is
  /// taken: a bluff at even odds, 10% for each step, 20 places (Bayes' rule), and the mean of both.
  /// Without steps and news the rest is linear: debt 100 exp(t ln 2 / 106.8), awareness 0.2 exp(-t
  /// / 10), opposition s + (0.05 - s) exp(-t / 5) with s = 0.02 times 1 in four publics, 2 and 1.5,
  /// which is 0.025 in the mean (t in months).
  private static final String JUNE =
      """
      june-2024 | any  | silent | 1 month          | if_falling p50  | 0.027924   | 1e-6 | 1,000
      june-2024 | any  | silent | 1 month          | if_rising p50   | 0.032258   | 1e-6 | 1,000
      june-2024 | base | silent | 1 month          | next_answer p50 | 0.030091   | 1e-6 | 1,000
      june-2024 | base | linear | 12, 24 months    | debt_index      | 108.09948, 116.85497 | dice | 2,000
      june-2024 | base | linear | 6, 24 months     | aware           | 0.1097623, 0.0181436 | dice | 2,000
      june-2024 | base | linear | 6, 12, 24 months | opposed         | 0.0325299, 0.0272679, 0.0252057 | dice | 2,000
      """;

  static Stream<CheckValue> values() {
    return Stream.of(CUBA, JULY, KARGIL, ABLE_ARCHER, JUNE)
        .flatMap(table -> CheckValue.table(table, WORDS));
  }

  @ParameterizedTest
  @MethodSource("values")
  void modelGivesWhatFollowsFromItsSources(CheckValue value) {
    assertThat(value.failures(1)).isEmpty();
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("values")
  void modelGivesWhatFollowsFromItsSourcesInManyHistories(CheckValue value) {
    assertThat(value.failures(10)).isEmpty();
  }
}
