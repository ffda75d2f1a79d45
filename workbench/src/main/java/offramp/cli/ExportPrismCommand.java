package offramp.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import offramp.model.Model;
import offramp.prism.Carried;
import offramp.prism.PrismExport;
import offramp.text.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp export prism FILE`: a model as a CTMC in the language of PRISM.
@Command(
    name = "prism",
    description = {
      "Writes a model as a CTMC in the language of PRISM, and its outcomes as properties.",
      "Unknowns stand at the medians of their priors unless --set fixes them."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ExportPrismCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The model, as in models/brink.crisis.")
  Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where to write the PRISM model; its properties go beside it, in FILE with the ending .props"
              + " (default: standard output, properties as comments).")
  @Nullable String output;

  @Mixin Choices choices;

  @Override
  public Integer call() throws Refusal {
    Outputs.check(output);
    Source source = ModelFile.read(file);
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    Model model = ModelFile.model(source, choices.single(), err);
    Carried carried = PrismExport.of(model);
    String text =
        carried.text().orElseThrow(() -> ModelFile.said(source, carried.diagnostics(), err));
    carried.notes().forEach(note -> err.println("note: " + note));
    if (output == null || output.equals("-")) {
      Outputs.write(out, "-", text);
      return Exit.DONE;
    }
    String properties = output.replaceFirst("\\.[A-Za-z]+$", "") + ".props";
    Outputs.write(out, output, text);
    Outputs.write(out, properties, carried.properties());
    out.println("%s and %s written".formatted(output, properties));
    return Exit.DONE;
  }
}
