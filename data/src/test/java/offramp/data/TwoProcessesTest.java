package offramp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import offramp.cli.Commands;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes that work on one study at once, begun in the same moment.
class TwoProcessesTest {
  private static final String MODEL =
      """
      runs 12 months
      unknown push = 0.05 to 1 per month
      ladder west = calm < arms < war
      event climbs when west < war rate push then west up
      event backs when west > calm rate 0.3 per month then west down
      outcome war harm war when west == war
      watch armed = west >= arms
      theory timid "Fear restrains" { event climbs rate push / 2 }
      """;

  @TempDir Path folder;

  @Test
  void doNotHarmEachOther() throws IOException, InterruptedException {
    together();
  }

  @Tag("full")
  @RepeatedTest(20)
  void doNotHarmEachOtherHoweverTheyMeet() throws IOException, InterruptedException {
    together();
  }

  private void together() throws IOException, InterruptedException {
    Path alone = made("alone.study");
    Commands.Result plain = Commands.run("study", "run", alone.toString());
    assertThat(plain.exit()).as(plain.err()).isZero();

    Path shared = made("shared.study");
    List<Process> both = List.of(begun(shared, "a"), begun(shared, "b"));
    for (Process one : both) {
      assertThat(one.inputReader().readLine()).isEqualTo("ready");
    }
    for (Process one : both) {
      one.getOutputStream().close();
    }
    for (Process one : both) {
      List<String> said = one.inputReader().readAllLines();
      assertThat(one.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(one.exitValue()).as("%s", said).isZero();
      assertThat(String.join("\n", said)).startsWith(found(plain.out()));
    }
    assertThat(StudyCommandTest.files(shared)).isEqualTo(StudyCommandTest.files(alone));
  }

  private Path made(String name) throws IOException {
    Path model = Files.writeString(folder.resolve("border.crisis"), MODEL);
    Path study = folder.resolve(name);
    Commands.Result made =
        Commands.run(
            "study",
            "new",
            "--blocks=40",
            study.toString(),
            "run",
            model.toString(),
            "--theory=all",
            "--method=simulate",
            "--trajectories=40000",
            "--draws=20",
            "--steps=3");
    assertThat(made.exit()).as(made.err()).isZero();
    return study;
  }

  /// {@return what a run finds, without the lines that say which parts were done now}
  private static String found(String printed) {
    return printed.lines().limit(printed.lines().count() - 1).reduce("", (a, b) -> a + b + "\n");
  }

  private Process begun(Path study, String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve(name)),
            "-cp",
            System.getProperty("java.class.path"),
            "offramp.data.TwoProcessesTest$Worker",
            study.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// A process that waits until it may begin.
  static final class Worker {
    private Worker() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println("ready");
      int end = System.in.read();
      Commands.Result result = Commands.run("study", "run", arguments[0], "--threads=1");
      System.out.print(result.out() + result.err());
      System.exit(end < 0 ? result.exit() : 1);
    }
  }
}
