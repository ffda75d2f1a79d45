package offramp.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What a part of a round of splitting found, as rows of tables that can be kept, and back.
///
/// @param outcome its name
/// @param round of the replications
/// @param each replications of the round under each draw of the unknowns
/// @param days report dates
record SplitRows(Map<String, String> labels, String outcome, int round, int each, double[] days)
    implements Sheets<List<SplitRows.Replication>> {
  private static final List<String> TABLES = List.of("splits", "replications");

  /// One replication.
  ///
  /// @param unit its number in the round
  /// @param found the estimate by each report date
  /// @param jumps firings that it took
  record Replication(int unit, double[] found, long jumps) {}

  @Override
  public List<String> tables() {
    return TABLES;
  }

  @Override
  public List<Rows> rows(long part, List<Replication> all) {
    Sheet splits =
        new Sheet("draw", "replication", "step").words("outcome").reals("day", "probability");
    Sheet replications = new Sheet("draw", "replication", "unit", "jumps").words("outcome");
    for (Replication one : all) {
      long draw = one.unit() / each;
      long replication = (long) round * each + one.unit() % each;
      replications.whole(draw, replication, one.unit(), one.jumps()).word(outcome);
      for (int step = 0; step < days.length; step++) {
        splits.whole(draw, replication, step).word(outcome).real(days[step], one.found()[step]);
      }
    }
    return List.of(
        new Rows(TABLES.get(0), labels, splits.columns()),
        new Rows(TABLES.get(1), labels, replications.columns()));
  }

  @Override
  public List<Replication> found(List<Rows> rows) {
    double[] found = Rows.of(rows, TABLES.get(0)).real("probability");
    Rows replications = Rows.of(rows, TABLES.get(1));
    long[] units = replications.whole("unit");
    long[] jumps = replications.whole("jumps");
    List<Replication> all = new ArrayList<>();
    for (int one = 0; one < units.length; one++) {
      double[] its = Arrays.copyOfRange(found, one * days.length, (one + 1) * days.length);
      all.add(new Replication((int) units[one], its, jumps[one]));
    }
    return all;
  }
}
