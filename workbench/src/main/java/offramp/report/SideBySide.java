package offramp.report;

import java.util.List;
import java.util.stream.IntStream;
import offramp.finding.RunFinding;
import offramp.finding.RunFinding.Estimate;
import offramp.finding.RunFinding.OutcomeSeries;

/// What several theories say of each outcome by the horizon, in one table: a column each, in the
/// same order and with the same space.
public final class SideBySide {
  private static final int NAME = 23;

  private SideBySide() {}

  /// {@return the table; empty if there is nothing to compare}
  public static String of(List<RunFinding> runs) {
    Lines lines = new Lines();
    if (runs.size() < 2) {
      return "";
    }
    lines.line(
        "Side by side, by the horizon: mean ± error (the range over the unknowns stands above)");
    lines.wrapped(
        "  ",
        2,
        String.join(
            ", ",
            IntStream.range(0, runs.size())
                .mapToObj(i -> (i + 1) + " " + runs.get(i).theory())
                .toList()));
    Columns columns = new Columns(lines, runs.size(), NAME);
    columns.row("", i -> String.valueOf(i + 1));
    for (OutcomeSeries outcome : runs.getFirst().outcomes()) {
      columns.row(outcome.name(), i -> cell(runs.get(i), outcome.name()));
    }
    return lines.toString();
  }

  private static String cell(RunFinding run, String outcome) {
    return run.outcomes().stream()
        .filter(series -> series.name().equals(outcome) && !series.series().isEmpty())
        .map(series -> cell(series.series().getLast()))
        .findFirst()
        .orElse("-");
  }

  private static String cell(Estimate estimate) {
    if (estimate.probability() == 0 && estimate.bound().isPresent()) {
      return "< " + Figures.percent(estimate.bound().get());
    }
    String mean = Figures.percent(estimate.probability());
    return estimate.standardError() == 0
        ? mean
        : mean + " ±" + Figures.percent(estimate.standardError());
  }
}
