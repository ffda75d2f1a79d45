package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import offramp.check.Documents;
import offramp.check.Texts;
import offramp.model.Model;
import offramp.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Splitting against known values of what almost never happens.
///
/// Each estimate aims at a relative standard error of 10%, and is held to 4.9 of its own standard
/// errors: a false alarm has a chance of about 1e-6 for each, were the error exact; that it is
/// honest is shown by `bench/` on 200 seeds.
class SplitsTest {
  private static final double MONTH = 30.4375;

  private static Model brink() {
    return Texts.model(Documents.read(Documents.root().resolve("models/brink.crisis")));
  }

  private static Rare of(Model model, int outcome, int threads, double... days) {
    Settings settings = new Settings(1, 100_000, 60, days, threads, OptionalDouble.empty());
    return Splits.of(Program.of(model), outcome, settings, 100_000_000, Settings.Watcher.none())
        .orElseThrow();
  }

  private static void near(double known, Shares found) {
    assertThat(found.standardError()).isBetween(0.01 * found.mean(), 0.1 * found.mean());
    Chance.near(known, found.mean(), found.standardError());
  }

  @Test
  void brinkReachesItsLastRung() {
    // PRISM 4.10 and two other programs
    Rare rare = of(brink(), 0, 1, 24 * MONTH);
    near(2.675591226569e-08, rare.shares().getLast());
    assertThat(rare.scored()).isTrue();
  }

  @Test
  void theBitsDoNotHangOnTheThreads() {
    assertThat(of(brink(), 0, 2, 24 * MONTH).shares())
        .isEqualTo(of(brink(), 0, 1, 24 * MONTH).shares());
  }

  @ParameterizedTest
  @CsvSource({"12, 0.1", "12, 0.3"})
  void ruinIsReachedAgainstTheDrift(int top, double odds) {
    // Feller, An Introduction to Probability Theory I, XIV.2
    Rare rare =
        of(
            Texts.model(
                """
                level x = 0..%d starts 1
                event up when x > 0 and x < %d rate %s per day then x up
                event down when x > 0 and x < %d rate 1 per day then x down
                outcome top when x == %d ends
                outcome bottom when x == 0 ends
                """
                    .formatted(top, top, odds, top, top)),
            0,
            1,
            1000);
    double ratio = 1 / odds;
    near((ratio - 1) / (Math.pow(ratio, top) - 1), rare.shares().getLast());
  }

  @Test
  void clocksAndDatesAreGoneThrough() {
    // five steps, each before a clock of 1 day runs out, which happens with 1 - exp(-0.02)
    Rare rare =
        of(
            Texts.model(
                """
                starts 2025-01-01
                level x = 0..5
                flag open
                flag late
                event opens on 2025-01-11 then open = true
                event step when open and x < 5 rate 0.02 per day then x up
                event fall when open and x < 5 after 1 day then x = 0, late = true
                outcome five when x == 5
                outcome fell when late ends
                """),
            0,
            1,
            100);
    // within one day from the opening on: a Poisson count of at least 5 with mean 0.02
    double tail = 0;
    double term = Math.exp(-0.02) * Math.pow(0.02, 5) / 120;
    for (int k = 5; k < 12; k++) {
      tail += term;
      term *= 0.02 / (k + 1);
    }
    near(tail, rare.shares().getLast());
  }

  @Test
  void chainsOfTriggersThatEndByChanceAreLookedThrough() {
    Rare rare =
        of(
            Texts.model(
                """
                level n = 0..100000
                flag hit
                event go when not hit rate 1e-6 per day then n = 1
                trigger reached when n == 21 then hit = true
                trigger once_more when n rises
                  then 50%: n up
                  then otherwise: n = 0
                outcome hit when hit
                """),
            0,
            1,
            1);
    // one firing in a million days, and twenty times heads
    double found = rare.shares().getLast().mean();
    assertThat(found).isBetween(1e-6 / (1 << 20) * 0.999, 1e-6 / (1 << 20) * 1.001);
  }

  @Test
  void unknownsAreDrawnOutside() {
    Rare rare =
        of(
            Texts.model(
                """
                unknown push = Choice(0.01: 1, 0.02: 1)
                level x = 0..4
                event step when x < 4 rate push per day then x up
                outcome four when x == 4
                """),
            0,
            1,
            1);
    Shares found = rare.shares().getLast();
    // Poisson tails for means of 0.01 and 0.02 with equal chances: 4.1e-10 and 6.6e-9. Two values
    // are
    // no shape that the correction for the dice can know: the quantiles are held to a factor of
    // three
    assertThat(found.mean()).isBetween(2.5e-9, 5e-9);
    assertThat(found.low()).isBetween(4.1e-10 / 3, 4.1e-10 * 3);
    assertThat(found.high()).isBetween(6.6e-9 / 3, 6.6e-9 * 3);
  }

  @Test
  void whatCannotHappenIsNotFound() {
    Rare rare =
        of(
            Texts.model(
                """
                level x = 0..4
                flag key
                event step when key and x < 4 rate 1 per day then x up
                event turn when x > 0 rate 1 per day then key = true
                outcome four when x == 4
                """),
            0,
            1,
            10);
    assertThat(rare.shares().getLast().mean()).isZero();
  }
}
