package offramp.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import offramp.finding.ForecastScores;
import offramp.finding.Foretold;
import offramp.page.ForecastSection;
import offramp.page.Html;
import offramp.page.Section;
import offramp.report.ForecastJson;
import offramp.report.ForecastText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `offramp forecast score`: how the forecasts have done.
@Command(
    name = "score",
    description = {
      "How the forecasts of a record have done, by author: right or wrong, Brier and",
      "logarithmic scores, calibration; and how many are open or cannot be judged."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ForecastScoreCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Look at what was written down by this day (default today).")
  @Nullable String asOf;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the result as a section of HTML, to stand in a page.")
  @Nullable String html;

  @Mixin RecordFile record;

  @Override
  public Integer call() throws Refusal {
    record.check();
    Outputs.check(html);
    LocalDate day = asOf == null ? RecordFile.today() : ForecastCommand.day("--as-of", asOf);
    List<Foretold> entries = record.read().entries();
    ForecastScores scores = ForecastScores.of(entries, day);
    PrintWriter out = spec.commandLine().getOut();
    record.say(out, ForecastText.of(scores));
    record.write(out, ForecastJson.of(scores));
    if (html != null) {
      String again = CommandWords.of(spec, "--as-of", day.toString());
      Section section = ForecastSection.of(scores, entries, again);
      Outputs.write(out, html, Html.fragment(List.of(section)));
    }
    return Exit.DONE;
  }
}
