package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import offramp.check.Variation;
import offramp.finding.Method;
import offramp.finding.RunFinding;
import offramp.finding.Runs;
import offramp.finding.TooFew;
import offramp.model.Model;
import offramp.report.RunCsv;
import offramp.report.RunJson;
import offramp.report.Terminal;
import offramp.simulate.RunFault;
import offramp.solve.TooLarge;
import offramp.text.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin Choices choices;
  @Mixin GivenOption given;
  @Mixin HorizonOptions range;
  @Mixin EffortOptions effort;
  @Mixin Outputs outputs;

  @Override
  public Integer call() throws Refusal {
    range.check();
    effort.check();
    outputs.check();
    if (!given.given.isEmpty() && effort.effort().method() == Method.SPLIT) {
      throw EffortOptions.usage(
          "--given is answered by --method exact or simulate; splitting knows no conditions");
    }
    Source source = ModelFile.read(file);
    List<Model> models = new ArrayList<>();
    for (Variation variation : choices.variations(source, spec.commandLine().getErr())) {
      models.add(ModelFile.model(source, variation, spec.commandLine().getErr()));
    }
    try (Progress progress = new Progress(spec.commandLine().getErr(), effort.budgetSeconds())) {
      return run(source, models, progress);
    }
  }

  private int run(Source source, List<Model> models, Progress progress) throws Refusal {
    StringBuilder json = new StringBuilder();
    StringBuilder csv = new StringBuilder(RunCsv.head());
    for (Model model : models) {
      Runs.Question question = question(model);
      say(
          Terminal.heading(
              Runs.horizon(model, question), model.crisis().title(), model.crisis().theory()));
      double before = progress.seconds();
      RunFinding found = found(source, model, question, progress);
      say(Terminal.of(found) + (models.size() > 1 ? "\n" : ""));
      json.append(json.isEmpty() ? "" : ",")
          .append(RunJson.of(found, progress.seconds() - before).strip());
      csv.append(RunCsv.rows(found));
      if (progress.interrupted()) {
        break;
      }
    }
    String whole = choices.all() ? "[" + json + "]\n" : json + "\n";
    outputs.write(spec, whole, Optional.of(csv.toString()));
    return progress.interrupted() ? Exit.INTERRUPTED : Exit.DONE;
  }

  private void say(String text) {
    if (!outputs.jsonOnly()) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    }
  }

  private Runs.Question question(Model model) throws Refusal {
    SpanOption.Span horizon = range.horizon(model.crisis().runs(), model.crisis().unit());
    return new Runs.Question(
        String.valueOf(file.getFileName()),
        CommandWords.of(spec, effort.seed),
        horizon.value(),
        horizon.unit(),
        range.steps,
        effort.effort(),
        given.of(model, horizon.value() * horizon.unit().days()));
  }

  private RunFinding found(Source source, Model model, Runs.Question question, Progress progress)
      throws Refusal {
    try {
      return Runs.run(model, question, progress);
    } catch (RunFault fault) {
      throw new Refusal(Exit.MODEL_ERROR, FaultText.of(fault, source, question.command()));
    } catch (TooLarge large) {
      throw EffortOptions.usage("--method exact: %s", large.why());
    } catch (TooFew few) {
      throw new Refusal(
          Exit.MODEL_ERROR,
          "error: --given \"%s\": %s".formatted(String.join("\" and \"", given.given), few.why()));
    } finally {
      progress.clear();
    }
  }
}
