package offramp.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `offramp import FORMAT FILE`: models of other tools.
@Command(
    name = "import",
    description = "Reads a model of another tool and writes it in the language, or event data.",
    footer = {
      "",
      "  events  Reads event data into a ledger; with a database that is built in at",
      "          the first use. See import events --help."
    },
    synopsisSubcommandLabel = "FORMAT",
    subcommands = ImportPrismCommand.class,
    mixinStandardHelpOptions = true)
final class ImportCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "error: say the format, as in `import prism`");
  }
}
