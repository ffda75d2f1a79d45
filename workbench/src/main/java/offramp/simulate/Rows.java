package offramp.simulate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows of one table, column by column: what a part of some work found, to be kept.
///
/// @param table the name of the table
/// @param labels what is the same for all rows, by the name of the column
/// @param columns all of one length
public record Rows(String table, Map<String, String> labels, List<Column> columns) {
  public Rows {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    columns = List.copyOf(columns);
    for (Column column : columns) {
      if (column.size() != columns.getFirst().size()) {
        throw new IllegalArgumentException(
            "column `%s` has %d rows, not %d"
                .formatted(column.name(), column.size(), columns.getFirst().size()));
      }
    }
  }

  /// A column.
  public sealed interface Column {
    String name();

    int size();
  }

  /// Whole numbers.
  public record Whole(String name, long[] values) implements Column {
    @Override
    public int size() {
      return values.length;
    }
  }

  /// Numbers with a point.
  public record Real(String name, double[] values) implements Column {
    @Override
    public int size() {
      return values.length;
    }
  }

  /// Words.
  public record Word(String name, String[] values) implements Column {
    @Override
    public int size() {
      return values.length;
    }
  }

  public int size() {
    return columns.getFirst().size();
  }

  /// {@return the whole numbers of a column}
  public long[] whole(String name) {
    return switch (column(name)) {
      case Whole(_, var values) -> values;
      case Real _, Word _ -> throw none(name, "whole numbers");
    };
  }

  /// {@return the numbers of a column}
  public double[] real(String name) {
    return switch (column(name)) {
      case Real(_, var values) -> values;
      case Whole _, Word _ -> throw none(name, "numbers");
    };
  }

  private Column column(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> none(name, "anything"));
  }

  private IllegalArgumentException none(String name, String what) {
    return new IllegalArgumentException(
        "column `%s` of table `%s` does not hold %s".formatted(name, table, what));
  }

  /// {@return the rows of a table}
  ///
  /// @param part rows of several tables
  public static Rows of(List<Rows> part, String table) {
    return part.stream()
        .filter(rows -> rows.table().equals(table))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no table `%s`".formatted(table)));
  }
}
