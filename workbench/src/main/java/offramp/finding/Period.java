package offramp.finding;

import offramp.text.Unit;

/// So many of a unit of time.
public record Period(double value, Unit unit) {
  private static final double MOST_DAYS = 1e7;

  /// {@return the period that `words` name, as in `12 months`; a number alone is one of `usual`}
  ///
  /// @throws IllegalArgumentException if they name none, with the reason
  public static Period of(String words, Unit usual) {
    String[] parts = words.strip().split("\\s+", -1);
    Unit unit = parts.length == 2 ? unit(parts[1]) : usual;
    double value = number(parts[0]);
    if (parts.length > 2 || !(value > 0 && value * unit.days() <= MOST_DAYS)) {
      throw new IllegalArgumentException(
          "is a duration, as in \"12 months\", not \"%s\"".formatted(words));
    }
    return new Period(value, unit);
  }

  private static Unit unit(String word) {
    return Unit.of(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "takes hour, day, week, month or year, not `%s`".formatted(word)));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException unreadable) {
      throw new IllegalArgumentException("takes a number, not `%s`".formatted(text), unreadable);
    }
  }
}
