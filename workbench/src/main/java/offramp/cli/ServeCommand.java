package offramp.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import offramp.web.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp serve [FOLDER]`: the workbench in the browser.
@Command(
    name = "serve",
    description = {
      "Opens the workbench in the browser, on the models of a folder: an editor, answers as",
      "you type, pictures, comparisons, reports. Nothing leaves this computer, and only the",
      "page that this command opens has access. Ctrl-C ends it."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      arity = "0..1",
      defaultValue = ".",
      description = "Where the models lie (default: the folder you are in).")
  Path folder;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The port to listen on (default: any that is free).")
  int port;

  @Option(names = "--no-open", description = "Print the address without opening a browser.")
  boolean quiet;

  @Override
  public Integer call() throws Refusal, InterruptedException {
    if (!Files.isDirectory(folder)) {
      throw new Refusal(
          Exit.USAGE,
          "error: %s is not a folder%n  = help: `offramp serve FOLDER` takes the folder of the models"
              .formatted(folder));
    }
    if (port < 0 || port > MOST_PORT) {
      throw EffortOptions.usage(
          "--port takes 1 to 65,535, or 0 for any that is free, not %d", port);
    }
    try (Server server = started()) {
      // Ctrl-C ends the program without coming back here
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "offramp-serve-end"));
      PrintWriter out = spec.commandLine().getOut();
      out.println("The workbench is at " + server.address());
      out.println("Only this computer reaches it. Ctrl-C ends it.");
      out.flush();
      if (!quiet) {
        open(server.address());
      }
      new CountDownLatch(1).await();
    }
    return Exit.DONE;
  }

  private Server started() throws Refusal {
    try {
      return Server.start(folder, port, new TypedCommands());
    } catch (IOException failed) {
      throw new Refusal(
          Exit.USAGE,
          "error: cannot serve %s on port %d: %s%n  = help: --port 0 takes any port that is free"
              .formatted(folder, port, failed.getMessage()));
    }
  }

  /// Opens the browser, where the system has a command for it; else the address stands above.
  private void open(String address) {
    boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
    try {
      new ProcessBuilder(List.of(mac ? "open" : "xdg-open", address))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException none) {
      spec.commandLine().getErr().println("No browser was found: open the address by hand.");
    }
  }
}
