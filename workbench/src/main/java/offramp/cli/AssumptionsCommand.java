package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.check.Variation;
import offramp.finding.Ledger;
import offramp.finding.LedgerFinding;
import offramp.finding.Method;
import offramp.finding.Runs;
import offramp.model.Model;
import offramp.report.LedgerCsv;
import offramp.report.LedgerJson;
import offramp.report.LedgerText;
import offramp.report.Terminal;
import offramp.simulate.RunFault;
import offramp.solve.TooLarge;
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
    List<Model> models = new ArrayList<>();
    for (Variation variation : choices.variations(source, spec.commandLine().getErr())) {
      models.add(ModelFile.model(source, variation, spec.commandLine().getErr()));
    }
    try (Progress progress = new Progress(spec.commandLine().getErr(), effort.budgetSeconds())) {
      return ledgers(source, models, asked, progress);
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

  private int ledgers(Source source, List<Model> models, Ledger.Effects asked, Progress progress)
      throws Refusal {
    List<String> json = new ArrayList<>();
    StringBuilder csv = new StringBuilder(LedgerCsv.head());
    for (Model model : models) {
      Runs.Question question = question(model);
      LedgerFinding found = found(source, model, question, asked, progress);
      say(
          Terminal.heading(found.horizon(), model.crisis().title(), model.crisis().theory())
              + LedgerText.of(found, model)
              + (models.size() > 1 ? "\n" : ""));
      json.add(LedgerJson.of(found, model).strip());
      csv.append(LedgerCsv.rows(found, model));
      if (progress.interrupted()) {
        break;
      }
    }
    String all = String.join(",", json);
    outputs.write(
        spec, (choices.all() ? "[" + all + "]" : all) + "\n", Optional.of(csv.toString()));
    return progress.interrupted() ? Exit.INTERRUPTED : Exit.DONE;
  }

  private void say(String text) {
    if (!outputs.jsonOnly()) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    }
  }

  private Runs.Question question(Model model) throws Refusal {
    SpanOption.Span horizon = span.horizon(model.crisis().runs(), model.crisis().unit());
    return new Runs.Question(
        String.valueOf(file.getFileName()),
        CommandWords.of(spec, effort.seed),
        horizon.value(),
        horizon.unit(),
        1,
        effort.effort());
  }

  private LedgerFinding found(
      Source source, Model model, Runs.Question question, Ledger.Effects asked, Progress progress)
      throws Refusal {
    try {
      return Ledger.of(model, question, asked, progress);
    } catch (RunFault fault) {
      throw new Refusal(Exit.MODEL_ERROR, FaultText.of(fault, source, question.command()));
    } catch (TooLarge large) {
      throw EffortOptions.usage("--method exact: %s", large.why());
    } finally {
      progress.clear();
    }
  }
}
