package offramp.history;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import offramp.simulate.Identity;
import offramp.simulate.Rows;
import offramp.simulate.Sheet;
import offramp.simulate.Sheets;

/// Where the chains of a strand begin, as rows of a table that can be kept, and back: a row for
/// each number, quantity by quantity.
///
/// @param walks whose parts they are
record StartRows(Walks walks) implements Sheets<Start> {
  private static final String TABLE = "starts";

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public List<Rows> rows(long part, Start start) {
    Map<String, double[]> quantities = new LinkedHashMap<>();
    quantities.put("mode", start.mode());
    quantities.put("covariance", flat(start.covariance()));
    quantities.put("own", flat(start.mine()));
    quantities.put("at", start.following().at());
    quantities.put("mean", flat(start.following().means()));
    quantities.put("shift", flat(start.following().shift()));
    quantities.put("stretch", flat(start.following().stretch()));
    quantities.put("step", start.passed().steps());
    quantities.put("sweeps", new double[] {start.passed().sweeps()});
    Sheet sheet = new Sheet("fit", "strand", "place").words("quantity").reals("value");
    quantities.forEach(
        (name, values) -> {
          for (int place = 0; place < values.length; place++) {
            sheet.whole(walks.fit(part), walks.strand(part), place).word(name).real(values[place]);
          }
        });
    return List.of(new Rows(TABLE, Identity.labels(walks.model()), sheet.columns()));
  }

  private static double[] flat(double[][] all) {
    return Arrays.stream(all).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] flat(double[][][] all) {
    return flat(Arrays.stream(all).flatMap(Stream::of).toArray(double[][]::new));
  }

  @Override
  public Start found(List<Rows> rows) {
    Rows all = Rows.of(rows, TABLE);
    int cases = walks.cases((int) all.whole("fit")[0]);
    Template strand = walks.template((int) all.whole("strand")[0]);
    int shared = Walks.shared(strand);
    int own = Walks.own(strand);
    Numbers numbers = new Numbers(all.real("value"));
    return new Start(
        numbers.next(shared),
        numbers.next(shared, shared),
        numbers.next(cases, own),
        new Following(
            numbers.next(shared),
            numbers.next(cases, own),
            numbers.next(cases, own, shared),
            numbers.next(cases, own, shared)),
        new Start.Passed(numbers.next(cases), (int) numbers.next(1)[0]));
  }

  /// Numbers that are read one after the other.
  private static final class Numbers {
    private final double[] all;
    private int at;

    Numbers(double[] all) {
      this.all = all;
    }

    double[] next(int size) {
      at += size;
      return Arrays.copyOfRange(all, at - size, at);
    }

    double[][] next(int rows, int size) {
      double[][] next = new double[rows][];
      Arrays.setAll(next, _ -> next(size));
      return next;
    }

    double[][][] next(int pages, int rows, int size) {
      double[][][] next = new double[pages][][];
      Arrays.setAll(next, _ -> next(rows, size));
      return next;
    }
  }
}
