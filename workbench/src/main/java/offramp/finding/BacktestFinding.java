package offramp.finding;

import java.util.List;
import offramp.history.Calibration;

/// How well forecasters did on cases that they had not learnt from.
///
/// @param question what was asked, in words
/// @param folds how the cases were parted
/// @param cases that were tried
/// @param asked questions put to them
/// @param rows one for each forecaster of whether, climatology first; or none
/// @param unit in which lengths are told, days or acts
/// @param lengths one for each law of how long, the exponential first; or none
/// @param versus the template less each baseline, if there is one; below 0 it is better
/// @param wrong for each case how far each forecaster was off, the worst of the last row first
/// @param warnings what to mind, in words
/// @param command what gives the numbers again
public record BacktestFinding(
    String question,
    String folds,
    long seed,
    int cases,
    int asked,
    List<Row> rows,
    String unit,
    List<Length> lengths,
    List<Versus> versus,
    List<Wrong> wrong,
    List<String> warnings,
    String command) {
  public BacktestFinding {
    rows = List.copyOf(rows);
    lengths = List.copyOf(lengths);
    versus = List.copyOf(versus);
    wrong = List.copyOf(wrong);
    warnings = List.copyOf(warnings);
  }

  /// A forecaster's scores.
  ///
  /// @param macroBrier the mean over cases of their means
  /// @param skill over climatology, by the Brier score
  /// @param auc of all forecasts together
  public record Row(
      String name,
      double brier,
      double macroBrier,
      double log,
      double auc,
      Gain skill,
      List<Calibration.Bin> reliability) {
    public Row {
      reliability = List.copyOf(reliability);
    }
  }

  /// What a forecaster gains over the first row, with an interval of 95% by bootstrap over cases.
  public record Gain(double value, double low, double high) {}

  /// By how much the loss of the template exceeds that of a baseline: the Brier score, or the CRPS
  /// in days. The interval of 95% is a bootstrap over cases that draws both together.
  public record Versus(String baseline, Gain difference) {}

  /// A law's scores.
  ///
  /// @param crps in days; what was left before it came counts until then
  /// @param gain over the exponential, by the CRPS
  /// @param inside cases within the interval of 90%
  /// @param outside cases beyond it
  /// @param open cases left before it was decided
  public record Length(String name, double crps, Gain gain, int inside, int outside, int open) {}

  /// A case and how wrong it was foreseen.
  ///
  /// @param came the share of its questions of which the answer was yes, or the days
  /// @param said the mean forecast of each row, or the median days
  public record Wrong(String id, String name, double came, List<Double> said) {
    public Wrong {
      said = List.copyOf(said);
    }
  }
}
