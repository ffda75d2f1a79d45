package offramp.spark;

import java.util.ArrayList;
import java.util.List;
import offramp.cli.Main;
import org.apache.spark.SparkConf;

/// What `spark-submit` starts: `offramp study run` with its arguments, on the cluster that
/// `spark-submit` was told of.
public final class Submit {
  private Submit() {}

  /// Runs a study on the cluster that it was submitted to.
  ///
  /// @param arguments the study, and options of `study run`
  public static void main(String[] arguments) {
    List<String> words =
        new ArrayList<>(List.of("study", "run", "--on", new SparkConf().get("spark.master")));
    words.addAll(List.of(arguments));
    Main.within(words.toArray(String[]::new));
  }
}
