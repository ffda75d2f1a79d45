package offramp.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.check.KernelText;
import offramp.model.Model;
import offramp.page.Picture;
import offramp.report.AssumptionTable;
import offramp.report.ModelJson;
import offramp.report.Portrait;
import offramp.syntax.Formatter;
import offramp.syntax.Parser;
import offramp.text.Source;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--table",
      description = "Print every assumption with its value and its source, as a table.")
  boolean table;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Write the picture as SVG; - for standard output, and then nothing else there.")
  @Nullable String svg;

  @Mixin Choices choices;
  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    outputs.check();
    Outputs.check(svg);
    Source source = ModelFile.read(file);
    Model model = ModelFile.model(source, choices.single(), spec.commandLine().getErr());
    PrintWriter out = spec.commandLine().getOut();
    outputs.write(spec, ModelJson.of(model, source), Optional.of(AssumptionTable.csv(model)));
    if (svg != null) {
      Outputs.write(out, svg, Picture.alone(model, Parser.parse(source).tree()));
    }
    if (!outputs.jsonOnly() && !"-".equals(svg)) {
      out.print(text(model));
      out.flush();
    }
    return Exit.DONE;
  }

  private String text(Model model) {
    if (kernel) {
      return Formatter.format(new Source("kernel", KernelText.of(model)));
    }
    return table ? AssumptionTable.of(model) : Portrait.of(model);
  }
}
