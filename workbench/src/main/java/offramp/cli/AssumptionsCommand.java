package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import offramp.finding.Ledger;
import offramp.finding.LedgerFinding;
import offramp.finding.Method;
import offramp.finding.Period;
import offramp.finding.Runs;
import offramp.model.Model;
import offramp.page.LedgerSection;
import offramp.report.LedgerCsv;
import offramp.report.LedgerJson;
import offramp.report.LedgerText;
import offramp.text.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp assumptions FILE`: what a model assumes, and how much of the answers rests on it.
@Command(
    name = "assumptions",
    description = {
      "The ledger of a model: every assumption with its value and its source, how much it",
      "moves each outcome, and which ones no observation could count against. Where nothing",
      "is exact, each draw stands for ten of few histories each."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class AssumptionsCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The model, as in models/june-2024.crisis.")
  Path file;

  @Option(
      names = "--effects",
      paramLabel = "all|unknowns|none",
      defaultValue = "all",
      description =
          "Which effects to work out (default all): those of the unknowns take one run, those of"
              + " all other numbers, each moved by up to a quarter, a second one.")
  String effects;

  @Mixin Choices choices;
  @Mixin SpanOption span;
  @Mixin EffortOptions effort;
  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    effort.check();
    outputs.check();
    Ledger.Effects asked = asked();
    if (effort.precision != null) {
      throw EffortOptions.usage("`assumptions` takes no --precision: give more --trajectories");
    }
    if (effort.effort().method() == Method.SPLIT) {
      throw EffortOptions.usage(
          "`assumptions` looks at single draws, which splitting has none of: use --method exact or"
              + " simulate");
    }
    Source source = ModelFile.read(file);
    List<Model> models = choices.models(source, spec.commandLine().getErr());
    Asking asking = new Asking(spec, effort, outputs);
    try (Progress progress = asking.progress()) {
      return ledgers(asking, source, models, asked, progress);
    }
  }

  private Ledger.Effects asked() throws Refusal {
    for (Ledger.Effects known : Ledger.Effects.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(effects)) {
        return known;
      }
    }
    throw EffortOptions.usage("--effects is all, unknowns or none, not %s", effects);
  }

  private int ledgers(
      Asking asking, Source source, List<Model> models, Ledger.Effects asked, Progress progress)
      throws Refusal {
    Answers answers = new Answers(LedgerCsv.head());
    List<LedgerFinding> all = new ArrayList<>();
    for (Model model : models) {
      Period horizon = span.horizon(model.crisis().runs(), model.crisis().unit());
      Runs.Question question = asking.question(String.valueOf(file.getFileName()), horizon, 1);
      LedgerFinding found =
          asking.answer(source, progress, () -> Ledger.of(model, question, asked, progress));
      asking.head(model, question);
      asking.say(LedgerText.of(found, model) + (models.size() > 1 ? "\n" : ""));
      all.add(found);
      answers.add(LedgerJson.of(found, model), LedgerCsv.rows(found, model));
      if (progress.interrupted()) {
        break;
      }
    }
    answers.write(asking, choices);
    outputs.write(spec, () -> List.of(LedgerSection.of(all, models)));
    return Asking.exit(progress);
  }
}
