package offramp.random;

/// Refuses parameters that are out of bounds, with name, value and bound.
final class Bounds {
  private Bounds() {}

  static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw refused(name, value, "is not a finite number");
    }
  }

  static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw refused(name, value, "is not a finite number above 0");
    }
  }

  static void notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw refused(name, value, "is not a finite number of at least 0");
    }
  }

  static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw refused(name, value, "is not between 0 and 1");
    }
  }

  static void inside(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw refused(name, value, "is not between 0 and 1, neither included");
    }
  }

  /// Refuses ends that are not finite or not in order, or whose distance overflows.
  static void below(double low, double high) {
    finite("low", low);
    finite("high", high);
    if (!(low < high)) {
      throw refused("low", low, "is not below high (%s)".formatted(high));
    }
    finite("high - low", high - low);
  }

  private static IllegalArgumentException refused(String name, double value, String bound) {
    return new IllegalArgumentException("%s (%s) %s".formatted(name, value, bound));
  }
}
