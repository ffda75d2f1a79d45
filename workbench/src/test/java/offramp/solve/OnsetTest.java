package offramp.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import offramp.check.Texts;
import offramp.model.Model;
import offramp.program.Program;
import offramp.program.RandomModels;
import offramp.simulate.Mark;
import offramp.simulate.Onset;
import offramp.simulate.Onsets;
import offramp.simulate.Settings;
import org.junit.jupiter.api.Test;

/// When outcomes come about and from which marks, by formula and both ways.
class OnsetTest {
  /// A comparison raises a false alarm with a chance of about 1e-6; there are some 1,000. The seeds
  /// are fixed.
  private static final double Z = 4.9;

  private static final double[] DAYS = {1, 3};

  private static Settings settings(long histories, double... days) {
    return new Settings(1, histories, 1, days, 1, OptionalDouble.empty());
  }

  private static Onset exact(Model model, Onset.Asked asked, double... days) {
    return Solver.of(Program.of(model), settings(1, days), new Limits(20_000, 1, () -> false))
        .onsets(asked, Settings.Watcher.none())
        .draws()
        .getFirst();
  }

  @Test
  void rungsOfTheGamblersRuinHaveTheirFormula() {
    Model model =
        Texts.model(
            """
            ladder x = ruin < a < b < c < d < top  starts b
            event up when x > ruin and x < top rate 0.2 per day then x up
            event down when x > ruin and x < top rate 0.3 per day then x down
            outcome top when x == top ends
            """);
    List<Mark> marks = IntStream.rangeClosed(1, 5).mapToObj(r -> new Mark(0, r)).toList();
    Onset found = exact(model, new Onset.Asked(0, marks), 2_000);
    double ratio = 1.5;
    for (int rung = 1; rung <= 5; rung++) {
      double from = Math.max(2, rung);
      double reached = (Math.pow(ratio, 2) - 1) / (Math.pow(ratio, from) - 1);
      double then = (Math.pow(ratio, from) - 1) / (Math.pow(ratio, 5) - 1);
      assertThat(found.reached()[rung - 1]).isCloseTo(reached, withinPercentage(1e-7));
      assertThat(found.both()[rung - 1] / found.reached()[rung - 1])
          .isCloseTo(then, withinPercentage(1e-7));
    }
  }

  @Test
  void timeThatIsLeftBehindTheRungCounts() {
    // up at 1 per day, then the outcome at 1 per day, within 1 day: both by the law of Erlang
    Model model =
        Texts.model(
            """
            flag up
            flag hit
            event climb rate 1 per day then up = true
            event strike when up rate 1 per day then hit = true
            outcome hit when hit
            """);
    Onset found = exact(model, new Onset.Asked(0, List.of(new Mark(0, 1))), 1);
    assertThat(found.reached()[0]).isCloseTo(1 - Math.exp(-1), within(1e-10));
    assertThat(found.both()[0]).isCloseTo(1 - 2 * Math.exp(-1), within(1e-10));
  }

  @Test
  void rungsThatComeBehindTheOutcomeAreNotReached() {
    Model model =
        Texts.model(
            """
            level x = 0..2
            event climb rate 1 per day then x up
            outcome first when x == 1
            """);
    Onset found = exact(model, new Onset.Asked(0, List.of(new Mark(0, 1), new Mark(0, 2))), 3);
    assertThat(found.reached()[0])
        .isEqualTo(found.both()[0])
        .isCloseTo(found.by()[0], within(1e-12));
    assertThat(found.reached()[1]).isZero();
  }

  @Test
  void bothWaysAgree() {
    long compared = 0;
    for (RandomModels.Kind kind : List.of(RandomModels.Kind.CHAIN, RandomModels.Kind.TAME)) {
      for (int seed = 0; seed < 60; seed++) {
        compared += compared(RandomModels.of(kind, seed), kind + " " + seed) ? 1 : 0;
      }
    }
    assertThat(compared).isGreaterThan(40);
  }

  private static boolean compared(Model model, String what) {
    List<Mark> marks = new ArrayList<>();
    for (int variable = 0; variable < model.variables().size(); variable++) {
      for (double least : new double[] {1, 2}) {
        marks.add(new Mark(variable, least));
      }
    }
    for (int outcome = 0; outcome < model.outcomes().size(); outcome++) {
      Onset.Asked asked = new Onset.Asked(outcome, marks);
      Onset exact;
      try {
        exact = exact(model, asked, DAYS);
      } catch (TooLarge large) {
        return false;
      }
      long n = 2_000;
      Onset seen =
          Onsets.of(Program.of(model), settings(n, DAYS), asked, Settings.Watcher.none())
              .draws()
              .getFirst();
      String where = what + ", outcome " + outcome;
      near(exact.by(), seen.by(), n, where);
      near(exact.reached(), seen.reached(), n, where + " reached");
      near(exact.both(), seen.both(), n, where + " both");
      double deviation = Math.sqrt(Math.max(0, seen.squares() - seen.days() * seen.days()) / n);
      assertThat(exact.days())
          .as(where)
          .isCloseTo(seen.days(), within(Z * deviation + Z * Z * 3.0 / n));
    }
    return true;
  }

  private static void near(double[] exact, double[] seen, long n, String where) {
    for (int i = 0; i < exact.length; i++) {
      double p = exact[i];
      assertThat(seen[i])
          .as("%s %d", where, i)
          .isCloseTo(p, within(Z * Math.sqrt(Math.max(0, p * (1 - p)) / n) + Z / n));
    }
  }
}
