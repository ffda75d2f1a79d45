package offramp.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import offramp.model.Model;
import offramp.model.Term;

/// What the histories of a run add up to, block by block in their order.
final class Tally implements Crew.Total<Worker.Found> {
  private static final int MOST_BATCHES = 1_000;
  private static final int LEAST_BATCHES = 20;
  private static final int BATCH_CELLS = 4_000_000;

  private final int outcomes;
  private final int dates;
  private final int watches;

  /// The watches that hold or do not hold.
  private final BitSet conditions = new BitSet();

  private final List<OfDraw> draws = new ArrayList<>();

  /// The histories of the first draw, dealt out by the number of their block.
  private final OfDraw[] batches;

  private final Histogram[] histograms;
  private final Sum[] sums;
  private final Sum[] squares;

  /// Per cell its first value; sums are of distances from it, so that they lose no digits where
  /// values differ little.
  private final double[] origins;

  private final boolean evidence;
  private long histories;
  private long walked;
  private long attempts;
  private long jumps;

  Tally(Model model, Settings settings) {
    this.outcomes = model.outcomes().size();
    this.watches = model.watches().size();
    for (int watch = 0; watch < watches; watch++) {
      conditions.set(watch, model.watches().get(watch).value() instanceof Term.Indicator);
    }
    this.dates = settings.days().length;
    this.evidence = !settings.evidence().isEmpty();
    this.batches = new OfDraw[batches(outcomes * dates)];
    Arrays.setAll(batches, _ -> new OfDraw(outcomes * dates, 0));
    this.histograms = new Histogram[dates * watches];
    this.sums = new Sum[dates * watches];
    this.squares = new Sum[dates * watches];
    this.origins = new double[dates * watches];
    for (int i = 0; i < histograms.length; i++) {
      histograms[i] = new Histogram();
      sums[i] = new Sum();
      squares[i] = new Sum();
    }
  }

  /// {@return into how many batches the histories of a single draw are dealt out}
  ///
  /// @param cells outcomes times report dates
  static int batches(int cells) {
    return Math.clamp(BATCH_CELLS / Math.max(1, cells), LEAST_BATCHES, MOST_BATCHES);
  }

  /// What was found under one draw of the unknowns.
  private static final class OfDraw {
    final int[] hits;
    final double[] sums;
    final double[] squares;
    long histories;
    long walked;

    OfDraw(int hits, int watched) {
      this.hits = new int[hits];
      this.sums = new double[watched];
      this.squares = new double[watched];
    }
  }

  @Override
  public void add(Worker.Found found) {
    Plan.Block block = found.block();
    OfDraw draw = draw(block.draw());
    long count = found.kept();
    draw.walked += block.to() - block.from();
    walked += block.to() - block.from();
    if (histories == 0 && count > 0) {
      System.arraycopy(found.watched(), 0, origins, 0, origins.length);
    }
    draw.histories += count;
    histories += count;
    attempts += found.attempts();
    jumps += found.jumps();
    count(found, draw);
    if (block.draw() == 0) {
      OfDraw batch = batches[(int) (block.from() / Plan.BLOCK % batches.length)];
      batch.histories += count;
      count(found, batch);
    }
    watched(found.watched(), draw);
  }

  private OfDraw draw(int number) {
    while (draws.size() <= number) {
      draws.add(new OfDraw(outcomes * dates, dates * watches));
    }
    return draws.get(number);
  }

  private void count(Worker.Found found, OfDraw into) {
    for (int outcome = 0; outcome < outcomes; outcome++) {
      for (int date = 0; date < dates; date++) {
        into.hits[outcome * dates + date] += found.hits()[outcome][date];
      }
    }
  }

  private void watched(double[] values, OfDraw draw) {
    int cells = dates * watches;
    for (int base = 0; base < values.length; base += cells) {
      for (int cell = 0; cell < cells; cell++) {
        double value = values[base + cell] - origins[cell];
        draw.sums[cell] += value;
        if (!conditions.get(cell % watches)) {
          draw.squares[cell] += value * value;
          sums[cell].add(value);
          squares[cell].add(value * value);
          histograms[cell].add(values[base + cell]);
        }
      }
    }
  }

  /// {@return this as the sum of parts, as [Portion] has them}
  Crew.Total<List<Rows>> ofParts() {
    return new Crew.Total<>() {
      @Override
      public void add(List<Rows> part) {
        boolean first = histories == 0;
        counts(Rows.of(part, "draws"));
        hits(Rows.of(part, "outcomes"));
        if (watches > 0) {
          moments(Rows.of(part, "watches"), first);
          bins(Rows.of(part, "bins"));
        }
      }

      @Override
      public long histories() {
        return walked;
      }
    };
  }

  private void counts(Rows rows) {
    for (int i = 0; i < rows.size(); i++) {
      OfDraw draw = draw((int) rows.whole("draw")[i]);
      long kept = rows.whole("kept")[i];
      draw.walked += rows.whole("histories")[i];
      draw.histories += kept;
      batches[(int) rows.whole("batch")[i]].histories += rows.whole("draw")[i] == 0 ? kept : 0;
      walked += rows.whole("histories")[i];
      histories += kept;
      attempts += rows.whole("attempts")[i];
      jumps += rows.whole("jumps")[i];
    }
  }

  private void hits(Rows rows) {
    long[] draw = rows.whole("draw");
    long[] batch = rows.whole("batch");
    long[] step = rows.whole("step");
    long[] number = rows.whole("number");
    long[] hits = rows.whole("hits");
    for (int i = 0; i < hits.length; i++) {
      int cell = (int) (number[i] * dates + step[i]);
      draw((int) draw[i]).hits[cell] += (int) hits[i];
      batches[(int) batch[i]].hits[cell] += draw[i] == 0 ? (int) hits[i] : 0;
    }
  }

  /// Adds sums of distances from the origins of a part as such from those of the first part.
  private void moments(Rows rows, boolean first) {
    double[] origin = rows.real("origin");
    for (int i = 0; i < origin.length; i++) {
      int watch = (int) rows.whole("number")[i];
      int cell = (int) rows.whole("step")[i] * watches + watch;
      OfDraw draw = draw((int) rows.whole("draw")[i]);
      if (first) {
        origins[cell] = origin[i];
      }
      double kept = rows.whole("kept")[i];
      double moved = origin[i] - origins[cell];
      double sum = rows.real("sum")[i] + kept * moved;
      double square =
          rows.real("square")[i] + 2 * moved * rows.real("sum")[i] + kept * moved * moved;
      draw.sums[cell] += sum;
      if (!conditions.get(watch)) {
        draw.squares[cell] += square;
        sums[cell].add(sum);
        squares[cell].add(square);
      }
    }
  }

  private void bins(Rows rows) {
    for (int i = 0; i < rows.size(); i++) {
      int watch = (int) rows.whole("number")[i];
      int cell = (int) rows.whole("step")[i] * watches + watch;
      if (!conditions.get(watch)) {
        histograms[cell].add(rows.real("least")[i], rows.whole("histories")[i]);
      }
    }
  }

  @Override
  public long histories() {
    return walked;
  }

  /// {@return histories that keep to the evidence, and how much that is; empty without evidence}
  Optional<Held> held() {
    if (!evidence || walked == 0) {
      return Optional.empty();
    }
    return Optional.of(
        Held.simulated(
            draws.stream().mapToLong(draw -> draw.histories).toArray(),
            draws.stream().mapToLong(draw -> draw.walked).toArray()));
  }

  long jumps() {
    return jumps;
  }

  /// {@return draws of the unknowns that have a history}
  int draws() {
    return (int) draws.stream().filter(draw -> draw.walked > 0).count();
  }

  /// {@return the share of draws of the unknowns that kept to every `given`}
  double givenShare() {
    return attempts == 0 ? 1 : (double) draws() / attempts;
  }

  private List<OfDraw> used() {
    return draws.stream().filter(draw -> draw.histories > 0).toList();
  }

  Shares outcome(int outcome, int date) {
    return shares(draw -> draw.hits[outcome * dates + date]);
  }

  /// {@return what the draws say of something that happened in so many histories of each}
  private Shares shares(ToIntFunction<OfDraw> count) {
    List<OfDraw> used = used();
    int[] hits = used.stream().mapToInt(count).toArray();
    long[] kept = used.stream().mapToLong(draw -> draw.histories).toArray();
    return evidence ? Shares.given(hits, kept) : Shares.of(hits, kept);
  }

  /// {@return the draws, or the batches of a single one}
  Batches batches() {
    List<OfDraw> parts =
        draws() == 1
            ? Arrays.stream(batches).filter(batch -> batch.histories > 0).toList()
            : used();
    if (!Batches.fits(parts.size(), outcomes, dates)) {
      return Batches.none();
    }
    boolean alike = draws() > 1;
    double[] weights =
        parts.stream()
            .mapToDouble(part -> alike ? 1.0 / parts.size() : (double) part.histories / histories)
            .toArray();
    List<List<double[]>> means = new ArrayList<>();
    for (int outcome = 0; outcome < outcomes; outcome++) {
      List<double[]> series = new ArrayList<>();
      for (int date = 0; date < dates; date++) {
        int cell = outcome * dates + date;
        series.add(
            parts.stream()
                .mapToDouble(part -> (double) part.hits[cell] / part.histories)
                .toArray());
      }
      means.add(series);
    }
    return new Batches(weights, means);
  }

  /// {@return in how many histories the outcome had happened by the report date}
  long seen(int outcome, int date) {
    return draws.stream().mapToLong(draw -> draw.hits[outcome * dates + date]).sum();
  }

  Spread watch(int watch, int date) {
    int cell = date * watches + watch;
    if (conditions.get(watch)) {
      return Spread.of(shares(draw -> held(draw, cell)), held(cell));
    }
    double away = sums[cell].value() / histories;
    double variance = Math.max(0, squares[cell].value() / histories - away * away);
    return new Spread(
        origins[cell] + away,
        Math.sqrt(variance),
        Arrays.stream(histograms[cell].quantiles(0.05, 0.25, 0.5, 0.75, 0.95)).boxed().toList(),
        means(cell));
  }

  /// {@return in how many histories a watched condition held}
  private int held(OfDraw draw, int cell) {
    return (int) Math.round(origins[cell] * draw.histories + draw.sums[cell]);
  }

  /// {@return the share of all histories in which it held}
  private double held(int cell) {
    return (double) draws.stream().mapToLong(draw -> held(draw, cell)).sum() / histories;
  }

  private Shares means(int cell) {
    List<OfDraw> used = used();
    double[] means = used.stream().mapToDouble(draw -> mean(draw, cell)).toArray();
    double[] noise = used.stream().mapToDouble(draw -> noise(draw, cell)).toArray();
    double[] kept = used.stream().mapToDouble(draw -> draw.histories).toArray();
    return evidence ? Shares.weighted(means, kept, noise) : Shares.of(means, noise);
  }

  private double mean(OfDraw draw, int cell) {
    return origins[cell] + draw.sums[cell] / draw.histories;
  }

  private static double noise(OfDraw draw, int cell) {
    double away = draw.sums[cell] / draw.histories;
    double variance = Math.max(0, draw.squares[cell] / draw.histories - away * away);
    return variance / Math.max(1, draw.histories - 1);
  }

  /// {@return the largest relative standard error of an outcome at the horizon; empty if all are
  /// exempt}
  OptionalDouble error(double least) {
    OptionalDouble worst = OptionalDouble.empty();
    for (int outcome = 0; outcome < outcomes; outcome++) {
      Shares shares = outcome(outcome, dates - 1);
      if (shares.mean() >= least) {
        double error = shares.standardError() / shares.mean();
        worst = OptionalDouble.of(Math.max(error, worst.orElse(0)));
      }
    }
    return worst;
  }
}
