package offramp.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import offramp.simulate.Rows;
import offramp.simulate.Sheet;
import offramp.simulate.Sheets;

/// What was foreseen in a fold of each of its cases, by the number of acts told, as rows of a table
/// that can be kept, and back.
///
/// @param cases of each fold that are tried
record ForecastRows(Map<String, String> labels, List<List<PastCase>> cases)
    implements Sheets<List<double[]>> {
  private static final String TABLE = "forecasts";

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public List<Rows> rows(long fold, List<double[]> chances) {
    Sheet sheet = new Sheet("fit", "case", "acts").words("id").reals("probability");
    for (int one = 0; one < chances.size(); one++) {
      String id = cases.get((int) fold).get(one).id();
      for (int acts = 0; acts < chances.get(one).length; acts++) {
        sheet.whole(fold, one, acts).word(id).real(chances.get(one)[acts]);
      }
    }
    return List.of(new Rows(TABLE, labels, sheet.columns()));
  }

  @Override
  public List<double[]> found(List<Rows> rows) {
    Rows all = Rows.of(rows, TABLE);
    long[] of = all.whole("case");
    double[] chances = all.real("probability");
    List<double[]> found = new ArrayList<>();
    for (int from = 0, to = 0; from < of.length; from = to) {
      while (to < of.length && of[to] == of[from]) {
        to++;
      }
      found.add(Arrays.copyOfRange(chances, from, to));
    }
    return found;
  }
}
