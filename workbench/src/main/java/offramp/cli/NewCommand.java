package offramp.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp new NAME`: a first model of one's own to edit.
@Command(
    name = "new",
    description = "Writes NAME.crisis, a small model to start from.",
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "What the model is called; the file is NAME.crisis.")
  String name;

  @Option(
      names = "--template",
      paramLabel = "dyad|ladder",
      defaultValue = "dyad",
      description = "dyad: two sides, a red line, two theories. ladder: one ladder, up and down.")
  Template template;

  /// The models to start from.
  enum Template {
    DYAD,
    LADDER
  }

  @Override
  public Integer call() throws Refusal, IOException {
    Path file = Path.of(name.endsWith(".crisis") ? name : name + ".crisis");
    String resource = "/offramp/cli/" + template.name().toLowerCase(Locale.ROOT) + ".crisis";
    try (InputStream text =
        Objects.requireNonNull(NewCommand.class.getResourceAsStream(resource), resource)) {
      Files.copy(text, file);
    } catch (FileAlreadyExistsException there) {
      throw new Refusal(
          Exit.USAGE, "error: %s is there already; nothing was changed".formatted(file));
    } catch (IOException failed) {
      throw new Refusal(Exit.USAGE, "error: cannot write %s: %s".formatted(file, failed));
    }
    spec.commandLine()
        .getOut()
        .printf("%s written. Next: offramp check %s, then offramp run %s%n", file, file, file);
    return Exit.DONE;
  }
}
