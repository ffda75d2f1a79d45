package offramp.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import offramp.cli.Exit;
import offramp.cli.Refusal;
import offramp.study.Manifest;
import offramp.study.Study;
import offramp.study.Unreadable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp study status FOLDER`: how far a study is.
@Command(
    name = "status",
    description =
        "Tells how far a study is: parts done of each job, rows, bytes, files that broke.",
    mixinStandardHelpOptions = true)
final class StudyStatusCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The study.")
  Path folder;

  @Override
  public Integer call() throws Refusal {
    StudyFolder at = new StudyFolder(folder);
    PrintWriter out = spec.commandLine().getOut();
    try (Parquet parquet = Parquet.open()) {
      Study study = at.study(parquet);
      Manifest manifest = at.manifest(study);
      Map<String, Study.OfJob> jobs = study.jobs();
      out.println("offramp " + String.join(" ", manifest.told()));
      jobs.values().forEach(job -> out.println(told(job)));
      long corrupt = jobs.values().stream().mapToLong(Study.OfJob::corrupt).sum();
      if (corrupt > 0) {
        out.println(
            "%,d files are not what was written there; `offramp study run %s` makes them again"
                .formatted(corrupt, folder));
      } else {
        rows(parquet, study, out);
      }
      long bytes = jobs.values().stream().mapToLong(Study.OfJob::bytes).sum();
      out.println("%,d bytes of parts".formatted(bytes));
      out.println(
          study.finding("txt").isPresent()
              ? "done: `offramp study show %s` prints what was found".formatted(folder)
              : "not done: `offramp study run %s` goes on; more jobs may follow".formatted(folder));
    } catch (IOException failed) {
      throw at.refusal(failed);
    } catch (Unreadable unreadable) {
      throw at.refusal(unreadable);
    }
    return Exit.DONE;
  }

  private static String told(Study.OfJob job) {
    List<String> words = new ArrayList<>(List.of(job.job().kind()));
    job.job()
        .labels()
        .forEach(
            (name, value) -> {
              if (!value.isEmpty()) {
                words.add(name + " " + value);
              }
            });
    return "  %,7d of %,7d parts  %s"
        .formatted(job.done(), job.job().parts(), String.join(", ", words));
  }

  private void rows(Parquet parquet, Study study, PrintWriter out)
      throws IOException, Unreadable, Refusal {
    try {
      List<String> tables = study.full();
      parquet.views(folder, tables);
      for (String table : tables) {
        out.println("  %,17d rows of %s".formatted(parquet.count(table), table));
      }
    } catch (SQLException failed) {
      throw new StudyFolder(folder).refusal(new IOException(Database.firstLine(failed), failed));
    }
  }
}
