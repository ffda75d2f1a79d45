package offramp.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The levels of splitting, as rows of a table that can be kept, and back. The last row is the
/// outcome itself, at distance 0.
///
/// @param outcome its name
record LevelRows(Map<String, String> labels, String outcome) implements Sheets<LevelRows.Levels> {
  private static final String TABLE = "levels";

  /// Levels that were found.
  ///
  /// @param distances descending, each above 0
  /// @param jumps firings that it took to find them
  record Levels(double[] distances, long jumps) {}

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public List<Rows> rows(long part, Levels levels) {
    Sheet sheet = new Sheet("level", "jumps").words("outcome").reals("distance");
    int many = levels.distances().length;
    for (int level = 0; level <= many; level++) {
      double distance = level < many ? levels.distances()[level] : 0;
      sheet.whole(level, level < many ? 0 : levels.jumps()).word(outcome).real(distance);
    }
    return List.of(new Rows(TABLE, labels, sheet.columns()));
  }

  @Override
  public Levels found(List<Rows> rows) {
    Rows all = Rows.of(rows, TABLE);
    int many = all.size() - 1;
    return new Levels(Arrays.copyOf(all.real("distance"), many), all.whole("jumps")[many]);
  }
}
