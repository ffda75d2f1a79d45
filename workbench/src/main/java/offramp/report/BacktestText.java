package offramp.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import offramp.finding.BacktestFinding;
import offramp.finding.BacktestFinding.Gain;
import offramp.finding.BacktestFinding.Length;
import offramp.finding.BacktestFinding.Row;
import offramp.finding.BacktestFinding.Versus;
import offramp.finding.BacktestFinding.Wrong;
import offramp.history.Calibration.Bin;

/// A backtest as a person reads it.
public final class BacktestText {
  private static final int WORST = 10;

  private final Lines out = new Lines();

  private BacktestText() {}

  /// {@return the scores, how far forecasts could be relied on, and the cases most wrongly
  /// foreseen}
  public static String of(BacktestFinding found) {
    BacktestText text = new BacktestText();
    text.out.line("%s", found.question());
    text.out.line(
        "%d cases, %d questions, %s folds, seed %d",
        found.cases(), found.asked(), found.folds(), found.seed());
    text.rows(found.rows());
    text.lengths(found.lengths(), found.unit());
    text.versus(found);
    text.out.heading("Most wrongly foreseen: what came, and what each row said");
    found.wrong().stream().limit(WORST).forEach(text::wrong);
    found.warnings().forEach(warning -> text.out.wrapped("note: ", 2, warning));
    text.out.command(Optional.empty(), found.command());
    return text.out.toString();
  }

  private void rows(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    out.heading("                          Brier  by case      log    AUC  skill (95%)");
    for (Row row : rows) {
      out.line(
          "  %-20s %8.4f %8.4f %8.4f  %5.3f  %s",
          row.name(), row.brier(), row.macroBrier(), row.log(), row.auc(), gain(row.skill()));
    }
    out.heading("Reliability: said, came (forecasts)");
    for (Row row : rows) {
      String bins =
          row.reliability().stream().map(BacktestText::bin).collect(Collectors.joining("  "));
      out.line("  %-20s %s", row.name(), bins);
    }
  }

  private static String gain(Gain gain) {
    return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", gain.value(), gain.low(), gain.high());
  }

  private static String bin(Bin bin) {
    return String.format(
        Locale.ROOT, "%.2f, %.2f (%d)", bin.said(), bin.came().value(), bin.count());
  }

  private void lengths(List<Length> lengths, String unit) {
    if (lengths.isEmpty()) {
      return;
    }
    out.heading(
        "                           CRPS, %s  gain (95%%)              in 90%%  out  open"
            .formatted(unit));
    for (Length length : lengths) {
      out.line(
          "  %-24s %10.1f  %-24s %5d %4d %5d",
          length.name(),
          length.crps(),
          gain(length.gain()),
          length.inside(),
          length.outside(),
          length.open());
    }
  }

  private void versus(BacktestFinding found) {
    if (found.versus().isEmpty()) {
      return;
    }
    String loss = found.rows().isEmpty() ? "CRPS, " + found.unit() : "Brier score";
    out.heading("Template less baseline (%s, 95%%): below 0 it is better".formatted(loss));
    for (Versus versus : found.versus()) {
      Gain difference = versus.difference();
      out.line(
          "  %-24s %s",
          versus.baseline(),
          String.format(
              Locale.ROOT,
              found.rows().isEmpty() ? "%.2f (%.2f to %.2f)" : "%.4f (%.4f to %.4f)",
              difference.value(),
              difference.low(),
              difference.high()));
    }
  }

  private void wrong(Wrong wrong) {
    List<String> said = wrong.said().stream().map(Figures::number).toList();
    out.line(
        "  %-32s %8s   %s",
        wrong.id() + " " + wrong.name(), Figures.number(wrong.came()), String.join("  ", said));
  }
}
