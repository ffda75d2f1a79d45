package offramp.report;

import java.util.stream.Collectors;
import offramp.finding.PathsFinding;
import offramp.finding.PathsFinding.Path;
import offramp.finding.PathsFinding.Step;

/// How an outcome comes about, as CSV: one row for each step of each path.
public final class PathsCsv {
  private static final String HEAD =
      "theory,outcome,path,share,shareLow,shareHigh,step,event,times,changes,early,middle,late,given\n";

  private PathsCsv() {}

  /// {@return the line that names the columns}
  public static String head() {
    return HEAD;
  }

  /// {@return the rows, without the line that names the columns}
  public static String rows(PathsFinding found) {
    StringBuilder out = new StringBuilder();
    String given =
        found
            .given()
            .map(all -> String.join(" and ", all.conditions()))
            .map(CsvText::quoted)
            .orElse("");
    for (int i = 0; i < found.paths().size(); i++) {
      Path path = found.paths().get(i);
      String opening =
          "%s,%s,%d,%s,%s,%s"
              .formatted(
                  found.theory(),
                  CsvText.quoted(found.outcome()),
                  i + 1,
                  path.share().value(),
                  path.share().low(),
                  path.share().high());
      for (int step = 0; step < path.steps().size(); step++) {
        out.append(opening).append(',').append(step + 1);
        row(out, path.steps().get(step));
        out.append(',').append(given).append('\n');
      }
    }
    return out.toString();
  }

  private static void row(StringBuilder out, Step step) {
    String changes =
        step.changes().stream()
            .map(c -> "%s: %s -> %s".formatted(c.variable(), c.from(), c.to()))
            .collect(Collectors.joining("; "));
    out.append(',').append(CsvText.quoted(step.event().orElse("")));
    out.append(',').append(step.times());
    out.append(',').append(CsvText.quoted(changes));
    out.append(',').append(step.early().value());
    out.append(',').append(step.middle().value());
    out.append(',').append(step.late().value());
  }
}
