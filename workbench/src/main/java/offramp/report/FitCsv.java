package offramp.report;

import java.util.List;
import offramp.finding.FitFinding;
import offramp.finding.FitFinding.Learned;
import offramp.finding.PoolFinding;
import offramp.history.Check;

/// What a history teaches as CSV: a row for each unknown, for each check and for the evidence; what
/// many cases teach, a row for each unknown.
public final class FitCsv {
  private static final String HEAD =
      "theory,kind,name,unit,seen,before_low,before_median,before_high,low,median,high,"
          + "mean,narrower,r_hat\n";

  private FitCsv() {}

  /// {@return all rows, under the line that names the columns}
  public static String of(List<FitFinding> fits) {
    StringBuilder out = new StringBuilder(HEAD);
    for (FitFinding fit : fits) {
      double log = fit.fitted().evidence().log();
      double width = fit.fitted().evidence().width();
      row(out, fit.theory(), "evidence", "log evidence", "");
      out.append(",,,,").append("%s,%s,%s,,,\n".formatted(log - width, log, log + width));
      fit.learned().forEach(learned -> learned(out, fit.theory(), learned));
      fit.histories().forEach(w -> w.checks().forEach(check -> check(out, fit, w.name(), check)));
    }
    return out.toString();
  }

  /// {@return all rows of what many cases teach, under the line that names the columns}
  public static String ofPools(List<PoolFinding> pools) {
    StringBuilder out = new StringBuilder(HEAD);
    pools.forEach(pool -> pool.learned().forEach(learned -> learned(out, pool.theory(), learned)));
    return out.toString();
  }

  private static void row(StringBuilder out, String theory, String kind, String name, String unit) {
    out.append(theory).append(',').append(kind).append(',');
    out.append(CsvText.quoted(name)).append(',').append(unit).append(',');
  }

  private static void learned(StringBuilder out, String theory, Learned of) {
    String unit = of.unknown().scale().map(scale -> scale.words()).orElse("");
    row(out, theory, "unknown", of.unknown().name(), unit);
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
    row(out, fit.theory(), "check", history + ": " + check.name(), "");
    out.append(
        "%s,,,,%s,%s,%s,,,\n".formatted(check.seen(), check.low(), check.median(), check.high()));
  }
}
