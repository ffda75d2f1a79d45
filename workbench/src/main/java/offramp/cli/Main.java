package offramp.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import offramp.program.ModelFault;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: `offramp COMMAND ...`.
@Command(
    name = "offramp",
    description = {
      "A workbench for crises that can escalate.",
      "Reads a model of a crisis, checks it, simulates it under everything that is not known,",
      "and says how likely each outcome is, by when, and what that rests on.",
      ""
    },
    footer = {
      "",
      "  verify [--full]  builds and tests Offramp itself (done by the launcher)",
      "",
      "Exit codes: 0 done, 1 the model is wrong, 2 usage, 3 a model error while running,",
      "4 interrupted (with what was finished kept).",
      "",
      "A first look: offramp run models/june-2024.crisis"
    },
    synopsisSubcommandLabel = "COMMAND",
    version = "offramp 0.1.0",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    subcommands = {
      CheckCommand.class,
      FmtCommand.class,
      ShowCommand.class,
      RunCommand.class,
      // TestCommand.class,
      ExplainCommand.class,
      NewCommand.class,
      AutoComplete.GenerateCompletion.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  /// {@return the exit code of the command that `arguments` name}
  static int execute(String... arguments) {
    CommandLine line =
        new CommandLine(new Main())
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(Main::failed);
    line.getSubcommands().values().stream()
        .filter(command -> command.getCommandName().equals("generate-completion"))
        .forEach(command -> command.getCommandSpec().usageMessage().hidden(true));
    if (arguments.length == 0) {
      line.usage(line.getOut());
      return Exit.DONE;
    }
    return line.execute(arguments);
  }

  private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult ignored) {
    return switch (failure) {
      case Refusal refusal -> {
        line.getErr().println(refusal.getMessage());
        yield refusal.exit();
      }
      case ModelFault fault -> throw new AssertionError(fault);
      default -> {
        line.getErr()
            .println("This is a bug in Offramp: please report it with the model and the command.");
        failure.printStackTrace(line.getErr());
        yield Exit.BUG;
      }
    };
  }
}
