package offramp.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import offramp.simulate.Rows;
import offramp.simulate.Sheet;
import offramp.simulate.Sheets;

/// How long each case of a fold was foreseen to last, step by step, as rows of a table that can be
/// kept, and back. Each law begins with a step of chance 0.
///
/// @param cases of each fold that are tried
record LawRows(Map<String, String> labels, List<List<PastCase>> cases)
    implements Sheets<List<DurationLaw.Seen>> {
  private static final String TABLE = "laws";

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public List<Rows> rows(long fold, List<DurationLaw.Seen> laws) {
    Sheet sheet = new Sheet("fit", "case", "place").words("id").reals("until", "probability");
    for (int one = 0; one < laws.size(); one++) {
      String id = cases.get((int) fold).get(one).id();
      DurationLaw.Seen law = laws.get(one);
      sheet.whole(fold, one, 0).word(id).real(0, 0);
      for (int place = 0; place < law.days().size(); place++) {
        sheet
            .whole(fold, one, place + 1)
            .word(id)
            .real(law.days().get(place), law.chances().get(place));
      }
    }
    return List.of(new Rows(TABLE, labels, sheet.columns()));
  }

  @Override
  public List<DurationLaw.Seen> found(List<Rows> rows) {
    Rows all = Rows.of(rows, TABLE);
    List<DurationLaw.Seen> found = new ArrayList<>();
    long[] places = all.whole("place");
    double[] until = all.real("until");
    double[] probability = all.real("probability");
    for (int row = 0; row < places.length; ) {
      List<Double> days = new ArrayList<>();
      List<Double> chances = new ArrayList<>();
      for (row++; row < places.length && places[row] > 0; row++) {
        days.add(until[row]);
        chances.add(probability[row]);
      }
      found.add(new DurationLaw.Seen(days, chances));
    }
    return found;
  }
}
