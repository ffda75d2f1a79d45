package offramp.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import offramp.check.Texts;
import offramp.model.Crisis;
import offramp.program.Program;
import offramp.program.State;
import offramp.random.Key;
import offramp.simulate.Draws;
import offramp.simulate.Guided;
import offramp.text.Span;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Fits of histories that were simulated from known unknowns: the rank of what was true among the
/// draws is uniform (Talts, Betancourt, Simpson, Vehtari & Gelman, Validating Bayesian inference
/// algorithms with simulation-based calibration, arXiv:1804.06788, 2018).
///
/// A false alarm has a chance of about 1e-6 in each comparison.
class CalibrationTest {
  private static final double ALARM = 1e-6;
  private static final int BINS = 5;

  /// Two unknowns, and a state that nobody sees.
  private static final String MODEL =
      """
      starts 2024-01-01
      runs 100 days
      unknown calm_pace = 0.01 to 0.2 per day
      unknown worse = 2 to 10
      flag tense
      event rises when not tense rate 0.08 per day then tense = true
      event falls when tense rate 0.1 per day then tense = false
      event strike rate calm_pace * (if tense then worse else 1) then nothing
      outcome never when false
      """;

  private static final double END = 60;
  private static final int STRIKE = 2;

  private static Observed simulated(Program program, double[] unknowns, Key dice) {
    List<Double> times = new ArrayList<>();
    Guided walk =
        new Guided(
            program,
            program.compiled(),
            new BitSet(),
            (day, firing) -> {
              if (firing == STRIKE) {
                times.add(day);
              }
            });
    System.arraycopy(unknowns, 0, walk.state().parameters, 0, unknowns.length);
    program.compiled().define(walk.state());
    walk.begin(dice);
    while (walk.next(END)) {
      // goes on to the end
    }
    LocalDate day = LocalDate.of(2024, 1, 1);
    Crisis.Entry entry = new Crisis.Entry(day, day, "strike", Optional.empty(), Span.NOWHERE);
    List<Sighting> sightings =
        times.stream().map(time -> new Sighting(entry, STRIKE, true, time, time)).toList();
    BitSet told = new BitSet();
    told.set(STRIKE);
    double[] stops = Observed.stops(sightings, END);
    return new Observed(program, sightings, told, new BitSet(), List.of(), stops, new int[0]);
  }

  private static void calibrated(int histories) {
    Program program = Program.of(Texts.model(MODEL));
    Draws truths = new Draws(program.model(), 99);
    int[][] bins = new int[2][BINS];
    int[] covered = new int[2];
    for (int history = 0; history < histories; history++) {
      State state = program.newState();
      truths.into(state, program.compiled(), history);
      double[] truth = Arrays.copyOf(state.parameters, 2);
      Observed observed = simulated(program, truth, Key.of(98).at(history));
      Fitted fitted = Seen.fit(observed, new Fitting.Effort(1_000L + history, 100, 2, 16, 1));
      for (int unknown = 0; unknown < 2; unknown++) {
        double[] draws = fitted.sorted(unknown);
        double was = truth[unknown];
        int rank = (int) Arrays.stream(draws).filter(draw -> draw < was).count();
        bins[unknown][Math.min(BINS - 1, rank * BINS / draws.length)]++;
        covered[unknown] += draws[5] <= was && was <= draws[94] ? 1 : 0;
      }
    }
    for (int unknown = 0; unknown < 2; unknown++) {
      uniform(bins[unknown], histories);
      covers(covered[unknown], histories);
    }
  }

  private static void uniform(int[] bins, int histories) {
    double expected = (double) histories / BINS;
    double sum = Arrays.stream(bins).mapToDouble(n -> (n - expected) * (n - expected)).sum();
    double limit = ChiSquaredDistribution.of(BINS - 1.0).inverseSurvivalProbability(ALARM);
    assertThat(sum / expected).as(Arrays.toString(bins)).isLessThan(limit);
  }

  /// Intervals of 90%.
  private static void covers(int covered, int histories) {
    BinomialDistribution law = BinomialDistribution.of(histories, 0.9);
    assertThat(law.cumulativeProbability(covered)).as("%s covered", covered).isGreaterThan(ALARM);
    assertThat(law.survivalProbability(covered - 1)).isGreaterThan(ALARM);
  }

  @Test
  void ranksOfWhatWasTrueAreUniform() {
    calibrated(30);
  }

  @Tag("full")
  @Test
  void ranksOfWhatWasTrueAreUniformInManyHistories() {
    calibrated(200);
  }
}
