package offramp.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import offramp.finding.RunFinding;
import offramp.finding.RunFinding.Distribution;
import offramp.finding.RunFinding.Estimate;
import offramp.finding.RunFinding.OutcomeSeries;
import offramp.finding.RunFinding.Spread;
import offramp.finding.RunFinding.Value;
import offramp.finding.RunFinding.WatchSeries;

/// A run as CSV: one row for each outcome, watch or, if asked for, value of a part of the state,
/// and report date.
public final class RunCsv {
  private static final String HEAD =
      "theory,kind,name,time,date,probability,standardError,low,high,"
          + "mean,sd,p05,p25,p50,p75,p95,meanLow,meanHigh,diceShare,bound,given\n";

  private RunCsv() {}

  /// {@return the line that names the columns}
  public static String head() {
    return HEAD;
  }

  /// {@return the rows of the run, without the line that names the columns}
  public static String rows(RunFinding run) {
    StringBuilder out = new StringBuilder();
    for (OutcomeSeries outcome : run.outcomes()) {
      estimates(out, run, "outcome", outcome.name(), outcome.series());
    }
    for (WatchSeries watch : run.watches()) {
      spreads(out, run, "watch", watch.name(), watch.series());
    }
    for (Distribution distribution : run.distributions()) {
      for (Value value : distribution.values()) {
        String name = distribution.name() + "=" + value.name();
        estimates(out, run, "distribution", name, value.series());
      }
      spreads(out, run, "distribution", distribution.name(), distribution.quantiles());
    }
    return out.toString();
  }

  private static void estimates(
      StringBuilder out, RunFinding run, String kind, String name, List<Estimate> series) {
    for (Estimate e : series) {
      row(out, run, kind, name, e.time());
      numbers(out, e.probability(), e.standardError(), e.low(), e.high());
      out.append(",,,,,,,,,");
      numbers(out, e.diceShare());
      out.append(',').append(e.bound().map(String::valueOf).orElse(""));
      out.append(',').append(given(run)).append('\n');
    }
  }

  private static void spreads(
      StringBuilder out, RunFinding run, String kind, String name, List<Spread> series) {
    for (Spread s : series) {
      row(out, run, kind, name, s.time());
      out.append(",,,,");
      numbers(
          out,
          s.mean(),
          s.sd(),
          s.p05(),
          s.p25(),
          s.p50(),
          s.p75(),
          s.p95(),
          s.meanLow(),
          s.meanHigh());
      out.append(",,,").append(given(run)).append('\n');
    }
  }

  private static void row(
      StringBuilder out, RunFinding run, String kind, String name, RunFinding.Time time) {
    Optional<LocalDate> date = time.date();
    out.append(run.theory()).append(',').append(kind).append(',').append(CsvText.quoted(name));
    out.append(',').append(time.value());
    out.append(',').append(date.map(Object::toString).orElse(""));
  }

  private static void numbers(StringBuilder out, double... numbers) {
    for (double number : numbers) {
      out.append(',').append(number);
    }
  }

  private static String given(RunFinding run) {
    return run.given()
        .map(given -> CsvText.quoted(String.join(" and ", given.conditions())))
        .orElse("");
  }
}
