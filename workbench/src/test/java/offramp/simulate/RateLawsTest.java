package offramp.simulate;

import org.junit.jupiter.api.Test;

/// Chains with rates against their closed forms.
///
/// Where no other source is named the forms are those of any text on Markov chains, as Norris,
/// Markov Chains (1997), chapters 2 and 3. Each comparison raises a false alarm with a chance of
/// about 1e-6, see [Chance].
class RateLawsTest {

  @Test
  void countsAreAPoissonProcess() {
    Ensemble ensemble =
        Chance.run(
            """
            level n = 0..1000
            event tick rate 3 per day then n up
            outcome any when n > 0
            watch count = n
            """,
            50_000,
            0.5,
            2);
    double[] means = {1.5, 6};
    for (int date = 0; date < means.length; date++) {
      double mean = means[date];
      Chance.share(-Math.expm1(-mean), ensemble, 0, date);
      Chance.mean(mean, mean, ensemble, 0, date);
      double sd = ensemble.watches().getFirst().get(date).sd();
      // the fourth moment about the mean is mean + 3 mean^2
      double error = Math.sqrt((mean + 2 * mean * mean) / ensemble.histories());
      Chance.near(mean, sd * sd, error);
    }
  }

  @Test
  void immigrationAndDeathIsPoissonAtEveryTime() {
    Ensemble ensemble =
        Chance.run(
            """
            level n = 0..1000
            event comes rate 2 per day then n up
            event goes rate 0.5 * n per day then n down
            watch count = n
            watch empty = n == 0
            """,
            40_000,
            1,
            3,
            40);
    double[] days = {1, 3, 40};
    for (int date = 0; date < days.length; date++) {
      double mean = 2 / 0.5 * -Math.expm1(-0.5 * days[date]);
      Chance.mean(mean, mean, ensemble, 0, date);
      double none = Math.exp(-mean);
      Chance.mean(none, none * (1 - none), ensemble, 1, date);
    }
  }

  @Test
  void ladderIsClimbedAsTheGamblersRuinSays() {
    // theory card T01: u = 0.3, d = 0.5, k = 2, N = 5 gives 0.150
    Ensemble ensemble =
        Chance.run(
            """
            ladder west = none < a < b < c < d < war starts b
            event up_ rate 0.3 per day then west up
            event down_ rate 0.5 per day then west down
            outcome war   when west == war ends
            outcome peace when west == none ends
            """,
            100_000,
            2_000);
    double r = 0.5 / 0.3;
    double p = (1 + r) / (1 + r + r * r + r * r * r + r * r * r * r);
    Chance.near(0.150, p, 0.0005 / Chance.Z);
    Chance.share(p, ensemble, 0, 0);
    Chance.share(1 - p, ensemble, 1, 0);
  }

  @Test
  void firstOfCompetingHazardsHasItsShareOfTheTotal() {
    Ensemble ensemble =
        Chance.run(
            """
            ladder end = none < first < second < third
            event a when end == none rate 0.2 per day then end = first
            event b when end == none rate 0.05 per day then end = second
            event c when end == none on average every 4 days then end = third
            outcome first  when end == first  ends
            outcome second when end == second ends
            outcome third  when end == third  ends
            """,
            200_000,
            1,
            5,
            100);
    double[] rates = {0.2, 0.05, 0.25};
    double[] days = {1, 5, 100};
    for (int outcome = 0; outcome < rates.length; outcome++) {
      for (int date = 0; date < days.length; date++) {
        double p = rates[outcome] / 0.5 * -Math.expm1(-0.5 * days[date]);
        Chance.share(p, ensemble, outcome, date);
      }
    }
  }

  @Test
  void queueWithFewPlacesIsGeometricInTheLongRun() {
    // M/M/1/K: share of time at n is rho^n (1 - rho) / (1 - rho^(K + 1)); the slowest part of the
    // way there fades at 0.379 a day, so after 50 days 1e-8 of it is left
    Ensemble ensemble =
        Chance.run(
            """
            level n = 0..5
            event arrives when n < 5 rate 1 per day then n up
            event leaves  when n > 0 rate 1.5 per day then n down
            watch n0 = n == 0
            watch n1 = n == 1
            watch n2 = n == 2
            watch n3 = n == 3
            watch n4 = n == 4
            watch n5 = n == 5
            """,
            40_000,
            50);
    double rho = 1 / 1.5;
    for (int n = 0; n <= 5; n++) {
      double p = Math.pow(rho, n) * (1 - rho) / (1 - Math.pow(rho, 6));
      Chance.mean(p, p * (1 - p), ensemble, n, 0);
    }
  }

  @Test
  void rateThatADateSwitchesHasAPiecewiseHazard() {
    Ensemble ensemble =
        Chance.run(
            """
            starts 2025-01-01
            flag over
            let hazard = if since 2025-01-11 and until 2025-01-16 then 0.2 else 0.03
            event comes when not over rate hazard per day then over = true
            event never when over and until 2025-01-02 rate 1 per day then over = false
            outcome over when over ends
            """,
            100_000,
            10,
            13,
            15,
            25);
    double[] hazards = {0.3, 0.3 + 0.6, 0.3 + 1, 0.3 + 1 + 0.3};
    for (int date = 0; date < hazards.length; date++) {
      Chance.share(-Math.expm1(-hazards[date]), ensemble, 0, date);
    }
  }

  @Test
  void hazardIsUnhurtByDatesAndClocksThatChangeNothing() {
    // waiting times are cut short forty times and drawn anew
    Ensemble ensemble =
        Chance.run(
            """
            level n = 0..9
            level ticks = 0..1000
            event comes rate 0.1 per day then n up
            event beat after 0.25 days then ticks up
            outcome once  when n >= 1
            outcome twice when n >= 2
            """,
            50_000,
            10);
    Chance.share(1 - Math.exp(-1), ensemble, 0, 0);
    Chance.share(1 - 2 * Math.exp(-1), ensemble, 1, 0);
  }

  @Test
  void manyEventsRaceByTheirRates() {
    // 30 events in blocks of eight; that of number k has the share k / 465
    StringBuilder text = new StringBuilder("level winner = 0..30\n");
    for (int k = 1; k <= 30; k++) {
      text.append(
          "event e%d when winner == 0 rate %d per day then winner = %d\n".formatted(k, k, k));
      text.append("outcome o%d when winner == %d\n".formatted(k, k));
    }
    Ensemble ensemble = Chance.run(text.toString(), 200_000, 100);
    for (int k = 1; k <= 30; k++) {
      Chance.share(k / 465.0, ensemble, k - 1, 0);
    }
  }

  @Test
  void branchesComeByTheirProbabilitiesOrWeights() {
    Ensemble ensemble =
        Chance.run(
            """
            level a = 0..9
            level b = 0..9
            level c = 0..9
            event one on start
              then 20%: a = 1
              then 0:   a = 2
              then 1/2: a = 3
              then otherwise: a = 4
            event two on start
              then weight exp(1): b = 1
              then weight 0:      b = 2
              then weight exp(2): b = 3
            event three on start
              then 1/3: c = 1
              then 1/3: c = 2
              then 1/3: c = 3
            outcome a1 when a == 1  outcome a2 when a == 2  outcome a3 when a == 3
            outcome a4 when a == 4
            outcome b1 when b == 1  outcome b2 when b == 2  outcome b3 when b == 3
            outcome c1 when c == 1  outcome c2 when c == 2  outcome c3 when c == 3
            outcome independent when a == 3 and b == 3 and c == 3
            """,
            200_000, 1);
    double w = 1 / (1 + Math.E);
    double third = 1 / 3.0;
    double[] p = {0.2, 0, 0.5, 0.3, w, 0, 1 - w, third, third, third, 0.5 * (1 - w) * third};
    for (int outcome = 0; outcome < p.length; outcome++) {
      Chance.share(p[outcome], ensemble, outcome, 0);
    }
  }
}
