package offramp.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.check.Checked;
import offramp.check.Checker;
import offramp.report.CheckJson;
import offramp.report.Exact;
import offramp.text.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp check FILE`: what is wrong with a model.
@Command(
    name = "check",
    description =
        "Checks a model: errors and warnings, each with its place and what would mend it.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The model, as in models/june-2024.crisis.")
  Path file;

  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    outputs.check();
    Source source = ModelFile.read(file);
    Checked checked = Checker.check(source);
    boolean wrong = checked.model().isEmpty();
    outputs.write(spec, CheckJson.of(source, checked), Optional.empty());
    if (!outputs.jsonOnly()) {
      ModelFile.show(source, checked.diagnostics(), spec.commandLine().getErr());
      spec.commandLine()
          .getOut()
          .println(source.name() + ": " + ModelFile.count(checked.diagnostics()));
      Exact.of(source, checked).forEach(e -> spec.commandLine().getOut().println(e.line()));
    }
    return wrong ? Exit.WRONG_MODEL : Exit.DONE;
  }
}
