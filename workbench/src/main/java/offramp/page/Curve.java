package offramp.page;

import java.util.List;

/// A number over time under one theory, with both uncertainties.
///
/// @param name of the theory
/// @param ranged whether the range over the unknowns is known
record Curve(String name, List<Point> points, boolean ranged) {
  Curve {
    points = List.copyOf(points);
  }

  /// @param error two standard errors
  /// @param low of the range over the unknowns
  /// @param high likewise
  record Point(double time, double value, double error, double low, double high) {}

  /// {@return the largest number that is drawn}
  double top() {
    return points.stream()
        .mapToDouble(p -> Math.max(p.value() + p.error(), ranged ? p.high() : 0))
        .max()
        .orElse(0);
  }
}
