package offramp.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `offramp export FORMAT FILE`: a model for other tools.
@Command(
    name = "export",
    description = "Writes a model in the language of another tool.",
    synopsisSubcommandLabel = "FORMAT",
    subcommands = {ExportPrismCommand.class, ExportGraphCommand.class},
    mixinStandardHelpOptions = true)
final class ExportCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "error: say the format, as in `export prism` or `export graph`");
  }
}
