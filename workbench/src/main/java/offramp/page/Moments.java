package offramp.page;

import java.util.List;
import offramp.explore.Late;
import offramp.report.Figures;

/// What acting on a date still does, one panel for each theory on the same axes.
final class Moments {
  private static final double WIDTH = 720;
  private static final double LEFT = 46;
  private static final double GAP = 18;
  private static final double HEIGHT = 138;
  private static final double HEAD = 20;
  private static final double FOOT = 22;
  private static final double INSET = 8;

  private final Canvas canvas = new Canvas();
  private final List<String> dates;

  /// @param time of the pull
  /// @param value what is left of the harm
  /// @param error two standard errors
  record Moment(double time, double value, double error, Late.Verdict verdict, String date) {}

  private Moments(List<String> dates) {
    this.dates = dates;
  }

  /// {@return the figure}
  ///
  /// @param columns for each theory its moments, ascending
  /// @param without for each theory the harm without the lever
  /// @param dates the words at the first and the last moment
  static String of(
      String label,
      List<String> theories,
      List<List<Moment>> columns,
      List<Double> without,
      List<String> dates) {
    Moments moments = new Moments(dates);
    double top =
        columns.stream()
            .flatMap(List::stream)
            .mapToDouble(moment -> moment.value() + moment.error())
            .max()
            .orElse(0);
    double all = Math.max(top, without.stream().mapToDouble(w -> w).max().orElse(0));
    double high = all > 0 ? all * 1.05 : 1;
    int across = Panels.columns(theories.size());
    double wide = (WIDTH - LEFT - (across - 1) * GAP - 4) / across;
    double last = columns.getFirst().getLast().time();
    for (int i = 0; i < theories.size(); i++) {
      double left = LEFT + i % across * (wide + GAP);
      int row = i / across;
      double up = row * HEIGHT;
      Scale x = new Scale(0, last, left + INSET, left + wide - INSET);
      Scale y = new Scale(0, high, up + HEIGHT - FOOT, up + HEAD);
      moments.canvas.text("head", left, up + 12, Canvas.fitted(theories.get(i), wide));
      moments.axes(x, y, i % across == 0);
      double level = y.at(without.get(i));
      moments.canvas.line("step", x.from() - INSET, level, x.to() + INSET, level);
      columns.get(i).forEach(moment -> moments.moment(moment, x, y));
    }
    int rows = (theories.size() + across - 1) / across;
    return moments.canvas.whole(label, WIDTH, rows * HEIGHT + 2);
  }

  private void axes(Scale x, Scale y, boolean first) {
    for (double tick : Scale.ticks(0, y.high(), 3)) {
      String style = tick == 0 ? "axis" : "rule";
      canvas.line(style, x.from() - INSET, y.at(tick), x.to() + INSET, y.at(tick));
      if (first) {
        canvas.text("small end", x.from() - INSET - 6, y.at(tick) + 4, Words.tick(tick));
      }
    }
    canvas.text("small", x.from() - INSET, y.from() + 15, dates.getFirst());
    canvas.text("small end", x.to() + INSET, y.from() + 15, dates.getLast());
  }

  private void moment(Moment moment, Scale x, Scale y) {
    double at = x.at(moment.time());
    double level = y.at(moment.value());
    String words =
        "%s: %s, %s"
            .formatted(moment.date(), Figures.percent(moment.value()), moment.verdict().word());
    if (moment.error() > 0) {
      double low = y.at(moment.value() - moment.error());
      canvas.line("thin", at, low, at, y.at(moment.value() + moment.error()));
    }
    switch (moment.verdict()) {
      case SURELY -> canvas.dot("seen", at, level, 4, words);
      case LIKELY -> {
        canvas.dot("unseen", at, level, 4, words);
        canvas.dot("seen", at, level, 1.6, words);
      }
      case PERHAPS -> canvas.dot("unseen", at, level, 4, words);
      case NO -> {
        canvas.line("cross", at - 3.5, level - 3.5, at + 3.5, level + 3.5);
        canvas.line("cross", at - 3.5, level + 3.5, at + 3.5, level - 3.5);
      }
    }
  }
}
