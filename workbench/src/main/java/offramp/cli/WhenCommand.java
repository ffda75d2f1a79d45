package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import offramp.finding.Period;
import offramp.finding.Runs;
import offramp.finding.When;
import offramp.finding.WhenFinding;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.page.Section;
import offramp.page.WhenSection;
import offramp.report.WhenCsv;
import offramp.report.WhenJson;
import offramp.report.WhenText;
import offramp.text.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp when FILE OUTCOME`: when an outcome comes about, and from where.
@Command(
    name = "when",
    description =
        "When an outcome comes about: its hazard over time beside the calendar, the expected time,"
            + " and the rung from which most histories do not come back.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class WhenCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The model, as in models/june-2024.crisis.")
  Path file;

  @Parameters(index = "1", paramLabel = "OUTCOME", description = "The outcome, as in nuclear_use.")
  String outcome;

  @Mixin Choices choices;
  @Mixin PosteriorOption posterior;
  @Mixin HorizonOptions range;
  @Mixin EffortOptions effort;
  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    range.check();
    effort.check();
    outputs.check();
    if (effort.precision != null) {
      throw EffortOptions.usage("`when` takes no --precision: give more --trajectories");
    }
    Source source = ModelFile.read(file);
    choices.drawFrom(posterior.read(source, spec.commandLine().getErr()));
    List<Model> models = choices.models(source, spec.commandLine().getErr());
    Asking asking = new Asking(spec, effort, outputs);
    try (Progress progress = asking.progress()) {
      return tell(asking, source, models, progress);
    }
  }

  private int tell(Asking asking, Source source, List<Model> models, Progress progress)
      throws Refusal {
    Answers answers = new Answers(WhenCsv.head());
    List<WhenFinding> all = new ArrayList<>();
    for (Model model : models) {
      int number = number(model);
      Period horizon = range.horizon(model.crisis().runs(), model.crisis().unit());
      Runs.Question question =
          asking.question(String.valueOf(file.getFileName()), horizon, range.steps);
      asking.head(model, question);
      WhenFinding found =
          asking.answer(source, progress, () -> When.of(model, number, question, progress));
      asking.say(WhenText.of(found) + (models.size() > 1 ? "\n" : ""));
      all.add(found);
      answers.add(WhenJson.of(found), WhenCsv.rows(found));
      if (progress.interrupted()) {
        break;
      }
    }
    answers.write(asking, choices);
    outputs.write(spec, () -> List.of(WhenSection.of(all, Section.LEDGER)));
    return Asking.exit(progress);
  }

  /// {@return the number of the outcome in the model}
  private int number(Model model) throws Refusal {
    List<String> names = model.outcomes().stream().map(Outcome::name).toList();
    return IntStream.range(0, names.size())
        .filter(i -> names.get(i).equals(outcome))
        .findFirst()
        .orElseThrow(
            () ->
                EffortOptions.usage(
                    "`%s` is no outcome of %s%n  = help: its outcomes are %s",
                    outcome, file.getFileName(), String.join(", ", names)));
  }
}
