package offramp.study;

import java.io.IOException;
import offramp.simulate.Rows;

/// How rows become a file. The same rows become the same bytes.
public interface Format {
  /// {@return how names of its files end, as in `parquet`}
  String ending();

  /// {@return rows as a file, in their order, each label a column}
  byte[] bytes(Rows rows) throws IOException;

  /// {@return the rows of a file, without the labels}
  ///
  /// @param table what they are rows of
  Rows rows(String table, byte[] bytes) throws IOException;
}
