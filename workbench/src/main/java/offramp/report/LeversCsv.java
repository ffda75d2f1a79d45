package offramp.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import offramp.finding.LeversFinding;
import offramp.finding.LeversFinding.Effect;
import offramp.finding.LeversFinding.OutcomeTable;

/// What each lever alone changes, as CSV: one row for each lever, theory and outcome.
public final class LeversCsv {
  private static final String HEAD =
      "pull,by,cost,theory,outcome,harm,without,with,difference,standardError,low,high,diceShare,"
          + "seen,half\n";

  private LeversCsv() {}

  /// {@return all rows}
  public static String of(LeversFinding found) {
    StringBuilder out = new StringBuilder(HEAD);
    for (int option = 0; option < found.options().size(); option++) {
      LeversFinding.Option pull = found.options().get(option);
      for (OutcomeTable table : found.outcomes()) {
        List<Effect> effects = table.effects().get(option);
        for (int view = 0; view < effects.size(); view++) {
          row(out, pull, found.views().get(view).theory(), table, effects.get(view));
        }
      }
    }
    return out.toString();
  }

  private static void row(
      StringBuilder out,
      LeversFinding.Option pull,
      String theory,
      OutcomeTable table,
      Effect effect) {
    out.append(
        Stream.of(
                pull.words(),
                pull.actor().orElse(""),
                pull.cost(),
                theory,
                table.name(),
                table.harm().orElse(""),
                effect.probability() - effect.difference(),
                effect.probability(),
                effect.difference(),
                effect.standardError(),
                effect.low(),
                effect.high(),
                effect.diceShare(),
                effect.seen(),
                effect.half().isPresent() ? effect.half().getAsDouble() : "")
            .map(String::valueOf)
            .map(CsvText::quoted)
            .collect(Collectors.joining(",", "", "\n")));
  }
}
