package offramp.page;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/// Curves over time, one panel for each theory: the same axes, the same space, and in each panel
/// the other theories as faint lines.
final class Panels {
  private static final double WIDTH = 720;
  private static final double LEFT = 46;
  private static final double GAP = 18;
  private static final double HEAD = 20;
  private static final double FOOT = 22;

  private final Canvas canvas = new Canvas();
  private final List<Curve> curves;
  private final Axes axes;
  private final int columns;
  private final double top;

  /// What all panels share.
  ///
  /// @param label what is shown, for who cannot see it
  /// @param times the words at the start, in the middle and at the end of time
  /// @param horizon where time ends
  /// @param marks on the axis of time
  /// @param published the range that others have published, over time
  /// @param tick a number at the axis
  /// @param write a number in words
  record Axes(
      String label,
      List<String> times,
      double horizon,
      List<Mark> marks,
      Optional<Curve> published,
      DoubleFunction<String> tick,
      DoubleFunction<String> write) {
    Axes {
      times = List.copyOf(times);
      marks = List.copyOf(marks);
    }
  }

  private Panels(List<Curve> curves, Axes axes) {
    this.curves = curves;
    this.axes = axes;
    this.columns = columns(curves.size());
    double most = curves.stream().mapToDouble(Curve::top).max().orElse(0);
    double others = axes.published().map(Curve::top).orElse(0.0);
    this.top = most > 0 ? Math.max(most, Math.min(others, 3 * most)) : others > 0 ? others : 1;
  }

  /// {@return the figure}
  static String of(List<Curve> curves, Axes axes) {
    Panels panels = new Panels(curves, axes);
    for (int i = 0; i < curves.size(); i++) {
      panels.panel(i);
    }
    int rows = (curves.size() + panels.columns - 1) / Math.max(1, panels.columns);
    return panels.canvas.whole(axes.label(), WIDTH, rows * panels.height() + 2);
  }

  /// {@return how many panels stand side by side, so that few places stay empty}
  static int columns(int panels) {
    return panels < 4 ? panels : panels == 4 || panels > 6 ? 4 : 3;
  }

  private double height() {
    return HEAD + FOOT + (columns == 1 ? 170 : columns == 2 ? 130 : 96);
  }

  private void panel(int number) {
    double wide = (WIDTH - LEFT - (columns - 1) * GAP - 4) / columns;
    double left = LEFT + number % columns * (wide + GAP);
    int row = number / columns;
    double up = row * height();
    Scale x = new Scale(0, axes.horizon(), left, left + wide);
    Scale y = new Scale(0, top, up + height() - FOOT, up + HEAD);
    canvas.text("head", left, up + 12, Canvas.fitted(curves.get(number).name(), wide - 60));
    grid(x, y, number % columns == 0);
    axes.published().ifPresent(range -> published(range, x, y));
    for (int other = 0; other < curves.size(); other++) {
      if (other != number) {
        canvas.lines("other", x.at(times(curves.get(other))), y.at(values(curves.get(other), 0)));
      }
    }
    marks(x, y);
    curve(curves.get(number), x, y);
  }

  private void grid(Scale x, Scale y, boolean first) {
    for (double tick : Scale.ticks(0, top, columns == 1 ? 4 : 3)) {
      canvas.line(tick == 0 ? "axis" : "rule", x.from(), y.at(tick), x.to(), y.at(tick));
      if (first) {
        canvas.text("small end", x.from() - 6, y.at(tick) + 4, axes.tick().apply(tick));
      }
    }
    double under = y.from() + 15;
    canvas.text("small", x.from(), under, axes.times().getFirst());
    canvas.text("small end", x.to(), under, axes.times().getLast());
    if (columns < 3) {
      canvas.text("small middle", (x.from() + x.to()) / 2, under, axes.times().get(1));
    }
  }

  private void published(Curve range, Scale x, Scale y) {
    double[] times = x.at(times(range));
    double[] low = y.at(range.points().stream().mapToDouble(Curve.Point::low).toArray());
    double[] high = y.at(range.points().stream().mapToDouble(Curve.Point::high).toArray());
    canvas.area("published", times, low, high);
    canvas.lines("publishededge", times, low);
    if (range.top() <= top) {
      canvas.lines("publishededge", times, high);
    }
  }

  private void marks(Scale x, Scale y) {
    for (Mark mark : axes.marks()) {
      double at = x.at(mark.time());
      canvas.line("scheduled", at, y.from(), at, y.to());
      canvas.tick(
          mark.past() ? "pastdate" : "date", at, y.to() + 5, mark.date() + ": " + mark.words());
    }
  }

  private void curve(Curve curve, Scale x, Scale y) {
    if (curve.points().isEmpty()) {
      return;
    }
    double[] times = x.at(times(curve));
    for (List<Curve.Point> range : curve.ranges()) {
      double[] low = range.stream().mapToDouble(Curve.Point::low).toArray();
      double[] high = range.stream().mapToDouble(Curve.Point::high).toArray();
      double[] known = range.stream().mapToDouble(Curve.Point::time).toArray();
      canvas.area("range", x.at(known), y.at(low), y.at(high));
    }
    canvas.area("dice", times, y.at(values(curve, -1)), y.at(values(curve, 1)));
    canvas.lines("mean", times, y.at(values(curve, 0)));
    Curve.Point last = curve.points().getLast();
    String words = axes.write().apply(last.value());
    canvas.dot("seen", x.at(last.time()), y.at(last.value()), 3, curve.name() + ": " + words);
    canvas.text("value end", x.to(), y.to() - 8, words);
  }

  private static double[] times(Curve curve) {
    return curve.points().stream().mapToDouble(Curve.Point::time).toArray();
  }

  private static double[] values(Curve curve, int errors) {
    return curve.points().stream().mapToDouble(p -> p.value() + errors * p.error()).toArray();
  }
}
