package offramp.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import offramp.syntax.Formatter;
import offramp.syntax.Parser;
import offramp.text.Diagnostic;
import offramp.text.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp fmt FILE...`: the one layout.
@Command(
    name = "fmt",
    description = "Gives models the one layout. It changes white space only.",
    mixinStandardHelpOptions = true)
final class FmtCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The models; they are rewritten.")
  List<Path> files;

  @Option(
      names = "--check",
      description = "Change nothing; say which files are not in the layout, and exit with 1.")
  boolean check;

  @Override
  public Integer call() throws Refusal {
    int exit = Exit.DONE;
    for (Path file : files) {
      Source source = ModelFile.read(file);
      List<Diagnostic> errors =
          Parser.parse(source).diagnostics().stream().filter(Diagnostic::isError).toList();
      if (!errors.isEmpty()) {
        ModelFile.show(source, errors, spec.commandLine().getErr());
        exit = Exit.WRONG_MODEL;
      } else if (changed(file, source)) {
        exit = check ? Exit.WRONG_MODEL : exit;
      }
    }
    return exit;
  }

  private boolean changed(Path file, Source source) throws Refusal {
    String formatted = Formatter.format(source);
    if (formatted.equals(source.text())) {
      return false;
    }
    spec.commandLine().getOut().println(file + (check ? " is not in the layout" : " formatted"));
    if (!check) {
      replace(file, formatted);
    }
    return true;
  }

  private static void replace(Path file, String text) throws Refusal {
    try {
      Path part = file.toAbsolutePath().resolveSibling(file.getFileName() + ".part");
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new Refusal(Exit.USAGE, "error: cannot write %s: %s".formatted(file, failed));
    }
  }
}
