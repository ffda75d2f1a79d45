package offramp.report;

import java.util.List;
import offramp.finding.LedgerFinding;
import offramp.finding.LedgerFinding.Effect;
import offramp.finding.LedgerFinding.Entry;
import offramp.finding.LedgerFinding.Swing;
import offramp.model.Model;

/// The ledger of assumptions as CSV: one row for each effect, and one for each assumption without
/// any.
public final class LedgerCsv {
  private LedgerCsv() {}

  /// {@return the line that names the columns}
  public static String head() {
    return "theory,kind,name,value,source,part,varied,outcome,change,standardError,seen\n";
  }

  /// {@return the rows, without the line that names the columns}
  ///
  /// @param model that the ledger is of
  public static String rows(LedgerFinding found, Model model) {
    List<Values.Row> rows = new Values(model).rows();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      Entry entry = found.entries().get(i);
      String start = start(found.theory(), rows.get(i), entry);
      boolean none = entry.swings().stream().allMatch(swing -> swing.effects().isEmpty());
      if (none) {
        out.append(start).append(",,,,\n");
      }
      for (Swing swing : entry.swings()) {
        for (Effect effect : swing.effects()) {
          String what = CsvText.quoted(swing.what());
          out.append(start).append(what).append(',');
          out.append(CsvText.quoted(effect.outcome())).append(',');
          out.append(effect.change()).append(',').append(effect.standardError()).append(',');
          out.append(effect.seen()).append('\n');
        }
      }
    }
    return out.toString();
  }

  private static String start(String theory, Values.Row row, Entry entry) {
    List<String> cells =
        List.of(
            theory,
            row.kind(),
            row.name(),
            row.value(),
            row.source().orElse(""),
            entry.part().word());
    return String.join(",", cells.stream().map(CsvText::quoted).toList()) + ",";
  }
}
