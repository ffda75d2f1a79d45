package offramp.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.check.Draft;
import offramp.check.Variation;
import offramp.finding.DiffFinding;
import offramp.finding.Diffs;
import offramp.finding.Period;
import offramp.finding.Runs;
import offramp.model.Model;
import offramp.report.DiffCsv;
import offramp.report.DiffJson;
import offramp.report.DiffText;
import offramp.text.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp diff A B`: which change moved which answer, and by how much.
@Command(
    name = "diff",
    description = {
      "Sets two models, or one under two theories, levers or settings, side by side:",
      "what differs, which answers that moves, and which change moves them. Both run",
      "with the same draws and dice, over the horizon of A."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "The first model.")
  Path fileOfA;

  @Parameters(
      index = "1",
      paramLabel = "B",
      description = "The second model; it may be the same file.")
  Path fileOfB;

  @Mixin SideOptions sides;
  @Mixin Choices choices;
  @Mixin HorizonOptions range;
  @Mixin EffortOptions effort;
  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    range.check();
    effort.check();
    outputs.check();
    Side a = side(fileOfA, sides.a(choices));
    Side b = side(fileOfB, sides.b(choices));
    Period horizon = range.horizon(a.model.crisis().runs(), a.model.crisis().unit());
    Asking asking = new Asking(spec, effort, outputs);
    try (Progress progress = asking.progress()) {
      DiffFinding found =
          Diffs.of(ran(asking, a, horizon, progress), ran(asking, b, horizon, progress), progress);
      progress.clear();
      asking.say(DiffText.of(found));
      outputs.write(spec, DiffJson.of(found), Optional.of(DiffCsv.of(found)));
      return Asking.exit(progress);
    }
  }

  /// A text and the model that it is under the choices of its side.
  private record Side(Source source, Variation variation, Model model) {}

  private Side side(Path file, Choices own) throws Refusal {
    if (own.all()) {
      throw EffortOptions.usage(
          "`diff` compares one theory with another, not all: name them by --theory-a and"
              + " --theory-b");
    }
    Source source = ModelFile.read(file);
    Variation variation = own.single();
    return new Side(
        source, variation, ModelFile.model(source, variation, spec.commandLine().getErr()));
  }

  private Diffs.Ran ran(Asking asking, Side side, Period horizon, Progress progress)
      throws Refusal {
    Runs.Question question = asking.question(side.source.name(), horizon, range.steps);
    Draft draft = Draft.of(side.source, side.variation);
    return asking.answer(
        side.source, progress, () -> Diffs.run(draft, side.model, question, progress));
  }
}
