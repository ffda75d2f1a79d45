package offramp.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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

  @TempDir static Path folder;
  private static Border border;
  private static Standalone cluster;

  @BeforeAll
  static void begin() throws IOException {
    border = new Border(folder);
    border.done("study new --blocks 400 AT/threads.study " + RUN);
    border.done("study run --threads 2 AT/threads.study");
    cluster = new Standalone(folder);
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  @BeforeEach
  void mend() throws IOException {
    cluster.mend();
  }

  @Test
  void submittedStudyHasTheSameBytes() throws IOException, InterruptedException {
    border.done("study new --blocks 400 AT/submitted.study " + RUN);
    String said = cluster.submit(folder.resolve("submitted.study"));
    assertThat(said).contains(PARTS + " parts were done now");
    assertThat(border.sums("submitted.study")).isEqualTo(border.sums("threads.study"));
  }

  private static void same(String study) throws IOException {
    border.done("study new --blocks 400 AT/" + study + " " + RUN);
    String said = border.done("study run --on " + cluster.master() + " AT/" + study);
    assertThat(said).contains(PARTS + " parts were done now");
    assertThat(border.sums(study)).isEqualTo(border.sums("threads.study"));
  }

  @Test
  void studyOnAClusterHasTheBytesOfOneOnThreads() throws IOException {
    TaskEnds.Heard heard = TaskEnds.anew(() -> {});
    same("undisturbed.study");
    assertThat(heard.tasks).hasSize(2);
    assertThat(heard.parts).hasValue(PARTS);
  }

  @Test
  void workerThatIsKilledCostsThePartsInItsHandsOnly() throws IOException {
    TaskEnds.Heard heard = TaskEnds.anew(cluster::kill);
    same("killed.study");
    assertThat(heard.lost).hasPositiveValue();
    assertThat(heard.parts).hasValue(PARTS);
    int done = heard.tasks.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(done).isBetween(PARTS, PARTS + 1);
  }

  @Test
  void partsOfAnExecutorThatStandsStillAreDoneElsewhereAndCountedOnce() throws IOException {
    TaskEnds.Heard heard = TaskEnds.anew(cluster::freeze);
    same("frozen.study");
    assertThat(heard.speculated).hasPositiveValue();
    assertThat(heard.parts).hasValue(PARTS);
  }
}
