package offramp.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// Where the one text goes that a command makes.
public final class OutputOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it (default: standard output).")
  @Nullable String file;

  /// Refuses a place that cannot be written to, before any work is done.
  public void check() throws Refusal {
    Outputs.check(file);
  }

  /// Writes the text, and says so if it goes to a file.
  public void write(CommandSpec spec, String text) throws Refusal {
    String where = file == null ? "-" : file;
    Outputs.write(spec.commandLine().getOut(), where, text);
    if (!where.equals("-")) {
      spec.commandLine().getOut().println("%s written".formatted(where));
    }
  }
}
