package offramp.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import offramp.cli.Commands;
import offramp.cli.MadeCrises;
import offramp.cli.Refusal;
import offramp.cli.Rerun;
import offramp.simulate.Keeper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands whose work is no block of histories: their parts, however they come about, add up to
/// what the command finds by itself.
class KeptCommandsTest {
  private static final int TIMES = 4;

  /// So many files are put at once at most: those of a part, and of its job.
  private static final int TABLES = 5;

  private static final String TEMPLATE =
      """
      runs 20 years
      fact trigger one of verbal_act, political_act = verbal_act
      unknown usual_war = Normal(0, 1)
      unknown if_verbal = Normal(0, 1)
      unknown length = 10 to 100 days
      unknown own each case = Normal(0, 1)
      let share = logistic(usual_war + (if trigger == verbal_act then if_verbal else 0))
      let its_length = length * exp(own / 2)
      ladder fate = open < settled < at_war  starts open
      event settles when fate == open after Weibull(1, its_length / (1 - share)) then fate = settled
      event war when fate == open after Weibull(1, its_length / share) then fate = at_war
      outcome war when fate == at_war
      outcome over when fate != open ends
      """;

  private static final String FIT = "fit TEMPLATE --cases CASES --draws 20 --islands 2";
  private static final String CHANCES = "backtest TEMPLATE --cases CASES --outcome war --draws 40";
  private static final String LAWS =
      "backtest TEMPLATE --cases CASES --outcome duration --draws 40 --folds time";

  private static final String RARE =
      """
      runs 2 days
      unknown pace = 0.01 to 0.03 per day
      level x = 0..3
      event up when x < 3 rate pace then x up
      outcome top when x == 3
      """;

  private static final String SPLIT =
      "run RARE --method split --trajectories 12800 --draws 20 --steps 2";

  private static final String MANY =
      """
      runs 20 days
      unknown pace = 0.5 to 1 per day
      level a = 0..30 starts 15
      level b = 0..30 starts 15
      event rises when a < 30 rate pace then a up
      event falls when a > 0 rate pace then a down
      event gains when b < 30 rate 1 per day then b up
      event loses when b > 0 rate pace then b down
      outcome top when a == 30
      watch high = a / 30
      watch even = a == b
      """;

  private static final String EXACT = "run MANY --method exact --draws 40 --steps 2";
  private static final String ROUNDS = "run MANY --method exact --draws 120 --precision 90%";

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("t.crisis"), TEMPLATE);
    Files.writeString(folder.resolve("r.crisis"), RARE);
    Files.writeString(folder.resolve("m.crisis"), MANY);
    MadeCrises.file(folder, 24);
  }

  private List<String> words(String line) {
    return List.of(
        line.replace("TEMPLATE", folder.resolve("t.crisis").toString())
            .replace("RARE", folder.resolve("r.crisis").toString())
            .replace("MANY", folder.resolve("m.crisis").toString())
            .replace("CASES", folder.resolve("crises.csv").toString())
            .split(" ", -1));
  }

  private Rerun.Done run(String line, Keeper keeper) throws Refusal {
    return new Rerun(words(line), words(line)).run(keeper);
  }

  private String plain(String line) {
    Commands.Result plain = Commands.run(words(line).toArray(String[]::new));
    assertThat(plain.exit()).as(plain.err()).isZero();
    return plain.out();
  }

  /// A study that nothing has disturbed.
  ///
  /// @param out what the command says, with parts kept or not
  private record Whole(Map<String, String> files, String out) {}

  private Whole whole(String line) throws IOException, Refusal {
    Path whole = folder.resolve("whole");
    String out = run(line, Small.keeper(new FolderStore(whole))).out();
    assertThat(out).isEqualTo(plain(line));
    return new Whole(Small.files(whole), out);
  }

  @ParameterizedTest
  @ValueSource(strings = {FIT, CHANCES, LAWS, SPLIT, EXACT})
  void workThatIsBrokenOffAgainAndAgainEndsTheSame(String line) throws IOException, Refusal {
    Whole wanted = whole(line);
    Path broken = folder.resolve("broken");
    int each = Math.max(TABLES, wanted.files().size() / TIMES);
    Rerun.Done done = new Rerun.Done(1, "", "", Map.of());
    int times = 0;
    for (; done.exit() != 0; times++) {
      Store few = Limited.files(new FolderStore(broken), each);
      done = run(line, Small.keeper(few));
      assertThat(done.exit() == 0 ? Limited.WHY : done.err()).contains(Limited.WHY);
    }
    assertThat(times).isGreaterThan(1);
    assertThat(done.out()).isEqualTo(wanted.out());
    assertThat(Small.files(broken)).isEqualTo(wanted.files());
  }

  @ParameterizedTest
  @ValueSource(strings = {FIT, LAWS, SPLIT, EXACT})
  void partsThatWereChangedAreToldOfAndMadeAgainAndNoOthers(String line)
      throws IOException, Refusal {
    Whole wanted = whole(line);
    Path whole = folder.resolve("whole");
    TreeMap<String, String> one = new TreeMap<>();
    wanted.files().keySet().stream()
        .filter(name -> !name.startsWith("jobs/"))
        .forEach(name -> one.putIfAbsent(name.substring(0, name.indexOf('/')), name));
    for (String name : one.values()) {
      Files.writeString(whole.resolve(name), "changed");
    }
    List<String> said = new CopyOnWriteArrayList<>();
    StudyKeeper keeper = new StudyKeeper(new FolderStore(whole), new Lines(), 20, said::add);
    assertThat(run(line, keeper).out()).isEqualTo(wanted.out());
    assertThat(said).isNotEmpty().allMatch(told -> told.contains("is not what was written there"));
    assertThat(keeper.done()).isBetween(1L, (long) one.size());
    assertThat(Small.files(whole)).isEqualTo(wanted.files());
  }

  @ParameterizedTest
  @ValueSource(strings = {FIT, CHANCES, SPLIT, ROUNDS})
  void partsComeOutTheSameInAnyOrderAndTwice(String line) throws IOException, Refusal {
    Whole wanted = whole(line);
    Path backwards = folder.resolve("backwards");
    StudyKeeper keeper = Small.keeper(new FolderStore(backwards));
    assertThat(run(line, Small.backwards(keeper)).out()).isEqualTo(wanted.out());
    assertThat(Small.files(backwards)).isEqualTo(wanted.files());
  }
}
