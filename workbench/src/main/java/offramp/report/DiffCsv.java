package offramp.report;

import java.util.List;
import offramp.finding.DiffFinding;
import offramp.finding.DiffFinding.Move;
import offramp.finding.DiffFinding.NamedMove;
import offramp.finding.DiffFinding.OutcomeMoves;
import offramp.finding.DiffFinding.Step;

/// Two models side by side as CSV: one row for each outcome and report date, then one for each
/// change alone and outcome by the horizon.
public final class DiffCsv {
  private static final String HEAD =
      "change,outcome,time,date,a,b,difference,standardError,paired,seen\n";

  private DiffCsv() {}

  /// {@return all rows; the column `change` is `all` where A stands beside B}
  public static String of(DiffFinding diff) {
    StringBuilder out = new StringBuilder(HEAD);
    for (OutcomeMoves outcome : diff.outcomes()) {
      for (Step step : outcome.series()) {
        out.append("all,").append(CsvText.quoted(outcome.name()));
        out.append(',').append(step.time().value());
        out.append(',').append(step.time().date().map(Object::toString).orElse(""));
        out.append(',').append(step.a()).append(',').append(step.b());
        move(out, step.move());
      }
    }
    for (DiffFinding.Alone alone : diff.alone()) {
      named(out, alone.change().kind() + " " + alone.change().name(), alone.moves());
    }
    named(out, "together", diff.together());
    return out.toString();
  }

  private static void named(StringBuilder out, String change, List<NamedMove> moves) {
    for (NamedMove move : moves) {
      out.append(CsvText.quoted(change))
          .append(',')
          .append(CsvText.quoted(move.outcome()))
          .append(",,,,");
      move(out, move.move());
    }
  }

  private static void move(StringBuilder out, Move move) {
    out.append(',').append(move.difference()).append(',').append(move.standardError());
    out.append(',').append(move.paired()).append(',').append(move.seen()).append('\n');
  }
}
