package offramp.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import offramp.finding.BacktestFinding;
import offramp.finding.BacktestFinding.Bin;
import offramp.finding.BacktestFinding.Gain;
import offramp.finding.BacktestFinding.Length;
import offramp.finding.BacktestFinding.Row;
import offramp.finding.BacktestFinding.Wrong;

/// A backtest as a person reads it.
public final class BacktestText {
  private static final int WORST = 10;

  private BacktestText() {}

  /// {@return the scores, how far forecasts could be relied on, and the cases most wrongly
  /// foreseen}
  public static String of(BacktestFinding found) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s\n%d cases, %d questions, %s folds, seed %d\n\n"
            .formatted(
                found.question(), found.cases(), found.asked(), found.folds(), found.seed()));
    if (!found.rows().isEmpty()) {
      text.append("                          Brier  by case      log    AUC  skill (95%)\n");
      found.rows().forEach(row -> text.append(row(row)));
      text.append("\nReliability: said, came (forecasts)\n".formatted());
      found.rows().forEach(row -> text.append(reliability(row)));
    }
    if (!found.lengths().isEmpty()) {
      text.append(
          "                           CRPS, days  gain (95%)              in 90%  out  open\n");
      found.lengths().forEach(length -> text.append(length(length)));
    }
    text.append("\nMost wrongly foreseen: what came, and what each row said\n".formatted());
    found.wrong().stream().limit(WORST).forEach(wrong -> text.append(wrong(wrong)));
    found.warnings().forEach(warning -> text.append("note: ").append(warning).append('\n'));
    return text.append("again: ").append(found.command()).append('\n').toString();
  }

  private static String row(Row row) {
    return String.format(
        Locale.ROOT,
        "  %-20s %8.4f %8.4f %8.4f  %5.3f  %s\n",
        row.name(),
        row.brier(),
        row.macroBrier(),
        row.log(),
        row.auc(),
        gain(row.skill()));
  }

  private static String gain(Gain gain) {
    return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", gain.value(), gain.low(), gain.high());
  }

  private static String reliability(Row row) {
    return "  %-20s %s\n"
        .formatted(
            row.name(),
            row.reliability().stream().map(BacktestText::bin).collect(Collectors.joining("  ")));
  }

  private static String bin(Bin bin) {
    return String.format(Locale.ROOT, "%.2f, %.2f (%d)", bin.said(), bin.came(), bin.count());
  }

  private static String length(Length length) {
    return String.format(
        Locale.ROOT,
        "  %-24s %10.1f  %-24s %5d %4d %5d\n",
        length.name(),
        length.crps(),
        gain(length.gain()),
        length.inside(),
        length.outside(),
        length.open());
  }

  private static String wrong(Wrong wrong) {
    List<String> said = wrong.said().stream().map(Figures::number).toList();
    return "  %-32s %8s   %s\n"
        .formatted(
            wrong.id() + " " + wrong.name(), Figures.number(wrong.came()), String.join("  ", said));
  }
}
