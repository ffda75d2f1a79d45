package offramp.page;

import java.util.List;

/// A table of texts; the first cell of a row says what the row is about.
///
/// @param head what the columns hold
/// @param rows each as long as the head
public record Table(List<String> head, List<List<String>> rows) {
  public Table {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != head.size()) {
        throw new IllegalArgumentException(
            "row (%s) has not the %d cells of the head".formatted(row, head.size()));
      }
    }
  }
}
