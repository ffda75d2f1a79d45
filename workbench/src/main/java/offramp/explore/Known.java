package offramp.explore;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import offramp.simulate.Appraisal;
import offramp.simulate.Shares;

/// What is known of the outcomes under one policy and theory.
///
/// A part is a draw of the unknowns with all its histories, or a batch of histories where nothing
/// is unknown; the parts of two policies or theories with one number have the same draws and dice.
///
/// @param means per outcome and part the probability at the horizon
/// @param shares per outcome and part the share of its histories in which it came about, which the
///   means are sharper than; the same as these if there are no dice
/// @param contrasts per outcome and part the difference of two halves of its histories; empty if
///   not known, or there are no dice
/// @param curve per outcome and report date the mean probability
/// @param drawn whether a part is a draw of the unknowns
/// @param exact whether there are no dice in it
/// @param histories that it took
/// @param jumps firings of these
public record Known(
    List<double[]> means,
    List<double[]> shares,
    List<double[]> contrasts,
    List<double[]> curve,
    boolean drawn,
    boolean exact,
    long histories,
    long jumps) {

  static Known of(Appraisal appraisal, int outcomes, int dates, boolean drawn) {
    return new Known(
        IntStream.range(0, outcomes).mapToObj(appraisal::means).toList(),
        IntStream.range(0, outcomes).mapToObj(appraisal::shares).toList(),
        IntStream.range(0, outcomes).mapToObj(appraisal::contrasts).toList(),
        IntStream.range(0, outcomes)
            .mapToObj(o -> IntStream.range(0, dates).mapToDouble(d -> appraisal.mean(o, d)))
            .map(series -> series.toArray())
            .toList(),
        drawn,
        false,
        appraisal.histories(),
        appraisal.jumps());
  }

  /// {@return what theories say together, each with a weight; of the parts that all have}
  ///
  /// @param weights adding up to 1
  public static Known pooled(List<Known> under, List<Double> weights) {
    Known first = under.getFirst();
    return new Known(
        together(under.stream().map(Known::means).toList(), weights),
        together(under.stream().map(Known::shares).toList(), weights),
        together(under.stream().map(Known::contrasts).toList(), weights),
        together(under.stream().map(Known::curve).toList(), weights),
        first.drawn,
        under.stream().allMatch(Known::exact),
        under.stream().mapToLong(Known::histories).sum(),
        under.stream().mapToLong(Known::jumps).sum());
  }

  private static List<double[]> together(List<List<double[]>> under, List<Double> weights) {
    return IntStream.range(0, under.getFirst().size())
        .mapToObj(outcome -> pooled(under, weights, outcome))
        .toList();
  }

  private static double[] pooled(List<List<double[]>> under, List<Double> weights, int outcome) {
    int size = under.stream().mapToInt(each -> each.get(outcome).length).min().orElse(0);
    double[] pooled = new double[size];
    for (int theory = 0; theory < under.size(); theory++) {
      for (int i = 0; i < size; i++) {
        pooled[i] += weights.get(theory) * under.get(theory).get(outcome)[i];
      }
    }
    return pooled;
  }

  /// {@return how many parts there are}
  public int parts() {
    return means.isEmpty() ? 0 : means.getFirst().length;
  }

  /// {@return the probability of an outcome by the horizon, with both uncertainties}
  public Shares probability(int outcome) {
    return shares(means.get(outcome), contrasts.get(outcome), parts());
  }

  /// {@return how much more likely an outcome is here than there, with both uncertainties; over the
  /// parts that both have}
  public Shares above(Known there, int outcome) {
    int parts = Math.min(parts(), there.parts());
    return shares(
        less(means.get(outcome), there.means.get(outcome), parts),
        less(contrasts.get(outcome), there.contrasts.get(outcome), parts),
        parts);
  }

  private static double[] less(double[] here, double[] there, int parts) {
    int known = Math.min(parts, Math.min(here.length, there.length));
    return IntStream.range(0, known).mapToDouble(i -> here[i] - there[i]).toArray();
  }

  private Shares shares(double[] results, double[] halves, int parts) {
    double[] some = Arrays.copyOf(results, parts);
    if (exact) {
      return Shares.exact(some);
    }
    if (!drawn) {
      return Shares.batches(some);
    }
    return halves.length < parts
        ? Shares.batches(some)
        : Shares.signed(some, Arrays.stream(halves).limit(parts).map(h -> h * h / 4).toArray());
  }
}
