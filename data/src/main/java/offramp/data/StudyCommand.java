package offramp.data;

import java.util.concurrent.Callable;
import offramp.cli.Exit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `offramp study ...`: long work that goes on after it was broken off.
@Command(
    name = "study",
    description = {
      "Keeps what parts of a long run find in a folder, as Parquet. Whatever breaks",
      "the work off, it goes on where it was, and ends with the same bytes."
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class StudyCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  /// {@return the command with those below it}
  static CommandLine line() {
    return new CommandLine(new StudyCommand())
        // behind the folder all words belong to the command of the study
        .addSubcommand("new", new CommandLine(new StudyNewCommand()).setStopAtPositional(true))
        .addSubcommand("run", new CommandLine(new StudyRunCommand()), "resume")
        .addSubcommand("status", new CommandLine(new StudyStatusCommand()))
        .addSubcommand("show", new CommandLine(new StudyShowCommand()))
        .addSubcommand("export", new CommandLine(new StudyExportCommand()));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return Exit.DONE;
  }
}
