package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import offramp.finding.BacktestFinding;
import offramp.finding.Backtests;
import offramp.history.CaseFact;
import offramp.history.CaseQuestion;
import offramp.history.CaseTable;
import offramp.history.Folds;
import offramp.history.PastCases;
import offramp.history.UnusableCases;
import offramp.page.BacktestSection;
import offramp.page.Html;
import offramp.report.BacktestJson;
import offramp.report.BacktestText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `offramp backtest`: how well plain forecasts foresee cases that they have not learnt from.
@Command(
    name = "backtest",
    description = {
      "Puts one question to every case of the past, to forecasts that have learnt from",
      "other cases only, and tells how well each did and which cases it got wrong."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {
  private static final long MOST_BYTES = 1_000_000_000;

  @Spec CommandSpec spec;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      required = true,
      arity = "1..*",
      description = "Files of cases, in the layouts of docs/backtest.md.")
  List<Path> files = new ArrayList<>();

  @Option(
      names = "--outcome",
      paramLabel = "war|violence|next-escalatory|first-lethal|duration",
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

  @Override
  public Integer call() throws Refusal {
    Outputs.check(json);
    Outputs.check(html);
    try {
      BacktestFinding found =
          Backtests.of(PastCases.of(tables()), question(CommandWords.of(spec, seed)));
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
    }
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

  private List<CaseTable> tables() throws Refusal, UnusableCases {
    List<CaseTable> tables = new ArrayList<>();
    for (Path file : files) {
      tables.add(
          CaseTable.parse(
              String.valueOf(file.getFileName()), TextFile.read(file, MOST_BYTES, "a table")));
    }
    return tables;
  }
}
