package offramp.history;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;

/// Dates of cases, which may lack the day or the month.
final class Days {
  private Days() {}

  /// {@return the first day that a date allows: `1919-03` is the first of March}
  static LocalDate first(CaseTable table, Map<String, String> row, String column)
      throws UnusableCases {
    String cell = row.getOrDefault(column, "");
    String whole =
        switch (cell.length()) {
          case 4 -> cell + "-01-01";
          case 7 -> cell + "-01";
          default -> cell;
        };
    try {
      return LocalDate.parse(whole);
    } catch (DateTimeParseException unreadable) {
      throw new UnusableCases(
          "%s: `%s` in column `%s` is no date".formatted(table.name(), cell, column),
          "write it as 1962-10-16, or without what is not known");
    }
  }
}
