package offramp.report;

import java.util.Locale;
import offramp.finding.TestFinding;

/// The expectations of a model as a person reads them in a terminal.
public final class TestText {
  private TestText() {}

  /// {@return a line that names model, theory and levers, and one for each expectation}
  public static String of(TestFinding finding) {
    StringBuilder out = new StringBuilder();
    String levers =
        String.join("", finding.levers().stream().map(", lever `%s`"::formatted).toList());
    out.append("%s, theory `%s`%s%n".formatted(finding.file(), finding.theory(), levers));
    finding.stopped().ifPresent(why -> out.append("  stopped early: %s%n".formatted(why)));
    finding.results().forEach(result -> out.append(line(result)));
    return out.toString();
  }

  private static String line(TestFinding.Result result) {
    return String.format(
        Locale.ROOT,
        "  %s  %s by %s: %s%s, expected %s to %s%n",
        result.passed() ? "met   " : "FAILED",
        result.outcome(),
        result.by(),
        Figures.percent(result.probability()),
        result.standardError() == 0 ? " exactly" : " ± " + Figures.percent(result.standardError()),
        Figures.written(result.low()),
        Figures.written(result.high()));
  }
}
