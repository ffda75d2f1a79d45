package offramp.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Boxes in which something is common: the patient rule induction method (Friedman & Fisher, Stat.
/// Comput. 9:123, 1999), as used to discover scenarios (Bryant & Lempert, Technol. Forecast. Soc.
/// Change 77:34, 2010).
///
/// From the box of all rows, slices of a twentieth are peeled off, each time the one whose loss
/// raises the density most for each row lost (the lenient criterion of Kwakkel & Jaxa-Rozen,
/// Environ. Model. Softw. 79:311, 2016); of equals the one that restricts fewer unknowns. At the
/// end slices are pasted on again while that raises the density.
///
/// @param all the box of all rows
/// @param steps the trajectory: the box of all rows, after each peel, after each paste
public record Prim(Cases cases, Box all, List<Step> steps) {
  static final double ALPHA = 0.05;
  static final double LEAST_SUPPORT = 0.05;

  /// Limits that chance explains as well as this are left out.
  private static final double QUASI_P = 0.05;

  public Prim {
    steps = List.copyOf(steps);
  }

  /// A box of the trajectory.
  public record Step(Box box, Cases.Fit fit) {}

  /// A limit of a box, and how likely chance alone would make so good a box of the one without it.
  ///
  /// @param upper whether it bounds from above
  /// @param quasiP the binomial probability (Bryant & Lempert 2010, appendix)
  public record Limit(int unknown, boolean upper, double value, double quasiP) {}

  /// {@return the trajectory of the cases}
  public static Prim of(Cases cases) {
    Box all = Box.around(cases);
    List<Step> steps = new ArrayList<>();
    Peeling peeling = new Peeling(cases, all);
    steps.add(new Step(all, cases.fit(all)));
    for (Optional<Step> next = peeling.next(); next.isPresent(); next = peeling.next()) {
      steps.add(next.orElseThrow());
    }
    Step last = steps.getLast();
    for (Optional<Step> next = pasted(cases, all, last);
        next.isPresent();
        next = pasted(cases, all, last)) {
      last = next.orElseThrow();
      steps.add(last);
    }
    return new Prim(cases, all, steps);
  }

  /// {@return the box that parts the cases most sharply, without limits that chance explains}
  public Step best() {
    Box box =
        steps.stream()
            .max(Comparator.comparingDouble(step -> step.fit.sharpness()))
            .orElseThrow()
            .box();
    for (Optional<Limit> weak = weakest(box); weak.isPresent(); weak = weakest(box)) {
      box = without(box, weak.orElseThrow());
    }
    return new Step(box, cases.fit(box));
  }

  private Optional<Limit> weakest(Box box) {
    return limits(box).stream()
        .filter(limit -> limit.quasiP > QUASI_P)
        .max(Comparator.comparingDouble(Limit::quasiP));
  }

  /// {@return the limits of a box, unknown by unknown}
  public List<Limit> limits(Box box) {
    List<Limit> limits = new ArrayList<>();
    for (int i = 0; i < box.low().length; i++) {
      if (box.low()[i] > all.low()[i]) {
        limits.add(limit(box, i, /* upper= */ false));
      }
      if (box.high()[i] < all.high()[i]) {
        limits.add(limit(box, i, /* upper= */ true));
      }
    }
    return limits;
  }

  private Limit limit(Box box, int unknown, boolean upper) {
    double value = upper ? box.high()[unknown] : box.low()[unknown];
    Limit limit = new Limit(unknown, upper, value, 1);
    Cases.Fit with = cases.fit(box);
    double density = cases.fit(without(box, limit)).density();
    int positives = (int) Math.rint(with.positives());
    double chance =
        positives == 0
            ? 1
            : BinomialDistribution.of(with.inside(), density).survivalProbability(positives - 1);
    return new Limit(unknown, upper, value, chance);
  }

  private Box without(Box box, Limit limit) {
    return limit.upper
        ? box.withHigh(limit.unknown, all.high()[limit.unknown])
        : box.withLow(limit.unknown, all.low()[limit.unknown]);
  }

  /// {@return the box with the slice that raises its density most; empty if none does}
  private static Optional<Step> pasted(Cases cases, Box all, Step from) {
    Box box = from.box;
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < all.low().length; i++) {
      int unknown = i;
      if (box.low()[i] > all.low()[i]) {
        double[] below =
            beyond(cases, box.withLow(i, all.low()[i]), i, v -> v < box.low()[unknown]);
        if (below.length > 0) {
          steps.add(step(cases, box.withLow(i, below[Math.max(0, below.length - more(from))])));
        }
      }
      if (box.high()[i] < all.high()[i]) {
        double[] above =
            beyond(cases, box.withHigh(i, all.high()[i]), i, v -> v > box.high()[unknown]);
        if (above.length > 0) {
          steps.add(step(cases, box.withHigh(i, above[Math.min(above.length, more(from)) - 1])));
        }
      }
    }
    return steps.stream()
        .filter(step -> step.fit.density() > from.fit.density())
        .max(Comparator.comparingDouble(step -> step.fit.density()));
  }

  private static int more(Step from) {
    return Math.max(1, (int) (ALPHA * from.fit.inside()));
  }

  private static Step step(Cases cases, Box box) {
    return new Step(box, cases.fit(box));
  }

  /// {@return the values of an unknown beyond a limit, in the rows of an open box, ascending}
  private static double[] beyond(Cases cases, Box open, int unknown, DoublePredicate outside) {
    double[] column = cases.columns()[unknown];
    return IntStream.range(0, cases.rows())
        .filter(row -> outside.test(column[row]) && open.holds(cases, row))
        .mapToDouble(row -> column[row])
        .sorted()
        .toArray();
  }
}
