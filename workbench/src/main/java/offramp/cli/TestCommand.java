package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.check.Variation;
import offramp.finding.Runs;
import offramp.finding.TestFinding;
import offramp.finding.Tests;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.report.TestJson;
import offramp.report.TestText;
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
        "Runs models under each of their theories, with the levers that their `expect` lines name, and checks these lines. Fails where an answer lies"
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
    Asking asking = new Asking(spec, effort, outputs);
    try (Progress progress = asking.progress()) {
      for (Path file : files) {
        test(asking, file, progress, findings);
      }
      outputs.write(spec, TestJson.of(findings), Optional.empty());
      long failed = findings.stream().mapToLong(TestFinding::failed).sum();
      long all = findings.stream().mapToLong(finding -> finding.results().size()).sum();
      asking.say("%d expectations, %d met, %d failed%n".formatted(all, all - failed, failed));
      return progress.interrupted() ? Exit.INTERRUPTED : failed > 0 ? Exit.WRONG_MODEL : Exit.DONE;
    }
  }

  private void test(Asking asking, Path file, Progress progress, List<TestFinding> findings)
      throws Refusal {
    Runs.Effort work = effort.effort();
    Source source = ModelFile.read(file);
    Model base = model(source, Optional.empty(), List.of());
    List<Case> cases = new ArrayList<>(cases(source, Optional.empty()));
    for (Crisis.Theory theory : base.crisis().theories()) {
      cases.addAll(cases(source, Optional.of(theory.name())));
    }
    if (cases.isEmpty()) {
      asking.say("%s expects nothing: it has no `expect` line%n".formatted(source.name()));
    }
    for (Case each : cases) {
      if (!progress.interrupted()) {
        TestFinding finding =
            asking.answer(
                source,
                progress,
                () -> Tests.run(each.model(), each.levers(), source.name(), work, progress));
        findings.add(finding);
        asking.say(TestText.of(finding));
      }
    }
  }

  /// A model and the levers that are pulled in it.
  private record Case(Model model, List<Outcome.Pull> levers) {}

  /// {@return the model under the theory, once for each set of levers under which it expects
  /// something}
  private List<Case> cases(Source source, Optional<String> theory) throws Refusal {
    List<Case> cases = new ArrayList<>();
    for (List<Outcome.Pull> levers : Tests.levers(model(source, theory, List.of()))) {
      cases.add(new Case(model(source, theory, levers), levers));
    }
    return cases;
  }

  private Model model(Source source, Optional<String> theory, List<Outcome.Pull> levers)
      throws Refusal {
    return ModelFile.model(source, Variation.of(theory, levers), spec.commandLine().getErr());
  }
}
