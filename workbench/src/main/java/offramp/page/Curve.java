package offramp.page;

import java.util.ArrayList;
import java.util.List;

/// A number over time under one theory, with both uncertainties.
///
/// @param name of the theory
record Curve(String name, List<Point> points) {
  Curve {
    points = List.copyOf(points);
  }

  /// @param error two standard errors
  /// @param low of the range over the unknowns
  /// @param high likewise
  /// @param ranged whether the range is known
  record Point(double time, double value, double error, double low, double high, boolean ranged) {
    /// A point whose range is not known.
    Point(double time, double value, double error) {
      this(time, value, error, value, value, false);
    }
  }

  /// {@return the largest number that is drawn}
  double top() {
    return points.stream()
        .mapToDouble(p -> Math.max(p.value() + p.error(), p.high()))
        .max()
        .orElse(0);
  }

  /// {@return the stretches of time in which the range is known}
  List<List<Point>> ranges() {
    List<List<Point>> all = new ArrayList<>();
    boolean open = false;
    for (Point point : points) {
      if (point.ranged() && !open) {
        all.add(new ArrayList<>());
      }
      open = point.ranged();
      if (open) {
        all.getLast().add(point);
      }
    }
    return all;
  }
}
