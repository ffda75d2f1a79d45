package offramp.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import offramp.random.Distribution;
import offramp.random.Key;
import offramp.random.Stream;
import org.junit.jupiter.api.Test;

class RacingTest {
  private static final int FIRST = 20;

  /// Candidate k has mean k / 4 and noise of deviation 1, half of whose variance it shares with all
  /// others; each round brings as many batches as all before.
  private static Racing.Runner ladder(Key key) {
    Distribution normal = new Distribution.Normal(0, Math.sqrt(0.5));
    return (candidate, round) -> {
      int batches = round == 0 ? FIRST : FIRST << (round - 1);
      Stream shared = key.at("shared").at(round).stream();
      Stream own = key.at("own").at(candidate).at(round).stream();
      return new double[][] {
        IntStream.range(0, batches)
            .mapToDouble(b -> candidate / 4.0 + normal.sample(shared) + normal.sample(own))
            .toArray()
      };
    };
  }

  private static Racing.Outcome race(long seed) {
    return Racing.run(20, ladder(Key.of(seed)), new Racing.Settings(7, 0.05));
  }

  /// The chance to lose the best is promised to be 5% at most; Bonferroni's bound keeps it far
  /// below.
  @Test
  void theBestIsKeptAndMostWorkIsSaved() {
    int kept = 0;
    int alone = 0;
    long work = 0;
    long workOfAll = 0;
    for (int seed = 0; seed < 200; seed++) {
      Racing.Outcome outcome = race(seed);
      kept += outcome.left().contains(0) ? 1 : 0;
      alone += outcome.left().equals(List.of(0)) ? 1 : 0;
      work += outcome.work();
      workOfAll += 20L * (FIRST << 6);
    }
    assertThat(kept).isGreaterThanOrEqualTo(190);
    assertThat(alone).isGreaterThanOrEqualTo(190);
    assertThat((double) work / workOfAll).isLessThan(0.15);
  }

  /// 300 races of ten candidates that are all the same in truth. At the 5% promised, 30 or more
  /// losses of the first would have a chance of 3e-4.
  @Test
  void whatNothingBeatsIsLostWithAtMostTheChanceAllowed() {
    Distribution normal = new Distribution.Normal(0, 1);
    int lost = 0;
    for (int seed = 0; seed < 300; seed++) {
      Key key = Key.of(seed);
      Racing.Runner alike =
          (candidate, round) -> {
            Stream dice = key.at(candidate).at(round).stream();
            return new double[][] {
              IntStream.range(0, 10).mapToDouble(b -> normal.sample(dice)).toArray()
            };
          };
      lost += Racing.run(10, alike, new Racing.Settings(4, 0.05)).left().contains(0) ? 0 : 1;
    }
    assertThat(lost).isLessThan(30);
  }

  @Test
  void theSameSeedRunsTheSameRace() {
    assertThat(race(3)).isEqualTo(race(3));
  }

  @Test
  void aCandidateBeatenOnceRunsNoFurther() {
    Racing.Outcome outcome = race(1);
    Racing.Standing last = outcome.standings().getLast();

    assertThat(last.rounds()).isEqualTo(1);
    assertThat(last.batches()).isEqualTo(FIRST);
    assertThat(last.beatenBy()).isPresent();
    assertThat(outcome.standings().getFirst().beatenBy()).isEmpty();
    assertThat(outcome.work())
        .isEqualTo(outcome.standings().stream().mapToLong(Racing.Standing::batches).sum());
  }

  @Test
  void candidatesWithoutDifferenceAllStay() {
    Racing.Outcome outcome =
        Racing.run(
            5, (candidate, round) -> new double[][] {{1, 2, 3}}, new Racing.Settings(3, 0.05));

    assertThat(outcome.left()).containsExactly(0, 1, 2, 3, 4);
    assertThat(outcome.rounds()).isEqualTo(3);
    assertThat(outcome.work()).isEqualTo(45).isEqualTo(outcome.workOfAll());
  }

  @Test
  void withSeveralObjectivesOnlyWhatIsBeatenInAllIsDropped() {
    double[][] means = {{1, 5}, {5, 1}, {5, 5}, {1, 5}};
    Racing.Outcome outcome = Racing.run(4, noisy(means), new Racing.Settings(3, 0.05));

    assertThat(outcome.left()).containsExactly(0, 1, 3);
    assertThat(outcome.standings().get(2).beatenBy()).hasValue(0);
  }

  /// The second objective is exact, like a cost.
  private static Racing.Runner noisy(double[][] means) {
    Distribution normal = new Distribution.Normal(0, 1);
    return (candidate, round) -> {
      Stream dice = Key.of(8).at(candidate).at(round).stream();
      double[] exact = new double[FIRST];
      Arrays.fill(exact, means[candidate][1]);
      return new double[][] {
        IntStream.range(0, FIRST)
            .mapToDouble(b -> means[candidate][0] + normal.sample(dice))
            .toArray(),
        exact
      };
    };
  }

  @Test
  void oneBatchSaysNothingYet() {
    Racing.Runner runner = (candidate, round) -> new double[][] {{candidate}};
    Racing.Outcome one = Racing.run(3, runner, new Racing.Settings(1, 0.05));
    Racing.Outcome two = Racing.run(3, runner, new Racing.Settings(9, 0.05));

    assertThat(one.left()).containsExactly(0, 1, 2);
    assertThat(one.standings().getFirst().standardErrors())
        .containsExactly(Double.POSITIVE_INFINITY);
    assertThat(two.left()).containsExactly(0);
    assertThat(two.rounds()).isEqualTo(2);
  }

  @Test
  void resultsThatCannotBeComparedAreRefused() {
    Racing.Settings settings = new Racing.Settings(2, 0.05);
    assertThatThrownBy(() -> Racing.run(0, (k, r) -> new double[][] {{1}}, settings))
        .hasMessage("candidates (0) is below 1");
    assertThatThrownBy(() -> Racing.run(2, (k, r) -> new double[][] {new double[k + 1]}, settings))
        .hasMessageStartingWith("batches (2) are not as many");
    assertThatThrownBy(() -> Racing.run(2, (k, r) -> new double[k + 1][1], settings))
        .hasMessageStartingWith("objectives (2) are not as many");
    assertThatThrownBy(() -> Racing.run(2, (k, r) -> new double[r + 1][1], settings))
        .hasMessage("objectives (2) are not as many as in the rounds before (1)");
    assertThatThrownBy(() -> Racing.run(2, (k, r) -> new double[][] {{Double.NaN}}, settings))
        .hasMessage("result (NaN) is not a finite number");
    assertThatThrownBy(() -> new Racing.Settings(2, 0)).hasMessageContaining("error (0.0)");
    assertThatThrownBy(() -> new Racing.Settings(0, 0.1)).hasMessage("rounds (0) is below 1");
  }

  @Test
  void theFirstFailureIsThrown() {
    AtomicInteger calls = new AtomicInteger();
    Racing.Runner failing =
        (candidate, round) -> {
          calls.incrementAndGet();
          if (candidate % 7 == 5) {
            throw new IllegalStateException("candidate " + candidate);
          }
          return new double[][] {{candidate}};
        };
    Racing.Settings settings = new Racing.Settings(1, 0.05);
    assertThatThrownBy(() -> Racing.run(50, failing, settings)).hasMessage("candidate 5");
    assertThat(calls).hasValueLessThan(50);
  }
}
