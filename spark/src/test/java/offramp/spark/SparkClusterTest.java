package offramp.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import offramp.cli.Commands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Studies on Spark in this process.
class SparkClusterTest {
  @TempDir Path folder;
  private Border border;

  @BeforeEach
  void write() {
    border = new Border(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Border.RUN,
        "run MODEL --trajectories 6400 --draws 20 --method simulate --distributions --steps 2",
        "run MODEL --trajectories 2000 --draws 20 --method simulate --precision 20% --steps 2",
        "run MODEL --trajectories 2000 --draws 20 --method exact --steps 2",
        "explore MODEL --trajectories 20000 --method simulate",
        "levers MODEL --trajectories 20000 --draws 50 --method simulate",
        "fit MODEL --draws 60 --particles 8 --theory all",
        "run MODEL --method split --trajectories 3200 --draws 10 --steps 2",
        "fit TEMPLATE --cases CASES --draws 40 --islands 2",
        "backtest TEMPLATE --cases CASES --outcome war --draws 40"
      })
  void studyOnSparkHasTheBytesOfOneOnThreads(String command) throws IOException {
    border.done("study new --blocks 20 AT/threads.study " + command);
    border.done("study new --blocks 20 AT/spark.study " + command);
    String threads = border.done("study run --threads 2 AT/threads.study");
    String spark = border.done("study run --on local[2] AT/spark.study");
    assertThat(spark).isEqualTo(threads.replace("threads.study", "spark.study"));
    assertThat(border.sums("spark.study")).isEqualTo(border.sums("threads.study"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark://127.0.0.1:1 -> no master of Spark answers at spark://127.0.0.1:1",
        "nonsense -> Spark does not begin on nonsense: ",
      })
  void clusterThatIsNotThereIsSaidInWords(String line) {
    String[] both = line.split(" -> ", -1);
    border.done("study new --blocks 20 AT/spark.study " + Border.RUN);
    Commands.Result result = border.command("study run --on " + both[0] + " AT/spark.study");
    assertThat(result.exit()).isIn(2, 4);
    assertThat(result.err()).contains(both[1]).doesNotContain("\tat ");
  }
}
