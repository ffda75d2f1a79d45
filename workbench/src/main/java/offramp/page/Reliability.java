package offramp.page;

import java.util.List;
import offramp.finding.BacktestFinding.Row;
import offramp.history.Calibration.Bin;
import offramp.history.Wilson;

/// Reliability diagrams: what forecasts said against what came, one panel for each forecaster.
///
/// On the dashed diagonal as much came as was said. The number at a dot counts the forecasts
/// (Murphy and Winkler, Applied Statistics 26:41, 1977).
final class Reliability {
  private static final double WIDTH = 720;
  private static final double LEFT = 46;
  private static final double GAP = 36;
  private static final double HEAD = 22;
  private static final double FOOT = 40;
  private static final int COLUMNS = 4;

  private final Canvas canvas = new Canvas();

  private Reliability() {}

  /// {@return the figure}
  static String of(List<Row> rows) {
    Reliability diagram = new Reliability();
    int columns = Math.clamp(rows.size(), 2, COLUMNS);
    double wide = (WIDTH - LEFT - (columns - 1) * GAP - 4) / columns;
    double high = HEAD + wide + FOOT;
    for (int i = 0; i < rows.size(); i++) {
      double left = LEFT + i % columns * (wide + GAP);
      int line = i / columns;
      double up = line * high;
      Scale x = new Scale(0, 1, left, left + wide);
      Scale y = new Scale(0, 1, up + HEAD + wide, up + HEAD);
      diagram.panel(rows.get(i), x, y, i % columns == 0);
    }
    int lines = (rows.size() + columns - 1) / columns;
    return diagram.canvas.whole("What was said against what came", WIDTH, lines * high);
  }

  private void panel(Row row, Scale x, Scale y, boolean first) {
    canvas.text("head", x.from(), y.to() - 8, Canvas.fitted(row.name(), x.to() - x.from()));
    for (double tick : Scale.ticks(0, 1, 2)) {
      canvas.line(tick == 0 ? "axis" : "rule", x.from(), y.at(tick), x.to(), y.at(tick));
      canvas.line(tick == 0 ? "axis" : "rule", x.at(tick), y.from(), x.at(tick), y.to());
      canvas.text("small middle", x.at(tick), y.from() + 16, Words.tick(tick));
      if (first) {
        canvas.text("small end", x.from() - 6, y.at(tick) + 4, Words.tick(tick));
      }
    }
    canvas.text("small end", x.to(), y.from() + 31, "said");
    if (first) {
      canvas.text("small", x.from() + 5, y.to() + 12, "came");
    }
    canvas.line("step", x.from(), y.from(), x.to(), y.to());
    row.reliability().forEach(bin -> bin(row.name(), bin, x, y));
  }

  private void bin(String name, Bin bin, Scale x, Scale y) {
    Wilson came = bin.came();
    double at = x.at(bin.said());
    canvas.line("thin", at, y.at(came.low()), at, y.at(came.high()));
    String words =
        "%s: said %s, came %s, %s"
            .formatted(
                name,
                Dots.Writing.PERCENT.value().apply(bin.said()),
                Dots.Writing.PERCENT.value().apply(came.value()),
                Words.plural(bin.count(), "forecast"));
    canvas.dot("seen", at, y.at(came.value()), 3.5, words);
    boolean right = bin.said() > 0.75;
    double beside = right ? at - 6 : at + 6;
    canvas.text(
        right ? "small end" : "small", beside, y.at(came.value()) + 4, String.valueOf(bin.count()));
  }
}
