package offramp.explore;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import offramp.check.Variation.How;
import offramp.check.Variation.Pull;
import offramp.model.Crisis;

/// The ways in which one lever can be pulled: at its opening and later, as it is declared if that
/// waits for a condition, and as soon as rungs are reached.
///
/// @param menu one entry for each: dates, or the start where there are none; then as declared; then
///   rungs
/// @param dates ascending; none in a model without dates
/// @param declared whether there is an entry for the way that is declared
public record PullTimes(Menu menu, List<LocalDate> dates, boolean declared, List<Rung> rungs) {
  /// {@return the ways of a lever}
  ///
  /// @param days from the start to the horizon
  /// @param most how many dates to look at, at least 1
  /// @return empty if its window holds no day before the horizon
  public static Optional<PullTimes> of(
      Crisis crisis, Crisis.Lever lever, double days, int most, List<Rung> rungs) {
    List<LocalDate> dates =
        crisis.starts().map(start -> dates(lever, start, days, most)).orElse(List.of());
    if (crisis.starts().isPresent() && dates.isEmpty()) {
      return Optional.empty();
    }
    boolean waits = lever.when().isPresent();
    List<How> hows = new ArrayList<>();
    dates.forEach(date -> hows.add(new How.On(date.toString())));
    if (dates.isEmpty()) {
      hows.add(waits ? new How.When("true") : new How.Declared());
    }
    if (waits) {
      hows.add(new How.Declared());
    }
    rungs.forEach(rung -> hows.add(new How.When(rung.condition())));
    List<Menu.Entry> entries =
        hows.stream().map(how -> new Menu.Entry(lever, new Pull(lever.name(), how))).toList();
    return Optional.of(new PullTimes(new Menu(entries), dates, waits, rungs));
  }

  /// {@return days of the window before the horizon, evenly apart, from its first on}
  private static List<LocalDate> dates(Crisis.Lever lever, LocalDate start, double days, int most) {
    LocalDate first = lever.from().filter(start::isBefore).orElse(start);
    LocalDate horizon = start.plusDays((long) Math.ceil(days));
    LocalDate end = lever.until().filter(horizon::isAfter).orElse(horizon);
    long window = ChronoUnit.DAYS.between(first, end);
    return window <= 0
        ? List.of()
        : IntStream.range(0, most)
            .mapToObj(i -> first.plusDays(window * i / most))
            .distinct()
            .toList();
  }

  /// {@return the entry that is pulled first}
  public int opening() {
    return 0;
  }

  /// {@return the entry of the way that is declared, if that waits for a condition}
  public OptionalInt asDeclared() {
    return declared ? OptionalInt.of(Math.max(1, dates.size())) : OptionalInt.empty();
  }

  /// {@return the entry that waits for a rung}
  public int at(int rung) {
    return menu.size() - rungs.size() + rung;
  }
}
