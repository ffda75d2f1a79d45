package offramp.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import offramp.check.Texts;
import offramp.program.Program;
import org.junit.jupiter.api.Test;

/// Appraisals of a program with firings left out, against closed forms and against each other.
class AppraiserTest {
  private static final double[] DAYS = {5, 10};

  /// Two steps to the outcome; what comes about by chance in between hangs on nothing.
  private static final String STEPS =
      """
      starts 2025-01-01
      ladder x = low < middle < high
      level  n = 0..1000
      unknown push = 0.05 to 0.2 per day
      event first  when x == low    rate push         then x up
      event second when x == middle rate 0.1 per day  then x up
      event noise  rate 3 per day                     then n up
      event brake  on 2025-01-01                      then nothing
      outcome high harm war when x == high ends
      """;

  private static Settings settings(int threads) {
    return new Settings(3, 8_000, 2_000, DAYS, threads, OptionalDouble.empty());
  }

  private static Appraisal appraisal(String text, int threads, int... idle) {
    BitSet left = new BitSet();
    IntStream.of(idle).forEach(left::set);
    Program program = Program.of(Texts.model(text));
    Appraiser appraiser = Appraiser.of(program, settings(threads), left, Settings.Watcher.none());
    Appraisal appraisal = appraiser.appraisal(left, List.of());
    appraiser.extend(appraisal, 500);
    appraiser.extend(appraisal, 2_000);
    return appraisal;
  }

  private static double error(double[] means) {
    double mean = Arrays.stream(means).average().orElseThrow();
    double squares = Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum();
    return Math.sqrt(squares / (means.length - 1) / means.length);
  }

  /// But for what rounding moves.
  private static void same(Appraisal one, Appraisal other) {
    assertArrayEquals(one.means(0), other.means(0), 1e-9);
  }

  @Test
  void meanIsThatOfPlainHistories() {
    Appraisal found = appraisal(STEPS, 1);
    Settings many = new Settings(5, 200_000, 20_000, DAYS, 2, OptionalDouble.empty());
    Shares plain =
        Ensemble.of(Program.of(Texts.model(STEPS)), many, Settings.Watcher.none())
            .outcomes()
            .getFirst()
            .getLast();
    double error = Math.hypot(error(found.means(0)), plain.standardError());
    Chance.near(plain.mean(), found.mean(0, 1), error);
  }

  @Test
  void whatHazardsForeseeTakesNoiseAway() {
    // the second step alone: 1 - exp(-0.001), of which hazards know nearly all
    String rare =
        "flag up event go when not up rate 0.0001 per day then up = true\n"
            + "outcome up harm war when up";
    Appraisal found = appraisal(rare, 1);
    double p = -Math.expm1(-0.001);
    assertThat(found.mean(0, 1)).isCloseTo(p, within(1e-5));
    assertThat(error(found.means(0))).isLessThan(1e-5);
  }

  @Test
  void theBitsDoNotHangOnTheThreads() {
    assertThat(appraisal(STEPS, 3).means(0)).isEqualTo(appraisal(STEPS, 1).means(0));
  }

  @Test
  void whatChangesNothingMovesNoHistory() {
    int brake = 3;
    same(appraisal(STEPS, 1, brake), appraisal(STEPS, 1));
  }

  @Test
  void whatIsLeftOutDoesNotHappen() {
    String sudden = STEPS.replace("then nothing", "then x = high");
    int brake = 3;
    assertThat(appraisal(sudden, 1).mean(0, 0)).isEqualTo(1);
    same(appraisal(sudden, 1, brake), appraisal(STEPS, 1));
  }

  @Test
  void anEventMoreMovesNoOther() {
    String more =
        STEPS.replace("outcome high", "event more rate 2 per day then n down\noutcome high");
    same(appraisal(more, 1), appraisal(STEPS, 1));
  }
}
