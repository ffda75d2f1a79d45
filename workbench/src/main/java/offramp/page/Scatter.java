package offramp.page;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Choices by what they take and what they give, such as policies by their cost and what they leave
/// of a harm; the numbers lead to the table.
final class Scatter {
  private static final double WIDTH = 720;
  private static final double HEIGHT = 250;
  private static final double LEFT = 60;
  private static final double FOOT = 40;

  private Scatter() {}

  /// @param low end of the interval of `y`
  /// @param high likewise
  /// @param words which choice it is
  record Point(double x, double y, double low, double high, String words) {
    /// A point whose interval stands in the table.
    Point(double x, double y, String words) {
      this(x, y, y, y, words);
    }
  }

  /// {@return the figure}
  ///
  /// @param points in the order of the table
  /// @param acrossName what the axis across is
  static String of(String label, List<Point> points, String acrossName) {
    Canvas canvas = new Canvas();
    double right = points.stream().mapToDouble(Point::x).max().orElse(1);
    double top = points.stream().mapToDouble(Point::high).max().orElse(1);
    Scale x = new Scale(0, right > 0 ? right : 1, LEFT, WIDTH - 24);
    Scale y = new Scale(0, top > 0 ? top * 1.1 : 1, HEIGHT - FOOT, 14);
    for (double tick : Scale.ticks(0, y.high(), 4)) {
      canvas.line(tick == 0 ? "axis" : "rule", x.from(), y.at(tick), x.to(), y.at(tick));
      canvas.text("small end", x.from() - 8, y.at(tick) + 4, Words.tick(tick));
    }
    for (double tick : Scale.ticks(0, x.high(), 6)) {
      String words = Words.plain(tick);
      canvas.text("small middle", x.at(tick), y.from() + 16, words);
    }
    canvas.text("small end", x.to(), y.from() + 32, acrossName);
    for (Point point : points) {
      if (point.high() > point.low()) {
        canvas.line(
            "thin", x.at(point.x()), y.at(point.low()), x.at(point.x()), y.at(point.high()));
      }
      canvas.dot("seen", x.at(point.x()), y.at(point.y()), 4, point.words());
    }
    numbers(canvas, points, x, y);
    return canvas.whole(label, WIDTH, HEIGHT);
  }

  /// Numbers of points above one another stand above one another too, none on another.
  private static void numbers(Canvas canvas, List<Point> points, Scale x, Scale y) {
    List<Integer> down =
        IntStream.range(0, points.size())
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> points.get(i).x())
                    .thenComparingDouble(i -> -points.get(i).y()))
            .toList();
    double column = Double.NEGATIVE_INFINITY;
    double last = 0;
    for (int number : down) {
      double at = x.at(points.get(number).x());
      double level = y.at(points.get(number).y()) + 4;
      last = at - column < 12 ? Math.max(level, last + 11) : level;
      column = at;
      canvas.text("small", at + 8, last, String.valueOf(number + 1));
    }
  }
}
