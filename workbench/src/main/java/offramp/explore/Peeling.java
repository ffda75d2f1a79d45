package offramp.explore;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/// A box that slices are peeled off. Of each unknown the rows of the box are kept in the order of
/// its values, so that a peel looks at a twentieth of them only.
final class Peeling {
  private final Cases cases;
  private final Box all;
  private final int[][] sorted;
  private final int[] unknowns;
  private final double positives;
  private Box box;
  private int inside;
  private double sum;

  Peeling(Cases cases, Box all) {
    this.cases = cases;
    this.all = all;
    this.box = all;
    this.inside = cases.rows();
    this.positives = cases.positives();
    this.sum = positives;
    this.sorted = new int[cases.columns().length][];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = Ascending.of(cases.columns()[i]);
    }
    this.unknowns =
        IntStream.concat(
                IntStream.range(0, sorted.length).filter(i -> !cases.whole().get(i)),
                cases.whole().stream())
            .toArray();
  }

  /// A slice that could be peeled off.
  ///
  /// @param from first of its places in the order of the unknown
  /// @param to behind the last
  /// @param gain rise of the density for each row lost
  private record Slice(int unknown, boolean upper, double limit, int from, int to, double gain) {}

  /// Peels off the best slice.
  ///
  /// @return the box that is left; empty if nothing is gained or too little would be left
  Optional<Prim.Step> next() {
    Optional<Slice> best = Optional.empty();
    for (int unknown : unknowns) {
      best = better(best, slice(unknown, /* upper= */ true));
      best = better(best, slice(unknown, /* upper= */ false));
    }
    return best.filter(this::worth).map(this::peeled);
  }

  private boolean worth(Slice slice) {
    int left = inside - (slice.to - slice.from);
    return slice.gain > 0 && left >= Prim.LEAST_SUPPORT * cases.rows();
  }

  private Optional<Slice> better(Optional<Slice> best, Slice next) {
    if (next.from == next.to || next.to - next.from == inside) {
      return best;
    }
    if (best.isEmpty()) {
      return Optional.of(next);
    }
    Slice old = best.orElseThrow();
    boolean fewer = next.gain == old.gain && cut(next).restricted(all) < cut(old).restricted(all);
    return next.gain > old.gain || fewer ? Optional.of(next) : best;
  }

  private Box cut(Slice slice) {
    return slice.upper
        ? box.withHigh(slice.unknown, slice.limit)
        : box.withLow(slice.unknown, slice.limit);
  }

  private Slice slice(int unknown, boolean upper) {
    double[] column = cases.columns()[unknown];
    int[] order = sorted[unknown];
    double limit = quantile(column, order, upper);
    if (cases.whole().get(unknown)) {
      limit = stepped(column[order[0]], column[order[order.length - 1]], limit, upper);
    }
    int from = upper ? order.length : 0;
    int to = upper ? order.length : 0;
    double lost = 0;
    if (upper) {
      while (from > 0 && column[order[from - 1]] > limit) {
        lost += cases.results()[order[--from]];
      }
    } else {
      while (to < order.length && column[order[to]] < limit) {
        lost += cases.results()[order[to++]];
      }
    }
    int left = inside - (to - from);
    double gain = left == 0 ? 0 : ((sum - lost) / left - sum / inside) / Math.max(1, to - from);
    return new Slice(unknown, upper, nearest(unknown, upper, limit, from, to), from, to, gain);
  }

  /// {@return the limit, of whole values the outermost one that is left}
  private double nearest(int unknown, boolean upper, double limit, int from, int to) {
    int[] order = sorted[unknown];
    int place = upper ? from - 1 : to;
    return cases.whole().get(unknown) && place >= 0 && place < order.length
        ? cases.columns()[unknown][order[place]]
        : limit;
  }

  /// {@return a limit between whole values that takes off at least the outermost one}
  private static double stepped(double low, double high, double limit, boolean upper) {
    double cut = Math.floor(limit);
    if (upper) {
      return cut == high ? cut - 0.5 : cut;
    }
    return cut == low ? cut + 0.5 : cut;
  }

  /// {@return the middle of the two values around the quantile, beyond all ties with the outermost
  /// of them}
  private static double quantile(double[] column, int[] order, boolean upper) {
    double at = (order.length - 1) * (upper ? 1 - Prim.ALPHA : Prim.ALPHA);
    int below = (int) Math.floor(at);
    int above = (int) Math.ceil(at);
    while (upper && below > 0 && column[order[below]] == column[order[above]]) {
      below--;
    }
    while (!upper && above < order.length - 1 && column[order[below]] == column[order[above]]) {
      above++;
    }
    return (column[order[below]] + column[order[above]]) / 2;
  }

  private Prim.Step peeled(Slice slice) {
    BitSet gone = new BitSet(cases.rows());
    for (int i = slice.from; i < slice.to; i++) {
      int row = sorted[slice.unknown][i];
      gone.set(row);
      sum -= cases.results()[row];
    }
    box = cut(slice);
    inside -= slice.to - slice.from;
    for (int i = 0; i < sorted.length; i++) {
      int[] left = new int[inside];
      int next = 0;
      for (int row : sorted[i]) {
        if (!gone.get(row)) {
          left[next++] = row;
        }
      }
      sorted[i] = left;
    }
    return new Prim.Step(box, new Cases.Fit(inside, sum, cases.rows(), positives));
  }
}
