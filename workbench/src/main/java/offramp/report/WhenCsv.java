package offramp.report;

import java.util.Optional;
import offramp.finding.WhenFinding;
import offramp.finding.WhenFinding.Estimated;
import offramp.finding.WhenFinding.Interval;
import offramp.finding.WhenFinding.Ladder;
import offramp.finding.WhenFinding.Rung;

/// When an outcome comes about as CSV: one row for each time between reports and each rung.
public final class WhenCsv {
  private WhenCsv() {}

  /// {@return the line that names the columns}
  public static String head() {
    return "theory,kind,name,rung,from,to,date,value,standardError,low,high,reached,histories\n";
  }

  /// {@return the rows, without the line that names the columns}
  public static String rows(WhenFinding found) {
    StringBuilder out = new StringBuilder();
    for (Interval i : found.intervals()) {
      start(out, found, "hazard", found.outcome(), "");
      out.append(i.from().value()).append(',').append(i.to().value()).append(',');
      out.append(i.to().date().map(Object::toString).orElse("")).append(',');
      estimate(out, i.hazard());
      out.append(i.range().map(r -> r.low() + "," + r.high()).orElse(",")).append(",,\n");
    }
    for (Ladder ladder : found.ladders()) {
      for (Rung rung : ladder.rungs()) {
        start(out, found, "rung", ladder.name(), rung.name());
        out.append(",,,");
        estimate(out, rung.probability());
        out.append(",,").append(rung.reached()).append(',');
        rung.histories().ifPresent(out::append);
        out.append('\n');
      }
    }
    return out.toString();
  }

  private static void start(
      StringBuilder out, WhenFinding found, String kind, String name, String rung) {
    out.append(found.theory()).append(',').append(kind).append(',');
    out.append(CsvText.quoted(name)).append(',');
    out.append(rung).append(',');
  }

  private static void estimate(StringBuilder out, Optional<Estimated> estimated) {
    out.append(estimated.map(e -> e.value() + "," + e.standardError()).orElse(",")).append(',');
  }
}
