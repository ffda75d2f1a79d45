package offramp.data;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import offramp.page.Scale;

/// The months that a ledger spans, as the axis of a figure.
///
/// @param from the first day of the first month
/// @param until the first day after the last month
record MonthAxis(LocalDate from, LocalDate until) {
  private static final int MOST = 8;
  private static final int YEAR = 12;
  private static final List<Integer> STEPS =
      List.of(1, 2, 3, 6, YEAR, 24, 60, 120, 240, 600, 1200, 6000, 12000);

  /// {@return the axis of months in any order; of none, one month}
  static MonthAxis of(List<EventCounts.Month> months) {
    List<LocalDate> all = months.stream().map(EventCounts.Month::month).sorted().toList();
    if (all.isEmpty()) {
      return new MonthAxis(LocalDate.EPOCH, LocalDate.EPOCH.plusMonths(1));
    }
    return new MonthAxis(all.getFirst(), all.getLast().plusMonths(1));
  }

  /// {@return how many months}
  long months() {
    return ChronoUnit.MONTHS.between(from, until);
  }

  /// {@return where a day, as its number since 1970, stands between two places}
  Scale scale(double left, double right) {
    return new Scale(from.toEpochDay(), until.toEpochDay(), left, right);
  }

  /// {@return round months, about eight at most}
  List<LocalDate> ticks() {
    List<LocalDate> ticks = new ArrayList<>();
    int step = step();
    for (LocalDate month = from; month.isBefore(until); month = month.plusMonths(1)) {
      if (month.getMonthValue() % Math.min(step, YEAR) == (step == 1 ? 0 : 1)
          && (step < YEAR || month.getYear() % (step / YEAR) == 0)) {
        ticks.add(month);
      }
    }
    return ticks;
  }

  private int step() {
    for (int step : STEPS) {
      if (months() <= (long) step * MOST) {
        return step;
      }
    }
    return STEPS.getLast();
  }

  /// {@return a tick in words: a month, or a year where ticks are years}
  String words(LocalDate tick) {
    return step() < YEAR ? word(tick) : String.valueOf(tick.getYear());
  }

  static String word(LocalDate month) {
    return month.toString().substring(0, 7);
  }
}
