package offramp.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Studies in HDFS that are submitted to YARN.
class YarnTest {
  /// Two jobs of 5 parts each.
  private static final String NEW = "study new --blocks 100 AT/%s " + Border.RUN;

  @TempDir static Path folder;
  private static Border border;
  private static Hadoop cluster;

  @BeforeAll
  static void begin() throws Exception {
    border = new Border(folder);
    border.done(NEW.formatted("threads.study"));
    border.done("study run --threads 2 AT/threads.study");
    cluster = new Hadoop(folder);
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  /// Where the driver is in a container, it prints there.
  @ParameterizedTest
  @CsvSource({"client, 10 parts were done now", "cluster, final status: SUCCEEDED"})
  void submittedStudyHasTheBytesOfOneOnThreads(String mode, String word)
      throws IOException, InterruptedException {
    String name = mode + ".study";
    border.done(NEW.formatted(name));
    var there = new org.apache.hadoop.fs.Path(cluster.place(name));
    var here = new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
    cluster.files().copyFromLocalFile(true, here, there);
    assertThat(cluster.submit(mode, cluster.place(name))).contains(word);
    cluster.files().copyToLocalFile(false, there, here, true);
    assertThat(border.sums(name)).isEqualTo(border.sums("threads.study"));
  }
}
