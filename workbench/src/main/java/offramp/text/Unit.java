package offramp.text;

import java.util.Arrays;
import java.util.Optional;

/// A unit of time of the language and how many days it lasts.
public enum Unit {
  HOUR(1 / 24.0),
  DAY(1),
  WEEK(7),
  MONTH(30.4375),
  YEAR(365.25);

  private final double days;

  Unit(double days) {
    this.days = days;
  }

  public double days() {
    return days;
  }

  /// {@return the word, as in "month"}
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /// {@return the unit that `word` names, in the singular or plural}
  public static Optional<Unit> of(String word) {
    return Arrays.stream(values())
        .filter(unit -> word.equals(unit.word()) || word.equals(unit.word() + "s"))
        .findFirst();
  }
}
