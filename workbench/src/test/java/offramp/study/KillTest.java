package offramp.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import offramp.random.Key;
import offramp.random.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Processes that work on a study are killed at random moments (SIGKILL, where the system has it).
class KillTest {
  private static final double LONGEST_MILLIS = 120;

  @TempDir Path folder;

  @Test
  void studyThatWasKilledTenTimesIsTheSameBytes() throws Exception {
    killedWhileSimulating(10);
  }

  @Test
  @Tag("full")
  void studyThatWasKilledTwoHundredTimesIsTheSameBytes() throws Exception {
    killedWhileSimulating(200);
  }

  private void killedWhileSimulating(int times) throws IOException, InterruptedException {
    Path plain = Files.createDirectories(folder.resolve("plain"));
    Small.kept(Small.keeper(new FolderStore(plain)), 1);
    killed(new Work(Small.class, List.of(), Small.files(plain)), times, LONGEST_MILLIS);
  }

  /// A moment is drawn out of all the time that the command takes, so that every stage of it is
  /// hit.
  @Tag("full")
  @ParameterizedTest
  @ValueSource(
      strings = {
        MadeCommands.FIT,
        MadeCommands.CHANCES,
        MadeCommands.LAWS,
        MadeCommands.SPLIT,
        MadeCommands.EXACT
      })
  void commandThatWasKilledTenTimesIsTheSameBytes(String line) throws Exception {
    MadeCommands made = MadeCommands.in(folder);
    Path plain = Files.createDirectories(folder.resolve("plain"));
    assertThat(made.run(line, Small.keeper(new FolderStore(plain))).exit()).isZero();
    List<String> words = List.of(folder.toString(), line);
    Work work = new Work(MadeCommands.class, words, Small.files(plain));
    Path timed = Files.createDirectories(folder.resolve("timed"));
    long before = System.nanoTime();
    assertThat(work.on(timed, Double.POSITIVE_INFINITY)).isTrue();
    killed(work, 10, (System.nanoTime() - before) / 1e6);
  }

  /// A study that gets done before all kills is begun again.
  private void killed(Work work, int times, double longestMillis)
      throws IOException, InterruptedException {
    Stream dice = Key.of(1).at("kills").at(times).stream();
    int study = 0;
    for (int kills = 0; kills < times; ) {
      Path broken = Files.createDirectories(folder.resolve("broken-" + study));
      if (work.on(broken, dice.uniform() * longestMillis)) {
        study++;
        assertThat(Small.files(broken)).isEqualTo(work.wanted());
      } else {
        kills++;
      }
    }
    Path last = Files.createDirectories(folder.resolve("broken-" + study));
    assertThat(work.on(last, Double.POSITIVE_INFINITY)).isTrue();
    assertThat(Small.files(last)).isEqualTo(work.wanted());
  }

  /// What a process works on.
  ///
  /// @param main the class that it starts with
  /// @param words that the class is told beside the folder of the study
  /// @param wanted the files of a study that nothing has disturbed
  private record Work(Class<?> main, List<String> words, Map<String, String> wanted) {
    /// {@return whether the process got done before it was killed}
    boolean on(Path study, double millis) throws IOException, InterruptedException {
      List<String> all =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  main.getName(),
                  study.toString()));
      all.addAll(words);
      Process process =
          new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      assertThat(process.inputReader().readLine()).isEqualTo("begun");
      boolean done = process.waitFor((long) (millis * 1e3), TimeUnit.MICROSECONDS);
      process.destroyForcibly().waitFor();
      assertThat(done && process.exitValue() != 0).as("it ended by itself, in error").isFalse();
      return done;
    }
  }
}
