package offramp.history;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    quantities.put("information", flat(start.information()));
    quantities.put(
        "own_mean",
        start.places().there().stream()
            .flatMapToDouble(place -> Arrays.stream(place.mean()))
            .toArray());
    quantities.put("own_root", flat(start.places().there().stream().map(Place::root)));
    quantities.put("own_pull", flat(start.places().there().stream().map(Place::pull)));
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

  private static double[] flat(Stream<double[][]> all) {
    return all.flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
  }

  @Override
  public Start found(List<Rows> rows) {
    Rows all = Rows.of(rows, TABLE);
    int cases = walks.cases((int) all.whole("fit")[0]);
    Template strand = walks.template((int) all.whole("strand")[0]);
    int shared = Walks.shared(strand);
    int own = Walks.own(strand);
    Numbers numbers = new Numbers(all.real("value"));
    double[] mode = numbers.next(shared);
    double[][] information = numbers.next(shared, shared);
    double[][] means = numbers.next(cases, own);
    double[][][] roots = numbers.next(cases, own, own);
    double[][][] pulls = numbers.next(cases, own, shared);
    List<Place> there =
        IntStream.range(0, cases).mapToObj(i -> new Place(means[i], roots[i], pulls[i])).toList();
    return new Start(mode, information, new Places(NormalRule.fine(own), mode, there));
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
