package offramp.report;

import java.util.List;
import offramp.finding.FitFinding;
import offramp.finding.FitFinding.Learned;
import offramp.history.Check;

/// What a history teaches as CSV: a row for each unknown, for each check and for the evidence.
public final class FitCsv {
  private FitCsv() {}

  /// {@return all rows, under the line that names the columns}
  public static String of(List<FitFinding> fits) {
    StringBuilder out =
        new StringBuilder(
            "theory,kind,name,unit,seen,before_low,before_median,before_high,low,median,high,"
                + "mean,narrower,r_hat\n");
    for (FitFinding fit : fits) {
      double log = fit.fitted().evidence().log();
      double width = fit.fitted().evidence().width();
      row(out, fit, "evidence", "log evidence", "");
      out.append(",,,,").append("%s,%s,%s,,,\n".formatted(log - width, log, log + width));
      fit.learned().forEach(learned -> learned(out, fit, learned));
      fit.histories().forEach(w -> w.checks().forEach(check -> check(out, fit, w.name(), check)));
    }
    return out.toString();
  }

  private static void row(
      StringBuilder out, FitFinding fit, String kind, String name, String unit) {
    out.append(fit.theory()).append(',').append(kind).append(',');
    out.append(CsvText.quoted(name)).append(',').append(unit).append(',');
  }

  private static void learned(StringBuilder out, FitFinding fit, Learned of) {
    String unit = of.unknown().scale().map(scale -> scale.words()).orElse("");
    row(out, fit, "unknown", of.unknown().name(), unit);
    out.append(
        ",%s,%s,%s,%s,%s,%s,%s,%s,%s\n"
            .formatted(
                of.before().low(),
                of.before().median(),
                of.before().high(),
                of.after().low(),
                of.after().median(),
                of.after().high(),
                of.mean(),
                of.narrower(),
                of.spread()));
  }

  private static void check(StringBuilder out, FitFinding fit, String history, Check check) {
    row(out, fit, "check", history + ": " + check.name(), "");
    out.append(
        "%s,,,,%s,%s,%s,,,\n".formatted(check.seen(), check.low(), check.median(), check.high()));
  }
}
