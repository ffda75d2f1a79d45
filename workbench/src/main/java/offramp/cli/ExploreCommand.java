package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.finding.Explore;
import offramp.finding.ExploreFinding;
import offramp.finding.Method;
import offramp.finding.Period;
import offramp.finding.Runs;
import offramp.finding.Views;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.page.ExploreSection;
import offramp.page.Section;
import offramp.report.ExploreCsv;
import offramp.report.ExploreJson;
import offramp.report.ExploreText;
import offramp.text.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp explore FILE`: what the answers of a model depend on.
@Command(
    name = "explore",
    description = {
      "What the answers depend on: how much of the spread of each outcome each unknown accounts for,",
      "alone and with others, at every report date. The dice are told apart."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ExploreCommand implements Callable<Integer> {
  private static final int MOST_STEPS = 1_000;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The model, as in models/june-2024.crisis.")
  Path file;

  @Option(
      names = "--pairs",
      description = "Also what each two unknowns do together; takes twice the sets of values.")
  boolean pairs;

  @Option(
      names = "--base",
      paramLabel = "N",
      description =
          "Base points; each takes two sets of values and one for each unknown (default: as many as"
              + " leave each set 20 histories).")
  int base;

  @Option(
      names = "--steps",
      paramLabel = "K",
      defaultValue = "4",
      description = "Report dates, evenly apart up to the horizon (default 4).")
  int steps;

  @Option(
      names = "--discover",
      paramLabel = "OUTCOME",
      description = "Also where in the unknowns this outcome is common, in words; repeatable.")
  List<String> discover = new ArrayList<>();

  @Mixin TippingOptions tipping;
  @Mixin Choices choices;
  @Mixin SpanOption span;
  @Mixin EffortOptions effort;
  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    check();
    Source source = ModelFile.read(file);
    List<Model> models = choices.models(source, spec.commandLine().getErr());
    Asking asking = new Asking(spec, effort, outputs);
    Answers answers = new Answers(ExploreCsv.head());
    List<ExploreFinding> all = new ArrayList<>();
    try (Progress progress = asking.progress()) {
      for (Model model : models) {
        Period horizon = span.horizon(model.crisis().runs(), model.crisis().unit());
        Runs.Question question =
            asking.exploring(String.valueOf(file.getFileName()), horizon, steps);
        Explore.Asked asked = asked(source, model);
        ExploreFinding found =
            asking.answer(source, progress, () -> Explore.of(model, question, asked, progress));
        asking.head(model, question);
        asking.say(ExploreText.of(found) + (models.size() > 1 ? "\n" : ""));
        all.add(found);
        answers.add(ExploreJson.of(found), ExploreCsv.rows(found));
      }
      answers.write(asking, choices);
      List<String> outcomes = models.getFirst().outcomes().stream().map(Outcome::name).toList();
      outputs.write(spec, () -> List.of(ExploreSection.of(all, outcomes, Section.LEDGER)));
      return Asking.exit(progress);
    }
  }

  private Explore.Asked asked(Source source, Model model) throws Refusal {
    for (String name : discover) {
      TippingOptions.known(model, "--discover", name);
    }
    Optional<Views> levers = Optional.of(choices.views(source, model));
    return new Explore.Asked(
        pairs, base, discover, tipping.shares(model), tipping.warnings, levers);
  }

  private void check() throws Refusal {
    effort.check();
    outputs.check();
    if (steps < 1 || steps > MOST_STEPS) {
      throw EffortOptions.usage("--steps takes 1 to %,d, not %d", MOST_STEPS, steps);
    }
    if (base != 0 && (base < 2 || base > Explore.MOST_BASE)) {
      throw EffortOptions.usage("--base takes 2 to %,d, not %d", Explore.MOST_BASE, base);
    }
    if (effort.precision != null) {
      throw EffortOptions.usage("`explore` takes no --precision: give more --trajectories");
    }
    if (effort.effort().method() == Method.SPLIT) {
      throw EffortOptions.usage(
          "`explore` looks at single draws, which splitting has none of: use --method exact or"
              + " simulate");
    }
  }
}
