package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.finding.Period;
import offramp.finding.Runs;
import offramp.finding.Walkthrough;
import offramp.finding.Walkthroughs;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.report.WalkJson;
import offramp.report.WalkText;
import offramp.text.Source;
import offramp.text.Spelling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp walk FILE`: one history of a run, step by step.
@Command(
    name = "walk",
    description =
        "Walks through one history of a run: what happened and when, what it changed, and what might"
            + " have happened instead.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class WalkCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The model.")
  Path file;

  @Option(
      names = "--ending",
      paramLabel = "OUTCOME",
      description = "The first history in which this outcome comes about, of 10,000.")
  @Nullable String ending;

  @Option(
      names = "--history",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "The history of this number, from 0 (default 0); with --ending, the first to look at.")
  long history;

  @Mixin Choices choices;
  @Mixin SpanOption range;
  @Mixin EffortOptions effort;
  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    effort.check();
    check();
    outputs.check();
    Source source = ModelFile.read(file);
    List<Model> models = choices.models(source, spec.commandLine().getErr());
    Asking asking = new Asking(spec, effort, outputs);
    List<String> json = new ArrayList<>();
    try (Progress progress = asking.progress()) {
      for (Model model : models) {
        Walkthrough walk = walk(asking, source, model, progress);
        asking.say(WalkText.of(walk) + (models.size() > 1 ? "\n" : ""));
        json.add(WalkJson.of(walk).strip());
      }
    }
    String all = String.join(",", json);
    outputs.write(spec, choices.all() ? "[" + all + "]\n" : all + "\n", Optional.empty());
    return Exit.DONE;
  }

  private void check() throws Refusal {
    if (history < 0 || history > Long.MAX_VALUE / 2) {
      throw EffortOptions.usage("--history takes a number of 0 or more, not %d", history);
    }
    if (effort.precision != null) {
      throw EffortOptions.usage("`walk` takes no --precision: it tells one history");
    }
    if (outputs.csv != null) {
      throw EffortOptions.usage("`walk` writes no CSV; --json has everything");
    }
  }

  private Walkthrough walk(Asking asking, Source source, Model model, Progress progress)
      throws Refusal {
    Period horizon = range.horizon(model.crisis().runs(), model.crisis().unit());
    Runs.Question question = asking.question(String.valueOf(file.getFileName()), horizon, 1);
    if (ending == null) {
      asking.head(model, question);
      return asking.answer(source, progress, () -> Walkthroughs.of(model, question, history));
    }
    int outcome = outcome(model, ending);
    asking.head(model, question);
    Optional<Walkthrough> found =
        asking.answer(
            source, progress, () -> Walkthroughs.reaching(model, question, outcome, history));
    return found.orElseThrow(
        () ->
            new Refusal(
                Exit.INTERRUPTED,
                "error: none of %,d histories reaches `%s`%n  = help: look further with --history %d, or see how likely it is with `offramp run`"
                    .formatted(Walkthroughs.TRIES, ending, history + Walkthroughs.TRIES)));
  }

  private static int outcome(Model model, String name) throws Refusal {
    List<String> known = model.outcomes().stream().map(Outcome::name).toList();
    int number = known.indexOf(name);
    if (number < 0) {
      throw EffortOptions.usage(
          "`%s` is no outcome of the model%n  = help: %s",
          name,
          Spelling.nearest(name, known)
              .map("did you mean `%s`?"::formatted)
              .orElse("there are " + String.join(", ", known)));
    }
    return number;
  }
}
