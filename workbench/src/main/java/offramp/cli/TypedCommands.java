package offramp.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import offramp.web.Commands;

/// The commands as jobs of the workbench put them: the same words, the same rules, the same answer
/// as in a terminal.
final class TypedCommands implements Commands {
  @Override
  public Done run(Commands.Typed typed) {
    StringWriter mistakes = new StringWriter();
    int exit;
    try (PrintWriter out = new PrintWriter(java.io.Writer.nullWriter());
        PrintWriter err = new PrintWriter(mistakes)) {
      exit =
          Main.execute(
              new Main(new Typist(typed.told(), typed.watcher())),
              out,
              err,
              typed.words().toArray(String[]::new));
    }
    return new Done(exit, mistakes.toString());
  }

  @Override
  public boolean has(String command) {
    return Main.has(command);
  }
}
