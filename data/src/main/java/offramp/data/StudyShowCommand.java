package offramp.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import offramp.cli.Exit;
import offramp.cli.Refusal;
import offramp.study.Study;
import offramp.study.Unreadable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp study show FOLDER`: what a study has found.
@Command(
    name = "show",
    description = {
      "Prints what a study has found, as its command does; or what a query in SQL",
      "finds in the parts that are there, each table a view."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class StudyShowCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The study.")
  Path folder;

  @Option(
      names = "--sql",
      paramLabel = "QUERY",
      description =
          "Ask the parts, as in --sql \"select theory, outcome, sum(hits)/sum(kept) from outcomes"
              + " where step = 23 group by all\"; prints CSV.")
  @Nullable String sql;

  @Override
  public Integer call() throws Refusal {
    StudyFolder at = new StudyFolder(folder);
    try (Parquet parquet = Parquet.open()) {
      Study study = at.study(parquet);
      at.manifest(study);
      spec.commandLine().getOut().print(sql == null ? finding(study) : asked(parquet, study, sql));
      spec.commandLine().getOut().flush();
    } catch (IOException failed) {
      throw at.refusal(failed);
    } catch (Unreadable unreadable) {
      throw at.refusal(unreadable);
    }
    return Exit.DONE;
  }

  private String finding(Study study) throws IOException, Refusal {
    byte[] text =
        study.finding("txt").orElseThrow(() -> StudyExportCommand.undone(folder, "what it finds"));
    return new String(text, StandardCharsets.UTF_8);
  }

  private String asked(Parquet parquet, Study study, String query)
      throws IOException, Unreadable, Refusal {
    try {
      parquet.views(folder, study.full());
      return parquet.csv(query);
    } catch (SQLException failed) {
      throw new Refusal(
          Exit.USAGE,
          "error: --sql: %s%n  = help: the tables with rows so far are %s"
              .formatted(Database.firstLine(failed), String.join(", ", study.full())));
    }
  }
}
