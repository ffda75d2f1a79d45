package offramp.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.check.KernelText;
import offramp.model.Model;
import offramp.report.ModelJson;
import offramp.report.Portrait;
import offramp.syntax.Formatter;
import offramp.text.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp show FILE`: a model in words and as a picture.
@Command(
    name = "show",
    description = "Shows a model in words and as a picture, or its translation to the kernel.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The model.")
  Path file;

  @Option(
      names = "--kernel",
      description =
          "Print the translation: a model without domain words that runs to the same numbers.")
  boolean kernel;

  @Mixin Choices choices;
  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    outputs.check();
    Source source = ModelFile.read(file);
    Model model = ModelFile.model(source, choices.single(), spec.commandLine().getErr());
    outputs.write(spec, ModelJson.of(model, source), Optional.empty());
    if (!outputs.jsonOnly()) {
      String text =
          kernel
              ? Formatter.format(new Source("kernel", KernelText.of(model)))
              : Portrait.of(model);
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    }
    return Exit.DONE;
  }
}
