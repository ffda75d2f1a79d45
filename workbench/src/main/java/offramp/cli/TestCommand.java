package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.check.Variation;
import offramp.finding.TestFinding;
import offramp.finding.Tests;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.report.TestJson;
import offramp.report.TestText;
import offramp.simulate.RunFault;
import offramp.text.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp test FILE...`: do models meet their own `expect` lines?
@Command(
    name = "test",
    description =
        "Runs models under each of their theories and checks their `expect` lines. Fails where an answer lies"
            + " outside by more than 3 standard errors.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The models.")
  List<Path> files;

  @Mixin EffortOptions effort;
  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    effort.check();
    outputs.check();
    List<TestFinding> findings = new ArrayList<>();
    try (Progress progress = new Progress(spec.commandLine().getErr(), effort.budgetSeconds())) {
      for (Path file : files) {
        test(file, progress, findings);
      }
      outputs.write(spec, TestJson.of(findings), Optional.empty());
      long failed = findings.stream().mapToLong(TestFinding::failed).sum();
      long all = findings.stream().mapToLong(finding -> finding.results().size()).sum();
      say("%d expectations, %d met, %d failed%n".formatted(all, all - failed, failed));
      return progress.interrupted() ? Exit.INTERRUPTED : failed > 0 ? Exit.WRONG_MODEL : Exit.DONE;
    }
  }

  private void test(Path file, Progress progress, List<TestFinding> findings) throws Refusal {
    Source source = ModelFile.read(file);
    Model base = ModelFile.model(source, Variation.BASE, spec.commandLine().getErr());
    List<Model> models = new ArrayList<>(List.of(base));
    for (Crisis.Theory theory : base.crisis().theories()) {
      Variation under = Variation.of(theory.name());
      models.add(ModelFile.model(source, under, spec.commandLine().getErr()));
    }
    models.removeIf(model -> model.expects().isEmpty());
    if (models.isEmpty()) {
      say("%s expects nothing: it has no `expect` line%n".formatted(source.name()));
    }
    for (Model model : models) {
      if (!progress.interrupted()) {
        TestFinding finding = found(source, model, progress);
        findings.add(finding);
        say(TestText.of(finding));
      }
    }
  }

  private TestFinding found(Source source, Model model, Progress progress) throws Refusal {
    try {
      return Tests.run(model, source.name(), effort.effort(), progress);
    } catch (RunFault fault) {
      throw new Refusal(
          Exit.MODEL_ERROR, FaultText.of(fault, source, CommandWords.of(spec, effort.seed)));
    } finally {
      progress.clear();
    }
  }

  private void say(String text) {
    if (!outputs.jsonOnly()) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    }
  }
}
