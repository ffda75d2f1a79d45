package offramp.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.check.Variation;
import offramp.finding.Compare;
import offramp.finding.CompareFinding;
import offramp.finding.Method;
import offramp.finding.Period;
import offramp.finding.Posteriors;
import offramp.finding.Runs;
import offramp.finding.Views;
import offramp.model.Model;
import offramp.page.Section;
import offramp.page.SignalsSection;
import offramp.report.CompareCsv;
import offramp.report.CompareJson;
import offramp.report.CompareText;
import offramp.text.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp compare FILE`: what rival theories say, side by side.
@Command(
    name = "compare",
    description = {
      "Sets the theories of a model side by side with the same draws and dice: what each",
      "says, on which levers they disagree, which of their changes makes the difference,",
      "and what would tell them apart soonest. With --theory, one beside the base. Each",
      "theory gets ten times the histories of --trajectories; each lever and change as many."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The model, as in models/june-2024.crisis.")
  Path file;

  @Option(names = "--no-levers", description = "Leave out what levers do.")
  boolean noLevers;

  @Option(
      names = "--weights",
      paramLabel = "THEORY=W",
      description =
          "Weigh a theory for pooled numbers and for what there is to learn; repeatable."
              + " Default: nothing is pooled, and all are held alike.")
  Map<String, Double> weights = new LinkedHashMap<>();

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
    check();
    Source source = ModelFile.read(file);
    choices.drawFrom(posterior.read(source, spec.commandLine().getErr()));
    Variation plain = choices.under(Optional.empty());
    Model base = ModelFile.model(source, plain, spec.commandLine().getErr());
    Views views = choices.besideBase(source, base, spec.commandLine().getErr());
    if (views.names().size() < 2) {
      throw EffortOptions.usage(
          "%s has no theory to set beside the base%n  = help: write one as `theory NAME \"...\" {"
              + " ... }`, see docs/language.md; `offramp diff` compares two files",
          source.name());
    }
    Named.weights(weights, views.names());
    Asking asking = new Asking(spec, effort, outputs);
    Period horizon = range.horizon(base.crisis().runs(), base.crisis().unit());
    Runs.Question question = asking.ofEach(source.name(), horizon, range.steps);
    Compare.Asked asked = new Compare.Asked(!noLevers, weights);
    base.posterior().ifPresent(from -> asking.say(Posteriors.words(from) + "\n"));
    try (Progress progress = asking.progress()) {
      CompareFinding found =
          asking.answer(source, progress, () -> Compare.of(views, base, asked, question, progress));
      asking.say(CompareText.of(found));
      outputs.write(spec, CompareJson.of(found), Optional.of(CompareCsv.of(found)));
      outputs.write(spec, () -> List.of(SignalsSection.of(found, Section.LEDGER)));
      return Asking.exit(progress);
    }
  }

  private void check() throws Refusal {
    if (choices.single().theory().isEmpty() && choices.named()) {
      throw EffortOptions.usage(
          "--theory base leaves nothing to compare: name the theory to set beside the base");
    }
    if (effort.effort().method() == Method.SPLIT) {
      throw EffortOptions.usage(
          "`compare` works by --method exact or simulate; splitting shares no dice");
    }
    if (effort.effort().precision().isPresent()) {
      throw EffortOptions.usage(
          "`compare` gives every theory the same histories: ask for more with --trajectories"
              + " instead of --precision");
    }
  }
}
