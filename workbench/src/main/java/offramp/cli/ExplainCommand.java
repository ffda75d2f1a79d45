package offramp.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp explain E0312`: the page of an error code.
@Command(
    name = "explain",
    description = "Explains an error or warning by its code, with an example and its mend.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "CODE", description = "The code in the brackets, as in E0312.")
  String code;

  @Override
  public Integer call() throws Refusal, IOException {
    String name = code.toUpperCase(Locale.ROOT);
    try (InputStream page =
        ExplainCommand.class.getResourceAsStream("/offramp/errors/" + name + ".md")) {
      if (page == null || !name.matches("[EW][0-9]{4}")) {
        throw new Refusal(
            Exit.USAGE,
            "error: there is no code %s%n  = help: codes look like E0312 and stand in the brackets of a message"
                .formatted(code));
      }
      spec.commandLine()
          .getOut()
          .println(new String(page.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
    return Exit.DONE;
  }
}
