package offramp.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.history.Calibration.Bin;
import offramp.history.Wilson;
import offramp.report.Figures;

/// Reliability diagrams: what forecasts said against what came, one panel for each forecaster.
///
/// On the dashed diagonal as much came as was said. The number at a dot counts the forecasts
/// (Murphy and Winkler, Applied Statistics 26:41, 1977).
final class Reliability {
  private static final double WIDTH = 720;
  private static final double LEFT = 46;
  private static final double RIGHT = 18;
  private static final double GAP = 36;
  private static final double HEAD = 22;
  private static final double FOOT = 40;
  private static final int COLUMNS = 4;

  private final Canvas canvas = new Canvas();
  private final int alike;

  /// @param alike with how many letters all names begin, which are left out over the panels
  private Reliability(int alike) {
    this.alike = alike;
  }

  /// Whoever made forecasts, and what came of them.
  record Row(String name, List<Bin> bins) {
    Row {
      bins = List.copyOf(bins);
    }
  }

  /// {@return the diagrams with the table behind them}
  ///
  /// @param who made the forecasts, as the head of a column
  static Exhibit exhibit(String title, String who, List<Row> rows) {
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      for (Bin bin : row.bins()) {
        cells.add(
            List.of(
                row.name(),
                "%s to %s".formatted(Figures.percent(bin.from()), Figures.percent(bin.to())),
                Figures.count(bin.count()),
                Figures.percent(bin.said()),
                Words.share(bin.came())));
      }
    }
    return new Exhibit(
        title,
        "On the dashed line as much came as was said; numbers count forecasts. Line: Wilson's interval"
            + " of 95%, as if no forecast hung on another, so too narrow where some do.",
        Optional.of(figure(rows)),
        new Table(List.of(who, "between", "forecasts", "said", "came (95%)"), cells));
  }

  /// {@return how many letters all names begin with alike, up to a comma; 0 of a name alone}
  private static int alike(List<Row> rows) {
    String first = rows.getFirst().name();
    int cut = rows.size() > 1 ? first.lastIndexOf(", ") + 2 : 0;
    return cut > 1 && rows.stream().allMatch(row -> row.name().startsWith(first.substring(0, cut)))
        ? cut
        : 0;
  }

  private static String figure(List<Row> rows) {
    Reliability diagram = new Reliability(alike(rows));
    int columns = Math.clamp(rows.size(), 2, COLUMNS);
    double wide = (WIDTH - LEFT - (columns - 1) * GAP - RIGHT) / columns;
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
    canvas.text(
        "head",
        x.from(),
        y.to() - 8,
        Canvas.fitted(row.name().substring(alike), x.to() - x.from()));
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
    row.bins().forEach(bin -> bin(row.name(), bin, x, y));
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
