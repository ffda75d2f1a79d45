package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import offramp.finding.Period;
import offramp.finding.RunFinding;
import offramp.finding.Runs;
import offramp.model.Model;
import offramp.page.RunSection;
import offramp.page.Section;
import offramp.report.RunCsv;
import offramp.report.RunJson;
import offramp.report.SideBySide;
import offramp.report.Terminal;
import offramp.text.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp run FILE`: how likely each outcome is, by when.
@Command(
    name = "run",
    description =
        "Runs a model: how likely each outcome is, by when, with both kinds of uncertainty.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The model, as in models/june-2024.crisis.")
  Path file;

  @Option(
      names = "--distributions",
      description =
          "Tell, too, how likely each value of each part of the state is at each report date.")
  boolean distributions;

  @Mixin Choices choices;
  @Mixin PosteriorOption posterior;
  @Mixin GivenOption given;
  @Mixin HorizonOptions range;
  @Mixin EffortOptions effort;
  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    range.check();
    effort.check();
    outputs.check();
    given.check(effort.effort().method());
    Source source = ModelFile.read(file);
    choices.drawFrom(posterior.read(source, spec.commandLine().getErr()));
    List<Model> models = choices.models(source, spec.commandLine().getErr());
    Asking asking = new Asking(spec, effort, outputs, given.given);
    try (Progress progress = asking.progress()) {
      return run(asking, source, models, progress);
    }
  }

  private int run(Asking asking, Source source, List<Model> models, Progress progress)
      throws Refusal {
    Answers answers = new Answers(RunCsv.head());
    List<RunFinding> all = new ArrayList<>();
    for (Model model : models) {
      Runs.Question question = question(asking, model);
      asking.head(model, question);
      double before = progress.told();
      RunFinding found = asking.answer(source, progress, () -> Runs.run(model, question, progress));
      asking.say(Terminal.of(found) + (models.size() > 1 ? "\n" : ""));
      answers.add(RunJson.of(found, progress.told() - before), RunCsv.rows(found));
      all.add(found);
      if (progress.interrupted()) {
        break;
      }
    }
    asking.say(SideBySide.of(all));
    answers.write(asking, choices);
    outputs.write(spec, () -> List.of(RunSection.of(all, List.of(), Section.LEDGER)));
    return Asking.exit(progress);
  }

  private Runs.Question question(Asking asking, Model model) throws Refusal {
    Period horizon = range.horizon(model.crisis().runs(), model.crisis().unit());
    Runs.Question question =
        asking
            .question(String.valueOf(file.getFileName()), horizon, range.steps)
            .given(given.of(model, horizon))
            .distributions(distributions);
    if (!Runs.fits(model, question)) {
      throw EffortOptions.usage(
          "--distributions for %,d report dates and %,d draws take too much memory%n  = help: ask for fewer with `--steps` or `--draws`",
          range.steps, effort.draws);
    }
    return question;
  }
}
