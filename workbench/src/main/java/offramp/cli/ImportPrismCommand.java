package offramp.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import offramp.prism.Carried;
import offramp.prism.PrismImport;
import offramp.text.Source;
import offramp.text.Unit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp import prism FILE`: a CTMC in the language of PRISM as a model.
@Command(
    name = "prism",
    description = "Reads a CTMC in the language of PRISM. Its labels become outcomes.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ImportPrismCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The PRISM model, as in brink.prism.")
  Path file;

  @Option(
      names = "--const",
      paramLabel = "NAME=VALUE",
      description = "The value of a constant that the file leaves open; repeatable.")
  Map<String, String> constants = new LinkedHashMap<>();

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      defaultValue = "month",
      description =
          "The unit of time of its rates: hour, day, week, month or year (default month).")
  String unit;

  @Mixin OutputOption output;

  @Override
  public Integer call() throws Refusal {
    output.check();
    Unit time =
        Unit.of(unit)
            .orElseThrow(
                () ->
                    EffortOptions.usage(
                        "--unit: `%s` is not a unit of time; they are hour, day, week, month, year",
                        unit));
    Source source = ModelFile.read(file);
    Carried carried = PrismImport.of(source, constants, time);
    PrintWriter err = spec.commandLine().getErr();
    String text =
        carried.text().orElseThrow(() -> ModelFile.said(source, carried.diagnostics(), err));
    carried.notes().forEach(note -> err.println("note: " + note));
    output.write(spec, text);
    return Exit.DONE;
  }
}
