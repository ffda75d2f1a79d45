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
import offramp.cli.Refusal;
import offramp.cli.Rerun;
import offramp.simulate.Keeper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands whose work is no block of histories: their parts, however they come about, add up to
/// what the command finds by itself.
class KeptCommandsTest {
  private static final int TIMES = 4;

  /// So many files are put at once at most: those of a part, and of its job.
  private static final int TABLES = 5;

  @TempDir Path folder;

  private Rerun.Done run(String line, Keeper keeper) throws IOException, Refusal {
    return MadeCommands.in(folder).run(line, keeper);
  }

  private String plain(String line) throws IOException {
    List<String> words = MadeCommands.in(folder).words(line);
    Commands.Result plain = Commands.run(words.toArray(String[]::new));
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
  @ValueSource(
      strings = {
        MadeCommands.FIT,
        MadeCommands.CHANCES,
        MadeCommands.LAWS,
        MadeCommands.SPLIT,
        MadeCommands.EXACT
      })
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
  @ValueSource(
      strings = {MadeCommands.FIT, MadeCommands.LAWS, MadeCommands.SPLIT, MadeCommands.EXACT})
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
  @ValueSource(
      strings = {MadeCommands.FIT, MadeCommands.CHANCES, MadeCommands.SPLIT, MadeCommands.ROUNDS})
  void partsComeOutTheSameInAnyOrderAndTwice(String line) throws IOException, Refusal {
    Whole wanted = whole(line);
    Path backwards = folder.resolve("backwards");
    StudyKeeper keeper = Small.keeper(new FolderStore(backwards));
    assertThat(run(line, Small.backwards(keeper)).out()).isEqualTo(wanted.out());
    assertThat(Small.files(backwards)).isEqualTo(wanted.files());
  }
}
