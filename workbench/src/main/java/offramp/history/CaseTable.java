package offramp.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A file of cases: rows of text under the names of columns, as RFC 4180 writes them.
///
/// @param name of the file, for messages
public record CaseTable(String name, List<String> columns, List<Map<String, String>> rows) {
  public CaseTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// The layouts that are read, each with the column by which it is known.
  public enum Layout {
    /// One row for each crisis, as International Crisis Behavior has them.
    CRISES("trigger_code"),
    /// One row for each coded event of a crisis, in the order of the narrative.
    CRISIS_EVENTS("direction"),
    /// One row for each militarized act of a confrontation.
    MILITARIZED_EVENTS("micnum");

    private final String mark;

    Layout(String mark) {
      this.mark = mark;
    }
  }

  /// {@return the table that `text` holds; a row of another width is refused, with its line}
  public static CaseTable parse(String name, String text) throws UnusableCases {
    List<List<String>> records = new Cells(text).records();
    if (records.isEmpty()) {
      throw new UnusableCases(name + " is empty", "give a file of cases with a line of names");
    }
    List<String> columns = records.getFirst();
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> cells : records.subList(1, records.size())) {
      if (cells.size() != columns.size()) {
        throw new UnusableCases(
            "%s: record %d has %d cells, its first line names %d"
                .formatted(name, rows.size() + 2, cells.size(), columns.size()),
            "mend the record; a comma or quote inside a cell needs quotes around it");
      }
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(columns.get(i), cells.get(i));
      }
      rows.add(Map.copyOf(row));
    }
    return new CaseTable(name, columns, rows);
  }

  /// {@return which layout this has}
  public Layout layout() throws UnusableCases {
    for (Layout layout : Layout.values()) {
      if (columns.contains(layout.mark)) {
        return layout;
      }
    }
    throw new UnusableCases(
        "%s has none of the layouts that are read".formatted(name),
        "its first line names `trigger_code` (crises), `direction` (events of crises) or `micnum`"
            + " (militarized events)");
  }

  /// Refuses the table unless it has these columns.
  void need(String... names) throws UnusableCases {
    for (String column : names) {
      if (!columns.contains(column)) {
        throw new UnusableCases(
            "%s has no column `%s`".formatted(name, column),
            "give the file in its whole layout, see docs/backtest.md");
      }
    }
  }

  /// {@return the whole number in a cell}
  int whole(Map<String, String> row, String column) throws UnusableCases {
    String cell = row.getOrDefault(column, "");
    try {
      return Integer.parseInt(cell);
    } catch (NumberFormatException unreadable) {
      throw new UnusableCases(
          "%s: `%s` in column `%s` is no whole number".formatted(name, cell, column),
          "mend the cell or leave the row out");
    }
  }

  /// Cuts a text into records of cells.
  private static final class Cells {
    private final String text;
    private int at;

    Cells(String text) {
      this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    List<List<String>> records() {
      List<List<String>> records = new ArrayList<>();
      while (at < text.length()) {
        List<String> cells = record();
        if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
          records.add(cells);
        }
      }
      return records;
    }

    private List<String> record() {
      List<String> cells = new ArrayList<>();
      do {
        cells.add(cell());
      } while (take(','));
      take('\r');
      take('\n');
      return cells;
    }

    private String cell() {
      return take('"') ? quoted() : bare();
    }

    private String bare() {
      int start = at;
      while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at);
    }

    private String quoted() {
      StringBuilder cell = new StringBuilder();
      while (at < text.length()) {
        char next = text.charAt(at++);
        if (next == '"' && !take('"')) {
          return cell + bare();
        }
        cell.append(next);
      }
      return cell.toString();
    }

    private boolean take(char wanted) {
      boolean here = at < text.length() && text.charAt(at) == wanted;
      at += here ? 1 : 0;
      return here;
    }
  }
}
