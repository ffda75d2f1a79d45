package offramp.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import offramp.model.Model;
import offramp.model.Unknown;

/// Adds up the blocks of a part of an ensemble, and has the sums as rows.
///
/// Where there is one draw of the unknowns alone, its histories are dealt out to batches; else all
/// are in batch 0.
final class Portion {
  private final Model model;
  private final double[] days;
  private final int batches;
  private final int cells;
  private final TreeMap<Long, OfBatch> counts = new TreeMap<>();
  private final TreeMap<Integer, double[]> unknowns = new TreeMap<>();
  private final TreeMap<Integer, OfDraw> watched = new TreeMap<>();
  private final Histogram[] histograms;
  private double[] origins = {};

  /// @param single whether there is one draw of the unknowns alone
  Portion(Model model, Settings settings, boolean single) {
    this.model = model;
    this.days = settings.days();
    this.batches = single ? Tally.batches(model.outcomes().size() * days.length) : 1;
    this.cells = days.length * model.watches().size();
    this.histograms = new Histogram[cells];
    Arrays.setAll(histograms, _ -> new Histogram());
  }

  /// What was found in a batch of a draw.
  private static final class OfBatch {
    final long[] hits;
    long histories;
    long kept;
    long attempts;
    long jumps;

    OfBatch(int hits) {
      this.hits = new long[hits];
    }
  }

  /// The watches under a draw, as sums of distances from the origins.
  private static final class OfDraw {
    final double[] sums;
    final double[] squares;
    long kept;

    OfDraw(int cells) {
      this.sums = new double[cells];
      this.squares = new double[cells];
    }
  }

  /// {@return the tables that a part has rows of}
  static List<String> tables(Model model) {
    List<String> plain = List.of("draws", "unknowns", "outcomes");
    List<String> all = new ArrayList<>(plain);
    all.addAll(List.of("watches", "bins"));
    return model.watches().isEmpty() ? plain : all;
  }

  /// Adds what a block found.
  ///
  /// @param parameters begins with the values of the unknowns in it
  void add(Worker.Found found, double[] parameters) {
    Plan.Block block = found.block();
    long batch = block.from() / Plan.BLOCK % batches;
    OfBatch into =
        counts.computeIfAbsent(
            (long) block.draw() * batches + batch,
            _ -> new OfBatch(model.outcomes().size() * days.length));
    into.histories += block.to() - block.from();
    into.kept += found.kept();
    into.attempts += found.attempts();
    into.jumps += found.jumps();
    for (int outcome = 0; outcome < found.hits().length; outcome++) {
      for (int date = 0; date < days.length; date++) {
        into.hits[outcome * days.length + date] += found.hits()[outcome][date];
      }
    }
    if (block.from() == 0) {
      unknowns.put(block.draw(), Arrays.copyOf(parameters, model.unknowns().size()));
    }
    if (cells > 0) {
      watched(found, watched.computeIfAbsent(block.draw(), _ -> new OfDraw(cells)));
    }
  }

  private void watched(Worker.Found found, OfDraw into) {
    double[] values = found.watched();
    if (origins.length == 0 && values.length > 0) {
      origins = Arrays.copyOf(values, cells);
    }
    into.kept += found.kept();
    for (int at = 0; at < values.length; at++) {
      int cell = at % cells;
      double away = values[at] - origins[cell];
      into.sums[cell] += away;
      into.squares[cell] += away * away;
      histograms[cell].add(values[at]);
    }
  }

  /// {@return the sums, in an order that does not depend on how they came}
  List<Rows> rows(Map<String, String> labels) {
    List<Rows> rows = new ArrayList<>();
    rows.add(new Rows("draws", labels, draws()));
    rows.add(new Rows("unknowns", labels, unknowns()));
    rows.add(new Rows("outcomes", labels, outcomes()));
    if (cells > 0) {
      rows.add(new Rows("watches", labels, watches()));
      rows.add(new Rows("bins", labels, bins()));
    }
    return rows;
  }

  private List<Rows.Column> draws() {
    Sheet sheet = new Sheet("draw", "batch", "histories", "kept", "attempts", "jumps");
    counts.forEach(
        (key, of) ->
            sheet.whole(
                key / batches, key % batches, of.histories, of.kept, of.attempts, of.jumps));
    return sheet.columns();
  }

  private List<Rows.Column> unknowns() {
    Sheet sheet = new Sheet("draw", "number").words("unknown").reals("value");
    unknowns.forEach(
        (draw, values) -> {
          for (int i = 0; i < values.length; i++) {
            Unknown unknown = model.unknowns().get(i);
            sheet.whole(draw, i).word(unknown.name()).real(values[i]);
          }
        });
    return sheet.columns();
  }

  private List<Rows.Column> outcomes() {
    Sheet sheet =
        new Sheet("draw", "batch", "step", "number", "kept", "hits").words("outcome").reals("day");
    counts.forEach(
        (key, of) -> {
          for (int cell = 0; cell < of.hits.length; cell++) {
            int date = cell % days.length;
            int number = cell / days.length;
            sheet
                .whole(key / batches, key % batches, date, number, of.kept, of.hits[cell])
                .word(model.outcomes().get(number).name())
                .real(days[date]);
          }
        });
    return sheet.columns();
  }

  private List<Rows.Column> watches() {
    int watches = model.watches().size();
    Sheet sheet =
        new Sheet("draw", "step", "number", "kept")
            .words("watch")
            .reals("day", "origin", "sum", "square");
    watched.forEach(
        (draw, of) -> {
          for (int cell = 0; cell < cells && of.kept > 0; cell++) {
            sheet
                .whole(draw, cell / watches, cell % watches, of.kept)
                .word(model.watches().get(cell % watches).name())
                .real(days[cell / watches], origins[cell], of.sums[cell], of.squares[cell]);
          }
        });
    return sheet.columns();
  }

  private List<Rows.Column> bins() {
    int watches = model.watches().size();
    Sheet sheet = new Sheet("step", "number", "histories").words("watch").reals("day", "least");
    for (int i = 0; i < cells; i++) {
      int cell = i;
      histograms[i].each(
          (least, count) ->
              sheet
                  .whole(cell / watches, cell % watches, count)
                  .word(model.watches().get(cell % watches).name())
                  .real(days[cell / watches], least));
    }
    return sheet.columns();
  }
}
