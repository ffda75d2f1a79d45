package offramp.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import offramp.cli.Exit;
import offramp.cli.Outputs;
import offramp.cli.Refusal;
import offramp.study.Study;
import offramp.study.Unreadable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp study export FOLDER`: what a study has found, as files.
@Command(
    name = "export",
    description = "Writes what a study has found to files, whole or not at all.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class StudyExportCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The study.")
  Path folder;

  @Option(names = "--json", paramLabel = "FILE", description = "The finding as JSON.")
  @Nullable String json;

  @Option(names = "--csv", paramLabel = "FILE", description = "The finding as CSV.")
  @Nullable String csv;

  @Option(
      names = "--posterior",
      paramLabel = "FILE",
      description = "The draws of a fit, for --posterior of run, levers, when, paths, compare.")
  @Nullable String posterior;

  @Option(
      names = "--parquet",
      paramLabel = "FILE",
      description = "All rows of one table as Parquet, also while the study is not done.")
  @Nullable String parquet;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      defaultValue = "outcomes",
      description = "Which table --parquet writes (default outcomes).")
  String table;

  @Override
  public Integer call() throws Refusal {
    Map<String, @Nullable String> forms = new LinkedHashMap<>();
    forms.put("json", json);
    forms.put("csv", csv);
    forms.put("posterior.json", posterior);
    forms.values().removeIf(where -> where == null);
    if (forms.isEmpty() && parquet == null) {
      throw new Refusal(
          Exit.USAGE, "error: nothing is asked for: give --json, --csv, --posterior or --parquet");
    }
    StudyFolder at = new StudyFolder(folder);
    try (Parquet files = Parquet.open()) {
      Study study = at.study(files);
      at.manifest(study);
      for (Map.Entry<String, @Nullable String> form : forms.entrySet()) {
        write(study, form.getKey(), String.valueOf(form.getValue()));
      }
      if (parquet != null) {
        rows(files, study, Path.of(parquet).toAbsolutePath());
      }
    } catch (IOException failed) {
      throw at.refusal(failed);
    } catch (Unreadable unreadable) {
      throw at.refusal(unreadable);
    }
    return Exit.DONE;
  }

  static Refusal undone(Path folder, String what) {
    return new Refusal(
        Exit.USAGE,
        "error: %s is not known yet%n  = help: `offramp study run %s` goes on; `offramp study status %s` tells how far it is"
            .formatted(what, folder, folder));
  }

  private void write(Study study, String form, String where) throws IOException, Refusal {
    if (study.finding("txt").isEmpty()) {
      throw undone(folder, "what it finds");
    }
    byte[] content =
        study
            .finding(form)
            .orElseThrow(
                () ->
                    new Refusal(
                        Exit.USAGE,
                        "error: a study of this command has no %s"
                            .formatted(form.equals("csv") ? "CSV" : "posterior")));
    Outputs.write(spec.commandLine().getOut(), where, new String(content, StandardCharsets.UTF_8));
  }

  private void rows(Parquet files, Study study, Path where)
      throws IOException, Unreadable, Refusal {
    if (!study.full().contains(table)) {
      throw new Refusal(
          Exit.USAGE,
          "error: --table: there are no rows of `%s`%n  = help: the tables with rows so far are %s"
              .formatted(table, String.join(", ", study.full())));
    }
    Outputs.check(where.toString());
    Path part = where.resolveSibling(where.getFileName() + ".part");
    try {
      Files.deleteIfExists(part); // what lies there may be a link that leads elsewhere
      files.views(folder, study.full());
      files.write(table, part);
      Files.move(part, where, StandardCopyOption.REPLACE_EXISTING);
    } catch (SQLException failed) {
      throw new IOException(Database.firstLine(failed), failed);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
