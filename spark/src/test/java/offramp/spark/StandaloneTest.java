package offramp.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Studies on a standalone cluster of Spark, undisturbed and disturbed.
class StandaloneTest {
  /// Two jobs of 25 parts, each of a tenth of a second or more.
  private static final String RUN =
      "run MODEL --theory all --method simulate --trajectories 640000 --draws 20 --steps 3";

  private static final int PARTS = 50;

  @TempDir static Path once;
  private static Border threads;
  private static Standalone cluster;

  @TempDir Path folder;
  private Border border;

  @BeforeAll
  static void begin() throws IOException {
    threads = new Border(once);
    threads.done("study new --blocks 400 AT/same.study " + RUN);
    threads.done("study run --threads 2 AT/same.study");
    cluster = new Standalone(once);
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  @BeforeEach
  void make() throws IOException {
    cluster.mend();
    border = new Border(folder);
    border.done("study new --blocks 400 AT/same.study " + RUN);
  }

  /// {@return the files of its study, but for the manifest, which names the folder as typed}
  private static Map<String, String> files(Border of) throws IOException {
    Map<String, String> files = of.files("same.study");
    files.remove("study.json");
    return files;
  }

  private void same() throws IOException {
    String said = border.done("study run --on " + cluster.master() + " AT/same.study");
    assertThat(said).contains(PARTS + " parts were done now");
    assertThat(files(border)).isEqualTo(files(threads));
  }

  @Test
  void studyOnAClusterHasTheBytesOfOneOnThreads() throws IOException {
    TaskEnds.Heard heard = TaskEnds.anew(() -> {});
    same();
    assertThat(heard.tasks).hasSize(2);
    assertThat(heard.parts).hasValue(PARTS);
  }

  @Test
  void workerThatIsKilledCostsThePartsInItsHandsOnly() throws IOException {
    TaskEnds.Heard heard = TaskEnds.anew(cluster::kill);
    same();
    assertThat(heard.lost).hasPositiveValue();
    assertThat(heard.parts).hasValue(PARTS);
    int done = heard.tasks.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(done).isBetween(PARTS, PARTS + 1);
  }

  @Test
  void partsOfAnExecutorThatStandsStillAreDoneElsewhereAndCountedOnce() throws IOException {
    TaskEnds.Heard heard = TaskEnds.anew(cluster::freeze);
    same();
    assertThat(heard.speculated).hasPositiveValue();
    assertThat(heard.parts).hasValue(PARTS);
  }
}
