package offramp.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.cli.Exit;
import offramp.cli.Refusal;
import offramp.cli.Rerun;
import offramp.study.Manifest;
import offramp.study.Study;
import offramp.study.StudyKeeper;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp study run FOLDER`, also called `resume`: does what of a study is not done.
@Command(
    name = "run",
    description = {
      "Does the parts of a study that are not there, and prints what all of them say.",
      "It can be broken off at any moment; `resume` is another name for it."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class StudyRunCommand implements Callable<Integer> {
  private static final int MOST_THREADS = 1_024;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      description = "The study; with --on also an address such as hdfs://host/my.study.")
  String place;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Threads to use (default: all).")
  int threads;

  @Option(
      names = "--on",
      paramLabel = "MASTER",
      description =
          "Has the parts done by Apache Spark: spark://HOST:PORT, local[2], local[*]. All"
              + " executors must reach FOLDER.")
  @Nullable String on;

  @Override
  public Integer call() throws Refusal {
    if (threads < 0 || threads > MOST_THREADS) {
      throw new Refusal(Exit.USAGE, "error: --threads takes 1 to 1,024, not %d".formatted(threads));
    }
    ReachedStudy reached = ReachedStudy.of(place, Optional.ofNullable(on), err()::println);
    int[] exit = {Exit.DONE};
    try (Parquet parquet = Parquet.open();
        reached) {
      Study study = new Study(reached.store(), parquet);
      Manifest manifest = reached.at().manifest(study);
      StudyFolder.same(manifest, err());
      reached.locked(err(), alone -> exit[0] = run(reached, study, manifest, alone));
    } catch (IOException failed) {
      throw reached.at().refusal(failed);
    }
    return exit[0];
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /// @param alone whether no other process works on the study
  private int run(ReachedStudy reached, Study study, Manifest manifest, boolean alone)
      throws IOException, Refusal {
    if (alone) {
      study.store().sweep();
    }
    StudyKeeper keeper =
        new StudyKeeper(study.store(), study.format(), manifest.blocks(), err()::println);
    String command = manifest.words().getFirst();
    Rerun.Done done =
        reached
            .command(study, manifest, StudyFolder.threads(manifest, threads))
            .run(forms(command), reached.keeper(keeper), err());
    reached.rest();
    err().print(done.err());
    err().flush();
    if (done.exit() != Exit.DONE) {
      err()
          .println(
              "%s: %,d parts done now are kept; `offramp study resume %s` goes on"
                  .formatted(place, keeper.done(), place));
      return done.exit();
    }
    Map<String, byte[]> found = new LinkedHashMap<>(done.forms());
    found.put("txt", done.out().getBytes(StandardCharsets.UTF_8));
    study.finish(found);
    study.store().sweep();
    PrintWriter out = spec.commandLine().getOut();
    out.print(done.out());
    out.println("%s is done: %,d parts were done now".formatted(place, keeper.done()));
    return Exit.DONE;
  }

  /// {@return what a command writes that is kept, each form by its option}
  private static Map<String, String> forms(String command) {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("json", "--json");
    if (!command.equals("backtest")) {
      forms.put("csv", "--csv");
    }
    if (command.equals("fit")) {
      forms.put("posterior.json", "--output");
    }
    return forms;
  }
}
