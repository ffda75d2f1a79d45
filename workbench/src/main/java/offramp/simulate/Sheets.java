package offramp.simulate;

import java.util.List;

/// What a part of some work finds, as rows of tables that can be kept, and back.
///
/// What comes back is what was written, to the last bit.
public interface Sheets<T> {
  /// {@return the names of the tables}
  List<String> tables();

  /// {@return what a part found, rows of each table in their order}
  List<Rows> rows(long part, T found);

  /// {@return what a part found, from its rows}
  T found(List<Rows> rows);
}
