package offramp.explore;

/// Refuses settings that are out of bounds, with name, value and bound.
final class Bounds {
  private Bounds() {}

  static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException("%s (%s) is below %s".formatted(name, value, least));
    }
  }

  static void notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s (%s) is not a finite number of at least 0".formatted(name, value));
    }
  }

  static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("%s (%s) is not between 0 and 1".formatted(name, value));
    }
  }
}
