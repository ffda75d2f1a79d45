package offramp.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import offramp.check.Variation;
import offramp.finding.BacktestFinding;
import offramp.finding.Backtests;
import offramp.history.CaseFact;
import offramp.history.CaseQuestion;
import offramp.history.Fitting;
import offramp.history.Folds;
import offramp.history.PastCases;
import offramp.history.Pooling;
import offramp.history.Template;
import offramp.history.TemplateForecaster;
import offramp.history.UnusableCases;
import offramp.model.Model;
import offramp.model.Posterior;
import offramp.page.BacktestSection;
import offramp.page.Html;
import offramp.report.BacktestJson;
import offramp.report.BacktestText;
import offramp.simulate.RunFault;
import offramp.text.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp backtest`: how well plain forecasts, and a template, foresee cases that they have not
/// learnt from.
@Command(
    name = "backtest",
    description = {
      "Puts one question to every case of the past, to forecasts that have learnt from",
      "other cases only, a template among them if one is given, and tells how well each",
      "did and which cases it got wrong."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {
  /// Of so many draws of a chain one is kept.
  private static final int THIN = 1;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "TEMPLATE",
      arity = "0..1",
      description = "A model that takes part, as in models/templates/dyadic-crisis.crisis.")
  @Nullable Path template;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      required = true,
      arity = "1..*",
      description = "Files of cases, in the layouts of docs/backtest.md.")
  List<Path> files = new ArrayList<>();

  @Option(
      names = "--outcome",
      paramLabel = "war|violence|next-escalatory|first-lethal|duration|count",
      required = true,
      description = "What is asked of every case.")
  String outcome;

  @Option(
      names = "--origin",
      paramLabel = "WHEN",
      defaultValue = "at the trigger",
      description =
          "When the forecast is made (default at the trigger): at the trigger, after 5 events, after"
              + " 30 days.")
  String origin;

  @Option(
      names = "--folds",
      paramLabel = "grouped|time|random",
      defaultValue = "grouped",
      description =
          "How cases are parted (default grouped): no protracted conflict on both sides, only what"
              + " came before, or at random.")
  String folds;

  @Option(
      names = "--inputs",
      paramLabel = "FACT",
      split = ",",
      description =
          "What war and violence are foreseen from (default all): trigger, period, protracted,"
              + " region, war_under_way.")
  List<String> inputs = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Same seed, same numbers (default 1).")
  long seed;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the result as JSON; - for standard output, and then nothing else there.")
  @Nullable String json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the result as a section of HTML, to stand in a page.")
  @Nullable String html;

  @Mixin PosteriorOption posterior;

  @Option(
      names = "--draws",
      paramLabel = "D",
      defaultValue = "200",
      description =
          "Draws of the unknowns for each fold that a template is fitted to (default 200).")
  int draws;

  @Override
  public Integer call() throws Refusal {
    Outputs.check(json);
    Outputs.check(html);
    PrintWriter err = spec.commandLine().getErr();
    try (Progress progress = new Progress(err, OptionalDouble.empty(), Typist.of(spec))) {
      PastCases cases = CaseFiles.read(files);
      Backtests.Question asked = question(CommandWords.of(spec, seed));
      Optional<TemplateForecaster> contender = contender(cases, err, progress);
      BacktestFinding found =
          Backtests.of(
              cases,
              new Backtests.Question(
                  asked.asked(), asked.folds(), seed, contender, asked.command()));
      progress.clear();
      if (!"-".equals(json)) {
        spec.commandLine().getOut().print(BacktestText.of(found));
        spec.commandLine().getOut().flush();
      }
      if (json != null) {
        Outputs.write(spec.commandLine().getOut(), json, BacktestJson.of(found));
      }
      if (html != null) {
        String section = Html.fragment(List.of(BacktestSection.of(found)));
        Outputs.write(spec.commandLine().getOut(), html, section);
      }
      return Exit.DONE;
    } catch (UnusableCases unusable) {
      throw new Refusal(Exit.USAGE, String.valueOf(unusable.getMessage()));
    } catch (Fitting.Broken broken) {
      throw new Refusal(
          Exit.INTERRUPTED, "error: %s: nothing is known yet".formatted(broken.getMessage()));
    } catch (RunFault fault) {
      throw new Refusal(
          Exit.MODEL_ERROR,
          FaultText.of(fault, ModelFile.read(named(template)), CommandWords.of(spec, seed)));
    }
  }

  private static Path named(@Nullable Path template) {
    return Objects.requireNonNull(template, "only a template breaks rules");
  }

  /// {@return the template as it takes part, if one is given}
  private Optional<TemplateForecaster> contender(
      PastCases cases, PrintWriter err, Progress progress) throws Refusal, UnusableCases {
    if (template == null) {
      if (posterior.file != null) {
        throw EffortOptions.usage("--posterior is of a template, and none is given");
      }
      return Optional.empty();
    }
    if (draws < 40 || draws > 100_000) {
      throw EffortOptions.usage("--draws takes 40 to 100,000, not %d", draws);
    }
    Source source = ModelFile.read(template);
    Optional<Posterior> read = posterior.read(source, err);
    Variation variation = Variation.BASE.after(read);
    Model model = ModelFile.model(source, variation, err);
    return Optional.of(
        new TemplateForecaster(
            Template.of(source, variation, cases),
            cases,
            model.posterior(),
            new Pooling.Effort(seed, draws, 2, THIN, Runtime.getRuntime().availableProcessors()),
            progress));
  }

  private Backtests.Question question(String command) throws Refusal, UnusableCases {
    List<CaseFact> facts = new ArrayList<>();
    for (String input : inputs) {
      facts.add(CaseFact.of(input));
    }
    CaseQuestion asked =
        new CaseQuestion(
            one("--outcome", outcome, CaseQuestion.Outcome.values(), BacktestCommand::word),
            one("--origin", origin, CaseQuestion.Origin.values(), CaseQuestion.Origin::words),
            facts.isEmpty() ? List.of(CaseFact.values()) : facts);
    if (!facts.isEmpty() && !asked.outcome().readsFacts()) {
      throw EffortOptions.usage(
          "--inputs are what war and violence are foreseen from; %s reads none", outcome);
    }
    return new Backtests.Question(
        asked, one("--folds", folds, Folds.values(), BacktestCommand::word), seed, command);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <T> T one(String option, String written, T[] all, Function<T, String> word)
      throws Refusal {
    Optional<T> found = Arrays.stream(all).filter(t -> word.apply(t).equals(written)).findFirst();
    return found.orElseThrow(
        () ->
            EffortOptions.usage(
                "%s is %s, not `%s`",
                option, Arrays.stream(all).map(word).collect(Collectors.joining(", ")), written));
  }
}
