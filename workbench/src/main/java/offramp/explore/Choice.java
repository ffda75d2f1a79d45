package offramp.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.numbers.core.Sum;

/// The most robust option by a measure, the next one, and whether the dice can tell them apart.
///
/// Options meet the same dice, so the error is that of the difference of the two, not of each
/// (paired comparison under common random numbers: Law, Simulation Modeling and Analysis, 2015,
/// section 10.2). A lead counts from two of these standard errors on, about 95% for one pair. The
/// standard error is the delete-one jackknife over independent batches of dice (Efron & Stein, Ann.
/// Stat. 9:586, 1981): it holds for measures that bend, such as the greatest regret, to first
/// order; for those that jump (shares, percentiles) it is a rough guide. Of equal options the first
/// wins.
///
/// @param winner number of the most robust option
/// @param second number of the next; empty if there is one option
/// @param lead what the winner has more than the second by the measure, at least 0
/// @param standardError of the lead by the dice; 0 if the table has no error, infinite if the
///   measure is in a part of the batches
/// @param separable whether the lead is above 0 and at least two standard errors
/// @param tied the others that the winner does not lead that much, in their order
public record Choice(
    int winner,
    OptionalInt second,
    double lead,
    double standardError,
    boolean separable,
    List<Integer> tied) {
  private static final double ERRORS = 2;

  /// {@return the choice from a table without error}
  public static Choice of(Measure measure, Performance table) {
    return of(measure.of(table), List.of());
  }

  /// {@return the choice from the mean of `batches`, with its error}
  ///
  /// @param batches tables of the same options and scenarios, each from dice of its own, of equal
  ///   weight, at least 2; 20 or more make two standard errors mean about 95%
  /// @throws IllegalArgumentException if there are fewer, or they do not have one size
  public static Choice of(Measure measure, List<Performance> batches) {
    if (batches.size() < 2) {
      throw new IllegalArgumentException(
          "batches (%s) are not at least 2".formatted(batches.size()));
    }
    for (Performance batch : batches) {
      if (!batch.likens(batches.getFirst())) {
        throw new IllegalArgumentException(
            "batch (%s options, %s scenarios) is not like the first (%s, %s)"
                .formatted(
                    batch.options(),
                    batch.scenarios(),
                    batches.getFirst().options(),
                    batches.getFirst().scenarios()));
      }
    }
    List<double[]> without = new ArrayList<>();
    for (int left = 0; left < batches.size(); left++) {
      List<Performance> others = new ArrayList<>(batches);
      others.remove(left);
      without.add(measure.of(Performance.mean(others)));
    }
    return of(measure.of(Performance.mean(batches)), without);
  }

  private static Choice of(double[] scores, List<double[]> without) {
    int winner = best(scores, OptionalInt.empty()).orElseThrow();
    OptionalInt second = best(scores, OptionalInt.of(winner));
    List<Integer> tied =
        IntStream.range(0, scores.length)
            .filter(other -> other != winner && !leads(winner, other, scores, without))
            .boxed()
            .toList();
    if (second.isEmpty()) {
      return new Choice(winner, second, 0, 0, false, tied);
    }
    int other = second.getAsInt();
    return new Choice(
        winner,
        second,
        lead(winner, other, scores),
        error(winner, other, without),
        !tied.contains(other),
        tied);
  }

  private static boolean leads(int winner, int other, double[] scores, List<double[]> without) {
    double lead = lead(winner, other, scores);
    return lead > 0 && lead >= ERRORS * error(winner, other, without);
  }

  private static double lead(int winner, int other, double[] scores) {
    return scores[winner] == scores[other] ? 0 : scores[winner] - scores[other];
  }

  private static double error(int winner, int other, List<double[]> without) {
    return jackknife(without.stream().mapToDouble(each -> each[winner] - each[other]).toArray());
  }

  private static OptionalInt best(double[] scores, OptionalInt except) {
    OptionalInt best = OptionalInt.empty();
    for (int option = 0; option < scores.length; option++) {
      boolean free = except.isEmpty() || except.getAsInt() != option;
      if (free && (best.isEmpty() || scores[option] > scores[best.getAsInt()])) {
        best = OptionalInt.of(option);
      }
    }
    return best;
  }

  private static double jackknife(double[] leads) {
    if (leads.length == 0) {
      return 0;
    }
    double mean = Means.mean(leads);
    Sum squares = Sum.create();
    for (double lead : leads) {
      squares.add((lead - mean) * (lead - mean));
    }
    double error = Math.sqrt(squares.getAsDouble() * (leads.length - 1) / leads.length);
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }
}
