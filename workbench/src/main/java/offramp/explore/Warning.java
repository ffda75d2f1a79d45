package offramp.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import offramp.random.Key;
import offramp.simulate.Passages;

/// What it says of an outcome, while it has not come about and nothing has ended the history, that
/// something has been seen by a day.
///
/// Counted over histories; intervals are by the bootstrap over the draws of the unknowns, so that
/// both uncertainties are in them.
///
/// @param open share of histories in which the question is still open on that day
/// @param seen share of those in which it has been seen
/// @param before probability of the outcome between that day and the horizon, in those
/// @param ifSeen the same where it has been seen
/// @param ifNot the same where it has not
/// @param hits of the histories with the outcome, the share in which it has been seen
/// @param falseAlarms of those without, the share in which it has been seen
/// @param information the mutual information of both (Shannon 1948), in bits; what few histories
///   add is taken off (Miller 1955)
/// @param lead days from what was seen to the outcome: the 5%, 50% and 95% quantiles over histories
///   with both; empty if there are none
public record Warning(
    double open,
    Index seen,
    Index before,
    Index ifSeen,
    Index ifNot,
    Index hits,
    Index falseAlarms,
    Index information,
    Optional<Lead> lead) {
  private static final int BOTH = 0;
  private static final int SEEN_ALONE = 1;
  private static final int OUTCOME_ALONE = 2;
  private static final int NEITHER = 3;
  private static final int CELLS = 4;

  /// With fewer histories expected in a cell of the table, chance is not known by resampling
  /// (Cochran, Ann. Math. Stat. 23:315, 1952).
  private static final double LEAST_EXPECTED = 5;

  /// Fewer rows are not resampled.
  private static final int LEAST_ROWS = 200;

  /// Quantiles of the days between.
  public record Lead(double low, double median, double high) {}

  /// {@return how many times as likely it is seen where the outcome comes as where it does not;
  /// empty if it is never seen where it does not come}
  public OptionalDouble likelihoodRatio() {
    return falseAlarms.value() > 0
        ? OptionalDouble.of(hits.value() / falseAlarms.value())
        : OptionalDouble.empty();
  }

  /// Whether it is known that it says anything.
  public boolean told() {
    return information.above();
  }

  /// What is looked at.
  ///
  /// @param sign number of what may be seen
  /// @param outcome number of the outcome
  /// @param ends numbers of the outcomes that end a history
  /// @param day by which it is seen
  public record Asked(int sign, int outcome, List<Integer> ends, double day) {
    public Asked {
      ends = List.copyOf(ends);
    }

    private boolean open(double[] days) {
      for (int end : ends) {
        if (days[end] <= day) {
          return false;
        }
      }
      return days[outcome] > day;
    }

    private int cell(double[] days) {
      boolean came = Double.isFinite(days[outcome]);
      return days[sign] <= day ? (came ? BOTH : SEEN_ALONE) : (came ? OUTCOME_ALONE : NEITHER);
    }
  }

  /// {@return what it says; empty if the histories in which the question is open are too few to
  /// tell}
  ///
  /// @param key what the resampling hangs on
  public static Optional<Warning> of(Passages passages, Asked asked, Key key) {
    int draws = Arrays.stream(passages.draws()).max().orElse(-1) + 1;
    // of few draws, histories are resampled in batches
    int batches = Math.max(1, LEAST_ROWS / Math.max(1, draws));
    double[][] rows = new double[draws * batches][CELLS];
    List<Double> leads = new ArrayList<>();
    int open = 0;
    for (int i = 0; i < passages.days().size(); i++) {
      double[] days = passages.days().get(i);
      if (asked.open(days)) {
        open++;
        int cell = asked.cell(days);
        rows[passages.draws()[i] * batches + i % batches][cell]++;
        if (cell == BOTH) {
          leads.add(days[asked.outcome] - days[asked.sign]);
        }
      }
    }
    double[] sums = new double[CELLS];
    for (double[] row : rows) {
      for (int cell = 0; cell < CELLS; cell++) {
        sums[cell] += row[cell];
      }
    }
    return enough(sums)
        ? Optional.of(of(rows, (double) open / passages.days().size(), open, leads, key))
        : Optional.empty();
  }

  /// {@return whether so many histories are expected in each cell that chance can be told}
  private static boolean enough(double[] cells) {
    double seen = cells[BOTH] + cells[SEEN_ALONE];
    double came = cells[BOTH] + cells[OUTCOME_ALONE];
    double all = all(cells);
    return Math.min(seen, all - seen) * Math.min(came, all - came) >= LEAST_EXPECTED * all
        && all > 0;
  }

  private static Warning of(double[][] rows, double share, int open, List<Double> leads, Key key) {
    Bootstrap counts = new Bootstrap(CELLS, Bootstrap.RESAMPLES, key);
    for (double[] row : rows) {
      counts.add(row);
    }
    ToDoubleFunction<double[]> bits = Warning::information;
    double few = 1 / (2 * open * Math.log(2));
    return new Warning(
        share,
        counts.index(m -> (m[BOTH] + m[SEEN_ALONE]) / all(m)),
        counts.index(m -> (m[BOTH] + m[OUTCOME_ALONE]) / all(m)),
        counts.index(m -> part(m[BOTH], m[SEEN_ALONE])),
        counts.index(m -> part(m[OUTCOME_ALONE], m[NEITHER])),
        counts.index(m -> part(m[BOTH], m[OUTCOME_ALONE])),
        counts.index(m -> part(m[SEEN_ALONE], m[NEITHER])),
        Index.of(bits.applyAsDouble(counts.means()) - few, counts.error(bits)),
        lead(leads));
  }

  private static double all(double[] cells) {
    return Arrays.stream(cells).sum();
  }

  private static double part(double one, double other) {
    return one + other > 0 ? one / (one + other) : 0;
  }

  private static double information(double[] cells) {
    double all = all(cells);
    double seen = cells[BOTH] + cells[SEEN_ALONE];
    double came = cells[BOTH] + cells[OUTCOME_ALONE];
    return (term(cells[BOTH], seen, came, all)
            + term(cells[SEEN_ALONE], seen, all - came, all)
            + term(cells[OUTCOME_ALONE], all - seen, came, all)
            + term(cells[NEITHER], all - seen, all - came, all))
        / Math.log(2);
  }

  private static double term(double cell, double row, double column, double all) {
    return cell > 0 ? cell / all * Math.log(cell * all / (row * column)) : 0;
  }

  private static Optional<Lead> lead(List<Double> leads) {
    double[] sorted = leads.stream().mapToDouble(day -> day).sorted().toArray();
    return sorted.length == 0
        ? Optional.empty()
        : Optional.of(
            new Lead(quantile(sorted, 0.05), quantile(sorted, 0.5), quantile(sorted, 0.95)));
  }

  private static double quantile(double[] sorted, double p) {
    return sorted[(int) Math.round(p * (sorted.length - 1))];
  }
}
