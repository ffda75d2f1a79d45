package offramp.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import offramp.random.Key;
import offramp.random.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes that work on a study are killed at random moments (SIGKILL, where the system has it).
class KillTest {
  private static final double LONGEST_MILLIS = 120;

  @TempDir Path folder;

  @Test
  void studyThatWasKilledTenTimesIsTheSameBytes() throws Exception {
    killed(10);
  }

  @Test
  @Tag("full")
  void studyThatWasKilledTwoHundredTimesIsTheSameBytes() throws Exception {
    killed(200);
  }

  /// A study that gets done before all kills is begun again.
  private void killed(int times) throws IOException, InterruptedException {
    Path plain = folder.resolve("plain");
    Small.kept(Small.keeper(new FolderStore(plain)), 1);
    Map<String, String> wanted = Small.files(plain);
    Stream dice = Key.of(1).at("kills").at(times).stream();
    int study = 0;
    for (int kills = 0; kills < times; ) {
      Path broken = folder.resolve("broken-" + study);
      if (work(broken, dice.uniform() * LONGEST_MILLIS)) {
        study++;
        assertThat(Small.files(broken)).isEqualTo(wanted);
      } else {
        kills++;
      }
    }
    Path last = folder.resolve("broken-" + study);
    Files.createDirectories(last);
    FolderStore store = new FolderStore(last);
    store.sweep();
    Small.kept(Small.keeper(store), 2);
    assertThat(Small.files(last)).isEqualTo(wanted);
  }

  /// {@return whether the process got done before it was killed}
  private static boolean work(Path study, double millis) throws IOException, InterruptedException {
    Files.createDirectories(study);
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Small.class.getName(),
                    study.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("begun");
    boolean done = process.waitFor((long) (millis * 1e3), TimeUnit.MICROSECONDS);
    process.destroyForcibly().waitFor();
    assertThat(done && process.exitValue() != 0).as("it ended by itself, in error").isFalse();
    return done;
  }
}
